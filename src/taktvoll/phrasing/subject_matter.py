"""What the letter is about: an appointment (and what the writer calls it), an offer, or neither."""

import re
from dataclasses import dataclass
from enum import StrEnum

from taktvoll.analysis import Analysis
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.phrasing.nouns import APPOINTMENT, AppointmentNoun, named_in
from taktvoll.phrasing.stated_facts import stated


class SubjectMatter(StrEnum):
    """What a letter accepts, moves or declines."""

    APPOINTMENT = "appointment"
    OFFER = "offer"
    WHOLE = "whole"
    """The employer altogether: no appointment is open and no offer named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The matter, with the noun that the draft uses for the appointment."""

    matter: SubjectMatter
    noun: AppointmentNoun = APPOINTMENT


_INVITED = lazy_pattern(r"\beinladung|\beingeladen|\beinzuladen|\bladung\b|\bkennenlern", re.IGNORECASE)
_OFFER = lazy_pattern(
    r"\b(?:ihre?[mns]?|eure?[mns]?|euer|deine?[mns]?|der|den|dem|das)\s+(?:\w+\s+){0,1}(?:(?:stellen|job|vertrags)?angebot|vertragsentwurf|vertrag|(?:job-?)?offer)e?s?\b|\b(?:für(?:s| das| ein)?|fürs) (?:\w+ )?(?:stellen|job)?(?:angebot|offer)\b"
    r"|\b(?:sie|ihr|du)\b[^.!?]{0,30}\b(?:mir|uns)\b[^.!?]{0,60}\b(?:anbiete\w*|anbietet|angeboten)\b",
    re.IGNORECASE,
)
_JOINING = lazy_pattern(
    r"\bstelle\b[^.!?]{0,40}\b(?:nicht\s+an(?:treten|nehmen)?\b|ab\b)|\bunterschreib\w*|\bfange?\b[^.!?]{0,40}\bnicht\s+an\b|\bwechs(?:le|eln)\b|anzufangen|\btrete\b[^.!?]{0,30}\bnicht\s+an\b",
    re.IGNORECASE,
)
_CONTRACT = lazy_pattern(
    r"\b(?:vertrag|angebot)\w*\b[^.!?]{0,80}\b(?:gelesen|unterschreib\w*|annehm\w*|erhalten|geprüft)", re.IGNORECASE
)
_ACTS = ("decision", "reschedule", "thanks", "subject")


def topic_of(analysis: Analysis) -> Topic:
    """The topic of a draft."""
    own = analysis.letter_sentences
    said = [analysis.quote(sentence) for sentence in own if sentence.has(*_ACTS)]
    decided = [analysis.quote(sentence) for sentence in own if sentence.has("decision", "reschedule")]
    body = [analysis.quote(sentence) for sentence in own if not sentence.has("private")]
    agreed = bool(stated(analysis).keys() & {"date", "time"})
    named = (
        _called([*decided, *said]) if agreed or analysis.occasion == "reschedule" else _called(decided) or _called(said)
    )
    contract = any(_CONTRACT.search(text) for text in body) and not _called([*decided, *said])
    if not agreed and (contract or analysis.occasion != "reschedule") and not _called(decided):
        if any(_OFFER.search(text) for text in body):
            return Topic(matter=SubjectMatter.OFFER)
        if any(_JOINING.search(text) for text in [*decided, *said]):
            return Topic(matter=SubjectMatter.WHOLE)
    named = named or _called(body)
    if named:
        return Topic(matter=SubjectMatter.APPOINTMENT, noun=named)
    if agreed or analysis.occasion == "reschedule" or any(_INVITED.search(text) for text in body):
        return Topic(matter=SubjectMatter.APPOINTMENT)
    return Topic(matter=SubjectMatter.WHOLE)


def _called(texts: list[str]) -> AppointmentNoun | None:
    return next((noun for text in texts if (noun := named_in(text))), None)
