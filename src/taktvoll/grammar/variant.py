"""Which German a draft is written in: that of Germany, Austria or Switzerland."""

import re
import unicodedata

from taktvoll.analysis import Analysis
from taktvoll.grammar.lexicons import lexicon
from taktvoll.settings import Settings

MIN_LETTERS = 60
"""A draft needs this many characters before its lack of an ß tells anything."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AUSTRIAN_TITLE = re.compile(r"\b(?:Frau|Herrn?) (?:Mag|Dkfm|Komm\.-Rat|HR|KR)\b")


def variant_of(analysis: Analysis, settings: Settings) -> str:
    """The variant that the settings name, or that the draft shows."""
    return settings.grammar.variant if settings.grammar.variant != "auto" else guess_variant(analysis.text)


def guess_variant(text: str) -> str:
    """``de-CH`` for Swiss words or an ss that never turns to ß, ``de-AT`` for Austrian words, else ``de-DE``.

    A draft with an ß is never Swiss.
    """
    composed = unicodedata.normalize("NFC", text)
    words = {word.lower() for word in _WORD.findall(composed)}
    if "ß" not in composed and (words & lexicon("swiss") or (len(text) >= MIN_LETTERS and words & lexicon("sharp_s"))):
        return "de-CH"
    return "de-AT" if words & lexicon("austrian") or _AUSTRIAN_TITLE.search(composed) else "de-DE"
