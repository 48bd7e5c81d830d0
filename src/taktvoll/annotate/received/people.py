"""Who wrote the mail, in which function, to whom, and who leads the talk."""

import functools
import re

from taktvoll.annotate.received.houses import OWNER, has_legal_form, house_in, is_of_owner, is_role
from taktvoll.annotate.received.parts import MailParts, Span
from taktvoll.mail.addressee import addressee
from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.names import is_title, looks_like_name, name_span
from taktvoll.mail.signature import is_contact

_MR = r"(?:Frau|Herrn?|Fr\.|Hr\.|Ms\.?|Mr\.?|Mrs\.?)"
_TITLE = r"(?:(?:Prof\.|Dr\.|Mag\.|Dipl\.-?\w+\.?|PD|Ing\.|DI)\s*(?:[a-z]{2,4}\.\s*)*)"
_PARTICLE = r"(?:von|van|de|der|zu|vom|zum|Graf|Gräfin|Freiherr|Freifrau)"
_CAPITAL = r"[A-ZÄÖÜÉŠŽČŞİØÅ][\w'’-]*[^\W\d_]"
_NO_NAME = r"(?!(?:Dr|Prof|Mag|Dipl|Ing|Frau|Herrn?|CTO|CEO|COO|CFO|Gründer(?:in)?|Meister(?:in)?|Chef(?:in)?|Kollegen?|Kollegin|\w*[Ll]eiter(?:in)?|\w*[Ll]eitung|Vorstand|Geschäftsführer(?:in)?|\w*[Ii]nhaber(?:in)?)\b)"
_ROLE_NOUN = r"[A-ZÄÖÜ][a-zäöüß-]{2,}(?:erin|arin|orin|istin|entin|ärztin|arzt|leiter|direktor|meister|berater|sprecher|führer|vorsteher|vorstand|chefin|chef|referent|assistent|rektor)"
"""A word that says what somebody is: „Erzieherin“, „Archivdirektor“."""
NAME = rf"{_TITLE}*(?:{_CAPITAL}|[A-Z]\.)(?:\s+(?:{_PARTICLE}\s+)*{_CAPITAL}){{0,3}}"
_BEFORE_NAME = re.compile(
    rf"(?:(?:gez\.|i\.?\s?[AV]\.|ppa\.|im\s+auftrag|Ihre?|Deine?|Eure?|HR)\s+|{_MR}\s+)+(?=[A-ZÄÖÜ])", re.IGNORECASE
)
_COLUMN = re.compile(r"\s*(?:\s[|·•]\s|//|\s[–—@/]\s|\s{3,}|\s-\s)\s*")
_COMMA = re.compile(r",\s+")
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|sie|er|keine)\b[^)]*\)", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"(?:mein\s+Name\s+ist|hier\s+ist|ich\s+heiße|ich\s+bin(?=\s+(?:die|der)?\s*{_CAPITAL}\s+von\b))\s+(?:die\s+|der\s+)?(?P<name>{NAME})"
)
_I_AM = re.compile(r"\b[Ii]ch\s+bin\s+(?:[a-zäöü]+\s+)?(?P<role>[A-ZÄÖÜ]\w+(?:[ -]\w+)?)\s+(?:bei|der|des|von)\b")
_CUE = re.compile(
    r"(?:gespräch(?:e)?\s+(?:führen|führt|führe|leiten|leitet|werden)|teilnehm\w*|teilnehmer\w*|nehmen\b|dabei\s+(?:sind|ist)|\bdabei\b|gesprächspartner\w*"
    r"|ansprechpartner\w*|ansprechperson\w*|mit\s+(?:dir|Ihnen|euch)\s+(?:sprechen|unterhalten|reden)|\b(?:Sie|du|ihr)\s+(?:treffen|triffst|trefft|sprechen|sprichst|sprecht)\b|\byou(?:['’]ll|\s+will)\s+(?:meet|speak|talk)|interview\s+mit|gespräch\s+mit|video\s+interview\b[^.\n]*\bwith|begleite\w*|fre(?:ut|uen)\s+sich|treffen\s+(?:unsere|unseren|auf)\b|kommission"
    r"|will\s+join|empfängt|empfangen|führen\s+wird|(?:^|\n)[^\w\n]*(?:wer|mit|teilnehmende|gesprächsrunde|anwesend)\s*:|interviewer\w*|frag\w*\s+einfach\s+nach|melden?\s+(?:Sie\s+sich|dich)\s+(?:dort|am\s+Empfang|an\s+der\s+Pforte|vor\s+Ort)\b[^.\n]{0,30}\bbei|gespräch\s+mit\s+unserem|ruft\s+Sie|\bgeleitet\b|\bmit\s+am\s+tisch\b|\banwesend\s+(?:sein|sind|ist)\b|\bvon\s+uns\s+(?:sind|ist|kommt|kommen)\b|telefonat\b[^.!?\n]{0,60}\bmit\s+(?:Herrn|Frau)\b|fragen\s+Sie\s+(?:\w+\s+)?nach\b|nimmt\s+sich\b[^.!?\n]{0,30}\bzeit)",
    re.IGNORECASE,
)
_ENGLISH_CUE = re.compile(
    r"\byou(?:['’]ll|\s+will)\s+(?:meet|speak|talk)\b|\blooks?\s+forward\s+to\s+(?:meeting|speaking|talking)\b",
    re.IGNORECASE,
)
"""Behind which two words with capitals are a name, whether or not the first is one that is known."""
_PRESENTED = re.compile(r"\bansprech(?:partner\w*|person\w*)\b[^.!?\n]{0,30}\b(?:ist|sind)\s+$", re.IGNORECASE)
_PERSON = re.compile(
    rf"\b(?:{_MR}\s+)(?:(?:{_ROLE_NOUN}|[A-ZÄÖÜ]\w*(?:rat|rätin))\s+(?={_TITLE}*{_CAPITAL}))?(?P<titled>(?:[A-ZÄÖÜ]\w*(?:in|er|ung|haft|rat|ratin)\s+(?={_TITLE}*{_CAPITAL}\s+{_CAPITAL}))?{NAME})|(?<!\w)(?!{_ROLE_NOUN}\s)(?P<bare>{_TITLE}*{_NO_NAME}{_CAPITAL}\s+(?:{_PARTICLE}\s+)*{_NO_NAME}{_CAPITAL})"
)
_SURNAME_BEHIND = re.compile(rf"\s+((?:{_PARTICLE}\s+)*{_CAPITAL})")
_OF_POST = re.compile(r"\b(?:als|zur|zum|eine[nr]?|stelle|position|rolle)\s+\Z", re.IGNORECASE)
_FUNCTION = re.compile(
    rf"\b(?:{_ROLE_NOUN}|[Hh]ead\s+of\s+\w+,?|[Tt]eam\s?[Ll]ead|CTO|CEO|COO|CFO|Gründer(?:in)?|\w*[Mm]eister(?:in)?|Chef(?:in)?|Kolleg(?:e|in|en)|\w*[Ll]eiter(?:in)?|Geschäftsführer(?:in)?|\w*[Ii]nhaber(?:in)?)\s+\Z"
)
_SIGNED_BEHIND = re.compile(
    rf"(?i:gr(?:ü|ue)(?:ß|ss)(?:e|en)?|cheers|best|bis\s+(?:dann|bald|denn)|ciao|herzlich|servus)(?:[,!]\s*|\s+(?:von\s+)?)(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})?)\s*$"
)
_CAPITALISED = re.compile(rf"{_CAPITAL}")
_OF_HOUSE = re.compile(r"\s+(?:von|vom|bei)\s+(?:der\s+|dem\s+)?(?=[A-ZÄÖÜ])")
_OF = re.compile(r"(?:der|des|dem|vom|von|bei)\b")
_AT_HOUSE = re.compile(r"\s+(?:bei|at|@)\s+(?:der\s+|dem\s+)?[A-ZÄÖÜ].*$")
_ROLE_COLUMN = re.compile(r"\s*(?:\s[|·•]\s|//|\s[–—@]\s|\s{3,}|\s-\s)\s*")
_IN_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{3,60})\)\s*$")
_DATA = re.compile(r"[\d@:]|www")
"""What contact data have, and „Präsident des Amtsgerichts“ has not."""
_I_TOO = re.compile(r"\bund\s+(?:ich|mir|mich|meine\s+Wenigkeit)\b|\bich\s+(?:selbst\s+)?(?:führe|rufe)\b")
_I_CALL = re.compile(
    r"\bich\s+(?:werde|würde|möchte)\s+(?:Sie|dich)\b(?:[^.!?\n]|(?<=\d)\.){0,140}\banrufen\b|\bich\s+rufe\s+(?:Sie|dich)\b",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(rf"\b{_CAPITAL}\b")
_FAMILY = re.compile(r"\b(?:mein\w*|dein\w*|ihr\w*)\s+$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:^|\n)[^\w\n]*(?:(?:ihre?|deine?|eure?|unsere?)\s+)?(?:wer|mit|teilnehmer\w*|teilnehmende|gesprächspartner\w*|ansprechpartner\w*|ansprechperson\w*|gesprächsrunde|anwesend|interviewer\w*|mit\s+(?:dir|Ihnen|euch)\s+sprechen)\s*:\s*(?P<people>[^\n]+(?:\n\s*[-•*][^\n]+)*(?:\n\n?\s*[-•*][^\n]+)*)",
    re.IGNORECASE,
)
_OUR_ONE = re.compile(
    rf"\b[Uu]nser(?:e[rnm]?)?\s+(?:[a-zäöü]+\s+)?{_ROLE_NOUN}\s+(?P<name>{_CAPITAL})(?!\s+{_CAPITAL})"
)
_JOINED = re.compile(
    rf"(?:\bsind|:|\bmit|[.!?]|^)\s+(?P<names>{_CAPITAL}(?:\s*\([^)]*\))?(?:(?:,|\s+und|\s+and|\s+&)\s+(?:{_CAPITAL}|ich\b)(?:\s*\([^)]*\))?)+)"
)
_ASIDE = re.compile(
    r"\b(?:rückfragen|fragen|meld\w*|wend\w*|erreich\w*|anruf\w*|anzurufen|rufen|telefon\w*|tel\b|durchwahl|sekretariat|absag\w*|verhinder\w*|bescheid|informier\w*|kontakt\w*|rückmeld\w*|antwort\w*|e-?mail\w*|bestätig\w*|krank\w*|erkrankt|urlaub|reisen?|verlassen|nachfolg\w*|vertret\w*|weitergeleitet|empfohlen|erzählt|berichtet|leider|bedauer\w*|abhol\w*|vermittelt|grüß\w*|hauses?|straße|str)\b|\S+@\S+|https?:",
    re.IGNORECASE,
)
"""A sentence that names somebody for another reason than the talk: whom to answer, who is ill, where the house is."""
_SENTENCE = re.compile(r"(?<=[a-zäöüß)][.!?])\s+(?=[A-ZÄÖÜ])|\n\s*\n")
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
    if re.match(r"bewerber|interessent|kandidat|zusammen\b|alle\b", named, re.IGNORECASE):
        return None
    return re.sub(r"^Herrn\b", "Herr", named)


def sender_of(parts: MailParts) -> tuple[str | None, str | None, Span | None]:
    """Name and function of who wrote, and where the name stands; each None where it is not told."""
    name, role, place = _signed(parts)
    introduced = _INTRODUCED.search(parts.prose)
    if introduced and (of := _OF_HOUSE.search(introduced["name"])) and house_in(introduced["name"][of.end() :]):
        name = name or introduced["name"][: of.start()]
    elif introduced and (name is None or " " not in name):
        full = introduced["name"]
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
        line = parts.quote(span)
        if is_contact(line) or (
            house_in(line) and not (_COMMA.search(line) or _COLUMN.search(line) or _OF_HOUSE.search(line))
        ):
            continue
        person = _person(line)
        if person is None:
            continue
        name, rest = person
        if parts.closing is None and not _starts_with_first_name(name) and not _is_first_name(name):
            continue
        if found is None:
            found = (name, span, place, rest)
        elif " " not in found[0] and fold(name).startswith(fold(found[0]) + " "):
            found = (name, span, place, rest)
            break
    if found is None:
        return None, None, None
    name, span, place, rest = found
    return name, _role(rest, name) or _role_below(parts, place + 1, name), span


def _person(line: str) -> tuple[str, str] | None:
    """The name that `line` begins with, and what stands behind it; None where it names nobody."""
    before = _BEFORE_NAME.match(line)
    rest = _PRONOUNS.sub(" ", line[before.end() if before else 0 :])
    rest = _IN_BRACKETS.sub(r", \g<inside>", rest)
    cut = _COLUMN.search(rest)
    comma = _COMMA.search(rest)
    ends = [match for match in (cut, comma) if match]
    end = min(ends, key=lambda match: match.start()) if ends else None
    name = rest[: end.start()] if end else rest
    of = _OF_HOUSE.search(name)
    if (
        of
        and house_in(name[of.end() :])
        and _is_first_name(name[: of.start()].split()[-1] if name[: of.start()].split() else "")
    ):
        name = name[: of.start()]
    und = re.search(r"\s+und\s+(?:das|ihr|euer|alle|team)\b", name)
    name = name[: und.start()] if und else name
    name = name[slice(*name_span(name))].strip()
    if not name or len(name.split()) > 7 or any(char.isdigit() for char in name):
        return None
    words = [fold(word).strip(".") for word in name.split()]
    if words[0] in _NOBODY or words[-1] in _NOBODY or "team" in words or house_in(name):
        return None
    if not before and is_role(name) and not _starts_with_first_name(name):
        return None
    if fold(name) in {"im auftrag", "i. a", "in vertretung"} or not looks_like_name(name, free=True):
        return None
    role, name = _function_before(name)
    if role:
        return name, role
    if " " not in name and before and (title := re.search(r"(Frau|Herrn?)\s+\Z", before.group())):
        name = f"{title[1].removesuffix('n')} {name}"
    return name, rest[end.end() :].strip() if end else ""


def _function_before(name: str) -> tuple[str, str]:
    """(function, name) of „Bürovorsteherin Sigrid Maus“; an empty function where none stands before the name."""
    first, _, rest = name.partition(" ")
    if rest and (is_role(first) or re.fullmatch(_ROLE_NOUN, first)) and _starts_with_first_name(rest):
        return first, rest
    return "", name


def _starts_with_first_name(name: str) -> bool:
    words = [word for word in name.split() if not is_title(word)]
    return bool(words) and fold(words[0]) in lexicon("first_names") and len(words) > 1


def _role(words: str, person: str | None = None) -> str | None:
    """The function that `words` begin with; None where they name none, or the firm of the `person` who signs."""
    if is_of_owner(words, person) and not is_role(words.split(maxsplit=1)[0]):
        return None
    first = _ROLE_COLUMN.split(words)[0].strip(" ()*_,/|")
    if not first:
        return None
    if first.startswith("für "):
        return None
    first = _AT_HOUSE.sub("", first)
    head = first
    house = house_in(first)
    owner = OWNER.fullmatch(first)
    if owner and not is_role(owner["firm"]):
        return owner["role"]
    belongs = house and (_OF.match(first, house[0]) or re.search(r"\b(?:der|des|bei|vom|von)\s+$", first[: house[0]]))
    if house and not belongs and not has_legal_form(first) and is_role(first.split()[0]):
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
        if head and (is_role(head) or re.fullmatch(_ROLE_NOUN, head)) and not (is_contact(head) and _DATA.search(head))
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


def interviewers_of(parts: MailParts, sender: str | None, recipient: str | None) -> tuple[str, ...]:
    """Names of who leads the talk, with titles, each once in the order of the mail."""
    found: list[str] = []
    for start, end in _stretches(parts.prose):
        words = parts.prose[start:end]
        cue = _CUE.search(words)
        if cue is None:
            found += [] if _ASIDE.search(words) or _INTRODUCED.search(words) else _people(words, recipient, sender)
            continue
        people = _listed(words) or _people(words, recipient)
        if re.search(r"dabei|join|frag\w*\s+einfach|\bvon\s+uns\s+sind\b|nimmt\s+sich", words):
            people = people or _first_names(words)
        found += people
        if _I_TOO.search(words) and sender and (people or "rufe" not in words):
            found.append(sender)
    if not found and sender and _I_CALL.search(parts.prose):
        found.append(sender)
    kept: list[str] = []
    for name in found:
        if sender and " " not in name and fold(name) == fold(sender).split()[0] and " " in sender and name in found[:0]:
            continue
        if not any(fold(name) in fold(other) or fold(other) in fold(name) for other in kept):
            kept.append(name)
    return tuple(kept)


def _stretches(prose: str) -> list[Span]:
    """Sentences; a line that ends in a colon goes on with the list below it."""
    spans, start = [], 0
    for match in _SENTENCE.finditer(prose):
        if prose[: match.start()].rstrip().endswith(":") or re.search(
            r"\b(?:Dr|Prof|Mag|Nr|Hr|Fr|St|Ing|Dipl|med|jur|phil|rer|nat|(?:Dipl\.-?)?\w*(?:Kfm|Ing|Psych|Päd))\.$",
            prose[: match.start()],
        ):
            continue
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(prose))]


def _people(words: str, recipient: str | None, sender: str | None = None) -> list[str]:
    """Whom `words` name, without the recipient, and without the `sender` where one is given."""
    people = []
    for match in _PERSON.finditer(words):
        titled = match["titled"]
        name = titled or match["bare"]
        if titled:
            name = re.sub(
                rf"^[A-ZÄÖÜ]\w*(?:leiterin|leiter|beraterin|berater|meister\w*|direktor\w*|anw[aä]lt\w*)\s+(?={_CAPITAL}\s+{_CAPITAL})",
                "",
                name,
            )
        else:
            name = re.sub(
                rf"^(?:CTO|CEO|COO|CFO|Gründer\w*|Meister\w*|Chef\w*|Kolleg\w*|\w*leiter\w*|Vorstand)\s+(?={_TITLE}?{_CAPITAL})",
                "",
                name,
            )
            name = _without_function(name, words, match.end())
            bare = [word for word in name.split() if not is_title(word)]
            if not bare:
                continue
            if len(bare) < 2 and not is_title(name.split()[0]):
                continue
            known = (
                _ENGLISH_CUE.search(words)
                or _PRESENTED.search(words[: match.start()])
                or _is_first_name(bare[0])
                or name != match["bare"]
                or is_title(name.split()[0])
                or _is_presented_by_function(words, match.start())
            )
            if not known or house_in(name) or is_role(bare[-1]):
                continue
        name = _without_function(name, words, match.end())
        if any(one and fold(name).split()[-1] == fold(one).split()[-1] for one in (recipient, sender)):
            continue
        if _FAMILY.search(words, 0, match.start()) and not titled:
            continue
        people.append(name.strip())
    return people


def _without_function(name: str, words: str, end: int) -> str:
    """„Gwendolyn Ott“ for „Intendantin Gwendolyn“ of `words`, where the surname follows at `end`; „Ferdinand Pohl“ for „Notar Ferdinand Pohl“."""
    first, _, rest = name.partition(" ")
    known = rest.split()[0] if rest else ""
    if not known or _is_first_name(first) or is_title(first) or not (_is_first_name(known) or is_title(known)):
        return name
    if len(rest.split()) > 1:
        return rest
    surname = _SURNAME_BEHIND.match(words, end)
    return f"{rest} {surname[1]}" if surname else name


def _is_presented_by_function(words: str, start: int) -> bool:
    """Whether a function stands right before `start`, and is not the post itself („als Kundenberaterin Private Banking“)."""
    found = _FUNCTION.search(words, 0, start)
    return found is not None and _OF_POST.search(words, 0, found.start()) is None


def _listed(words: str) -> list[str]:
    """The people of „Wer: Seraina Caduff (Filialleiterin), Linus Egli“ and of a list below such a line."""
    label = _LISTED.search(words)
    if label is None:
        return []
    people = []
    for piece in re.split(r",\s+|\s+und\s+|\n|;", re.sub(r"\([^)]*\)", "", label["people"])):
        bare = piece.strip(" -•*\t")
        person = _person(re.sub(rf"^{_MR}\s+(?:[A-ZÄÖÜ]\w+(?:in|er)\s+(?={_CAPITAL}\s+{_CAPITAL}))?", "", bare))
        if person and (
            " " in person[0] or bare.startswith(("Frau ", "Herr", "Hr.", "Fr.")) or _CAPITALISED.fullmatch(bare)
        ):
            people.append(person[0])
    return people


def _first_names(words: str) -> list[str]:
    """First names alone: „Von uns sind Wiebke und Sören dabei“."""
    ours = _OUR_ONE.search(words)
    if ours:
        return [ours["name"]]
    joined = _JOINED.search(words)
    if joined:
        names = [
            name
            for name in re.split(r",\s+|\s+(?:und|and|&)\s+", re.sub(r"\s*\([^)]*\)", "", joined["names"]))
            if name != "ich"
        ]
        if any(map(_is_first_name, names)):
            return names
    return [match.group() for match in _FIRST_NAME.finditer(words) if _is_first_name(match.group())]


@functools.lru_cache(maxsize=256)
def _is_first_name(word: str) -> bool:
    return fold(word) in lexicon("first_names")
