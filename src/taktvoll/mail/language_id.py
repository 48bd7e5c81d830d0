"""Is a draft German? Decided by small words, offline, on a bounded sample of the letter itself."""

import functools
import re
import unicodedata

from taktvoll.letter import EXCLUDED, Segment
from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.reading_text import INVISIBLE
from taktvoll.mail.segments import segment

HEAD = 1500
TAIL = 500
"""Characters looked at from the letter's beginning and end: some 300 words, whatever its length."""
SHAPE_WEIGHT = 0.4
"""What the shape of a word (ß, -ung, -lich; ş, ł, ã) counts beside a known small word."""
SHARED_WEIGHT = 0.1
"""What a word counts that other languages have too („die“, „in“, „was“): it breaks ties alone."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+|[^\s@]{1,80}@\S+")
_ADDRESS_MARK = re.compile("@|://|www")
_GERMAN_SHAPE = re.compile(
    r"\w+(?:ung|ungen|keit|heit|lich\w{0,2}|ischen?|schaft|chts?|tzt|ieren)$|\w*ß\w*|\w*sch\w+|\w*[äöü]\w*(?:e|en|er|t|st)$"
)
_FOREIGN_SHAPE = re.compile(
    r"\w*[şğıçãñłąęćśźżőűřěůțșèêîôûùìòõåøæœ]\w*|\w+(?:tion|tions|ment|zione|ção|ción|ing|ught|owa[ćł]|iyor\w*)$"
)


def is_german(text: str, segments: tuple[Segment, ...] | None = None) -> bool:
    """Whether the letter in `text`, without quotes and signature, is German; a text without any evidence is.

    `segments` are those of `text`, where they are known already.
    """
    sample = _sample(text, segment(text) if segments is None else segments)
    sample = unicodedata.normalize("NFC", sample.translate(INVISIBLE))
    if _ADDRESS_MARK.search(sample):
        sample = _ADDRESS.sub(" ", sample)
    words = _WORD.findall(sample)
    if not words:
        return True
    german = foreign = 0.0
    for word in words:
        one, other = _evidence(word)
        german += one
        foreign += other
    return german >= foreign if german or foreign else _latin(sample)


@functools.lru_cache(maxsize=1 << 15)
def _evidence(word: str) -> tuple[float, float]:
    """What a word says for German and for another language, 0 to 1 each."""
    folded = fold(word).replace("’", "'")
    return _german(folded), _foreign(folded)


def _sample(text: str, segments: tuple[Segment, ...]) -> str:
    pieces, size = [], 0
    own = [piece for piece in segments if piece.kind not in EXCLUDED]
    for piece in own:
        if size < HEAD:
            pieces.append(text[piece.start : min(piece.end, piece.start + HEAD - size)])
            size += len(pieces[-1])
    if own and own[-1].end > HEAD:
        last = own[-1]
        pieces.append(text[max(last.start, last.end - TAIL) : last.end])
    return "\n".join(pieces)


def _german(word: str) -> float:
    if word in lexicon("shared_words"):
        return SHARED_WEIGHT
    if word in lexicon("function_words") or word in lexicon("german_words"):
        return 1.0
    if word in lexicon("foreign_words"):
        return 0.0
    return SHAPE_WEIGHT if _GERMAN_SHAPE.match(word) and not _FOREIGN_SHAPE.match(word) else 0.0


def _foreign(word: str) -> float:
    if word in lexicon("foreign_words"):
        return 1.0
    if word in lexicon("function_words") or word in lexicon("german_words"):
        return 0.0
    return SHAPE_WEIGHT if _FOREIGN_SHAPE.match(word) or not _latin(word) else 0.0


def _latin(text: str) -> bool:
    """Whether most letters are Latin."""
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) * 2 >= len(letters)
