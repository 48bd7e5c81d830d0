"""The situation that a rewrite starts from: that of the draft, unless the user means something else."""

from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.phrasing.subject_matter import SubjectMatter, Topic
from taktvoll.report import Situation
from taktvoll.scheme import Occasion, Stage, Stance

__all__ = ["Situation", "situation_of"]
_MEANT = {
    Occasion.RESCHEDULE: Stance.PREVENTED, Occasion.DECLINE: Stance.DECLINES,
    Occasion.UNCLEAR: Stance.UNDECIDED, Occasion.OTHER: Stance.OTHER,
}  # fmt: skip


def situation_of(analysis: Analysis, topic: Topic, *, occasion: str) -> Situation:
    """The situation of a draft; `occasion` is what the user means, or what the draft shows."""
    situation = analysis.situation
    if topic.matter is SubjectMatter.OFFER and situation.stage in {Stage.NONE, Stage.INVITED}:
        situation = replace(situation, stage=Stage.OFFER)
    if occasion == analysis.occasion and situation.stance is not Stance.OTHER:
        return situation
    if situation.stance is Stance.MISSED_IT or (situation.stance is Stance.WITHDRAWS and occasion == Occasion.DECLINE):
        return situation
    return replace(situation, stance=_MEANT[Occasion(occasion)])
