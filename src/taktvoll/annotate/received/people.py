"""Who wrote the mail, in which function, to whom, and who leads the talk."""

import re

from taktvoll.annotate.received.given_names import is_first_name
from taktvoll.annotate.received.houses import (
    OF_HOUSE,
    OWNER,
    begins_with_house,
    has_legal_form,
    house_in,
    is_of_owner,
    is_persons_role,
    is_role,
    names_function,
)
from taktvoll.annotate.received.parts import MailParts, Span
from taktvoll.mail.addressee import addressee
from taktvoll.mail.lexicon import fold
from taktvoll.mail.names import is_title, looks_like_name, name_span
from taktvoll.mail.signature import is_contact

MR = r"(?:Frau|Herrn?|Fr\.|Hr\.|Ms\.?|Mr\.?|Mrs\.?)"
TITLE = r"(?:(?:Prof\.|Dr\.-Ing\.|Dr\.|Dr(?=\s)|Mag\.|Dipl\.-?\w+\.?|PD|Ing\.|DI)\s*(?:[a-z]{2,4}\.\s*)*)"
PARTICLE = r"(?:von|van|de|der|zu|vom|zum|Graf|Gräfin|Freiherr|Freifrau)"
CAPITAL = r"[A-ZÄÖÜÉŠŽČŞİØÅ][\w'’-]*[^\W\d_]"
NO_NAME = r"(?!(?:Dr|Prof|Mag|Dipl|Ing|Frau|Herrn?|CTO|CEO|COO|CFO|Gründer(?:in)?|Meister(?:in)?|Chef(?:in)?|Kollegen?|Kollegin|\w*[Ll]eiter(?:in)?|\w*[Ll]eitung|Vorstand|Geschäftsführer(?:in)?|\w*[Ii]nhaber(?:in)?)\b)"
ROLE_NOUN = r"[A-ZÄÖÜ][a-zäöüß-]{2,}(?:erin|arin|orin|eurin|koordinator|redakteur|trainer|istin|entin|ärztin|arzt|leiter|direktor|meister|berater|sprecher|führer|vorsteher|vorstand|chefin|chef|referent|assistent|rektor)"
"""A word that says what somebody is: „Erzieherin“, „Archivdirektor“."""
NAME = rf"{TITLE}*(?:{CAPITAL}|[A-Z]\.)(?:\s+(?:{PARTICLE}\s+)*(?!(?:Sie|Ihnen|Ihre?[nmrs]?)\b){CAPITAL}){{0,3}}"
_BEFORE_NAME = re.compile(
    rf"(?:(?:gez\.|i\.?\s?[AV]\.|ppa\.|im\s+auftrag|Ihre?|Deine?|Eure?|HR)\s+|{MR}\s+)+(?=[A-ZÄÖÜ])", re.IGNORECASE
)
_COLUMN = re.compile(r"\s*(?:\s[|·•]\s|//|\s[–—@/]\s|\s{3,}|\s-\s)\s*")
_FUNCTION_COMMA = re.compile(
    rf"(?:(?:Der|Die)\s+)?(?P<function>[A-ZÄÖÜ][^,:\n]{{2,40}})[,:]\s+(?P<name>(?:Frau|Herr)\s+{NAME}|{CAPITAL}\s+(?:{PARTICLE}\s+)*{CAPITAL})\s*$"
)
"""„Sachgebiet Personal, Frau Jahn“."""
_COMMA = re.compile(r",\s+")
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|sie|er|keine)\b[^)]*\)", re.IGNORECASE)
INTRODUCED = re.compile(
    rf"(?:mein\s+Name\s+ist|hier\s+ist|ich\s+heiße|ich\s+bin(?=\s+(?:die|der)?\s*{CAPITAL}\s+von\b))\s+(?:die\s+|der\s+)?(?P<name>{NAME})"
)
_I_AM = re.compile(r"\b[Ii]ch\s+bin\s+(?:[a-zäöü]+\s+)?(?P<role>[A-ZÄÖÜ]\w+(?:[ -]\w+)?)\s+(?:bei|der|des|von)\b")
_SIGNED_BEHIND = re.compile(
    rf"(?i:gr(?:ü|ue)(?:ß|ss)(?:e|en)?|cheers|best|bis\s+(?:dann|bald|denn)|ciao|herzlich|servus)(?:[,!]\s*|\s+(?:von\s+)?)(?P<name>{CAPITAL}(?:\s+{CAPITAL})?)\s*$"
)
_OF_HOUSE = re.compile(r"\s+(?:von|vom|bei)\s+(?:der\s+|dem\s+)?(?=[A-ZÄÖÜ])")
_OF = re.compile(r"(?:der|des|dem|vom|von|bei)\b")
_AT_HOUSE = re.compile(r"\s+(?:bei|at|@)\s+(?:der\s+|dem\s+)?[A-ZÄÖÜ].*$")
_ROLE_COLUMN = re.compile(r"\s*(?:\s[|·•]\s|//|\s[–—@]\s|\s{3,}|\s-\s)\s*")
_IN_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{3,60})\)\s*$")
_DATA = re.compile(r"[\d@:]|www")
"""What contact data have, and „Präsident des Amtsgerichts“ has not."""
_NOBODY = frozenset(
    {
        "die",
        "das",
        "der",
        "team",
        "personalabteilung",
        "recruiting",
        "bewerbermanagement",
        "personal",
        "karriere",
        "jobs",
        "hr",
    }
)


def recipient_of(parts: MailParts) -> str | None:
    """Whom the salutation names: „Frau Dr. Weiß“."""
    line = parts.quote(parts.salutation)
    span = addressee(line)
    if span is None:
        return None
    named = line[slice(*span)]
    if re.match(
        r"bewerb|studierende|interessiert|teilnehm|interessent|kandidat|zusammen\b|alle\b", named, re.IGNORECASE
    ):
        return None
    return re.sub(r"^Herrn\b", "Herr", named)


AGENT = re.compile(
    r"(?!Berlin|Schwerin|Stettin|Wollin)(?=[A-ZÄÖÜ])(?i:[a-zäöüß-]*(?:erin|istin|entin|antin|eurin|orin|ärztin|arzt|wirt|wirtin|schmied|schreiber|meister|koch|köchin|chef|chefin|frau|mann|berater|lehrer|gärtner|redakteur|wart|kapitän|verwalter|vertreter|anwalt|anwältin|händler|bauer|bäuerin|dekan|kantor|pfarrer|wartin|apotheker|apothekerin|rat|rätin))"
)
"""What somebody is, in one word beside the name: „Gemeindeschreiber“."""
_ONE_WORD = re.compile(CAPITAL)
_FORMAL = re.compile(r"\b(?:Frau|Herrn?|Damen)\b")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.\s")
_OF_BRAND = re.compile(rf"(?P<name>{CAPITAL})\s+(?:von|vom|von\s+der|bei)\s+{CAPITAL}(?:\s+{CAPITAL})?")
"""„Mats von Funkenflug“ below a mail that is on first-name terms."""
_HIRES_OUT = re.compile(r"zeitarbeit|arbeitnehmerüberlassung|personaldienstleist", re.IGNORECASE)
"""An agency's name, which „Personal“ in it makes no function."""
_NO_PERSON = re.compile(
    r"(?:gesellschaft|verband|verein|genossenschaft|gemeinschaft|gruppe|zentrale|beratung|versicherung(?:en)?|werke?|technik|systeme|solutions|group|services|dienste|handel|logistik|energie|medien|immobilien|betriebe|kliniken|apotheke|kammer|consulting|labs|studios|media|kurier|zeitung|anzeiger|blatt|erei|pflege|reisen|service|büro|stelle|abteilung|management|center|verwaltung|leitung)$",
    re.IGNORECASE,
)
_OF_OFFICE = re.compile(r"\s(?:des|für|und\s+die|im|am)\s")
_OFFICE = re.compile(
    r"(?:sekretariat|büro|team|abteilung|direktion|leitung|stelle|verwaltung|entwicklung|gewinnung)$", re.IGNORECASE
)


def sender_of(parts: MailParts) -> tuple[str | None, str | None, Span | None]:
    """Name and function of who wrote, and where the name stands; each None where it is not told."""
    name, role, place = _signed(parts)
    introduced = INTRODUCED.search(parts.prose)
    if introduced and (of := _OF_HOUSE.search(introduced["name"])) and house_in(introduced["name"][of.end() :]):
        name = name or introduced["name"][: of.start()]
    elif introduced and name and _INITIAL.match(name) and fold(introduced["name"]).endswith(fold(name.split()[-1])):
        name = introduced["name"]
    elif introduced and (name is None or " " not in name):
        full = introduced["name"]
        of = _OF_BRAND.fullmatch(full)
        if of and is_first_name(of["name"]) and not _FORMAL.search(parts.quote(parts.salutation)):
            full = of["name"]
        if name is None or fold(full).startswith(fold(name)):
            name = full if " " in full or name is None else name
            place = place or _span_of(parts, introduced)
    from_field = person_in_field(parts.sender_field)
    if from_field and (name is None or (" " not in name and fold(from_field).split()[0] == fold(name))):
        name = from_field
    if role is None and name:
        told = _I_AM.search(parts.prose)
        role = told["role"] if told and is_role(told["role"]) else None
    return name, role, place


def _span_of(parts: MailParts, match: re.Match[str]) -> Span:
    return parts.body[0] + match.start("name"), parts.body[0] + match.end("name")


def _signed(parts: MailParts) -> tuple[str | None, str | None, Span | None]:
    found: tuple[str, Span, int, str] | None = None
    behind = _SIGNED_BEHIND.search(parts.quote(parts.closing))
    if behind and looks_like_name(behind["name"], free=True) and not is_role(behind["name"]):
        found = (behind["name"], parts.closing or (0, 0), -1, "")
    for place, span in enumerate(parts.below[:6]):
        person = _signer(parts, parts.quote(span))
        if person and (found is None or _is_surer(person[0], found[0])):
            found = (person[0], span, place, person[1])
    if found is None:
        return None, None, None
    name, span, place, rest = found
    of = _OF_BRAND.fullmatch(name)
    if of and is_first_name(of["name"]) and not _FORMAL.search(parts.quote(parts.salutation)):
        name = of["name"]
    return name, _role(rest, name) or _role_below(parts, place + 1, name) or _role_above(parts, place), span


def _signer(parts: MailParts, line: str) -> tuple[str, str] | None:
    """The name that a line of the signature has, and what stands behind it."""
    only_house = house_in(line) and not (_COMMA.search(line) or _COLUMN.search(line) or _OF_HOUSE.search(line))
    if is_contact(line) or only_house:
        return None
    person = person_at_start(line)
    if person is None or parts.closing is not None or _starts_with_first_name(person[0]) or is_first_name(person[0]):
        return person
    alone = len(parts.below) == 1 and _ONE_WORD.fullmatch(person[0])
    return person if alone and not _FORMAL.search(parts.quote(parts.salutation)) else None


def _is_surer(name: str, other: str) -> bool:
    """Whether `name` is the whole of `other`, or has a first name where `other` may be no person's."""
    if " " not in other:
        is_whole = fold(name).startswith(f"{fold(other)} ")
        return is_whole or (not is_first_name(other) and _starts_with_first_name(name))
    return _starts_with_first_name(name) and not _starts_with_first_name(other)


def _role_above(parts: MailParts, place: int) -> str | None:
    """„Schulsekretariat Quader“ in the line above the name."""
    line = parts.quote(parts.below[place - 1]) if place > 0 else ""
    of, first = OF_HOUSE.match(line), line.split(maxsplit=1)[0] if line else ""
    if of and names_function(of["function"]) and house_in(of["house"]):
        return of["function"]
    if line and is_persons_role(line) and not house_in(line):
        return line
    if of or not first or not _OFFICE.search(first):
        return None
    return line if is_role(line[len(first) :]) and len(line.split()) < 4 else first


def person_at_start(line: str) -> tuple[str, str] | None:
    """The name that `line` begins with, and what stands behind it; None where it names nobody."""
    behind = _behind_function(line)
    if behind:
        return behind
    before = _BEFORE_NAME.match(line)
    rest = _IN_BRACKETS.sub(r", \g<inside>", _PRONOUNS.sub(" ", line[before.end() if before else 0 :]))
    ends = [match for match in (_COLUMN.search(rest), _COMMA.search(rest)) if match]
    end = min(ends, key=lambda match: match.start()) if ends else None
    name = _without_house(rest[: end.start()] if end else rest)
    if _names_nobody(name):
        return None
    role, person = _function_before(name)
    if role:
        return person, role
    is_function = before is None and names_function(name) and not _starts_with_first_name(name)
    if is_function or not looks_like_name(name, free=True):
        return None
    if " " not in name and before and (title := re.search(r"(Frau|Herrn?)\s+\Z", before.group())):
        name = f"{title[1].removesuffix('n')} {name}"
    return name, rest[end.end() :].strip() if end else ""


def _behind_function(line: str) -> tuple[str, str] | None:
    """(name, function) of „Sachgebiet Personal, Frau Jahn“."""
    found = _FUNCTION_COMMA.match(line)
    if found is None or not names_function(found["function"]) or house_in(found["function"]):
        return None
    known = found["name"].startswith(("Frau ", "Herr ")) or is_first_name(found["name"].split()[0])
    return (found["name"], found["function"]) if known else None


def _without_house(name: str) -> str:
    """`name` without „von der Kita Regenbogen“ and „und das Team“ behind it."""
    of = _OF_HOUSE.search(name)
    first = name[: of.start()].split() if of else []
    if of and first and house_in(name[of.end() :]) and is_first_name(first[-1]):
        name = name[: of.start()]
    others = re.search(r"\s+und\s+(?:das|ihr|euer|alle|team)\b", name)
    name = name[: others.start()] if others else name
    return name[slice(*name_span(name))].strip()


def _names_nobody(name: str) -> bool:
    """Whether `name` is too long for one, or an office, a team, a firm."""
    words = [fold(word).strip(".") for word in name.split()]
    if not words or len(words) > MAX_NAME or any(char.isdigit() for char in name):
        return True
    if name.islower() and not is_first_name(name.split(maxsplit=1)[0]):
        return True
    is_office = _NO_PERSON.search(name) or _OF_OFFICE.search(name) or any(word.endswith("team") for word in words)
    formula = fold(name) in {"im auftrag", "i. a", "in vertretung"}
    return bool(is_office or formula or {words[0], words[-1]} & _NOBODY or _is_firm_of_two(name) or house_in(name))


MAX_NAME = 7
"""Words of the longest name, with its titles."""


def _is_firm_of_two(name: str) -> bool:
    """„Sauber & Fein Gebäudedienste“, not „Rike & Momo“."""
    halves = [half.split() for half in name.split(" & ")]
    return len(halves) > 1 and not (
        all(len(half) == 1 for half in halves) and any(is_first_name(half[0]) for half in halves)
    )


def _function_before(name: str) -> tuple[str, str]:
    """(function, name) of „Bürovorsteherin Sigrid Maus“; an empty function where none stands before the name."""
    first, _, rest = name.partition(" ")
    if (
        rest
        and (is_role(first) or AGENT.fullmatch(first) or re.fullmatch(ROLE_NOUN, first))
        and _starts_with_first_name(rest)
    ):
        return first, rest
    return "", name


def _starts_with_first_name(name: str) -> bool:
    words = [word for word in name.split() if not is_title(word)]
    return len(words) > 1 and is_first_name(words[0])


def _role(words: str, person: str | None = None) -> str | None:
    """The function that `words` begin with; None where they name none, or the firm of the `person` who signs."""
    if is_of_owner(words, person) and (begins_with_house(words) or not is_role(words.split(maxsplit=1)[0])):
        return None
    first = _ROLE_COLUMN.split(words)[0].strip(" ()*_,/|")
    if not first or first.startswith("für ") or _HIRES_OUT.search(first):
        return None
    first = _AT_HOUSE.sub("", first)
    parts = first.split(" / ")
    first = " / ".join(part for place, part in enumerate(parts) if place == 0 or names_function(part))
    of = OF_HOUSE.match(first)
    if of and _OFFICE.search(of["function"]) and house_in(of["house"]):
        return of["function"]
    head = first
    house = house_in(first)
    owner = OWNER.fullmatch(first)
    if owner and not is_role(owner["firm"]):
        return owner["role"]
    belongs = house and (_OF.match(first, house[0]) or re.search(r"\b(?:der|des|bei|vom|von)\s+$", first[: house[0]]))
    whole = house == (0, len(first)) and not is_persons_role(first)
    if house and not belongs and not whole and not has_legal_form(first) and is_role(first.split()[0]):
        house = None
    if house and house[0] > 0:
        head = first[: house[0]].strip(" ,()@–-")
        head = re.sub(r"\s+(?:der|des|bei|bei\s+der|vom|von)$", "", head)
    elif house:
        return None
    elif "," in first:
        head = first.split(",")[0].strip()
    return (
        head
        if head
        and not (" " in head and "/" not in head and begins_with_house(head))
        and (names_function(head) or AGENT.fullmatch(head) or re.fullmatch(ROLE_NOUN, head))
        and not (is_contact(head) and _DATA.search(head))
        else None
    )


def _role_below(parts: MailParts, start: int, person: str | None) -> str | None:
    for span in parts.below[start : start + 3]:
        line = parts.quote(span).strip()
        if is_contact(line) and _DATA.search(line):
            return None
        role = _role(line, person)
        if role:
            return role
    return None


def person_in_field(field: str) -> str | None:
    """The person whom a header field names: „Von: Petra Domke <…>“, „"Domke, Petra"“; None for an office and for one word."""
    name = re.sub(r"<[^>]*>|\S+@\S+|[\"']", " ", field).strip()
    if re.fullmatch(r"[^,]+,\s*[^,]+", name):
        last, first = (part.strip() for part in name.split(","))
        name = f"{first} {last}"
    name = " ".join(name.split())
    if len(name.split()) < 2 or house_in(name) or is_role(name) or not looks_like_name(name, free=True):
        return None
    return name
