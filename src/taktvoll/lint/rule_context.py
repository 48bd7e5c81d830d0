"""A draft under one rule: what several findings share is worked out once, so that a long draft costs linear time."""

import bisect
import functools

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings


class RuleContext:
    """An analysis and the settings, with what fixes need to know about the whole letter."""

    def __init__(self, analysis: Analysis, settings: Settings) -> None:
        self.analysis = analysis
        self.settings = settings
        self.text = analysis.text

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.analysis.letter_sentences]

    def sentence_at(self, position: int) -> AnalysedSentence | None:
        """The sentence of the letter at `position`."""
        place = bisect.bisect_right(self._starts, position) - 1
        sentences = self.analysis.letter_sentences
        return sentences[place] if place >= 0 and position < sentences[place].end else None

    def has_fact(self, sentence: AnalysedSentence) -> bool:
        """Whether `sentence` states a slot."""
        return any(slot.start < sentence.end and sentence.start < slot.end for slot in self.analysis.slots.values())

    @functools.cached_property
    def decision(self) -> str:
        """The no in so many words."""
        return fix_phrases.decision(self.analysis, self.settings)

    @functools.cached_property
    def apology(self) -> str:
        """One plain apology."""
        return fix_phrases.apology(self.analysis, self.settings)

    @functools.cached_property
    def greeting(self) -> str:
        """What a casual „LG“ abbreviates."""
        return fix_phrases.greeting(self.analysis, self.settings)
