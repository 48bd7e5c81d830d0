"""The firm or office where the post is, and whether an agency writes for it."""

import re
from collections.abc import Callable, Iterator, Sequence

from taktvoll.annotate.received.houses import (
    CAPITAL,
    OF_HOUSE,
    OWNER,
    house_in,
    is_of_owner,
    is_persons_role,
    is_role,
    names_function,
    with_legal_form,
)
from taktvoll.annotate.received.lexicons import lexicon
from taktvoll.annotate.received.parts import MailParts
from taktvoll.annotate.received.people import AGENT
from taktvoll.mail.lexicon import fold
from taktvoll.mail.signature import is_contact

_AT = re.compile(
    rf"(?:\b(?:[Bb]ei|[Bb]eim|zu|an)\s+(?:der\s+|dem\s+|uns\s+bei\s+|unserer?\s+)?|\b(?:im|am|vom|beim|unsere[rm]?|die|der|Ihr(?:e|em|er)?)\s+)(?P<name>{CAPITAL}(?:\s+(?:&\s+|am\s+|im\s+|für\s+|und\s+)?{CAPITAL}){{0,3}})"
)
_BRAND = re.compile(
    rf"(?:\b(?:[Bb]ei|at)|(?<!\S)@)\s+(?:der\s+|dem\s+|the\s+)?(?P<name>{CAPITAL}(?:\s+(?:&\s+)?{CAPITAL}){{0,2}})"
)
_NOT_A_HOUSE = frozenset(
    "uns ihnen dir euch ihrer ihrem fragen rückfragen verhinderung interesse bedarf deiner deinem teams zoom linkedin xing google microsoft skype webex ms kunden mandanten".split()
)
_JOINS = re.compile(
    r"bewerb|bewirb|interesse|dank|willkommen|stelle\b|\bjob|arbeit|praktik|werkstudent|recruit|\bHR\b|rolle|role|manager|position|kennenlern|team\b|suche\b|gespräch|termin|melde\w*|(?:in|er|ist)\s+\Z",
    re.IGNORECASE,
)
JOINED = 60
"""Characters before „bei X“ in which it is said that one works or applies there."""
_FIRM_SAID = re.compile(
    rf"\b(?:der\s+Firma|[Tt]eam\s+von|[Cc]rew\s+von|im\s+(?:Namen|Auftrag)\s+(?:von|vom|der|des))\s+(?P<name>{CAPITAL}(?:[ ]{CAPITAL}){{0,3}})|^(?:Die|Eure|Deine)[ ](?P<alone>{CAPITAL})$",
    re.MULTILINE,
)
_HERE_IS = re.compile(
    rf"(?:\b(?:[Hh]ier\s+(?:ist|schreibt)|[Ii]ch\s+bin)\s+(?:die\s+|der\s+)?{CAPITAL}(?:\s+{CAPITAL})?|\b{CAPITAL}\s+hier)\s*,?\s+(?:von\s+der|von|vom|bei\s+der|bei)\s+(?P<name>{CAPITAL}(?:\s+{CAPITAL}){{0,2}})"
)
"""„hier ist Basti vom Skatepark-Verein“."""
_BEFORE_STREET = re.compile(r"\s*[,(]\s*[A-ZÄÖÜ][^,.;\n]{2,40}\s\d{1,4}[a-z]?\b(?!\.)")
_LABELLED = re.compile(
    r"^[\s*•-]*(?:unternehmen|firma|arbeitgeber|kunde|auftraggeber|einsatzbetrieb)\s*:[ \t]*(?P<name>[^\n(]{3,60})",
    re.IGNORECASE | re.MULTILINE,
)
_PUBLIC = re.compile(
    r"(?:^|\b(?:im|am|das|die|der|des|dem|beim|vom|zum|zur)\s+)(?P<name>(?:Landes|Bundes|Stadt|Staats|Kreis|Bezirks|Universitäts|Kantons|Gemeinde|Hochschul)(?:archiv|amt|kanzlei|regierung|bibliothek|museum|theater|verwaltung|ministerium|kasse|spital|rat|gericht|anwaltschaft))s?\b",
    re.MULTILINE,
)
"""An office of one word: „Staatskanzlei“."""
_CLIENT = re.compile(
    r"\b(?:[Uu]nser(?:e[nrms]?)?|[Mm]ein(?:e[nrms]?)?)\s+(?:Kunden?|Kundin|Mandanten?|Mandantin|Auftraggebers?|Auftraggeberin|Klientin|Klienten?|Partnerunternehmen)\b,?\s*(?:(?:die|der|das|dem|den)\s+)?|\bim\s+(?:Auftrag|Namen)\s+(?:der|des|von)\s+"
)
_FOR_CLIENTS = re.compile(
    r"\b(?:(?:für|bei|von|mit|zu|an|im\s+(?:Auftrag|Namen))\s+(?:unsere[mnrs]?|meine[mnrs]?)|[Uu]nsere[mn]|[Mm]eine[mn])\s+(?:Kunden?|Mandanten|Auftraggebern?|Klienten)\b|\beine[nmrs]?\s+unserer\s+(?:Kunden|Mandanten)|\b(?:[Mm]ein|[Uu]nser)(?:e[nm]?)?\s+(?:Kunde|Kundin|Mandantin|Mandant|Auftraggeber(?:in)?|Klient(?:in)?)\b,?\s+(?:die|der|das|den|dem|ein\w*|aus|möchte|würde|hat|sucht|bittet|ist|lädt|[A-ZÄÖÜ(])"
)


def is_from_agency(parts: MailParts) -> bool:
    """Whether who writes places people with other firms."""
    said = fold(parts.prose + "\n" + "\n".join(map(parts.quote, parts.below)))
    return bool(_FOR_CLIENTS.search(parts.prose)) or (
        any(word in said for word in lexicon("agencies")) and "inhouse" not in said
    )


def company_of(parts: MailParts, *, agency: bool, person: str | None) -> str | None:
    """The name of the firm or office where the post is: of an agency's mail that of its client, if it is named."""
    labelled = _LABELLED.search(parts.prose)
    if labelled:
        return _cleaned(labelled["name"])
    if agency:
        return _client(parts)
    for line in (*map(parts.quote, parts.below), parts.sender_field, parts.prose):
        found = with_legal_form(line)
        if found:
            return _cleaned(line[slice(*found)])
    named = [name for line in map(parts.quote, (*parts.below, *parts.letterhead)) if (name := _house_of(line, person))]
    if named:
        return next((name for name in named if not _PART_OF_HOUSE.match(name)), named[0])
    return _house_in_prose(parts, placed=False) or _unnamed(parts, person) or _house_in_prose(parts, placed=True)


_PART_OF_HOUSE = re.compile(r"(?:Institut|Lehrstuhl|Fakultät|Abteilung|Fachbereich|Dezernat|Referat|Klinik\s+für)\b")
"""„Institut für Bodenkunde, Universität Wolfenau“: the house is the university."""


def _client(parts: MailParts) -> str | None:
    for match in _CLIENT.finditer(parts.prose):
        rest = parts.prose[match.end() : match.end() + 90]
        found = with_legal_form(rest) or house_in(rest)
        if found and found[0] < 6:
            return _cleaned(rest[slice(*found)])
    named = _FIRM_SAID.search(parts.prose)
    return _cleaned(named["name"]) if named and named["name"] else None


def _house_of(line: str, person: str | None) -> str | None:
    if person and fold(person) == fold(line).strip():
        return None
    partners = next((piece for piece in re.split(r"\s[|·•]\s|,\s+", line.strip()) if _PARTNERS.fullmatch(piece)), None)
    if partners and not is_persons_role(partners):
        return _cleaned(partners)
    of = OF_HOUSE.match(line)
    if of and names_function(of["function"]) and (found := house_in(of["house"])) and found[0] == 0:
        return _cleaned(of["house"][slice(*found)])
    pieces = re.split(r"\s[|·•–—@]\s|//|,\s+|\s-\s|[()\"]", line)
    names = [_cleaned(piece[slice(*found)]) for piece in pieces if (found := house_in(piece)) and not is_contact(piece)]
    whole = [name for name in names if not _PART_OF_HOUSE.match(name)]
    return next(iter(whole or names), None)


def _house_in_prose(parts: MailParts, *, placed: bool) -> str | None:
    """The house that the body names; one that stands before a street only where `placed`, as it may be no more than the place."""
    for match in _AT.finditer(parts.prose):
        found = house_in(match["name"])
        if found and (placed or not _BEFORE_STREET.match(parts.prose, match.start("name") + found[1])):
            return _cleaned(match["name"][slice(*found)])
    return next(
        (
            _cleaned(line[slice(*found)])
            for line, end in _pieces(parts.prose)
            if (found := house_in(line))
            and not is_contact(line)
            and not re.match(r"\s+\d", line[found[1] :])
            and (placed or not _BEFORE_STREET.match(parts.prose, end))
        ),
        None,
    )


def _pieces(prose: str) -> Iterator[tuple[str, int]]:
    """Parts of sentences, each with where it ends."""
    start = 0
    for match in re.finditer(r"\n|,\s|(?<=\w\w)\.\s|:\s|\(|\Z", prose):
        yield prose[start : match.start()], match.start()
        start = match.end()


def _unnamed(parts: MailParts, person: str | None) -> str | None:
    """A name that nothing marks as a firm's, what says so most plainly first."""
    below = [parts.quote(span) for span in parts.below]
    signed = "\n".join(below or parts.prose.strip().splitlines()[-2:])
    ways: tuple[Callable[[], str | None], ...] = (
        lambda: (
            next((first for line in below if is_of_owner(first := line.split(", ")[0], person)), None)
            or _said(f"{parts.prose}\n{signed}")
        ),
        lambda: _brand(parts.prose, *below) or next(filter(None, map(_behind_role, below)), None),
        lambda: _of_person(signed, person) or _named(_HERE_IS.search(parts.prose)),
        lambda: _of_team(signed),
        lambda: next((rest for line in below[:2] if (rest := _behind_name(line, person))), None),
        lambda: _named(_PUBLIC.search(signed) or _PUBLIC.search(parts.prose)),
        lambda: _alone(below, person),
    )
    found = next(filter(None, (way() for way in ways)), None)
    return _cleaned(found) if found else None


def _named(match: re.Match[str] | None) -> str | None:
    return match["name"] if match else None


def _said(text: str) -> str | None:
    """„der Firma X“, „im Auftrag von X“."""
    return next((match["name"] or match["alone"] for match in _FIRM_SAID.finditer(text)), None)


def _of_person(signed: str, person: str | None) -> str | None:
    """„Mats von Funkenflug“."""
    if not person:
        return None
    return _named(re.search(rf"^{re.escape(person)}\s+von\s+(?P<name>[A-ZÄÖÜ][^\n,|(]*)", signed, re.MULTILINE))


def _of_team(signed: str) -> str | None:
    """„dein Recruiting-Team von Nordlicht Energie“, „Euer Wolkenlaube-Team“."""
    team = _TEAM_OF.search(signed) or _TEAM.search(signed)
    return team["name"] if team and not is_role(team["name"]) else None


def _alone(below: Sequence[str], person: str | None) -> str | None:
    """A line of its own below the name; the first line where nobody signs by name."""
    last = fold(person or "").split()[-1:]
    lines = [
        line
        for line in below
        if "team" not in fold(line) and fold(line).split()[-1:] != last and not _PROXY.match(line)
    ]
    found = next(
        (
            line
            for line in lines
            if _may_stand_alone(line)
            and not (person and line.startswith(person))
            and not AGENT.fullmatch(line)
            and fold(line) != fold(person or "")
        ),
        None,
    )
    return None if found is None or any(char.isdigit() for char in found) else found


_TEAM_OF = re.compile(
    r"\b(?:\w+-)?[Tt]eam\s+(?:von\s+der|von|vom|der|des|bei)\s+(?P<name>[A-ZÄÖÜ][^\n,|]*)$", re.MULTILINE
)
_PARTNERS = re.compile(
    rf"(?:[A-ZÄÖÜ][\w.-]*\s+)*{CAPITAL}\s+(?:&|und)\s+(?:Cie\.?|Co\.?|Söhne|Töchter|Partner|Kollegen|Kolleginnen)(?:\s+{CAPITAL})*"
)
"""„Architekten Weber & Partner“."""
_PROXY = re.compile(r"\s*(?:i\.\s?[AV]\.|ppa\.|gez\.)", re.IGNORECASE)
_TEAM = re.compile(r"\b(?P<name>[A-ZÄÖÜ][\w-]+)-Team\b")


def _brand(*texts: str) -> str | None:
    """„bei Wolkenlaube“ where one applies or works there, „@ Wolkenlaube“."""
    for text in texts:
        for match in _BRAND.finditer(text):
            words = match["name"].split()
            joins = match.group().startswith("@") or _JOINS.search(text, max(0, match.start() - JOINED), match.start())
            if (
                joins
                and fold(words[0]) not in _NOT_A_HOUSE
                and not (is_role(words[0]) if len(words) == 1 else {"Frau", "Herr", "Herrn"} & set(words))
            ):
                return _cleaned(match["name"])
    return None


def _behind_role(line: str) -> str | None:
    """The firm in „Head of Product, Quillpath“ and in „Geschäftsführerin Dahl & Co.“."""
    owner = OWNER.fullmatch(line)
    if owner and not is_role(owner["firm"]):
        return _cleaned(owner["firm"])
    pieces = re.split(r"\s[|·•–—/]\s|//|,\s+", line)
    pieces = pieces[1:] if len(pieces) == 3 and is_role(pieces[1]) else pieces
    if len(pieces) > 1 and names_function(pieces[0]) and not is_contact(pieces[-1]) and not is_role(pieces[-1]):
        return _cleaned(pieces[-1])
    return None


def _behind_name(line: str, person: str | None) -> str | None:
    """The firm in „Tarek, Plattenladen Rille & Nadel“."""
    name, comma, rest = line.partition(" (" if line.endswith(")") else ", ")
    rest = rest.rstrip(")")
    known = person is not None and fold(name.strip()) == fold(person)
    return _cleaned(rest) if comma and known and _may_stand_alone(rest) and "," not in rest else None


def _may_stand_alone(line: str) -> bool:
    is_name = line[:1].isupper() or re.fullmatch(r"[a-zäöü][\w&.-]*(?:[ ][\w&.-]+){0,2}", line)
    return not is_contact(line) and not is_role(line) and bool(is_name) and len(line.split()) <= 5


def _cleaned(name: str) -> str:
    return " ".join(name.split()).strip(' ,;:|·•(„“"')
