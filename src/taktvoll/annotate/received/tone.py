"""How formal and how long-winded a text is, measured alike for mail, application and draft, so that they can be compared."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from taktvoll.annotate.register import address_marks, register_of, register_of_salutation
from taktvoll.annotate.sentiment import formality_of
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.segments import segment

_CASUAL = re.compile(
    r"[\U0001F300-\U0001FAFF]|[:;]-?[)D]|!!|\b(?:cool|mega|super|quatschen|easy|echt|klasse|hey|hi|sorry|hab|nix|bock|mal|krass|okay|ok)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of a letter."""

    formality: float
    """-1 colloquial to 1 official."""
    sentence_words: float
    """Words of a sentence, the mean; 0 without one."""
    words: int
    register: str
    """„sie“, „du“, „mixed“ or „none“."""


def tone_of(text: str, segments: Sequence[Segment] | None = None) -> Tone:
    """The tone of the letter in `text`, by what stands between salutation and closing; `segments` where they are known."""
    segments = segment(text) if segments is None else segments
    body = "\n".join(text[part.start : part.end] for part in segments if part.kind is SegmentKind.BODY)
    greeting = next((text[part.start : part.end] for part in segments if part.kind is SegmentKind.SALUTATION), "")
    register = register_of(address_marks(body, [(0, len(body))]))
    lengths = [len(sentence.split()) for sentence in _SENTENCES.split(body) if sentence.strip()]
    return Tone(
        formality=formality_in(body),
        sentence_words=statistics.mean(lengths) if lengths else 0.0,
        words=sum(lengths),
        register=register_of_salutation(greeting) if register == "none" else register,
    )


def formality_in(prose: str) -> float:
    """-1 colloquial to 1 official: the mean over the sentences of `prose`, each weighing as much as it has words."""
    total, weight = 0.0, 0
    for sentence in _SENTENCES.split(_LINK.sub(" ", prose)):
        words = len(sentence.split())
        if not words:
            continue
        marks = address_marks(sentence, [(0, len(sentence))])
        du, sie = (sum(mark[2] == side for mark in marks) for side in ("du", "sie"))
        labels = ("informal",) if _CASUAL.search(sentence) else ()
        total += words * formality_of(sentence, labels, du=du, sie=sie)
        weight += words
    return round(total / weight, 3) if weight else 0.0
