"""What the cues of a whole letter are, with the sentences that they stand in."""

import functools
import re

from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.open_decision import is_left_open
from taktvoll.annotate.situation_cues import Cue, clause_around, cues_in, in_small_letters
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.scheme import Stage

_GIVING = frozenset({"reason", "private", "decision"})
_ASKED = re.compile(r"einlad|eingeladen|(?<!eltern)(?<!beratungs)gespräch|interview|vorstell|hearing|assessment")


class LetterCues:
    """What was found in the letter, with the sentences that it was found in."""

    def __init__(self, draft: DraftInput, understood: Understood) -> None:
        own = [place for place, span in enumerate(draft.spans) if span[2] not in EXCLUDED]
        frame = {SegmentKind.CLOSING, SegmentKind.NAME}
        self.places = [place for place in own if draft.spans[place][2] not in frame]
        self.quotes = draft.quotes(self.places)
        self.lowered = [in_small_letters(quote) for quote in self.quotes]
        self.labels = [frozenset(understood.labelled[place].labels) for place in self.places]
        self.kinds = [draft.spans[place][2] for place in self.places]
        self.starts = [draft.spans[place][0] for place in self.places]
        self.found = list(cues_in(self.quotes))
        self.all_labels = frozenset().union(*self.labels)
        self.outside = [*cues_in([draft.subject])] if draft.subject else []
        """Those of a mail's subject and of whom the letterhead names: they have no place among the sentences."""
        head = [place for place, span in enumerate(draft.spans) if span[2] == SegmentKind.LETTERHEAD]
        self.outside += [cue for cue in cues_in(draft.quotes(head)) if cue.field == "counterpart"]
        self.greeting = " ".join(
            quote for quote, kind in zip(self.lowered, self.kinds, strict=True) if kind == SegmentKind.SALUTATION
        )
        giving = [place for place in own if not _GIVING.isdisjoint(understood.labelled[place].labels)]
        self.has_obstacle = any(mark[0] == "obstacle" for place in giving for mark in understood.labelled[place].marks)
        """Whether a sentence that gives a ground names something passing."""
        self.kinds_of_evidence = {mark[0] for place in own for mark in understood.labelled[place].marks}

    def of(self, field: str, value: str | None = None, name: str | None = None) -> list[Cue]:
        """The cues for a value, or from one pattern of it; those from outside the sentences come last."""
        return [
            cue
            for cue in (*self.found, *self.outside)
            if cue.field == field and value in {None, cue.value} and (name is None or cue.name.endswith(f".{name}"))
        ]

    def place(self, field: str, cue: Cue) -> tuple[str, int, int, str] | None:
        """Where a cue stands in the draft; None for one from outside the sentences."""
        if self.is_outside(cue):
            return None
        start = self.starts[cue.sentence]
        return field, start + cue.start, start + cue.end, cue.name

    def is_outside(self, cue: Cue) -> bool:
        """Whether a cue stands in no sentence of the letter."""
        return any(cue is other for other in self.outside)

    def clause(self, cue: Cue) -> str:
        """The clause that a cue of a sentence stands in, in small letters."""
        return clause_around(self.lowered[cue.sentence], cue.start, cue.end)

    def invites(self) -> bool:
        """Whether the letter names an invitation to a talk, or the talk, by its name."""
        return any(_ASKED.search(self.lowered[cue.sentence]) for cue in self.found if cue.value == Stage.INVITED)

    @functools.cached_property
    def leaves_open(self) -> bool:
        """Whether the writer says in so many words that nothing is decided, and how it goes on."""
        return is_left_open(
            [quote for quote, kind in zip(self.quotes, self.kinds, strict=True) if kind == SegmentKind.BODY]
        )

    def is_missed(self) -> bool:
        """Whether the writer let somebody wait, or did not come to an appointment that the letter names."""
        missed = self.of("stance", "missed_it")
        waited = any("wart" in self.clause(cue) for cue in missed if not self.is_outside(cue))
        return bool(missed) and (waited or bool(self.of("stage", "invited") or self.of("stage", "agreed")))
