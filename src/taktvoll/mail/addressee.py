"""Whom a salutation names: „Frau von der Heide“ in „Sehr geehrte Frau von der Heide,“."""

import re

from taktvoll.mail.greeting import match_greeting
from taktvoll.mail.lexicon import entries, fold, lexicon
from taktvoll.mail.names import bare_word, is_function_word, is_particle, is_title, name_span
from taktvoll.mail.placeholders import placeholders
from taktvoll.mail.salutation import TITLES

_BETWEEN = re.compile(r"[\s,;:!*_\ufeff\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff-]*")
_STOP = re.compile(r"[,!;\n\[]|\((?!(?:fh|dh|uni|tu|eth|hsg|univ\.)\))|:(?![^\W\d_])|\s[–-]\s|[\U0001F300-\U0001FAFF\u2600-\u27BF]|\.{2,}|…|\s(?:komma|ausrufezeichen)\b", re.IGNORECASE)  # fmt: skip
_NOBODY = re.compile(
    r"(?:damen?|herren|leute|team|firma|sirs?|madam|all|everyone|everybody|digga|alter|bro|euch|beisammen|allerseits|zäme|zämä|mitenand|beinand|runde|liebe[rns]?|großer"
    r"|[\w„“-]*(?:team|amt|ämter|abteilung|stelle|sekretariat|leute|kolleg\w*|gremium|ausschuss|kommission|büro|präsidium|schule|personaler\w*|mitarbeit\w*|interessent\w*))",
    re.IGNORECASE,
)
"""First words that name nobody; „Team Kranich“ does."""
_AND_ALL = re.compile(r"\s+(?:und|&)\s+(?:liebe[rs]?|alle|team|kolleg\w*|das|die|an)\b", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:vom|von\s+(?:der|dem)|aus\s+de[rm]|bei\s+(?:der|dem)|beim|in\s+der|im)\s+", re.IGNORECASE)
"""Where a name ends and its house begins, unless it is a noble name."""
_TO_A_HOUSE = re.compile(r"an\s", re.IGNORECASE)
_ALSO_NAMES = frozenset({"caro", "cara", "jo", "cher", "sali", "na", "hi"})
"""Greetings that behind another greeting are a name: „Ciao Caro“, „Liebe Jo“."""
MAX_LENGTH = 60


def addressee(salutation: str) -> tuple[int, int] | None:
    """Where in a salutation the person or team stands whom it names; None for „Damen und Herren“ and for placeholders."""
    start = _begin(salutation)
    if start is None:
        return None
    stop = _STOP.search(salutation, start)
    end = stop.start() if stop else len(salutation)
    for cut in (_AND_ALL, _FROM):
        found = cut.search(salutation, start, end)
        if found and not (
            cut is _FROM and _is_noble(salutation[start : found.start()], salutation[found.start() : end])
        ):
            end = found.start()
    end = _without_greeting(salutation, start, end)
    first, last = name_span(salutation[start:end])
    start, end = start + first, start + last
    if start >= end or end - start > MAX_LENGTH or any(a < end and start < b for a, b in placeholders(salutation)):
        return None
    return (start, end) if _is_somebody(salutation[start:end].split()) else None


def _begin(salutation: str) -> int | None:
    """Where the greetings end; None for „An die Personalabteilung“."""
    position, seen = _past_marks(salutation, 0), False
    if _TO_A_HOUSE.match(salutation, position):
        return None
    while greeting := match_greeting(salutation, position):
        if seen and fold(greeting.group()) in _ALSO_NAMES:
            break
        position, seen = _past_marks(salutation, greeting.end()), True
    return position


def _past_marks(salutation: str, position: int) -> int:
    between = _BETWEEN.match(salutation, position)
    return between.end() if between else position


def _is_somebody(words: list[str]) -> bool:
    bare = [bare_word(word) for word in words]
    if all(word in TITLES or is_title(raw) for word, raw in zip(bare, words, strict=True)):
        return False
    if _NOBODY.fullmatch(bare[0]) and not (bare[0] == "team" and len(words) > 1 and words[1][0].isupper()):
        return False
    small = words[0][0].islower() and bare[0] not in TITLES and not is_title(words[0])
    return not (small and (is_function_word(words[0]) or bare[0] in lexicon("salutation_words")))


def _is_noble(before: str, after: str) -> bool:
    """Whether „von der …“ behind `before` is part of the name: right behind title or first name, and no house follows."""
    words = before.split()
    if not words:
        return False
    last = words[-1]
    house = [bare_word(word) for word in after.split() if not is_particle(word) and not is_function_word(word)]
    if not house or any(word.endswith(entries("firm_words")) for word in house):
        return False
    return bare_word(last) in TITLES or is_title(last) or is_particle(last) or bare_word(last) in lexicon("first_names")


def _without_greeting(salutation: str, start: int, end: int) -> int:
    """`end` before a greeting behind the name: „Frau Heyer guten Abend“."""
    for blank in re.finditer(r"\s+", salutation[start:end]):
        found = match_greeting(salutation, start + blank.end())
        before = salutation[start : start + blank.start()].split()
        if found and " " not in found.group() and found.group()[0].isupper():
            continue  # „Anna Lieber“
        if found and found.end() == end and not all(bare_word(word) in TITLES or is_title(word) for word in before):
            return start + blank.start()
    return end
