"""The situation of a draft (ANNOTATION.md): how far the application has come, what its writer means to do, who reads it.

Clear rules over cues (`situation_cues.py`), labels and what the models say of the whole letter. The furthest stage that
something speaks for wins; a stance that the writer states wins over one that only follows from the occasion.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.situation_cues import Cue, clause_around, cues_in
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.scheme import Counterpart, Occasion, Stage, Stance

SHORT = 10
"""Sentences (subject, salutation included) up to which a mail that names no job may still be about an interview."""
FURTHEST = (
    Stage.CONTRACT, Stage.OFFER, Stage.TRIAL_DAY, Stage.AFTER_INTERVIEW, Stage.AGREED, Stage.INVITED,
)  # fmt: skip
_ANSWERS = frozenset({"thanks", "decision", "reschedule", "goodwill", "subject"})
"""Labels of sentences that speak to the reader about the matter itself."""
_GIVING = frozenset({"reason", "private", "decision"})
_FOR_GOOD = re.compile(
    r"\b(?:auch\s+sonst|danach\s+auch|überhaupt|gar)\s+nicht(?:\s+mehr)?\b|\bnicht(?:\s+mehr)?\s+(?:zu|bei)\s+(?:ihnen|euch|dir)\s+anfangen"
    r"|\b(?:fange?|unterschreibe?)\b[^.!?]{0,40}\bnicht\b"
)
_FAREWELL = re.compile(r"besetz|suche\b|erfolg|alles gute|künftig|zukunft")
_ELSEWHERE = re.compile(r"\b(?:andere[ns]?|neue[ns]?)\s+(?:stelle|angebot|job|arbeit)")
_REFUSING = re.compile(
    r"\b(?:nicht|kein\w*|absag\w*|abzusagen|sag\w*|ausfall\w*|ausfällt|fällt|fallen|entfallen|verschieb\w*|verschoben|verleg\w*|storn\w*|annullier\w*"
    r"|kündig\w*|zurück\w*|rücktritt|ausweichen|nachholen|nix|passt|trete|treten|ziehe)\b"
)
_BECAUSE = re.compile(
    r"\b(?:weil|da|denn|wegen|aufgrund|muss\s+ich|ich\s+muss|habe\s+ich|ich\s+habe|bin\s+ich|ich\s+bin|hab)\b"
)
_AS_OBJECT = re.compile(
    r"\b(?:zu[mr]|(?<!in\s)de[nr]|(?<!in\s)die|das|termin\s+(?:beim|bei\s+de[mr]|mit\s+de[mr])|eine?n?|mein\w*|unser\w*|ihr\w*|eur\w*|vom)\s+(?:\w+\s+){0,2}$"
)
_ASKED = re.compile(r"einlad|eingeladen|gespräch|interview|vorstell|hearing|assessment")
_TO_READER = re.compile(r"\b(?:ihnen|ihre?[nms]?|euch|eure?[nms]?|dir|deine?[nm]?)\b")
_NOT_HERE = re.compile(
    r"\b(?:bleib\w*|zugesprochen|beginne|anfange|beschäftigt|angestellt|arbeite|angenommen|muss\s+ich\s+zu|einen\s+termin|hab\w*\s+(?:ich\s+)?(?:jetzt|inzwischen)"
    r"|(?:jetzt|inzwischen)\s+\w+\s+(?:beim?|am|an)|andere\w*|woanders|verlangt|schickt|zahlt)\b"
)
_LINKED = re.compile(
    r"\b(?:\w*vertrag|\w*stelle|einladung|\w*bewerbung|\w*gespräch|\w*termin|zusage|angebot|kandidatur|ausschreibung|leitung)\b"
)


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
        giving = [place for place in own if not _GIVING.isdisjoint(understood.labelled[place].labels)]
        self.has_obstacle = any(mark[0] == "obstacle" for place in giving for mark in understood.labelled[place].marks)
        """Whether a sentence that gives a ground names something passing."""
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
        stage, stance, counterpart, _occasion(understood.occasion, stage, stance, cues), _placed(cues, because)
    )


def _placed(cues: _Cues, because: Sequence[tuple[str, Sequence[Cue]]]) -> tuple[tuple[str, int, int, str], ...]:
    placed = [cues.place(field, cue) for field, found in because for cue in found[:1]]
    return tuple(place for place in placed if place is not None)


def _is_something_else(cues: _Cues, occasion: str) -> bool:
    """Whether the mail is none of our matter: no applicant writes about a job, or something else is called off."""
    elsewhere = cues.of("matter", "else")
    if any(cue.name.endswith("from_employer") for cue in elsewhere):
        return not cues.of("stance", "withdraws")
    if cues.of("matter", "job") or _is_on_the_way(cues) or cues.of("counterpart", "agency"):
        return False
    if occasion == Occasion.OTHER:
        missed = cues.of("stance", "missed_it") and (cues.of("stage", "invited") or cues.of("stage", "agreed"))
        here = missed or cues.of("stance", "accepts") or cues.of("stage", "offer") or cues.of("stage", "agreed")
        return not ((here or _invites(cues)) and not elsewhere and len(cues.quotes) <= SHORT)
    if any(cue.name.endswith("sure") for cue in elsewhere):
        return not _invites(cues)
    if _invites(cues) or cues.of("counterpart", "contact"):
        return False
    return any(cue.name.endswith("address") or _is_called_off(cues, cue) for cue in elsewhere)


def _is_on_the_way(cues: _Cues) -> bool:
    """Whether something is said that only an application can have come to."""
    return any(cue.value in {Stage.CONTRACT, Stage.TRIAL_DAY, Stage.AFTER_INTERVIEW} for cue in cues.of("stage"))


def _invites(cues: _Cues) -> bool:
    return any(_ASKED.search(cues.lowered[cue.sentence]) for cue in cues.found if cue.value == Stage.INVITED)


def _is_called_off(cues: _Cues, cue: Cue) -> bool:
    """Whether what a cue names is cancelled or moved itself, rather than being the reason for it."""
    if any(cue is other for other in cues.subject):
        return True
    lowered = cues.lowered[cue.sentence]
    clause = clause_around(lowered, cue.start, cue.end)
    before = clause[: clause.find(lowered[cue.start : cue.end])]
    if _BECAUSE.search(before) or not _REFUSING.search(clause):
        return False
    return bool(_AS_OBJECT.search(lowered[max(0, cue.start - 30) : cue.start]))


def _stage(cues: _Cues, occasion: str) -> tuple[Stage, list[Cue]]:
    found = {stage: cues.of("stage", stage.value) for stage in FURTHEST}
    if _invites(cues):  # who is invited has signed elsewhere
        found[Stage.CONTRACT] = [
            cue for cue in found[Stage.CONTRACT] if cue.name.endswith("undone") or _is_to_reader(cues, cue)
        ]
    applies = cues.of("stage", "none")
    if applies and not any(found[stage] for stage in FURTHEST[:-1]):
        return Stage.NONE, applies
    for stage in FURTHEST:
        if found[stage]:
            return stage, found[stage]
    if occasion in {Occasion.DECLINE, Occasion.RESCHEDULE, Occasion.UNCLEAR} and not cues.of("stance", "withdraws"):
        return Stage.INVITED, []
    return Stage.NONE, []


def _is_to_reader(cues: _Cues, cue: Cue) -> bool:
    if any(cue is other for other in cues.subject):
        return False
    return _TO_READER.search(clause_around(cues.lowered[cue.sentence], cue.start, cue.end)) is not None


def _stance(cues: _Cues, understood: Understood, stage: Stage) -> tuple[Stance, list[Cue]]:
    """What is stated comes first: a day gone by, a step back, a doubt; then what follows from the occasion."""
    occasion, labels = understood.occasion, cues.all_labels
    decides = "decision" in labels
    missed, withdraws, undecided, accepts, form = (
        cues.of("stance", value) for value in ("missed_it", "withdraws", "undecided", "accepts", "prevented")
    )
    no = cues.of("stance", "declines")
    if cues.of("stage", "none", "application") and not (no or withdraws):
        return Stance.OTHER, []
    if cues.of("stage", "none", "applies") and not (no or withdraws or decides or "reschedule" in labels):
        return Stance.OTHER, []
    withdraws = withdraws or cues.of("stage", "contract", "undone")
    if missed and stage not in {Stage.OFFER, Stage.CONTRACT}:
        return Stance.MISSED_IT, missed
    if withdraws and occasion != Occasion.UNCLEAR:
        return Stance.WITHDRAWS, withdraws
    if stage is Stage.CONTRACT and occasion == Occasion.DECLINE and not accepts:
        return Stance.WITHDRAWS, [*no, *cues.of("stage", "contract")]
    if (
        occasion in {Occasion.DECLINE, Occasion.UNCLEAR}
        and any(_FOR_GOOD.search(quote) for quote in cues.lowered)
        and not undecided
    ):
        return Stance.DECLINES, no
    if undecided and (occasion == Occasion.UNCLEAR or (stage is Stage.OFFER and not decides)):
        return Stance.UNDECIDED, undecided
    if form and stage in {Stage.INVITED, Stage.AGREED} and occasion in {Occasion.RESCHEDULE, Occasion.OTHER}:
        return Stance.PREVENTED, form
    if accepts and (occasion == Occasion.OTHER or (stage is Stage.OFFER and not decides)):
        return Stance.ACCEPTS, accepts
    if occasion == Occasion.UNCLEAR:
        return Stance.UNDECIDED, undecided
    if occasion == Occasion.RESCHEDULE or (occasion == Occasion.DECLINE and _passes(cues, understood, stage)):
        return Stance.PREVENTED, []
    if occasion == Occasion.DECLINE:
        return Stance.DECLINES, no
    return (Stance.PREVENTED, []) if decides and "reschedule" in labels else (Stance.OTHER, [])


def _passes(cues: _Cues, understood: Understood, stage: Stage) -> bool:
    """Whether something passing keeps away a writer who is still interested, or says something kind that is no farewell."""
    if stage in {Stage.OFFER, Stage.CONTRACT} or "withdrawal" in cues.kinds_of_evidence:
        return False
    p, thresholds = understood.p_obstacle_passes, understood.thresholds
    if p is not None and thresholds is not None and p >= thresholds.obstacle_passes:
        return True
    if not cues.has_obstacle:
        return False
    kind = [
        quote
        for quote, labels in zip(cues.lowered, cues.labels, strict=True)
        if "goodwill" in labels and labels.isdisjoint({"decision", "negative"})
    ]
    if "interest" in cues.kinds_of_evidence:
        return True
    signed = any(_ELSEWHERE.search(quote) for quote in cues.lowered)
    return bool(kind) and not signed and not any(_FAREWELL.search(quote) for quote in kind)


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
    if any(cue is other for other in cues.subject) or cues.kinds[cue.sentence] in {
        SegmentKind.SALUTATION,
        SegmentKind.SUBJECT,
    }:
        return True
    clause = clause_around(cues.lowered[cue.sentence], cue.start, cue.end)
    if _NOT_HERE.search(clause):
        return False
    return bool(_LINKED.search(clause)) or not cues.labels[cue.sentence].isdisjoint(_ANSWERS)


def _occasion(occasion: str, stage: Stage, stance: Stance, cues: _Cues) -> str:
    """The occasion, mended where the writer's words are plain and the model of letters says otherwise."""
    decides, asks = ("decision" in cues.all_labels), ("reschedule" in cues.all_labels)
    if stance is Stance.WITHDRAWS and (occasion == Occasion.OTHER or cues.of("stance", "withdraws", "application")):
        return Occasion.DECLINE.value
    if stance is Stance.PREVENTED and cues.of("stance", "prevented"):
        return Occasion.OTHER.value
    if stance is Stance.UNDECIDED:
        return Occasion.UNCLEAR.value
    if stance is Stance.ACCEPTS and stage is Stage.OFFER and not decides:
        return Occasion.OTHER.value
    if stance is Stance.OTHER and cues.of("stage", "none", "application"):
        return Occasion.OTHER.value
    if stance is Stance.OTHER and cues.of("stage", "none", "applies") and not (decides or asks):
        return Occasion.OTHER.value
    if stance is Stance.MISSED_IT and occasion == Occasion.OTHER and len(cues.quotes) <= SHORT:
        return Occasion.RESCHEDULE.value if asks else Occasion.UNCLEAR.value
    return occasion
