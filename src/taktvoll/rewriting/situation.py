"""The situation that a rewrite starts from: that of the draft, unless the user means something else."""

import re
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.phrasing.subject_matter import SubjectMatter, Topic
from taktvoll.report import Situation
from taktvoll.scheme import Occasion, Stage, Stance

_MEANT = {
    Occasion.RESCHEDULE: Stance.PREVENTED, Occasion.DECLINE: Stance.DECLINES,
    Occasion.UNCLEAR: Stance.UNDECIDED, Occasion.OTHER: Stance.OTHER,
}  # fmt: skip


_ANOTHER_CHANCE = re.compile(
    r"\bnoch\s+(?:ein(?:en?|mal)?|eine[nr]?)\s+(?:\w+\s+)?(?:termin|tag|chance|gelegenheit|augenblick|versuch|möglichkeit)\b|\bnicht\s+(?:gleich\s+)?(?:von\s+der\s+liste|wegschmeißen|wegwerfen|aussortieren)"
    r"|\bnehmen\s+sie\s+(?:bitte\s+)?(?:nicht|keine?n?)\s+ander\w+|\b(?:ich\s+)?komme?\s+(?:ich\s+)?danach\b|\bbin\s+(?:ich\s+)?(?:aber\s+)?noch\s+(?:voll\s+|sehr\s+)?(?:dabei|interessiert)",
    re.IGNORECASE,
)
"""Who pleads like this has not said no."""


def _begs_for_another_day(analysis: Analysis) -> bool:
    """Whether the writer cannot come and hopes all the same, in words that no label tells from a farewell."""
    body = " ".join(analysis.quote(sentence) for sentence in analysis.body)
    return _ANOTHER_CHANCE.search(" ".join(body.split())) is not None


_REFUSES_THE_POST = re.compile(
    r"\b(?:stelle|posten|job|ausbildung|lehre|dienst|nachtdienst|aufgabe|leitung|vertrag)\b[^.!?]*\bnicht\s+(?:zu\s+)?(?:übernehm|annehm|anzunehm|antret|anzutret|unterschreib|mach|anfang|anzufang)\w*"
    r"|\b(?:mache|fange|nehme|trete|übernehme)\b[^.!?]*\b(?:auch\s+)?keine?\s+(?:ausbildung|stelle|lehre)\b",
    re.IGNORECASE,
)
"""Whoever says so wants no other day."""


def _refuses_the_post(analysis: Analysis) -> bool:
    body = " ".join(" ".join(analysis.quote(sentence).split()) for sentence in analysis.body)
    return not analysis.letter_sentences_with("reschedule") and _REFUSES_THE_POST.search(body) is not None


def situation_of(analysis: Analysis, topic: Topic, *, occasion: str) -> Situation:
    """The situation of a draft; `occasion` is what the user means, or what the draft shows."""
    situation = analysis.situation
    if topic.matter is SubjectMatter.OFFER and situation.stage in {Stage.NONE, Stage.INVITED}:
        situation = replace(situation, stage=Stage.OFFER)
    if occasion == analysis.occasion and situation.stance in {Stance.DECLINES, Stance.WITHDRAWS}:
        return replace(situation, stance=Stance.PREVENTED) if _begs_for_another_day(analysis) else situation
    if occasion == analysis.occasion == Occasion.DECLINE and situation.stance is Stance.PREVENTED:
        return replace(situation, stance=Stance.DECLINES) if _refuses_the_post(analysis) else situation
    if occasion == analysis.occasion and situation.stance is not Stance.OTHER:
        return situation
    if situation.stance is Stance.MISSED_IT or (situation.stance is Stance.WITHDRAWS and occasion == Occasion.DECLINE):
        return situation
    return replace(situation, stance=_MEANT[Occasion(occasion)])
