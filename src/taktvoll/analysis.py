"""What was understood of a draft: the value between the spaCy pipeline and the rules.

Plain frozen data without spaCy, so that rules and rewriting can be listed, tested and imported without it.
All offsets count code points of the text as received, end exclusive.
"""

import datetime
import functools
from dataclasses import dataclass, field
from operator import attrgetter

from taktvoll.letter import MASKED, Segment, SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A piece of the draft that means something to a rule.

    Kinds: a label of ANNOTATION.md (the evidence for it), or one of
    ``reason_clause`` (the words of a clause that gives why),
    ``obstacle`` (illness or another passing hindrance), ``interest`` (the interest is still there),
    ``later`` (a later opening is kept in view), ``withdrawal`` (says that the application is withdrawn),
    ``abasement`` (an apology that abases its writer), ``empty_phrase`` (a stock phrase that says nothing),
    ``sie`` and ``du`` (a word that addresses the reader so), ``placeholder`` (in [brackets]).
    """

    kind: str
    start: int
    end: int
    source: str
    """Name of the pattern, word list or model that says so; never a quote of the draft."""
    confidence: float = 1.0
    """Probability, where a model says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """A sentence or stand-alone line, with what it does."""

    start: int
    end: int
    segment: SegmentKind
    labels: tuple[str, ...]
    """In the order of `taktvoll.report.LABELS`; ``("other",)`` where none fits."""
    polarity: float
    formality: float
    words: int
    """White-space separated."""
    syllables: int
    marks: tuple[Mark, ...] = ()
    """Marks inside this sentence, sorted by start."""

    def has(self, *labels: str) -> bool:
        """Whether the sentence carries one of `labels`."""
        if len(labels) == 1:
            return labels[0] in self.labels
        return not set(labels).isdisjoint(self.labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSpan:
    """A fact that the draft states, as a literal quote."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as written: „Montag, den 12. März 2027“."""

    start: int
    end: int
    weekday: int | None
    """0 (Monday) to 6, where the draft names one."""
    day: int | None
    month: int | None
    year: int | None
    proposed: bool
    """Whether the date is one the writer proposes, rather than that of the appointment."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A draft, understood. What many rules ask for is worked out once and kept."""

    text: str
    segments: tuple[Segment, ...]
    sentences: tuple[ReadSentence, ...]
    slots: dict[str, SlotSpan]
    dates: tuple[DateMention, ...]
    register: str
    occasion: str
    """What the draft shows (ANNOTATION.md), whatever the user intends."""
    polarity: float
    subjectivity: float
    formality: float
    is_german: bool
    today: datetime.date
    subject: str | None = None
    """Of the header of an ``.eml``."""
    reply_to: str | None = None
    application: str | None = None
    passing: float | None = None
    """Probability that something passing keeps a writer away who is still interested; None without a model."""
    explained: float | None = None
    """Probability that the draft explains more than its reader needs; None without a model."""
    marks: tuple[Mark, ...] = field(default=())
    """Marks that belong to no one sentence."""

    @functools.cached_property
    def own(self) -> tuple[ReadSentence, ...]:
        """The sentences of the letter itself: those outside masked segments (quoted mail, signature, directive)."""
        return tuple(sentence for sentence in self.sentences if sentence.segment not in MASKED)

    @functools.cached_property
    def _body(self) -> tuple[ReadSentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.segment is SegmentKind.BODY)

    @functools.cached_property
    def prose(self) -> tuple[ReadSentence, ...]:
        """The sentences between salutation and closing, without greetings that the segments overlook."""
        return tuple(sentence for sentence in self._body if not sentence.has("salutation", "closing", "subject"))

    @functools.cached_property
    def own_by_label(self) -> dict[str, list[ReadSentence]]:
        """The sentences of `own` that carry each label, in order."""
        found: dict[str, list[ReadSentence]] = {}
        for sentence in self.own:
            for label in sentence.labels:
                found.setdefault(label, []).append(sentence)
        return found

    @functools.cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(label for sentence in self.sentences for label in sentence.labels)

    @functools.cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        """Marks by kind, in order."""
        found: dict[str, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.kind, []).append(mark)
        for sentence in self.sentences:
            for mark in sentence.marks:
                found.setdefault(mark.kind, []).append(mark)
        for marks in found.values():
            marks.sort(key=_place)
        return found

    def with_label(self, *labels: str) -> list[ReadSentence]:
        """The sentences that carry one of `labels`, in order."""
        if self._labels.isdisjoint(labels):
            return []
        return [sentence for sentence in self.sentences if sentence.has(*labels)]

    def marked(self, *kinds: str) -> list[Mark]:
        """All marks of these kinds, in order."""
        found = [mark for kind in kinds for mark in self._marks.get(kind, ())]
        return found if len(kinds) == 1 else sorted(found, key=_place)

    def quote(self, span: Mark | ReadSentence | SlotSpan | DateMention | Segment) -> str:
        """The words of the draft that `span` covers."""
        return self.text[span.start : span.end]

    def body(self) -> list[ReadSentence]:
        """The sentences between salutation and closing."""
        return list(self._body)


_place = attrgetter("start", "end")
