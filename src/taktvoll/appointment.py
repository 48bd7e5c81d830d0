"""Calendar days that a draft names, against the calendar."""

import calendar
import datetime as dt
import re

from taktvoll.analysis import Analysis, DateMention, SlotSpan
from taktvoll.feasts import FEASTS
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.report import Situation
from taktvoll.scheme import DateRole, Stage, Stance

_LEAP_YEAR = 2028
PAST_DAYS = 183
"""A date without a year may lie half a year back at most; otherwise the coming one is meant."""
NEAR_MONTHS = 4
"""„Freitag, den 13.“ is looked for in so many months."""
WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


def day_of(mention: DateMention, today: dt.date) -> dt.date | None:  # noqa: PLR0911 - one way to name a day each
    """The calendar day that `mention` means on the day of reading, the first one of a range; None where none can be told."""
    if mention.month is not None or mention.feast is not None:
        return _in_some_year(mention, today)
    if mention.days_ahead is not None:
        return _later(today, mention.days_ahead)
    if mention.week is not None:
        return _in_week(mention, today)
    if mention.weekday is not None and mention.weeks_ahead is not None:
        return _later(today, 7 * mention.weeks_ahead + mention.weekday - today.weekday())
    if mention.day is not None:
        return _in_some_month(mention, today)
    if mention.weekday is None:
        return None
    if mention.weeks_later < 0 or mention.role == DateRole.PAST:
        return _later(today, -((today.weekday() - mention.weekday - 1) % 7 + 1))
    return _later(today, (mention.weekday - today.weekday() - 1) % 7 + 1 + 7 * mention.weeks_later)


def last_day_of(mention: DateMention, today: dt.date) -> dt.date | None:
    """The last day of a range or of a calendar week; None where `mention` is a single day."""
    first = day_of(mention, today)
    if mention.until is not None and first is not None:
        last = day_of(mention.until, first)
        return last if last is not None and last > first else None
    return _later(first, 6) if first is not None and mention.week is not None and mention.weekday is None else None


def _in_some_year(mention: DateMention, today: dt.date) -> dt.date | None:
    """A day of the year: that given, else the nearest one that is not half a year past."""
    years = (mention.year,) if mention.year is not None else (today.year - 1, today.year, today.year + 1)
    days = [day for year in years if (day := _in_year(mention, year)) is not None]
    if mention.year is None:
        days = [day for day in days if (today - day).days <= PAST_DAYS and not _is_too_late(mention, day, today)]
    return min(days, key=lambda day: abs((day - today).days), default=None)


def _is_too_late(mention: DateMention, day: dt.date, today: dt.date) -> bool:
    return mention.role == DateRole.PAST and day > today


def _in_year(mention: DateMention, year: int) -> dt.date | None:
    if mention.feast is not None:
        if not dt.MINYEAR < year < dt.MAXYEAR:
            return None
        feast = FEASTS[mention.feast](year)
        return (
            feast if mention.weekday is None else feast + dt.timedelta((mention.weekday - feast.weekday() - 1) % 7 + 1)
        )
    if mention.nth is not None and mention.weekday is not None and mention.month is not None:
        return _nth_weekday(year, mention.month, mention.weekday, mention.nth)
    if mention.day is None or mention.month is None:
        return None
    return a_day(year, mention.month, mention.day)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    numbers = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday])]
    return a_day(year, month, numbers[nth - 1 if nth > 0 else nth]) if abs(nth) <= len(numbers) else None


def _in_week(mention: DateMention, today: dt.date) -> dt.date | None:
    """That weekday, else the Monday, of a calendar week: of the year given, else the nearest that is not half a year past."""
    years = (mention.year,) if mention.year is not None else (today.year - 1, today.year, today.year + 1)
    days = []
    for year in years:
        try:
            days.append(dt.date.fromisocalendar(year, mention.week or 0, (mention.weekday or 0) + 1))
        except ValueError:  # a year of 52 weeks, or one that the calendar does not have
            continue
    if mention.year is None:
        days = [day for day in days if (today - day).days <= PAST_DAYS]
    return min(days, key=lambda day: abs((day - today).days), default=None)


def _in_some_month(mention: DateMention, today: dt.date) -> dt.date | None:
    """A day of the month: of the month meant, else the coming one, with the weekday where one is named."""
    past = mention.role == DateRole.PAST
    steps = (mention.months_ahead,) if mention.months_ahead is not None else range(0, -13, -1) if past else range(13)
    days = []
    for step in steps:
        months = today.year * 12 + today.month - 1 + step
        day = a_day(months // 12, months % 12 + 1, mention.day or 0)
        if day is not None and (mention.months_ahead is not None or (day <= today if past else day >= today)):
            days.append(day)
    return next((day for day in days[:NEAR_MONTHS] if mention.weekday in {None, day.weekday()}), None)


def _later(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def is_impossible(mention: DateMention) -> bool:
    """Whether `mention` names a day that its month does not have („31. Februar“; 29 February outside leap years)."""
    if mention.day is None or mention.month is None:
        return False
    year = _LEAP_YEAR if mention.year is None else mention.year
    return dt.MINYEAR <= year <= dt.MAXYEAR and a_day(year, mention.month, mention.day) is None


def a_day(year: int, month: int, day: int) -> dt.date | None:
    """That date, or None where there is none such (29 February, year 0)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def meant_instead(day: dt.date, weekday: int) -> list[dt.date]:
    """Which dates with `weekday` the writer may have meant: the same number a month off, else the nearest in that month."""
    shifted = []
    for step in (-1, 1):
        months = day.year * 12 + day.month - 1 + step
        other = a_day(months // 12, months % 12 + 1, day.day)
        if other is not None and other.weekday() == weekday:
            shifted.append(other)
    if shifted:
        return shifted
    ordinals = (day.toordinal() + step for step in range(-3, 4))
    near = (dt.date.fromordinal(number) for number in ordinals if number > 0)
    return [other for other in near if other.weekday() == weekday]


def in_words(day: dt.date, lang: str, *, with_year: bool = False) -> str:
    """„15. März“ or "15 March", with the year where asked for."""
    name = MONTHS[lang][day.month - 1]
    words = f"{day.day}. {name}" if lang == "de" else f"{day.day} {name}"
    return f"{words} {day.year}" if with_year else words


OF_WRITING = lazy_pattern(
    r"\b(?:erst|bis|schon|noch)\s+heute?\b|\b(?:sag|schreib|meld|wend|mitteil|teil|erfahr|erfuhr)\w*\b(?![^.!?]{0,60}\b(?:für|um)\s+heute)[^.!?]{0,60}\bheute\b(?!\s*(?:um\b|\d|nachmittag|abend|vormittag|nicht\b))"
    r"|(?<!\bfür\s)\bheute?\s+(?:schreib|meld|mitteil|teile?\b|sag|erfahr|abstand|möchte\s+ich|wende)|\bmöchte\s+[^.!?]{0,20}\bheute\s+(?:ab|zurück)|\bheute\s+früh\s+erfahr",
    re.IGNORECASE,
)
"""„heute“ as the day of writing, not of the appointment."""


def _line_of(analysis: Analysis, slot: SlotSpan) -> str:
    found = next((part for part in analysis.sentences if part.start <= slot.start < part.end), None)
    return analysis.quote(found) if found else slot.text


def mention_of(analysis: Analysis, slot: SlotSpan) -> DateMention | None:
    """The date behind the words of a slot."""
    return next((date for date in analysis.dates if date.start < slot.end and slot.start < date.end), None)


def appointment(analysis: Analysis) -> dt.date | None:
    """The day of the appointment, where the draft names it: by date, by „heute“ and „morgen“, or by the coming weekday."""
    slot = analysis.slots.get("date")
    mention = None if slot is None else mention_of(analysis, slot)
    if slot is None or mention is None or mention.role == DateRole.CONTRACT:
        return None
    if mention.week is not None and mention.weekday is None:
        return None
    if mention.days_ahead == 0 and OF_WRITING.search(_line_of(analysis, slot)):
        return None
    return day_of(mention, analysis.today)


def talk_lies_ahead(situation: Situation) -> bool:
    """Whether a talk, or a day of trying out, can still be to come for who writes in this situation."""
    if situation.stance is Stance.MISSED_IT or situation.stage in {Stage.NONE, Stage.OFFER, Stage.CONTRACT}:
        return False
    return situation.stage is not Stage.AFTER_INTERVIEW or situation.stance is Stance.PREVENTED


_MISSED = lazy_pattern(
    r"versäumt|verpasst|hätte\s+ich\b[^.!?]*\b(?:sein|kommen|erscheinen)\s+sollen|nicht\s+erschienen|verschlafen|verpennt|\bnicht\s+(?:\w+\s+){0,3}(?:gekommen|da\s+war|aufgetaucht|erscheinen\s+konnte|kommen\s+konnte)",
    re.IGNORECASE,
)


def says_missed(text: str) -> bool:
    """Whether the words admit that somebody did not come."""
    return _MISSED.search(text) is not None
