"""The tone of a draft beside that of another text, in words."""

from typing import TYPE_CHECKING

from taktvoll.analysis import Analysis
from taktvoll.bilingual import Text

if TYPE_CHECKING:  # measuring loads NumPy, and a rule is listed without it
    from taktvoll.annotate.received.tone import Tone

FORMAL = 0.25
"""From this formality on a text is formal: nine of ten polite letters of corpora/dev have 0.13 to 0.44."""
CASUAL = 0.06
"""Up to this one a letter that says Sie is casual: fewer than one in twenty polite letters of corpora/dev."""
GAP = 0.35
"""Least difference of two formalities that is spoken of."""
MIN_WORDS = 12
"""Shorter bodies have no tone that could be measured."""
_LEVELS = (
    (0.4, Text(de="sehr förmlich", en="very formal")),
    (0.25, Text(de="förmlich", en="formal")),
    (0.06, Text(de="sachlich", en="plain")),
    (-0.15, Text(de="locker", en="casual")),
    (-2.0, Text(de="salopp", en="very casual")),
)


def tone_of(text: str) -> "Tone":
    """The tone of the letter in `text`."""
    from taktvoll.annotate.received.tone import tone_of

    return tone_of(text)


def own_tone(analysis: Analysis) -> "Tone":
    """The tone of the draft itself."""
    from taktvoll.annotate.received.tone import tone_of

    return tone_of(analysis.text, analysis.segments)


def in_words(formality: float, lang: str) -> str:
    """„förmlich“, „locker“."""
    return next(level.in_language(lang) for least, level in _LEVELS if formality >= least)
