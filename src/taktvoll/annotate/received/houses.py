"""What looks like the name of a firm or an office, and what names a function in it."""

import functools
import re

from taktvoll.annotate.received.lexicons import lexicon
from taktvoll.annotate.received.parts import Span
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
_PERSON_OF = re.compile(r"(?P<name>\w+)\s+(?:von|vom|bei)\s+(?:der\s+|dem\s+)?(?=[A-ZÄÖÜ])")
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
    r"(?:personal|lohn|schicht|gemeinde|pfarr|betriebs|vorstands|ausbildungs|bewerber)(?:büro|stelle|service)|empfang|leitung|management|entwicklung|gewinnung|beigeordnete|dezernent|disposition|direktorin|beraterin|vertretung|\w+stelle|dienst(?:leitung)?)\b",
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
            start, end = _without_lead(line, *match.span())
            if fold(line[start:end]) not in lexicon("houses") and not is_persons_role(line[start:end]):
                return start, end
    return None


def with_legal_form(line: str) -> Span | None:
    """Where in `line` a firm with its legal form stands; None for nowhere."""
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


_PERSONS_ROLE = re.compile(
    r"\w*(?:leiter|manager|referent|assistent|direktor|berater|chef|inhaber|prokurist|recruiter|sachbearbeiter|koordinator|beauftragte|präsident|vorsitzende|vorstand)(?:in)?r?\b|(?:\w*leitung|assistenz|head|director|hr)\b",
    re.IGNORECASE,
)


def is_persons_role(words: str) -> bool:
    """Whether `words` begin with what one person is: „Leiterin Verwaltung“, which is no house."""
    return _PERSONS_ROLE.match(words) is not None


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
    if person and person in line and not re.search(r"[^\W\d_]{3,}", line.replace(person, "")):
        return False  # „i. A. Sabine Ott“
    return (
        any(fold(word).strip(",.") == last for word in words)
        and all(word[:1].isupper() or len(word) < 4 for word in words)
        and not fold(line).startswith(fold(person or "").split()[0])
    )
