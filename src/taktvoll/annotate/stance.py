"""What the writer means to do: what is stated comes first, then what follows from the occasion."""

import re

from taktvoll.annotate.draft import Understood
from taktvoll.annotate.letter_cues import LetterCues
from taktvoll.annotate.situation_cues import Cue
from taktvoll.scheme import Occasion, Stage, Stance

_FOR_GOOD = re.compile(
    r"\b(?:auch\s+sonst|danach\s+auch|überhaupt|gar)\s+nicht(?:\s+mehr)?\b|\bnicht(?:\s+mehr)?\s+(?:zu|bei)\s+(?:ihnen|euch|dir)\s+anfangen"
    r"|\b(?:fange?|unterschreibe?)\b[^.!?]{0,40}\bnicht\b"
)
_MOVE = re.compile(
    r"\b(?:könn\w*|könnt\w*|dürft\w*|darf|lässt|liesse|ließe|bitte\w*|wäre|ginge)\b[^.!]{0,60}\b(?:verschieb\w*|verschoben|verleg\w*|ander\w+\s+(?:tag|termin)|neuen\s+termin)"
)
_FAREWELL = re.compile(r"besetz|suche\b|erfolg|alles gute|künftig|zukunft")
_ELSEWHERE = re.compile(r"\b(?:andere[ns]?|neue[ns]?)\s+(?:stelle|angebot|job|arbeit)")


def stance_of(  # noqa: C901, PLR0911, PLR0912 - one case a line
    cues: LetterCues, understood: Understood, stage: Stage
) -> tuple[Stance, list[Cue]]:
    """The stance at `stage`, and the words that say so: a day gone by, a step back, a doubt, a yes, a no."""
    occasion, labels = understood.occasion, cues.all_labels
    decides = "decision" in labels
    missed, withdraws, undecided, accepts, form = (
        cues.of("stance", value) for value in ("missed_it", "withdraws", "undecided", "accepts", "prevented")
    )
    no = cues.of("stance", "declines")
    if not (no or withdraws) and _only_applies(cues):
        return Stance.OTHER, []
    withdraws = withdraws or cues.of("stage", "contract", "undone")
    if missed and stage not in {Stage.OFFER, Stage.CONTRACT}:
        return Stance.MISSED_IT, missed
    if cues.leaves_open and (occasion != Occasion.OTHER or stage is not Stage.NONE):
        return Stance.UNDECIDED, undecided
    if withdraws and occasion != Occasion.UNCLEAR:
        return Stance.WITHDRAWS, withdraws
    if stage is Stage.OFFER and occasion == Occasion.DECLINE and cues.of("stage", "offer", "own_yes") and not accepts:
        return Stance.WITHDRAWS, cues.of("stage", "offer", "own_yes")
    if stage is Stage.CONTRACT and occasion == Occasion.DECLINE and not accepts:
        return Stance.WITHDRAWS, [*no, *cues.of("stage", "contract")]
    if (
        occasion in {Occasion.DECLINE, Occasion.UNCLEAR}
        and any(_FOR_GOOD.search(quote) for quote in cues.lowered)
        and not undecided
    ):
        return Stance.DECLINES, no
    if undecided and _is_open(cues, occasion, stage):
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
    moves = "reschedule" in labels and (decides or asks_to_move(cues))
    return (Stance.PREVENTED, []) if moves else (Stance.OTHER, [])


def asks_to_move(cues: LetterCues) -> bool:
    """Whether a letter that names the talk asks in so many words for another day."""
    return cues.invites() and any(
        "reschedule" in labels and _MOVE.search(quote) for quote, labels in zip(cues.lowered, cues.labels, strict=True)
    )


def _only_applies(cues: LetterCues) -> bool:
    acts = not cues.all_labels.isdisjoint({"decision", "reschedule"})
    return bool(cues.of("stage", "none", "application") or (cues.of("stage", "none", "applies") and not acts))


def _is_open(cues: LetterCues, occasion: str, stage: Stage) -> bool:
    """Whether words of doubt are about the matter: the letter model says so, or there is something to decide about."""
    if occasion == Occasion.OTHER:
        return stage not in {Stage.NONE, Stage.INVITED} or bool(cues.of("stance", "undecided", "either_way"))
    return occasion == Occasion.UNCLEAR or (stage is Stage.OFFER and "decision" not in cues.all_labels)


def _passes(cues: LetterCues, understood: Understood, stage: Stage) -> bool:
    """Whether something passing keeps away a writer who is still interested, or says something kind that is no farewell."""
    if stage in {Stage.OFFER, Stage.CONTRACT} or "withdrawal" in cues.kinds_of_evidence:
        return False
    p, thresholds = understood.p_obstacle_passes, understood.thresholds
    if p is not None and thresholds is not None and p >= thresholds.obstacle_passes:
        return True
    if not cues.has_obstacle:
        return False
    return is_still_interested(cues)


def is_still_interested(cues: LetterCues) -> bool:
    """Whether a writer who has not signed elsewhere says something kind that is no farewell, or that the interest stands."""
    if "interest" in cues.kinds_of_evidence:
        return True
    kind = [
        quote
        for quote, labels in zip(cues.lowered, cues.labels, strict=True)
        if "goodwill" in labels and labels.isdisjoint({"decision", "negative"})
    ]
    signed = any(_ELSEWHERE.search(quote) for quote in cues.lowered)
    return bool(kind) and not signed and not any(_FAREWELL.search(quote) for quote in kind)
