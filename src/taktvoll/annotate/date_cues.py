"""Which parts of a text can hold a date or an hour, told by its words alone: most of a text need not be searched."""

import functools
import re
from collections.abc import Iterator

from taktvoll.annotate.day_names import FEAST_HEADS, HOUR_WORDS, ORDINAL, SHORT_WEEKDAY, WEEKDAY
from taktvoll.pipeline.word_cache import WordCache

FIGURE, DAY, SHORT, WEEK, FEAST, ORDINAL_WORD, HOUR = (1 << place for place in range(7))
"""A digit; a weekday or „morgen“; „Do.“; „KW“; a feast day; „vierzehnten“; „halb“, „neun“."""
_WORD = re.compile(r"\S+")
CHARS_BEFORE = 40
"""So many characters in front of a stretch are looked at to understand what stands in it."""
CHARS_BEHIND = 160
"""As above, behind it."""
WORDS_BEFORE = 2
"""So many words in front of one with a cue may belong to it: „an dem Do“."""
WORDS_BEHIND = 5
"""As above, behind it; they also tell what it is not („am 3. Stock“)."""
_DAY_WORD = re.compile(rf"{WEEKDAY}|heut|morg|gestern|gestrig", re.IGNORECASE)
_SHORT_WORD = re.compile(rf"{SHORT_WEEKDAY}\b\.?", re.IGNORECASE)
_ORDINAL_WORD = re.compile(rf"{ORDINAL}\b|letzten\b", re.IGNORECASE)
_MARKS = ".,;:!?()[]„“”\"'’»«–—-/"


def _cues_of(word: str) -> int:
    bare = word.strip(_MARKS).lower()
    return (
        FIGURE * (not word.isalpha() and any(map(str.isdigit, word)))
        | DAY * (_DAY_WORD.search(bare) is not None)
        | SHORT * (_SHORT_WORD.fullmatch(bare) is not None)
        | WEEK * bare.startswith(("kw", "kalenderwoche"))
        | FEAST * bare.startswith(FEAST_HEADS)
        | ORDINAL_WORD * (_ORDINAL_WORD.match(bare) is not None)
        | HOUR * (bare in HOUR_WORDS)
    )


_cues = WordCache(_cues_of)


@functools.lru_cache(maxsize=1)  # hours and dates are looked for in the same text, one behind the other
def parts_with_cues(text: str, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """(start, end, cues) of each stretch of ``text[start:end]`` around words that have any; stretches are disjoint and sorted."""
    return tuple(_parts_with_cues(text, start, end))


def _parts_with_cues(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    found = list(map(_cues.__getitem__, text[start:end].split()))
    if not any(found):
        return
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    first, last, cues = 0, -1, 0
    for place, bits in enumerate(found):
        if not bits:
            continue
        if place - WORDS_BEFORE > last:
            if cues:
                yield spans[first][0], spans[last][1], cues
            first, cues = max(0, place - WORDS_BEFORE), 0
        last = min(place + WORDS_BEHIND, len(spans) - 1)
        cues |= bits
    yield spans[first][0], spans[last][1], cues


def stretch(text: str, start: int, end: int) -> tuple[int, str]:
    """``text[start:end]`` with what around it may belong to it, and where that begins in `text`."""
    before = max(0, start - CHARS_BEFORE)
    return before, text[before : end + CHARS_BEHIND]
