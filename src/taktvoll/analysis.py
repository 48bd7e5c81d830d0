"""What was understood of a draft: the value between the spaCy pipeline and the rules.

Plain frozen data without spaCy, so that rules and rewriting can be listed, tested and imported without it.
All offsets count code points of the text as received, end exclusive.
"""

import bisect
import datetime
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from taktvoll.letter import EXCLUDED, Envelope, Segment, SegmentKind
from taktvoll.reply_to import Received
from taktvoll.report import Situation
from taktvoll.scheme import DateRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A piece of the draft that means something to a rule.

    Kinds: a label of ANNOTATION.md (the evidence for it), or one of
    ``reason_clause`` (the words of a clause that gives why),
    ``obstacle`` (illness or another passing hindrance), ``interest`` (the interest is still there),
    ``later`` (a later opening is kept in view), ``withdrawal`` (says that the application is withdrawn),
    ``abasement`` (an apology that abases its writer), ``empty_phrase`` (a stock phrase that says nothing),
    ``acceptance`` (says that the writer will come), ``denied`` (says the opposite of a label: „will nicht absagen“),
    ``sie`` and ``du`` (a word that addresses the reader so), ``placeholder`` (not filled in),
    ``stage``, ``stance`` and ``counterpart`` (the words that decided that field of the situation).
    """

    kind: str
    start: int
    end: int
    source: str
    """Name of the pattern, word list or model that says so; never a quote of the draft."""
    confidence: float = 1.0
    """Probability, where a model says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedClause:
    """A part of a sentence with a verb of its own, and what it does."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedSentence:
    """A sentence or stand-alone line, with what it does."""

    start: int
    end: int
    segment: SegmentKind
    labels: tuple[str, ...]
    """In the order of `taktvoll.scheme.LABELS`; ``("other",)`` where none fits."""
    polarity: float
    formality: float
    words: int
    """White-space separated."""
    syllables: int
    evidence: tuple[Evidence, ...] = ()
    """What speaks for its labels and what else rules look for, sorted by start."""
    p_negative: float | None = None
    """Probability that it reproaches the employer, whatever patterns say; None where no model read it."""
    clauses: tuple[AnalysedClause, ...] = ()
    """Two or more, sorted and disjoint, whose labels are together those of the sentence; empty where it is one clause."""

    def has(self, *labels: str) -> bool:
        """Whether the sentence carries one of `labels`."""
        if len(labels) == 1:
            return labels[0] in self.labels
        return not set(labels).isdisjoint(self.labels)

    def stretch_of(self, label: str) -> tuple[int, int]:
        """From the first clause that bears `label` to the last one; the whole sentence where none is known to."""
        bearing = [clause for clause in self.clauses if label in clause.labels]
        return (bearing[0].start, bearing[-1].end) if bearing else (self.start, self.end)

    def evidence_of(self, *kinds: str) -> list[Evidence]:
        """The evidence of these kinds inside the sentence, in order, none inside another."""
        found: list[Evidence] = []
        for item in sorted(self.evidence, key=lambda item: (item.start, -item.end)):
            if item.kind in kinds and (not found or item.start >= found[-1].end):
                found.append(item)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSpan:
    """A fact that the draft states, as a literal quote."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as written: „Montag, den 12. März 2027“, „nächste Woche Dienstag“, „KW 12“, „3. bis 5. März“.

    It holds what is said, not which day that is: `taktvoll.appointment.day_of` knows, with the day of reading.
    """

    start: int
    end: int
    weekday: int | None = None
    """0 (Monday) to 6, where the draft names one."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    week: int | None = None
    """Calendar week after ISO 8601 („KW 12“)."""
    feast: str | None = None
    """A name of `taktvoll.feasts.FEASTS`; with a weekday the first such day behind it („Dienstag nach Pfingsten“)."""
    days_ahead: int | None = None
    """From the day of reading: „heute“ is 0, „heute in acht Tagen“ 7, „gestern“ -1."""
    weeks_ahead: int | None = None
    """Calendar weeks from that of reading, for a weekday: „nächste Woche Dienstag“ is 1."""
    months_ahead: int | None = None
    """Months from that of reading, for a day: „am 3. d. M.“ is 0."""
    weeks_later: int = 0
    """Weeks behind the coming such weekday: „Dienstag in einer Woche“ is 1, „letzten Dienstag“ -1."""
    nth: int | None = None
    """Which such weekday of the month: „ersten Montag im Mai“ is 1, the last one -1."""
    until: "DateMention | None" = None
    """The last day, where the date is a range; it inherits nothing."""
    time: str | None = None
    """The hour that belongs to it, „14:30“."""
    role: str = "other"
    """One of `taktvoll.scheme.DATE_ROLES`."""

    @property
    def proposed(self) -> bool:
        """Whether the date is one that the writer proposes."""
        return self.role == DateRole.PROPOSED

    @property
    def is_calendar_date(self) -> bool:
        """Whether day and month are named."""
        return self.day is not None and self.month is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From where on the model of letters is believed; the numbers come with its weights (``trained/sentence_labels``)."""

    obstacle_passes: float
    """Least probability, for `Analysis.p_obstacle_passes`."""
    over_explained: float
    """Least probability, for `Analysis.p_over_explained`."""
    sure_reason: float
    """Probability from which a sentence is a reason beyond doubt."""
    clear_excess: float
    """How many times the words allowed are too many beyond doubt."""
    sure_negative: float = 0.0
    """Probability from which a reproach is reported as an error, for `AnalysedSentence.p_negative`; a warning below."""
    sure_undecided: float = 0.0
    """Probability from which a missing no is reported as an error, for `Analysis.p_undecided`; a warning below."""


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """A draft, understood. What many rules ask for is worked out once and kept."""

    text: str
    segments: tuple[Segment, ...]
    sentences: tuple[AnalysedSentence, ...]
    slots: Mapping[str, SlotSpan] = field(hash=False)
    dates: tuple[DateMention, ...]
    register: str
    occasion: str
    """What the draft shows (ANNOTATION.md), whatever the user intends."""
    situation: Situation = field(default=Situation())
    """How far the application has come, what the writer means to do, who reads it."""
    polarity: float
    subjectivity: float
    formality: float
    is_german: bool
    today: datetime.date
    subject: str | None = None
    """Of the header of an ``.eml``."""
    reply_to: str | None = None
    received: Received | None = None
    """`reply_to`, read; None where there is none."""
    application: str | None = None
    envelope: Envelope | None = None
    """Addressees and attached files, where the draft is a mail's file."""
    p_obstacle_passes: float | None = None
    """Probability that something passing keeps a writer away who is still interested; None without a model."""
    p_over_explained: float | None = None
    """Probability that the draft explains more than its reader needs; None without a model."""
    p_undecided: float | None = None
    """Probability that a letter in which no sentence was found to cancel or to move does neither; None without a model."""
    thresholds: Thresholds | None = None
    """From where on these probabilities are believed; None without a model."""
    evidence: tuple[Evidence, ...] = ()
    """What belongs to no one sentence."""

    @property
    def obstacle_likely_passes(self) -> bool:
        """Whether the model takes what keeps the writer away for passing; False without one."""
        p, thresholds = self.p_obstacle_passes, self.thresholds
        return p is not None and thresholds is not None and p >= thresholds.obstacle_passes

    @functools.cached_property
    def letter_sentences(self) -> tuple[AnalysedSentence, ...]:
        """The sentences of the letter itself: those outside excluded segments (quoted mail, signature, directive)."""
        return tuple(sentence for sentence in self.sentences if sentence.segment not in EXCLUDED)

    @functools.cached_property
    def has_letter(self) -> bool:
        """Whether the draft holds a word of the writer's own; marks alone („???“) are none."""
        return any(map(str.isalnum, "".join(self.text[part.start : part.end] for part in self.letter_sentences)))

    @functools.cached_property
    def body(self) -> tuple[AnalysedSentence, ...]:
        """The sentences between salutation and closing, without greetings that the segments overlook."""
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.segment is SegmentKind.BODY and not sentence.has("salutation", "closing", "subject")
        )

    @functools.cached_property
    def place_of(self) -> dict[int, int]:
        """Start of a sentence → its place among all sentences."""
        return {sentence.start: place for place, sentence in enumerate(self.sentences)}

    @functools.cached_property
    def _by_label(self) -> dict[str, list[AnalysedSentence]]:
        found: dict[str, list[AnalysedSentence]] = {}
        for sentence in self.letter_sentences:
            for label in sentence.labels:
                found.setdefault(label, []).append(sentence)
        return found

    def letter_sentences_with(self, *labels: str) -> list[AnalysedSentence]:
        """Those of `letter_sentences` that carry one of `labels`, in order."""
        if len(labels) == 1:
            return list(self._by_label.get(labels[0], ()))
        if self._by_label.keys().isdisjoint(labels):
            return []
        return [sentence for sentence in self.letter_sentences if sentence.has(*labels)]

    @functools.cached_property
    def _evidence_by_kind(self) -> dict[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = {}
        for item in itertools.chain(self.evidence, *(sentence.evidence for sentence in self.sentences)):
            found.setdefault(item.kind, []).append(item)
        for items in found.values():
            items.sort(key=_place)
        return found

    def all_evidence(self, *kinds: str) -> list[Evidence]:
        """All evidence of these kinds, quoted mail included, in order."""
        found = [item for kind in kinds for item in self._evidence_by_kind.get(kind, ())]
        return found if len(kinds) == 1 else sorted(found, key=_place)

    def letter_evidence(self, *kinds: str) -> list[Evidence]:
        """Evidence of these kinds outside excluded segments, in order."""
        items = self.all_evidence(*kinds)
        excluded = [part for part in self.segments if part.kind in EXCLUDED]
        if not items or not excluded:
            return items
        starts = [part.start for part in excluded]
        found = []
        for item in items:
            place = bisect.bisect_right(starts, item.start) - 1
            if place < 0 or excluded[place].end <= item.start:
                found.append(item)
        return found

    def quote(self, span: Evidence | AnalysedSentence | AnalysedClause | SlotSpan | DateMention | Segment) -> str:
        """The words of the draft that `span` covers."""
        return self.text[span.start : span.end]


_place = attrgetter("start", "end")


def adjacent_runs(
    sentences: Iterable[AnalysedSentence], place_of: Mapping[int, int]
) -> Iterator[list[AnalysedSentence]]:
    """`sentences`, grouped by standing next to each other; `place_of` is `Analysis.place_of`."""
    run: list[AnalysedSentence] = []
    for sentence in sentences:
        if run and place_of[sentence.start] != place_of[run[-1].start] + 1:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run
