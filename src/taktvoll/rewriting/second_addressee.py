"""A second addressee whom the writer calls du, beside one who is addressed as Sie: „Hallo Frau Dr. Terhorst, hallo Mirko“."""

import re

from taktvoll.analysis import Analysis
from taktvoll.letter import SegmentKind

_BY_FIRST_NAME = re.compile(
    r"(?:^|,\s*|\bund\s+)(?:und\s+)?(?:hallo|hi|hey|moin|servus|liebe[rs]?|lieber?|hoi)\s+(?!frau\b|herr\b|damen\b|kolleg|team\b|alle\b)(?P<name>[^\W\d_]{2,})(?=\s*(?:,|!|$|\n))",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:frau|herrn?|damen)\b", re.IGNORECASE)
_DU = re.compile(r"\b(?:du|dir|dich|dein(?:e[nmrs]?)?)\b", re.IGNORECASE)


def second_addressees(analysis: Analysis) -> frozenset[str]:
    """First names greeted beside a Frau or a Herr, where the letter says du as well as Sie; in small letters."""
    greeting = " ".join(
        analysis.quote(sentence) for sentence in analysis.sentences if sentence.segment is SegmentKind.SALUTATION
    )
    if analysis.register != "mixed" or not _TITLED.search(greeting):
        return frozenset()
    return frozenset(match["name"].lower() for match in _BY_FIRST_NAME.finditer(greeting))


def spoken_to(text: str, names: frozenset[str]) -> int | None:
    """Where in `text` its words to one of `names` begin: „…, und Mirko, dir danke ich“; None where it speaks to none of them."""
    if not names:
        return None
    called = re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, sorted(names)))})(?=\s*[,:!.?]|$)", re.IGNORECASE)
    for match in called.finditer(text):
        before = text[: match.start()].rstrip()
        if before and before[-1] not in ",.;:!?–(" and not before.lower().endswith((" und", " aber", " auch")):
            continue
        words = [word.start() for word in _DU.finditer(text)]
        if words:
            return 0 if min(words) < match.start() else match.start()
    return None
