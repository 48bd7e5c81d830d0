"""Where the application stands, what the writer means to do, and who reads it (``docs/ANNOTATION.md``, The situation)."""

import re
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.lint.rules.missing_reschedule import is_passing, obstacles
from taktvoll.phrasing.subject_matter import SubjectMatter, Topic
from taktvoll.scheme import Counterpart, Stage, Stance

_CONTRACT = re.compile(
    r"\b(?:ihren|euren|deinen|unseren|den)\s+(?:\w*vertrag)\b[^.!?]{0,60}\bunterschrieben|\bvom\s+(?:\w*vertrag)\s+zurück|\b(?:\w*vertrag)\b[^.!?]{0,40}\b(?:kündige|auflös|aufheb)",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\bprobe(?:tag|arbeit\w*|schicht)|\bschnupper\w*|\bhospitation", re.IGNORECASE)
_AFTER = re.compile(
    r"\bnach\s+(?:unser|de)[mr]\w*\s+\w*(?:gespräch|treffen|termin|kennenlernen)\w*|\bfür\s+(?:das|unser)\s+(?:\w+\s+){0,2}\w*gespräch\b|\b(?:zweite[rns]?|weitere[rns]?)\s+(?:\w*gespräch|termin|runde)",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:zugesagt|vereinbart\w*|ausgemacht|verabredet|abgesprochen|bestätigt)\b", re.IGNORECASE)
_INVITED = re.compile(r"\beinlad\w*|\beingeladen|\bgespräch|\btermin|\binterview|\bvorstell", re.IGNORECASE)
_MISSED = re.compile(
    r"\b(?:nicht\s+erschienen|verpasst|versäumt|verschlafen|nicht\s+aufgetaucht)\b|\b(?:gestern|heute\s+(?:früh|morgen|vormittag))\b[^.!?]{0,50}\b(?:nicht\s+(?:gekommen|da\s+war|da\s+gewesen)|nicht\s+kommen\s+konnte)",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"\b(?:auch sonst|danach auch|überhaupt|gar)\s+nicht(?:\s+mehr)?\b|\bnicht(?:\s+mehr)?\s+(?:zu (?:ihnen|euch|dir)|bei (?:ihnen|euch|dir))\s+anfangen|\b(?:fange?|unterschreibe?)\b[^.!?]{0,40}\bnicht\b",
    re.IGNORECASE,
)
_FAREWELL = re.compile(r"besetz|suche\b|erfolg|alles gute|künftig|zukunft", re.IGNORECASE)
_AGENCY = re.compile(
    r"\b(?:personal(?:beratung|vermittlung|dienstleist\w*|agentur)|zeitarbeit\w*|recruit\w*|headhunt\w*|vermittel\w*)\b|\b(?:ihr|euer|dein)\w*\s+(?:kunde|mandant|auftraggeber)\w*",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"\b(?:agentur\s+für\s+arbeit|jobcenter|landratsamt|\w*ministerium|behörde|finanzamt|bezirksamt|stadtverwaltung|gemeindeverwaltung|universität(?!sklin)|hochschule|senatsverwaltung|landesamt|bundesamt|magistrat)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One value each."""

    stage: Stage
    stance: Stance
    counterpart: Counterpart


def situation_of(analysis: Analysis, topic: Topic, *, occasion: str) -> Situation:
    """The situation of a draft; `occasion` is what the user means, or what the draft shows."""
    text = " ".join(analysis.quote(sentence) for sentence in analysis.letter_sentences)
    return Situation(
        stage=_stage(text, topic), stance=_stance(analysis, text, occasion), counterpart=_counterpart(text)
    )


def _stage(text: str, topic: Topic) -> Stage:
    if _CONTRACT.search(text):
        return Stage.CONTRACT
    if topic.matter is SubjectMatter.OFFER:
        return Stage.OFFER
    if _TRIAL.search(text):
        return Stage.TRIAL_DAY
    if _AFTER.search(text):
        return Stage.AFTER_INTERVIEW
    if _AGREED.search(text):
        return Stage.AGREED
    return Stage.INVITED if _INVITED.search(text) else Stage.NONE


def _stance(analysis: Analysis, text: str, occasion: str) -> Stance:  # noqa: PLR0911 - one case a line
    if occasion == "other":
        return Stance.OTHER
    if _MISSED.search(text):
        return Stance.MISSED_IT
    if _FOR_GOOD.search(text) and occasion != "reschedule":
        return Stance.WITHDRAWS if analysis.letter_evidence("withdrawal") else Stance.DECLINES
    if occasion == "unclear":
        return Stance.UNDECIDED
    if analysis.letter_evidence("withdrawal"):
        return Stance.WITHDRAWS
    if occasion == "reschedule" or is_passing(analysis) or _is_ill_and_keen(analysis):
        return Stance.PREVENTED
    return Stance.DECLINES


def _is_ill_and_keen(analysis: Analysis) -> bool:
    """Whether the writer is kept away by something passing and says something kind that is no farewell."""
    kind = [
        analysis.quote(sentence)
        for sentence in analysis.letter_sentences_with("goodwill")
        if not sentence.has("decision", "negative")
    ]
    signed = re.search(r"\b(?:andere[ns]?|neue[ns]?)\s+(?:stelle|angebot|job|arbeit)", analysis.text, re.IGNORECASE)
    return (
        bool(obstacles(analysis)) and bool(kind) and not signed and not any(_FAREWELL.search(quote) for quote in kind)
    )


def _counterpart(text: str) -> Counterpart:
    if _AUTHORITY.search(text):
        return Counterpart.AUTHORITY
    return Counterpart.AGENCY if _AGENCY.search(text) else Counterpart.EMPLOYER
