"""The situation of a draft (ANNOTATION.md): how far the application has come, what its writer means to do, who reads it.

Clear rules over cues (`situation_cues.py`), labels and what the models say of the whole letter. The furthest stage that
something speaks for wins; a stance that the writer states wins over one that only follows from the occasion. Models that
learned from read drafts (`sign_model.py`) correct the rules where they are sure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from taktvoll.annotate.counterpart import counterpart_of
from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.letter_cues import LetterCues
from taktvoll.annotate.matter import SHORT, is_something_else
from taktvoll.annotate.situation_cues import Cue
from taktvoll.annotate.situation_signs import place_of_sign, situation_signs
from taktvoll.annotate.stance import asks_to_move, is_still_interested, stance_of
from taktvoll.scheme import Counterpart, Occasion, Stage, Stance

if TYPE_CHECKING:
    from taktvoll.annotate.sign_model import SignModel

_GO_WITH: Mapping[str, frozenset[Stance]] = {
    Occasion.DECLINE: frozenset({Stance.DECLINES, Stance.WITHDRAWS, Stance.PREVENTED, Stance.MISSED_IT}),
    Occasion.RESCHEDULE: frozenset({Stance.PREVENTED, Stance.MISSED_IT}),
    Occasion.UNCLEAR: frozenset({Stance.UNDECIDED, Stance.PREVENTED, Stance.MISSED_IT}),
}
"""Stances that the model may find in a letter of an occasion; where it is another one, the rules decide."""
CLEARLY = 0.85
"""Probability from which `PREVENTED` is overruled: out of fold 5 rightly and none wrongly, from 0.6 on 14 and 2."""
FURTHEST = (
    Stage.CONTRACT, Stage.OFFER, Stage.TRIAL_DAY, Stage.AFTER_INTERVIEW, Stage.AGREED, Stage.INVITED,
)  # fmt: skip
_REFUSED_POST = (".post_taken", ".not_starting")
_DAY = re.compile(
    r"(?<!vom )(?<!bis )(?<!zum )\b(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|morgen\s+(?:um|früh)"
    r"|\d{1,2}\.\s?(?:\d{1,2}\.|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))"
)
_TO_READER = re.compile(r"\b(?:ihnen|ihre?[nms]?|euch|eure?[nms]?|dir|deine?[nm]?)\b")


@dataclass(frozen=True, slots=True)
class ReadSituation:
    """What the rules make of a draft."""

    stage: Stage
    stance: Stance
    counterpart: Counterpart
    occasion: str
    """That of the letter model, unless the situation leaves no doubt about another."""
    because: tuple[tuple[str, int, int, str, float], ...]
    """(field, start, end, pattern or model, probability) of the words that decided, in the draft.

    A field without any has its usual value. A pattern has the probability 1.
    """


def read_situation(
    draft: DraftInput, understood: Understood, models: "Mapping[str, SignModel] | None" = None
) -> ReadSituation:
    """The situation of `draft`, whose sentences and occasion are `understood`; `models` correct the rules, by field."""
    cues = LetterCues(draft, understood)
    if is_something_else(cues, understood.occasion):
        found = cues.of("matter", "else")
        return ReadSituation(
            Stage.NONE, Stance.OTHER, Counterpart.NONE, Occasion.OTHER.value, _placed(cues, [("stage", found)])
        )
    stage, for_stage = _stage(cues, understood.occasion)
    stance, for_stance = stance_of(cues, understood, stage)
    if stance is Stance.MISSED_IT and stage in {Stage.INVITED, Stage.NONE}:
        stage = Stage.AGREED
    elif stage is Stage.NONE and stance in {Stance.ACCEPTS, Stance.PREVENTED, Stance.UNDECIDED} and not for_stage:
        stage = Stage.INVITED
    counterpart, for_counterpart = counterpart_of(cues)
    because = [("stage", for_stage), ("stance", for_stance), ("counterpart", for_counterpart)]
    occasion = _occasion(understood.occasion, stage, stance, cues)
    ruled = ReadSituation(stage, stance, counterpart, occasion, _placed(cues, because))
    return _corrected(ruled, cues, understood, models) if models else ruled


def _corrected(
    ruled: ReadSituation, cues: LetterCues, understood: Understood, models: "Mapping[str, SignModel]"
) -> ReadSituation:
    """The situation where `models` are sure of other values than the rules; a stance has to go with the occasion."""
    answers = {"stage": str(ruled.stage), "stance": str(ruled.stance), "counterpart": str(ruled.counterpart)}
    signs = situation_signs(cues, understood, answers)
    because = ruled.because
    for field, answer in answers.items():
        found = models[field].overruling(answer, signs) if field in models else None
        if found is None or (field == "stance" and not _may_be_corrected(ruled, cues, *found)):
            continue
        value, probability = found
        answers[field] = value
        speaking = models[field].for_and_against(value, answer, signs)
        place = next((place for sign in speaking if (place := place_of_sign(cues, field, sign))), None)
        because = tuple(ground for ground in because if ground[0] != field)
        if place is not None:
            because = (*because, (*place, f"model:{field}", round(probability, 3)))
    return replace(
        ruled,
        stage=Stage(answers["stage"]),
        stance=Stance(answers["stance"]),
        counterpart=Counterpart(answers["counterpart"]),
        because=because,
    )


def _may_be_corrected(ruled: ReadSituation, cues: LetterCues, stance: str, probability: float) -> bool:
    """Whether another stance goes with the occasion.

    Who did not come, or leaves open what comes, has said so in words that no model outvotes; that something passing keeps a writer away is decided by a
    model of its own, which has to be outvoted clearly, and is not where the writer says something kind that is no farewell.
    """
    if ruled.stance is Stance.MISSED_IT or (ruled.stance is Stance.UNDECIDED and cues.leaves_open):
        return False
    if ruled.stance is Stance.PREVENTED and (probability < CLEARLY or is_still_interested(cues)):
        return False
    return stance in _GO_WITH.get(ruled.occasion, frozenset())


def _placed(
    cues: LetterCues, because: Sequence[tuple[str, Sequence[Cue]]]
) -> tuple[tuple[str, int, int, str, float], ...]:
    placed = [cues.place(field, cue) for field, found in because for cue in found[:1]]
    return tuple((*place, 1.0) for place in placed if place is not None)


def _stage(cues: LetterCues, occasion: str) -> tuple[Stage, list[Cue]]:
    found = {stage: cues.of("stage", stage.value) for stage in FURTHEST}
    if cues.invites():  # who is invited has signed elsewhere
        found[Stage.CONTRACT] = [
            cue for cue in found[Stage.CONTRACT] if cue.name.endswith("undone") or _is_to_reader(cues, cue)
        ]
    if (
        found[Stage.TRIAL_DAY] or found[Stage.AFTER_INTERVIEW]
    ):  # who refuses the post there has seen it, not been offered it
        found[Stage.OFFER] = [cue for cue in found[Stage.OFFER] if not cue.name.endswith(_REFUSED_POST)]
    applies = cues.of("stage", "none")
    if applies and not any(found[stage] for stage in FURTHEST[:-1]):
        return Stage.NONE, applies
    for stage in FURTHEST:
        if found[stage]:
            return stage, found[stage]
    if occasion in {Occasion.DECLINE, Occasion.RESCHEDULE, Occasion.UNCLEAR} and (
        not cues.of("stance", "withdraws") or _refuses_a_day(cues)
    ):
        return Stage.INVITED, []
    return Stage.NONE, []


def _refuses_a_day(cues: LetterCues) -> bool:
    """Whether a sentence that says no names a day to come: somebody waits there."""
    return any(
        not labels.isdisjoint({"decision", "reschedule"}) and _DAY.search(quote) is not None
        for quote, labels in zip(cues.lowered, cues.labels, strict=True)
    )


def _is_to_reader(cues: LetterCues, cue: Cue) -> bool:
    return not cues.is_outside(cue) and _TO_READER.search(cues.clause(cue)) is not None


def _occasion(  # noqa: PLR0911 - one case a line
    occasion: str, stage: Stage, stance: Stance, cues: LetterCues
) -> str:
    """The occasion, mended where the writer's words are plain and the model of letters says otherwise."""
    decides, asks = ("decision" in cues.all_labels), ("reschedule" in cues.all_labels)
    if stance is Stance.WITHDRAWS and (occasion == Occasion.OTHER or cues.of("stance", "withdraws", "application")):
        return Occasion.DECLINE.value
    if stance is Stance.PREVENTED and cues.of("stance", "prevented"):
        return Occasion.OTHER.value
    if stance is Stance.PREVENTED and occasion == Occasion.OTHER and asks_to_move(cues):
        return Occasion.RESCHEDULE.value
    if stance is Stance.UNDECIDED:
        return Occasion.UNCLEAR.value
    if stance is Stance.ACCEPTS and stage is Stage.OFFER and not decides:
        return Occasion.OTHER.value
    if stance is Stance.OTHER and cues.of("stage", "none", "application"):
        return Occasion.OTHER.value
    if stance is Stance.OTHER and cues.of("stage", "none", "applies") and not (decides or asks):
        return Occasion.OTHER.value
    if stance is Stance.MISSED_IT and occasion == Occasion.OTHER and cues.is_missed() and len(cues.quotes) <= SHORT:
        return Occasion.RESCHEDULE.value if asks else Occasion.UNCLEAR.value
    return occasion
