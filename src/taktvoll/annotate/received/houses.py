"""The firm or office where the post is, and whether an agency writes for it."""

import functools
import re
from collections.abc import Iterator

from taktvoll.annotate.received.lexicons import lexicon
from taktvoll.annotate.received.parts import MailParts, Span
from taktvoll.mail.lexicon import fold
from taktvoll.mail.lexicon import lexicon as first_names
from taktvoll.mail.signature import is_contact

_LEGAL = (
    r"(?:g?GmbH(?:\s*&\s*Co\.?\s*KG)?|AG(?:\s*&\s*Co\.?\s*KG(?:aA)?)?|KGaA|KG|SE(?:\s*&\s*Co\.?\s*KG(?:aA)?)?|OHG|OG|UG|GbR|e\.\s?K\.|e\.\s?V\.|e\.\s?G\.|eG|e\.\s?U\.|a\.\s?G\.|VVaG"
    r"|Ges\.\s?m\.\s?b\.\s?H\.|GesmbH|PartG(?:\s*mbB)?|(?:&\s+Partner\s+)?mbB|Stiftung\s&\sCo\.|Inc\.|Ltd\.|Sàrl|Holding\s+AG|plc|B\.\s?V\.)"
)
_WORD = r"[\wÄÖÜäöüß][\wäöüß&.'’/-]*"
CAPITAL = r"[A-ZÄÖÜ0-9][\wäöüß&'’-]*(?:\.(?=\w)[\w-]+)*"
_WITH_FORM = re.compile(
    rf"(?:(?<=^)|(?<=[\s(„\"|@,])){CAPITAL}(?:\s+(?:&|und|am|der|für)\s+{CAPITAL}|\s+{CAPITAL}){{0,5}}?(?:\s*&\s*\w+)?(?:\s+|\s*(?=gGmbH)){_LEGAL}(?![\wäöü])"
)
_SMALL_WITH_FORM = re.compile(rf"(?:^|(?<=\n))[a-zäöü][\w-]*(?:\s+[\w&-]+){{0,3}}\s+{_LEGAL}(?![\wäöü])")
_SENTENCE_WORDS = re.compile(
    r"^(?:Die|Der|Das|Bei|Unsere?|Ihre?|Wir|Für|Im|In|Am|Kunde|Firma|Ihr|Dein|Von|Sitz|Hier|Zur|Der|Ort|Recruiting-Team)\s+"
)
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
_PERSON_OF = re.compile(r"(?P<name>\w+)\s+(?:von|vom|bei)\s+(?:der\s+|dem\s+)?(?=[A-ZÄÖÜ])")
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
    r"\b(?:[Uu]nser(?:e[nrms]?)?|[Mm]ein(?:e[nrms]?)?)\s+(?:Kunden?|Kundin|Mandanten?|Mandantin|Auftraggebers?|Klienten?|Partnerunternehmen)\b,?\s*(?:(?:die|der|das|dem|den)\s+)?|\bim\s+(?:Auftrag|Namen)\s+(?:der|des|von)\s+"
)
_FOR_CLIENTS = re.compile(
    r"\b(?:[Uu]nsere[mnr]?|[Mm]eine[mnr]?|[Uu]nser(?:en)?)\s+(?:Kunden?|Mandanten|Auftraggebern?|Klienten)\b|\beine[nmrs]?\s+unserer\s+(?:Kunden|Mandanten)|\b(?:[Mm]ein|[Uu]nser)(?:e[nm]?)?\s+(?:Kunde|Kundin|Mandantin|Mandant|Auftraggeber(?:in)?|Klient(?:in)?)\b,?\s+(?:die|der|das|den|dem|ein\w*|aus|möchte|würde|hat|sucht|bittet|ist|lädt|[A-ZÄÖÜ(])"
)
OWNER = re.compile(
    r"(?P<role>(?:Geschäftsführer|Inhaber|Gründer|Direktor|Mitgründer)(?:in)?|CEO|Founder|Co-Founder)\s+(?P<firm>[A-ZÄÖÜ].*)"
)
"""„Geschäftsführerin Dahl & Co. Kommunikation“."""


_WHOLE_WORDS = frozenset({"people", "talent", "human", "partner", "office", "graduate", "expert", "design"})
"""Roles that a firm's name may have as a part of a word: „carepeople“."""


@functools.cache
def _role_words() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            re.escape(word) if len(word) > 4 and word not in _WHOLE_WORDS else rf"\b{re.escape(word)}\b"
            for word in lexicon("roles")
        )
    )


@functools.cache
def _house_words() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, lexicon("houses")), key=len, reverse=True))
    capital = rf"(?-i:{CAPITAL})"
    title = r"(?:(?:Dr|Prof|St|Skt)\.\s+)*"
    tail = rf"(?:\s+(?:am|an\s+der|im|zum|zur|für|der|des|von|vom|zu|&|und)\s+{title}{capital}|\s+{title}{capital})"
    return re.compile(
        rf"(?<![\w-])(?:[A-ZÄÖÜ][\w-]*)?(?:{heads})s?(?![\w-]){tail}{{1,4}}|(?:{capital}\s+){{1,3}}(?:[A-ZÄÖÜ][\w-]*)?(?:{heads})(?![\w-])(?:[ ](?=(?-i:[A-ZÄÖÜ])){capital}(?=\s+(?-i:[a-zäöü])|\s*$))?",
        re.IGNORECASE,
    )


def is_role(words: str) -> bool:
    """Whether `words` name a function: „Leiterin Personal“, „People Team“."""
    return _role_words().search(fold(words)) is not None


_FUNCTION = re.compile(
    r"(?:team|direktion|direction|sekretariat|abteilung|fachbereich|fachdienst|sachgebiet|programme?|wesen|aufnahme|branding|redaktion|betreuung|services?|recruiter(?:in|innen)?|vermittler(?:in)?|relations|"
    r"(?:personal|lohn|schicht|gemeinde|pfarr|betriebs|vorstands|ausbildungs|bewerber)(?:büro|stelle|service)|empfang|leitung|disposition|direktorin|beraterin|vertretung|dienst(?:leitung)?)\b",
    re.IGNORECASE,
)
"""Further functions, told only where they stand beside a name: „Art Direction“, „Nachwuchsprogramme“."""
OF_HOUSE = re.compile(
    r"^(?P<function>[A-ZÄÖÜ][\w&-]*(?:[ ][A-ZÄÖÜ][\w&-]*){0,2})\s+(?:der|des|vom|von\s+der|von|am|an\s+der|bei|bei\s+der)\s+(?P<house>[A-ZÄÖÜ].*)$"
)
"""„Gemeindebüro der Kirchengemeinde St. Ansgar“."""


def names_function(words: str) -> bool:
    """Whether `words`, beside a name in a signature, say what somebody does there."""
    return is_role(words) or _FUNCTION.search(words) is not None


def begins_with_house(words: str) -> bool:
    """Whether the first of `words` says what house it is: „Kanzlei Haas & Kollegen“."""
    return fold(words).split(maxsplit=1)[0] in lexicon("houses")


def has_legal_form(words: str) -> bool:
    """Whether a firm's legal form stands in `words`."""
    return with_legal_form(words) is not None


def house_in(line: str) -> Span | None:
    """Where in `line` the name of a firm or an office stands; None for nowhere."""
    found = with_legal_form(line)
    if found:
        return found
    for match in _house_words().finditer(line):
        words = match.group().split()
        if all(word[0].isupper() or word[0].isdigit() or len(word) < 4 for word in words) and words[0][0].isupper():
            return _without_lead(line, *match.span())
    return None


def with_legal_form(line: str) -> Span | None:
    for pattern in (_WITH_FORM, _SMALL_WITH_FORM):
        match = pattern.search(line)
        if match:
            return _without_lead(line, *match.span())
    return None


def _without_lead(line: str, start: int, end: int) -> Span:
    """The span without words that begin sentences, and without a function before the firm („Geschäftsführer Aumann GmbH“)."""
    while lead := _SENTENCE_WORDS.match(line[start:end]):
        start += lead.end()
    person = _PERSON_OF.match(line[start:end])
    if person and fold(person["name"]) in first_names("first_names"):
        start += person.end()
    words = line[start:end].split()
    if (
        len(words) > 2
        and is_role(words[0])
        and not is_role(" ".join(words[1:]))
        and not fold(words[0]).endswith(lexicon("houses"))
    ):
        start += len(words[0]) + 1
    return start, end


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
    for line in (*map(parts.quote, parts.below), parts.sender_field):
        found = with_legal_form(line)
        if found:
            return _cleaned(line[slice(*found)])
    found = with_legal_form(parts.prose)
    if found:
        return _cleaned(parts.prose[slice(*found)])
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
    if not placed:
        return next(
            (
                _cleaned(line[slice(*found)])
                for line, end in _pieces(parts.prose)
                if (found := house_in(line))
                and not is_contact(line)
                and not re.match(r"\s+\d", line[found[1] :])
                and not _BEFORE_STREET.match(parts.prose, end)
            ),
            None,
        )
    pieces = re.split(r"\n|,\s|(?<=\w\w)\.\s|:\s|\(", parts.prose)
    return next(
        (
            _cleaned(line[slice(*found)])
            for line in pieces
            if (found := house_in(line)) and not is_contact(line) and not re.match(r"\s+\d", line[found[1] :])
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
    """A name that nothing marks as a firm's: behind „bei“, behind „@“, with the owner's name in it, or alone below the function."""
    below = [parts.quote(span) for span in parts.below]
    owned = next((line for line in below if is_of_owner(line, person)), None) or next(
        (match["name"] or match["alone"] for match in _FIRM_SAID.finditer("\n".join([parts.prose, *below]))), None
    )
    if owned:
        return _cleaned(owned)
    found = _brand(parts.prose, *below) or next(filter(None, map(_behind_role, below)), None)
    if found:
        return found
    owner = (
        re.search(rf"^{re.escape(person)}\s+von\s+(?P<name>[A-ZÄÖÜ][^\n,|(]*)", "\n".join(below), re.MULTILINE)
        if person
        else None
    )
    if owner:
        return _cleaned(owner["name"])
    introduced = _HERE_IS.search(parts.prose)
    if introduced:
        return _cleaned(introduced["name"])
    of_team = re.search(
        r"\b(?:\w+-)?[Tt]eam\s+(?:von\s+der|von|vom|der|des|bei)\s+(?P<name>[A-ZÄÖÜ][^\n,|]*)$",
        "\n".join(below),
        re.MULTILINE,
    )
    if of_team:
        return _cleaned(of_team["name"])
    team = re.search(r"\b([A-ZÄÖÜ][\w-]+)-Team\b", "\n".join(below))
    if team and not is_role(team[1]):
        return team[1]
    signed = next((rest for line in below[:2] if (rest := _behind_name(line, person))), None)
    if signed:
        return signed
    public = _PUBLIC.search("\n".join(below)) or _PUBLIC.search(parts.prose)
    if public:
        return public["name"]
    alone = next(
        (
            line
            for line in (below[1:] if person or "team" in fold("".join(below[:1])) else below)
            if _may_stand_alone(line) and fold(line) != fold(person or "")
        ),
        None,
    )
    return None if alone is None or any(char.isdigit() for char in alone) else _cleaned(alone)


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
    if len(pieces) > 1 and is_role(pieces[0]) and not is_contact(pieces[-1]) and not is_role(pieces[-1]):
        return _cleaned(pieces[-1])
    return None


def is_of_owner(line: str, person: str | None) -> bool:
    """Whether `line` is a firm that has the name of the `person` who signs: „Ambulante Pflege Ebert“."""
    words, last = line.split(), fold(person).split()[-1] if person else ""
    if (
        len(words) < 2
        or is_contact(line)
        or not last
        or " und " in (person or "")
        or fold(line).strip() == fold(person or "")
    ):
        return False
    return (
        any(fold(word).strip(",.") == last for word in words)
        and all(word[:1].isupper() or len(word) < 4 for word in words)
        and not fold(line).startswith(fold(person or "").split()[0])
    )


def _behind_name(line: str, person: str | None) -> str | None:
    """The firm in „Tarek, Plattenladen Rille & Nadel“."""
    name, comma, rest = line.partition(", ")
    known = person is not None and fold(name.strip()) == fold(person)
    return _cleaned(rest) if comma and known and _may_stand_alone(rest) and "," not in rest else None


def _may_stand_alone(line: str) -> bool:
    is_name = line[:1].isupper() or re.fullmatch(r"[a-zäöü][\w&.-]*(?:[ ][\w&.-]+){0,2}", line)
    return not is_contact(line) and not is_role(line) and bool(is_name) and len(line.split()) <= 5


def _cleaned(name: str) -> str:
    return " ".join(name.split()).strip(' ,;:|·•(„“"')
