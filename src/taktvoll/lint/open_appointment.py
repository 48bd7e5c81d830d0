"""The appointment that a letter is about: as the draft names it, else as the mail that it answers does."""

import datetime as dt
import re
from dataclasses import dataclass

from taktvoll.analysis import Analysis, DateMention, SlotSpan
from taktvoll.appointment import appointment, day_of, mention_of, talk_lies_ahead
from taktvoll.intent import effective_occasion
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.lint.anchors import ending
from taktvoll.lint.said import said_in
from taktvoll.phrasing.stated_facts import stated
from taktvoll.reply_to import MailKind
from taktvoll.scheme import Counterpart, DateRole
from taktvoll.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAppointment:
    """A day on which somebody waits for the writer."""

    day: dt.date
    start: int
    end: int
    """Where the draft names it, or the line at which a finding about it stands."""
    is_named: bool
    """Whether the draft itself names it."""
    has_year: bool
    """Whether its year is told."""


def open_appointment(analysis: Analysis, settings: Settings) -> OpenAppointment | None:
    """The appointment of a letter that declines or moves one; None where no talk is to come or its day is not known."""
    if not is_about_a_talk(analysis, settings) or not talk_lies_ahead(analysis.situation):
        return None
    slot = analysis.slots.get("date")
    if slot is None or _contradicts_itself(analysis, slot):
        return _as_invited(analysis)
    return _as_named(analysis, slot)


def _contradicts_itself(analysis: Analysis, slot: SlotSpan) -> bool:
    """Whether the draft's weekday is not that of its date: the mail then tells the day, where there is one."""
    day, mention = appointment(analysis), mention_of(analysis, slot)
    return day is not None and mention is not None and has_other_weekday(mention, day)


def _as_named(analysis: Analysis, slot: SlotSpan) -> OpenAppointment | None:
    day, mention = appointment(analysis), mention_of(analysis, slot)
    if day is None or mention is None or mention.role == DateRole.PAST or has_other_weekday(mention, day):
        return None
    if mention.days_ahead is None and "date" not in stated(analysis):  # „seit dem 1. März“
        return None
    return OpenAppointment(day=day, start=slot.start, end=slot.end, is_named=True, has_year=mention.year is not None)


def _as_invited(analysis: Analysis) -> OpenAppointment | None:
    invited = [date for date in invited_dates(analysis) if date.role == DateRole.APPOINTMENT]
    days = {day for date in invited if (day := day_of(date, analysis.today)) is not None}
    if len(days) != 1:
        return None
    start, end = ending(analysis)
    has_year = any(date.year is not None for date in invited)
    return OpenAppointment(day=days.pop(), start=start, end=end, is_named=False, has_year=has_year)


def is_about_a_talk(analysis: Analysis, settings: Settings) -> bool:
    """Whether the draft is a letter about an interview, by its own words or because the user says so."""
    if effective_occasion(analysis, settings) == "other" or not analysis.is_german or not analysis.has_letter:
        return False
    return analysis.situation.counterpart is not Counterpart.NONE or settings.occasion != "auto"


def invited_dates(analysis: Analysis) -> list[DateMention]:
    """The appointment that the employer's mail names, or the days among which it leaves a choice."""
    text, received = analysis.reply_to, analysis.received
    if not text or (received is not None and received.reply.kind is MailKind.CANCELLED):
        return []
    from taktvoll.annotate.invitation_dates import invitation_dates, is_off

    kind = MailKind.INVITATION if received is None else received.reply.kind
    roles = {DateRole.APPOINTMENT, DateRole.PROPOSED}
    found = [date for date in invitation_dates(text, analysis.dates, analysis.today) if date.role in roles]
    return [date for date in found if not _is_of_mail(text, date) and not is_off(text, date, kind)]


_WROTE = lazy_pattern(r"[^\n]{0,80}\b(?:schrieb|wrote|a écrit)\b", re.IGNORECASE)
_HEADER = lazy_pattern(r"^\W*(?:am|on|von|datum|date|sent|gesendet)\b[^\n]*\Z", re.IGNORECASE)


def _is_of_mail(text: str, date: DateMention) -> bool:
    """Whether the day is the one on which the mail was sent: „Am 3. Februar schrieb …“, „Datum: …“."""
    line = text[text.rfind("\n", 0, date.start) + 1 : date.start]
    said = _WROTE.match(text, date.end) is not None and _HEADER.match(line) is not None
    return said or re.match(r"\W*(?:datum|date|sent|gesendet)\s*:", line, re.IGNORECASE) is not None


def is_near(day: dt.date, analysis: Analysis, settings: Settings) -> bool:
    """Whether `day` is so soon that a call has to come first: today, or within the days of `late_notice_days`."""
    return 0 <= (day - analysis.today).days <= settings.limits.late_notice_days


def has_other_weekday(mention: DateMention, day: dt.date) -> bool:
    """Whether the weekday contradicts the date, so that nobody knows the day."""
    return mention.is_calendar_date and mention.weekday is not None and mention.weekday != day.weekday()


_CALLED = lazy_pattern(
    r"\b(?:telefonisch|am\s+telefon|fernmündlich)\b[^.!?]{0,50}\b(?:besprochen|mitgeteilt|gesagt|abgesagt|angekündigt|durchgegeben|erreich\w*|versucht|gemeldet|informiert|vereinbart|verabredet)\b"
    r"|\b(?:anrufbeantworter|mailbox|combox)\b"
    r"|\b(?:ich|wir)\b[^.!?]{0,60}(?<!mich )(?<!mir )(?<!nicht )\b(?:angerufen|telefoniert|anzurufen\s+versucht)\b"
    r"|\b(?:nach|wie\s+(?:in|bei)|in)\s+(?:unserem|dem)\s+(?:\w+\s+)?(?:telefonat|telefongespräch|anruf)\b|\bwie\s+(?:eben|soeben|gerade|vorhin|schon|bereits)\s+(?:\w+\s+)?(?:telefonisch|am\s+telefon)\b",
    re.IGNORECASE,
)
"""Words that say that the writer has called, or has tried to."""


def says_called(analysis: Analysis) -> bool:
    """Whether the letter says that its writer has telephoned already."""
    return _CALLED.search(said_in(analysis).replace("\n", " ")) is not None
