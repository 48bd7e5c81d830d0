"""The situation that a rewrite starts from: that of the draft, unless the user means something else."""

import re
from collections.abc import Iterable
from dataclasses import replace

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.phrasing.subject_matter import SubjectMatter, Topic
from taktvoll.report import Situation
from taktvoll.rewriting.private_reason import is_private_matter, says_elsewhere
from taktvoll.scheme import Occasion, Stage, Stance

_MEANT = {
    Occasion.RESCHEDULE: Stance.PREVENTED, Occasion.DECLINE: Stance.DECLINES,
    Occasion.UNCLEAR: Stance.UNDECIDED, Occasion.OTHER: Stance.OTHER,
}  # fmt: skip


_ANOTHER_CHANCE = re.compile(
    r"\bnoch\s+(?:ein(?:en?|mal)?|eine[nr]?)\s+(?:\w+\s+)?(?:termin|tag|chance|gelegenheit|augenblick|versuch|möglichkeit)\b|\bnicht\s+(?:gleich\s+)?(?:von\s+der\s+liste|wegschmeißen|wegwerfen|aussortieren)"
    r"|\bfragen,?\s+ob\s+es\s+(?:\w+\s+)?(?:am|an|im)\b|\bnehmen\s+sie\s+(?:bitte\s+)?(?:nicht|keine?n?)\s+ander\w+|\b(?:ich\s+)?komme?\s+(?:ich\s+)?danach\b|\bbin\s+(?:ich\s+)?(?:aber\s+)?noch\s+(?:voll\s+|sehr\s+)?(?:dabei|interessiert)",
    re.IGNORECASE,
)
"""Who pleads like this has not said no."""


def _lines(analysis: Analysis, sentences: Iterable[AnalysedSentence]) -> list[str]:
    """Each of `sentences` on one line."""
    return [" ".join(analysis.quote(sentence).split()) for sentence in sentences]


def _begs_for_another_day(analysis: Analysis) -> bool:
    """Whether the writer cannot come and hopes all the same, in words that no label tells from a farewell."""
    return _ANOTHER_CHANCE.search(" ".join(_lines(analysis, analysis.body))) is not None


_REFUSES_THE_POST = re.compile(
    r"\b(?:stelle|posten|job|ausbildung|lehre|dienst|nachtdienst|aufgabe|leitung|vertrag)\b[^.!?]{0,120}\bnicht\s+(?:zu\s+)?(?:übernehm|annehm|anzunehm|antret|anzutret|unterschreib|mach|anfang|anzufang)\w*"
    r"|\b(?:mache|fange|nehme|trete|übernehme)\b[^.!?]{0,120}\b(?:auch\s+)?keine?\s+(?:ausbildung|stelle|lehre)\b"
    r"|\bich\s+(?:nehme|mache?|will)\s+(?:ihn|sie|es|das)\s+(?:\w+\s+)?nich?t\b|\bkeinen?\s+(?:anderen|neuen|weiteren)\s+(?:tag|termin)\b|\bbleibe?\s+dabei\b[^.!?]{0,120}\bnicht\b",
    re.IGNORECASE,
)
"""Whoever says so wants no other day."""


STEPS_BACK = re.compile(
    r"\b(?:ich\s+bin|bin\s+ich)\s+(?:(?:jetzt|nun|also|dann)\s+)?raus\b|\bsteige?\b[^.!?]{0,120}\baus\b|\baus\s*(?:m|dem)\s+(?:rennen|stapel)\b|\bstehe?\b[^.!?]{0,120}\bnicht\s+(?:mehr|weiter|länger)\b[^.!?]{0,30}\b(?:bereit|verfügung)\b|\b(?:stelle|position|als)\b[^.!?]{0,80}\bstehe?\b[^.!?]{0,60}\bnicht\b[^.!?]{0,30}\b(?:bereit|verfügung)\b|\bund\s+das\s+ganze\b[^.!?]{0,40}\b(?:ab|lass\w*|bleiben)\b"
    r"|\bbewerbung\w*\b[^.!?]{0,120}\b(?:fern|widerruf\w*|hinfällig|erledigt|gegenstandslos)\b|\bwiderruf\w*\b[^.!?]{0,120}\bbewerbung|\b(?:suchen|sucht|such)\b[^.!?]{0,120}\b(?:ohne\s+mich|(?:ander\w+\s+)?dumm\w+|jemand\w*|einen\s+anderen(?!\s+(?:tag|termin)))\b"
    r"|\bfange?\b[^,.!?]{0,60}\bnich?t?\b[^,.!?]{0,40}\ban\b|\b(?:werde|will|möchte)\b[^,.!?]{0,60}\bnich?t?\b[^,.!?]{0,40}\banfangen\b|\bkeinen?\s+(?:anderen|weiteren|neuen)\s+(?:tag|termin)\b|\bstreich\w*\b[^.!?]{0,120}\b(?:mich|liste|kartei)\b",
    re.IGNORECASE,
)
"""Whoever says so refuses the post, not only a day."""
_LOOKS_BACK = re.compile(
    r"\b(?:dass|daß)\s+(?:ich|wir)\b[^.!?]{0,120}\bdurften?\b|\bnach\s+(?:dem|meinem|unserem|den|meinen)\s+(?:\w+\s+)?(?:probe\w*|schnupper\w*|hospit\w*|test(?:tag|schicht))"
    r"|\b(?:für|über|an)\s+(?:den|die|das|diesen|ihren|euren|deinen)\s+(?:(?!einladung|termin|zum\b|zur\b)\w+\s+){0,2}(?:tage?|stunden|nachmittag|vormittag|schicht\w*|probe\w*|schnupper\w*|hospitation\w*)\s+(?:bei|in|im|mit|am|auf)\b"
    r"|\b(?:war|bin|wurde)\s+(?:ich\s+)?(?:\w+\s+){0,2}(?:gestern|vorgestern|letzte\w*|vorige\w*|am)\b[^.!?]{0,120}\b(?:probe\w*|hospit\w*|schnupper\w*|mitgelaufen|mitgearbeitet)"
    r"|\b(?:am|beim|im|an)\s+(?:den\s+)?(?:probe\w+|schnupper\w+|hospitation\w*)\b[^.!?]{0,120}\b(?:hat|war|waren|wurde|musste|mußte|kam)\b"
    r"|\b(?:am|beim|im)\s+(?:probe\w+|schnupper\w+|hospit\w+)\b[^.!?]{0,120}\b(?:haben?|habt|hast|sind|bin)\b[^.!?,]{0,60}\bge\w+(?:t|en)\b|\b(?:am|beim|im)\s+(?:probe\w+|schnupper\w+|hospit\w+)\b[^.!?]{0,120}\b(?:besichtigt|erlebt|bekommen|verstanden)\b"
    r"|\b(?:komme?|kumm)\s+(?:ich\s+)?(?:nicht|nich|nimmer|ned|net)\s+(?:mehr|wieder)\b|\bnicht\s+(?:mehr\s+)?wieder(?:zu)?kommen\b",
    re.IGNORECASE,
)


def looks_back(analysis: Analysis) -> bool:
    """Whether the day of trying out is over: thanks for it, or an account of it; then there is nothing left to cancel."""
    return _LOOKS_BACK.search(" ".join(_lines(analysis, analysis.letter_sentences))) is not None


def _wants_another_day(analysis: Analysis) -> bool:
    """Whether anything says that only this day does not suit: a request, lasting interest, or an obstacle that passes."""
    if analysis.letter_sentences_with("reschedule") or analysis.letter_evidence("interest", "later", "obstacle"):
        return True
    return analysis.obstacle_likely_passes or any(
        is_private_matter(analysis.quote(sentence)) for sentence in analysis.letter_sentences
    )


def _refuses_the_post(analysis: Analysis) -> bool:
    if analysis.letter_sentences_with("reschedule"):
        return False
    body = _lines(analysis, analysis.body)
    return any(map(says_elsewhere, body)) or _REFUSES_THE_POST.search(" ".join(body)) is not None


def _is_aggrieved(analysis: Analysis) -> bool:
    """Whether the writer reproaches the employer and asks for no other day: such a one does not come back."""
    return bool(analysis.letter_sentences_with("negative")) and not (
        analysis.letter_sentences_with("reschedule") or _begs_for_another_day(analysis)
    )


def situation_of(analysis: Analysis, topic: Topic, *, occasion: str) -> Situation:
    """The situation of a draft; `occasion` is what the user means, or what the draft shows."""
    situation = analysis.situation
    if topic.matter is SubjectMatter.OFFER and situation.stage in {Stage.NONE, Stage.INVITED}:
        situation = replace(situation, stage=Stage.OFFER)
    if occasion == analysis.occasion and situation.stance in {Stance.DECLINES, Stance.WITHDRAWS}:
        return replace(situation, stance=Stance.PREVENTED) if _begs_for_another_day(analysis) else situation
    if occasion == analysis.occasion == Occasion.DECLINE and situation.stance is Stance.PREVENTED:
        final = _refuses_the_post(analysis) or _is_aggrieved(analysis) or not _wants_another_day(analysis)
        return replace(situation, stance=Stance.DECLINES) if final else situation
    if occasion == analysis.occasion and situation.stance is not Stance.OTHER:
        return situation
    if situation.stance is Stance.MISSED_IT or (situation.stance is Stance.WITHDRAWS and occasion == Occasion.DECLINE):
        return situation
    return replace(situation, stance=_MEANT[Occasion(occasion)])


def refuses_the_whole(analysis: Analysis) -> bool:
    """Whether the post is refused, and no day is named that could be cancelled."""
    if analysis.slots.keys() & {"date", "time"}:
        return False
    return any(map(STEPS_BACK.search, _lines(analysis, analysis.body)))


_SIGNS = re.compile(
    r"\bzum\s+unterschreiben\b|\bzur\s+unterschrift\b|\b(?:ihren|den|euren|deinen|diesen)\s+\w*vertrag\b[^.!?]{0,60}\bnicht\b|\bunterschreibe?\s+(?:ich\s+)?(?:[^.!?,]{0,40}\s)?nicht\b",
    re.IGNORECASE,
)


def refuses_to_sign(analysis: Analysis) -> bool:
    """„Ich komme am 14. nicht zum Unterschreiben.“"""
    return any(_SIGNS.search(analysis.quote(sentence)) for sentence in analysis.letter_sentences_with("decision"))
