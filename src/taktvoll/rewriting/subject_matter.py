"""What the letter is about: an appointment (and what the writer calls it), an offer, or neither."""

import re
from dataclasses import dataclass
from enum import StrEnum

from taktvoll.analysis import Analysis
from taktvoll.rewriting.facts import stated


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
    noun: str = "den Termin"
    """With its article, as an object: „die Probeschicht“."""
    to: str = ""
    """„ zur Probeschicht“ where the draft names the appointment, otherwise empty."""


_NOUNS = (
    ("Vorstellungsgespräch", "das", "zum"), ("Bewerbungsgespräch", "das", "zum"), ("Auswahlgespräch", "das", "zum"),
    ("Kennenlerngespräch", "das", "zum"), ("Telefoninterview", "das", "zum"), ("Videointerview", "das", "zum"),
    ("Probearbeiten", "das", "zum"), ("Probearbeit", "die", "zur"), ("Probeschicht", "die", "zur"), ("Probetag", "den", "zum"),
    ("Schnuppertag", "den", "zum"), ("Auswahltag", "den", "zum"), ("Auswahlverfahren", "das", "zum"), ("Hospitation", "die", "zur"),
    ("Assessment-Center", "das", "zum"), ("Interview", "das", "zum"), ("Gespräch", "das", "zum"), ("Termin", "den", "zum"),
)  # fmt: skip
_NOUN = {noun.lower(): (noun, article, to) for noun, article, to in _NOUNS}
_CALLED = re.compile(r"\b(" + "|".join(noun for noun, _, _ in _NOUNS) + r")(?:e?s|e)?\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\b(?:Gespräch|Vorstellungs|Interview)s?-?termin", re.IGNORECASE)
_PAST = re.compile(r"\b(?:nach|seit)\s+(?:de[rm]|unsere[rm]|ihre[rm]|eure[rm])\s+\w+", re.IGNORECASE)
_INVITED = re.compile(r"\beinladung|\beingeladen|\beinzuladen|\bladung\b|\bkennenlern", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(?:ihre?[mns]?|eure?[mns]?|euer|deine?[mns]?|der|den|dem|das)\s+(?:\w+\s+){0,1}(?:(?:stellen|job|vertrags)?angebot|vertragsentwurf|vertrag)e?s?\b"
    r"|\b(?:mir|uns) (?:\S+\s+){0,6}(?:anbiete\w*|anbiet\w+ können|angeboten)\b",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\bstelle\b[^.!?]{0,40}\b(?:nicht\s+an(?:treten|nehmen)?\b|ab\b)|\bunterschreib\w*|\bfange?\b[^.!?]{0,40}\bnicht\s+an\b|\bwechs(?:le|eln)\b|anzufangen|\btrete\b[^.!?]{0,30}\bnicht\s+an\b",
    re.IGNORECASE,
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
    if not agreed and analysis.occasion != "reschedule" and not _called(decided):
        if any(_OFFER.search(text) for text in body):
            return Topic(matter=SubjectMatter.OFFER)
        if any(_JOINING.search(text) for text in [*decided, *said]):
            return Topic(matter=SubjectMatter.WHOLE)
    named = named or _called(body)
    if named:
        noun, article, to = named
        return Topic(
            matter=SubjectMatter.APPOINTMENT, noun=f"{article} {noun}", to=f" {to} {noun}" if noun != "Termin" else ""
        )
    if agreed or analysis.occasion == "reschedule" or any(_INVITED.search(text) for text in body):
        return Topic(matter=SubjectMatter.APPOINTMENT)
    return Topic(matter=SubjectMatter.WHOLE)


def _called(texts: list[str]) -> tuple[str, str, str] | None:
    for quote in texts:
        text = _PAST.sub("", quote)
        if _COMPOUND.search(text):
            return _NOUN["termin"]
        match = _CALLED.search(text)
        if match:
            return _NOUN[match.group(1).lower()]
    return None
