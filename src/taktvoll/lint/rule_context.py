"""A draft under one rule: what several findings share is worked out once, so that a long draft costs linear time."""

import bisect
import functools

from taktvoll.phrasing import fix_phrases
from taktvoll.lint.own import own_body, own_sentences
from taktvoll.analysis import Reading, ReadSentence
from taktvoll.settings import Settings


class Draft:
    """A reading and the settings, with what fixes need to know about the whole letter."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        self.reading = reading
        self.settings = settings
        self.text = reading.text

    @functools.cached_property
    def own(self) -> list[ReadSentence]:
        """The sentences of the letter itself."""
        return own_sentences(self.reading)

    @functools.cached_property
    def body(self) -> list[ReadSentence]:
        """Those between salutation and closing."""
        return own_body(self.reading)

    @functools.cached_property
    def places(self) -> dict[int, int]:
        """Start of a sentence → its place among all sentences."""
        return {sentence.start: place for place, sentence in enumerate(self.reading.sentences)}

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.own]

    def own_at(self, position: int) -> ReadSentence | None:
        """The letter's own sentence at `position`."""
        place = bisect.bisect_right(self._starts, position) - 1
        return self.own[place] if place >= 0 and position < self.own[place].end else None

    def has_fact(self, sentence: ReadSentence) -> bool:
        """Whether `sentence` states a slot."""
        return any(slot.start < sentence.end and sentence.start < slot.end for slot in self.reading.slots.values())

    @functools.cached_property
    def decision(self) -> str:
        """The no in so many words."""
        return fix_phrases.decision(self.reading, self.settings)

    @functools.cached_property
    def apology(self) -> str:
        """One plain apology."""
        return fix_phrases.apology(self.reading, self.settings)

    @functools.cached_property
    def greeting(self) -> str:
        """What a casual „LG“ abbreviates."""
        return fix_phrases.greeting(self.reading, self.settings)
