"""The situation of a draft (ANNOTATION.md): how far the application has come, what its writer means to do, who reads it.

Clear rules over cues (`situation_cues.py`), labels and what the models say of the whole letter. The furthest stage that
something speaks for wins; a stance that the writer states wins over one that only follows from the occasion.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.situation_cues import Cue, clause_around, cues_in
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.scheme import Counterpart, Occasion, Stage, Stance

FURTHEST = (
    Stage.CONTRACT, Stage.OFFER, Stage.TRIAL_DAY, Stage.AFTER_INTERVIEW, Stage.AGREED, Stage.INVITED,
)  # fmt: skip
_ACTS = frozenset({"decision", "reschedule", "subject"})
_REFUSING = re.compile(
    r"\b(?:nicht|kein\w*|absag\w*|abzusagen|sag\w*|ausfall\w*|ausfällt|fällt|fallen|entfallen|verschieb\w*|verschoben|verleg\w*|storn\w*|annullier\w*"
    r"|kündig\w*|zurück\w*|rücktritt|ausweichen|nachholen|nix|passt|trete|treten|ziehe)\b"
)
_BECAUSE = re.compile(r"\b(?:weil|da|denn|wegen|aufgrund|muss\s+ich|ich\s+muss|habe\s+ich|ich\s+habe|bin\s+ich|ich\s+bin|hab)\b")
_NOT_HERE = re.compile(r"\b(?:bleib\w*|zugesprochen|beginne|zum\s+\w+amt\s+muss|beim\s+\w+amt\s+(?:bin|habe))\b")


@dataclass(frozen=True, slots=True)
class ReadSituation:
    """What the rules make of a draft."""

    stage: Stage
    stance: Stance
    counterpart: Counterpart
    occasion: str
    """That of the letter model, unless the situation leaves no doubt about another."""
    because: tuple[tuple[str, int, int, str], ...]
    """(field, start, end, pattern) of the words that decided, in the draft; a field without any has its usual value."""


class _Cues:
    """What was found in the letter, with the sentences that it was found in."""

    def __init__(self, draft: DraftInput, understood: Understood) -> None:
        own = [place for place, span in enumerate(draft.spans) if span[2] not in EXCLUDED]
        frame = {SegmentKind.CLOSING, SegmentKind.NAME}
        self.places = [place for place in own if draft.spans[place][2] not in frame]
        self.quotes = draft.quotes(self.places)
        self.lowered = [quote.lower() for quote in self.quotes]
        self.labels = [frozenset(understood.labelled[place].labels) for place in self.places]
        self.kinds = [draft.spans[place][2] for place in self.places]
        self.starts = [draft.spans[place][0] for place in self.places]
        self.found = list(cues_in(self.quotes))
        self.all_labels = frozenset().union(*self.labels)
        self.subject = list(cues_in([draft.subject])) if draft.subject else []
        self.greeting = " ".join(
            quote for quote, kind in zip(self.lowered, self.kinds, strict=True) if kind == SegmentKind.SALUTATION
        )
        self.kinds_of_evidence = {mark[0] for place in own for mark in understood.labelled[place].marks}

    def of(self, field: str, value: str | None = None, name: str | None = None) -> list[Cue]:
        """The cues for a value, or from one pattern of it; those of a mail's subject come last."""
        return [
            cue
            for cue in (*self.found, *self.subject)
            if cue.field == field and value in {None, cue.value} and (name is None or cue.name.endswith(f".{name}"))
        ]

    def place(self, field: str, cue: Cue) -> tuple[str, int, int, str] | None:
        """Where a cue stands in the draft; None for one of the mail's subject."""
        if any(cue is other for other in self.subject):
            return None
        start = self.starts[cue.sentence]
        return field, start + cue.start, start + cue.end, cue.name


def read_situation(draft: DraftInput, understood: Understood) -> ReadSituation:
    """The situation of `draft`, whose sentences and occasion are `understood`."""
    cues = _Cues(draft, understood)
    if _is_something_else(cues, understood.occasion):
        found = [*cues.of("matter", "else")][:1]
        return ReadSituation(
            Stage.NONE, Stance.OTHER, Counterpart.NONE, Occasion.OTHER.value, _placed(cues, [("stage", found)])
        )
    stage, for_stage = _stage(cues, understood.occasion)
    stance, for_stance = _stance(cues, understood, stage)
    if stance is Stance.MISSED_IT and stage in {Stage.INVITED, Stage.NONE}:
        stage = Stage.AGREED
    counterpart, for_counterpart = _counterpart(cues)
    because = [("stage", for_stage), ("stance", for_stance), ("counterpart", for_counterpart)]
    return ReadSituation(
        stage, stance, counterpart, _occasion(understood.occasion, stance, cues), _placed(cues, because)
    )


def _placed(cues: _Cues, because: Sequence[tuple[str, Sequence[Cue]]]) -> tuple[tuple[str, int, int, str], ...]:
    placed = [cues.place(field, cue) for field, found in because for cue in found[:1]]
    return tuple(place for place in placed if place is not None)


def _is_something_else(cues: _Cues, occasion: str) -> bool:
    """Whether the mail is none of our matter: no applicant writes about a job, or something else is called off."""
    about_a_job = bool(cues.of("matter", "job")) or any(
        cue.value not in {"invited", "agreed", "offer", "missed_it"} for cue in cues.of("stage")
    ) or bool(cues.of("counterpart", "agency") or cues.of("counterpart", "contact"))  # fmt: skip
    elsewhere = cues.of("matter", "else")
    if any(cue.name.endswith("from_employer") for cue in elsewhere):
        return not cues.of("stance", "withdraws")
    if about_a_job:
        return False
    words = [cue for cue in elsewhere if cue.name.endswith(("words", "address"))]
    if any(cue.name.endswith("address") for cue in words):
        return True
    if occasion == Occasion.OTHER and not (cues.of("stage", "offer") or _invites(cues) or cues.of("stance", "missed_it")):
        return True
    called_off = [cue for cue in words if _is_called_off(cues, cue)]
    return bool(called_off) or len({(cue.sentence, cue.start) for cue in words}) > 1


def _invites(cues: _Cues) -> bool:
    return any("einlad" in cues.lowered[cue.sentence] or "gespräch" in cues.lowered[cue.sentence] for cue in cues.of("stage", "invited"))


def _is_called_off(cues: _Cues, cue: Cue) -> bool:
    """Whether what a cue names is cancelled or moved itself, rather than being the reason for it."""
    if cue.sentence >= len(cues.labels):
        return True
    lowered = cues.lowered[cue.sentence]
    clause = clause_around(lowered, cue.start, cue.end)
    if _BECAUSE.search(clause) and not re.search(r"\bnicht\b|\babsag", clause):
        return False
    return bool(_REFUSING.search(clause))


def _stage(cues: _Cues, occasion: str) -> tuple[Stage, list[Cue]]:
    found = {stage: cues.of("stage", stage.value) for stage in FURTHEST}
    applies = cues.of("stage", "none")
    if applies and not any(found[stage] for stage in FURTHEST[:-1]):
        return Stage.NONE, applies
    for stage in FURTHEST:
        if found[stage]:
            return stage, found[stage]
    if occasion in {Occasion.DECLINE, Occasion.RESCHEDULE, Occasion.UNCLEAR} and not cues.of("stance", "withdraws"):
        return Stage.INVITED, []
    return Stage.NONE, []


def _stance(cues: _Cues, understood: Understood, stage: Stage) -> tuple[Stance, list[Cue]]:
    """What is stated comes first: a day gone by, a step back, a doubt; then what follows from the occasion."""
    occasion, labels = understood.occasion, cues.all_labels
    missed, withdraws, undecided, accepts, form = (
        cues.of("stance", value) for value in ("missed_it", "withdraws", "undecided", "accepts", "prevented")
    )
    no = cues.of("stance", "declines")
    if missed and not (withdraws and stage is Stage.CONTRACT):
        return Stance.MISSED_IT, missed
    if withdraws and not (undecided and occasion == Occasion.UNCLEAR):
        return Stance.WITHDRAWS, withdraws
    if stage is Stage.CONTRACT and (no or "decision" in labels or occasion == Occasion.DECLINE) and not accepts:
        signed = cues.of("stage", "contract")
        return Stance.WITHDRAWS, [*no, *signed]
    if undecided and (occasion == Occasion.UNCLEAR or not _is_clear_no(cues)) and occasion != Occasion.RESCHEDULE:
        return Stance.UNDECIDED, undecided
    if form and stage in {Stage.INVITED, Stage.AGREED} and occasion in {Occasion.RESCHEDULE, Occasion.OTHER}:
        return Stance.PREVENTED, form
    if accepts and "reschedule" not in labels and not (no and "decision" in labels):
        return Stance.ACCEPTS, accepts
    if occasion == Occasion.UNCLEAR:
        return Stance.UNDECIDED, undecided
    if occasion == Occasion.RESCHEDULE or (occasion == Occasion.DECLINE and _passes(cues, understood, stage)):
        return Stance.PREVENTED, []
    if occasion == Occasion.DECLINE:
        return Stance.DECLINES, no
    return (Stance.PREVENTED, []) if "reschedule" in labels and "decision" in labels else (Stance.OTHER, [])


def _is_clear_no(cues: _Cues) -> bool:
    return any("decision" in labels and "hedge" not in labels for labels in cues.labels)


def _passes(cues: _Cues, understood: Understood, stage: Stage) -> bool:
    """Whether something passing keeps away a writer who is still interested."""
    if stage in {Stage.OFFER, Stage.CONTRACT}:
        return False
    p, thresholds = understood.p_obstacle_passes, understood.thresholds
    if p is not None and thresholds is not None and p >= thresholds.obstacle_passes:
        return True
    return {"obstacle", "interest"} <= cues.kinds_of_evidence


def _counterpart(cues: _Cues) -> tuple[Counterpart, list[Cue]]:
    contact = cues.of("counterpart", "contact")
    if contact or re.search(r"\b(?:onkel|tante|cousin\w*|schwager|schwägerin|opa|oma)\b", cues.greeting):
        return Counterpart.CONTACT, contact
    agency = cues.of("counterpart", "agency")
    if agency:
        return Counterpart.AGENCY, agency
    office = [cue for cue in cues.of("counterpart", "authority") if _is_reader(cues, cue)]
    return (Counterpart.AUTHORITY, office) if office else (Counterpart.EMPLOYER, [])


def _is_reader(cues: _Cues, cue: Cue) -> bool:
    """Whether an office is that of the reader, not where the writer stays, studies or goes instead."""
    if any(cue is other for other in cues.subject) or cues.kinds[cue.sentence] in {SegmentKind.SALUTATION, SegmentKind.SUBJECT}:
        return True
    clause = clause_around(cues.lowered[cue.sentence], cue.start, cue.end)
    return not _NOT_HERE.search(clause) and "reason" not in cues.labels[cue.sentence] - _ACTS or "decision" in cues.labels[cue.sentence]


def _occasion(occasion: str, stance: Stance, cues: _Cues) -> str:
    """The occasion, mended where the writer's words are plain and the model of letters says otherwise."""
    labels: Collection[str] = cues.all_labels
    if stance is Stance.WITHDRAWS:
        return Occasion.DECLINE.value
    if stance is Stance.PREVENTED and cues.of("stance", "prevented") and not _asks_for_a_day(cues):
        return Occasion.OTHER.value
    if stance is Stance.UNDECIDED:
        return Occasion.UNCLEAR.value
    if stance is Stance.ACCEPTS and "decision" not in labels:
        return Occasion.OTHER.value
    if stance is Stance.MISSED_IT and occasion == Occasion.OTHER:
        return Occasion.RESCHEDULE.value if "reschedule" in labels else Occasion.UNCLEAR.value
    return occasion


def _asks_for_a_day(cues: _Cues) -> bool:
    return any(re.search(r"\bander\w+\s+(?:tag|termin)|\bneue\w*\s+termin|\bverschieb|\bnächste\s+woche|\boder\b", quote) for quote in cues.lowered)
