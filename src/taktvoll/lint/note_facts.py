"""Conditions of notes that no pattern alone can tell: how far the appointment is, and whether a second thought fits."""

import functools
import re
from collections.abc import Callable, Mapping

from taktvoll.analysis import Analysis
from taktvoll.appointment import day_of
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.letter import SegmentKind
from taktvoll.lint.addressees import Mismatch, greets_another, greets_oneself, sent_to_another
from taktvoll.lint.open_appointment import OpenAppointment, is_near, open_appointment, says_called
from taktvoll.lint.rules.missing_reschedule import is_passing, obstacles
from taktvoll.lint.thought_over import was_thought_over
from taktvoll.pipeline.sentence_cache import SentencePattern
from taktvoll.reply_to import AnswerChannel
from taktvoll.scheme import Counterpart, DateRole, Stance
from taktvoll.settings import Settings
from taktvoll.workdays import working_days

EARLY_DAYS = 5
"""From so many days before the appointment on, an employer can fill the slot again without trouble."""
_NERVES = SentencePattern(
    lazy_pattern(
        r"\b(?:aufgeregt|aufregung|nervös\w*|nervosität|angst|ängste|bammel|muffensausen|lampenfieber|schiss|panik\w*|mut\s+verlassen|traue?\s+(?:ich\s+)?(?:mich|mir)\b[^.!?]{0,40}\bnicht|trau\w*\s+mich\s+nicht|überfordert|nicht\s+gewachsen|nicht\s+gut\s+genug|zweifle?\s+an\s+mir)\b",
        re.IGNORECASE,
    )
)
_LOW_INTEREST = SentencePattern(
    lazy_pattern(
        r"\b(?:kein(?:e|en)?|wenig|nicht\s+mehr)\s+(?:\w+\s+)?(?:interesse|lust|interessiert)\b|\bnicht\s+(?:mehr\s+)?(?:so\s+)?(?:interessiert|das\s+richtige|der\s+richtige|die\s+richtige|mein\s+ding|mein\s+fall)\b"
        r"|\b(?:nichts|nix|nicht)\s+für\s+mich\b|\b(?:passt|passen|passe)\b[^.!?]{0,60}\b(?:nicht|weniger|kaum)\b|\bnicht\s+(?:zu\s+(?:mir|meinen|meinem)|meinen\s+(?:vorstellungen|erwartungen|zielen))\b"
        r"|\bnicht\s+(?:mehr\s+)?(?:ganz\s+|so\s+|wirklich\s+)?sicher\b[^.!?]{0,60}\b(?:stelle|job|aufgabe|arbeit|reiz\w*|pass\w*|will|möchte|richtig\w*|zusag\w*)\b|\b(?:(?<!ohne\ )zweifel(?!los)\w*|unsicher|hin\s*-?\s*und\s*hergerissen)\b|\b(?:reizt|begeistert|überzeugt)\s+(?:mich\s+)?(?:\w+\s+){0,2}(?:nicht|kaum|wenig\w*)\b|\bmich\s+(?:\w+\s+){0,4}(?:nicht|kaum|wenig\w*)\s+(?:reizt|anspricht|begeistert|überzeugt)\b"
        r"|\b(?:anders|dagegen)\s+(?:entschieden|überlegt)\b|\b(?:andere|abweichende)\s+(?:vorstellungen|erwartungen)\b|\bentspricht\s+nicht\b|\b(?:zu\s+weit|zu\s+wenig\s+(?:geld|gehalt)|arbeitsweg|fahrzeit|pendeln|bezahlung|gehalt|lohn)\b",
        re.IGNORECASE,
    )
)
_SETTLED = SentencePattern(
    lazy_pattern(
        r"\b(?:ander\w+|neue\w*|feste\w*)\s+(?:\w+\s+){0,2}(?:angebot\w*|stelle\w*|job\w*|zusage\w*|position\w*|arbeitgeber\w*|ausbildung\w*|platz|lehrstelle|aufgabe|betrieb|firma|unternehmen|anstellung|weg)\b|\b(?:woanders|anderswo|anderweitig)\b|\b(?:zugesagt|zusage\s+(?:bekommen|erhalten)|unterschrieben|unterzeichnet|befördert|übernommen|verlängert|eingestellt|stelle\s+(?:gefunden|bekommen|angenommen)|angenommen|studienplatz|studium|jetzige\w*|bisherige\w*|derzeitige\w*)\b"
        r"|\b(?:krank\w*|erkrankt|gesundheit\w*|operiert|operation|op\b|klinik|krankenhaus|spital|arzt|ärztin|ärztlich\w*|unfall|verletzt|gebrochen|depress\w*|burnout|therapie|reha|fieber|grippe|schwanger\w*|attest|diagnose|migräne|bandscheib\w*|beschwerden)\b"
        r"|\b(?:familiär\w*|familie\w*|mutter|vater|kind(?:er|ern)?|sohn|tochter|eltern|oma|opa|pflege\w*|gestorben|verstorben|todesfall|trauer\w*|beerdigung|umzug|umziehe|umzieh\w*|ziehen?\s+(?:\w+\s+){0,2}um|weggezogen|scheidung|elternzeit|visum|aufenthalt\w*|haft)\b",
        re.IGNORECASE,
    )
)
"""A post found, illness, family: nobody needs to be asked whether the talk would be good practice."""


class NoteFacts:
    """What the conditions of notes ask about one draft, worked out when asked for."""

    def __init__(self, analysis: Analysis, settings: Settings) -> None:
        self.analysis = analysis
        self.settings = settings

    @functools.cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the letter, blanks as one."""
        return tuple(" ".join(self.analysis.quote(found).split()) for found in self.analysis.letter_sentences)

    @functools.cached_property
    def appointment(self) -> OpenAppointment | None:
        """The appointment, where one is to come."""
        return open_appointment(self.analysis, self.settings)

    @property
    def days(self) -> int | None:
        """Days until the appointment; None where it is over or not known."""
        found = self.appointment
        days = None if found is None else (found.day - self.analysis.today).days
        return None if days is None or days < 0 else days

    @functools.cached_property
    def working_days(self) -> int:
        """Working days between today and the appointment."""
        found = self.appointment
        return 0 if found is None else working_days(self.analysis.today, found.day, self.settings.region)

    @property
    def calls_first(self) -> bool:
        """Whether a rule already asks for a call."""
        found = self.appointment
        near = found is not None and is_near(found.day, self.analysis, self.settings)
        return near or self.analysis.situation.stance is Stance.MISSED_IT

    def fits(self, name: str) -> Mapping[str, object] | None:
        """What fills the note where the condition `name` holds; None where it does not. Raises KeyError for an unknown one."""
        return _COMPUTED[name](self)


def _no_working_day_left(facts: NoteFacts) -> Mapping[str, object] | None:
    days = facts.days
    if days is None or facts.calls_first or facts.working_days or says_called(facts.analysis):
        return None
    return {}


def _working_days_left(facts: NoteFacts) -> Mapping[str, object] | None:
    days, left = facts.days, facts.working_days
    if days is None or facts.calls_first or days >= EARLY_DAYS or not left:
        return None
    one = left == 1
    return {
        "days": left, "sind": "ist" if one else "sind", "Arbeitstage": "Arbeitstag" if one else "Arbeitstage",
        "is": "is" if one else "are", "working_days": "working day" if one else "working days",
    }  # fmt: skip


def _early(facts: NoteFacts) -> Mapping[str, object] | None:
    days = facts.days
    if days is None or facts.calls_first or days < EARLY_DAYS or not facts.working_days:
        return None
    return {"days": days}


def _is_today(facts: NoteFacts) -> Mapping[str, object] | None:
    """Somebody writes of being late: on the day itself, or without naming a day."""
    if says_called(facts.analysis):
        return None
    roles, analysis = {DateRole.APPOINTMENT, DateRole.PROPOSED}, facts.analysis
    days = [day_of(date, analysis.today) for date in analysis.dates if date.role in roles]
    return {} if not days or analysis.today in days else None


def _second_thought(facts: NoteFacts) -> Mapping[str, object] | None:
    """Interest is low, the reason is nerves, or none is given; nobody is ill, no other post is taken, nothing is urgent."""
    analysis = facts.analysis
    if not facts.settings.second_thought or facts.calls_first or not _lies_ahead(facts):
        return None
    if analysis.situation.stance not in {Stance.DECLINES, Stance.WITHDRAWS, Stance.OTHER}:
        return None
    if analysis.situation.counterpart is Counterpart.CONTACT:
        return None
    nerves = _NERVES.is_in(facts.sentences)
    if _SETTLED.is_in(facts.sentences) or (not nerves and (obstacles(analysis) or is_passing(analysis))):
        return None
    bare = not analysis.letter_sentences_with("reason", "private", "negative")
    if was_thought_over(analysis):
        return None
    return {} if nerves or bare or _LOW_INTEREST.is_in(facts.sentences) else None


def _asks_for(channel: AnswerChannel) -> Callable[[NoteFacts], Mapping[str, object] | None]:
    """Whether the employer's mail wants the answer that way, and the letter tells of no call."""

    def fits(facts: NoteFacts) -> Mapping[str, object] | None:
        received = facts.analysis.received
        wanted = received is not None and received.reply.channel is channel
        return {} if wanted and not facts.calls_first and not says_called(facts.analysis) else None

    return fits


def _reference_missing(facts: NoteFacts) -> Mapping[str, object] | None:
    """The number to quote that neither the letter nor its subject has."""
    received = facts.analysis.received
    reference = None if received is None else received.reply.reference
    said = "\n".join((facts.analysis.subject or "", *facts.sentences))
    if not reference or "".join(reference.split()).lower() in "".join(said.split()).lower():
        return None
    return {"reference": reference}


def _other_person(compare: Callable[[Analysis], Mismatch | None]) -> Callable[[NoteFacts], Mapping[str, object] | None]:
    """The two people where `compare` finds that they differ."""

    def fits(facts: NoteFacts) -> Mapping[str, object] | None:
        found = compare(facts.analysis)
        return None if found is None else {"greeted": found.greeted, "other": found.other}

    return fits


def _no_file(*, is_known: bool) -> Callable[[NoteFacts], Mapping[str, object] | None]:
    """`is_known`: the draft is a mail's file without an attached one. Otherwise: nobody can know."""

    def fits(facts: NoteFacts) -> Mapping[str, object] | None:
        envelope = facts.analysis.envelope
        if envelope is None:
            return None if is_known else {}
        return {} if is_known and not envelope.files else None

    return fits


def _no_quote(*, is_known: bool) -> Callable[[NoteFacts], Mapping[str, object] | None]:
    """No mail stands below the letter. `is_known`: it is a mail's file as it would be sent."""

    def fits(facts: NoteFacts) -> Mapping[str, object] | None:
        analysis, envelope = facts.analysis, facts.analysis.envelope
        quoted = any(part.kind is SegmentKind.QUOTE for part in analysis.segments)
        if quoted or (envelope is not None and envelope.has_original):
            return None
        return {} if is_known == (envelope is not None) else None

    return fits


def _lies_ahead(facts: NoteFacts) -> bool:
    return facts.appointment is None or facts.days is not None


_COMPUTED: Mapping[str, Callable[[NoteFacts], Mapping[str, object] | None]] = {
    "asks_for_a_call": _asks_for(AnswerChannel.PHONE),
    "asks_for_the_portal": _asks_for(AnswerChannel.PORTAL),
    "reference_missing": _reference_missing,
    "sent_to_another": _other_person(sent_to_another),
    "greets_another": _other_person(greets_another),
    "greets_oneself": _other_person(greets_oneself),
    "no_file": _no_file(is_known=True),
    "files_unknown": _no_file(is_known=False),
    "no_quote": _no_quote(is_known=True),
    "no_quote_yet": _no_quote(is_known=False),
    "no_working_day_left": _no_working_day_left,
    "working_days_left": _working_days_left,
    "early": _early,
    "is_today": _is_today,
    "second_thought": _second_thought,
}
