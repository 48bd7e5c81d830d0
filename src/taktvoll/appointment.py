"""Calendar days that a draft names, against the calendar."""

import datetime as dt
import re

from taktvoll.analysis import Analysis, DateMention, SlotSpan
from taktvoll.report import Situation
from taktvoll.scheme import Stage, Stance

NEAR_DAYS = {
    "heute": 0, "heut": 0, "heutigen": 0, "morgen": 1, "morgigen": 1, "übermorgen": 2, "uebermorgen": 2,
}  # fmt: skip
"""How many days ahead a word means."""
_LEAP_YEAR = 2028
PAST_DAYS = 183
"""A date without a year may lie half a year back at most; otherwise the coming one is meant."""
WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


def day_of(mention: DateMention, today: dt.date) -> dt.date | None:
    """The calendar day that `mention` means; None where it lacks day or month, or there is no such day."""
    if mention.day is None or mention.month is None:
        return None
    years = (mention.year,) if mention.year is not None else (today.year - 1, today.year, today.year + 1)
    days = [day for year in years if (day := a_day(year, mention.month, mention.day)) is not None]
    if mention.year is None:
        days = [day for day in days if (today - day).days <= PAST_DAYS]
    return min(days, key=lambda day: abs((day - today).days), default=None)


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


_OF_WRITING = re.compile(
    r"\berst\s+heute\b|\b(?:sag|schreib|meld|wend|mitteil|teil|erfahr|erfuhr)\w*\b(?![^.!?]{0,60}\b(?:für|um)\s+heute)[^.!?]{0,60}\bheute\b"
    r"|\bheute\s+(?:schreib|meld|mitteil|sag|erfahr)|\bbis\s+heute\b|\bheute\s+früh\s+erfahr",
    re.IGNORECASE,
)
"""„heute“ as the day of writing, not of the appointment."""


def _line_of(analysis: Analysis, slot: SlotSpan) -> str:
    found = next((part for part in analysis.sentences if part.start <= slot.start < part.end), None)
    return analysis.quote(found) if found else slot.text


def appointment(analysis: Analysis) -> dt.date | None:
    """The day of the appointment, where the draft names it: by date, by „heute“ and „morgen“, or by the coming weekday."""
    slot = analysis.slots.get("date")
    if slot is None:
        return None
    ahead = NEAR_DAYS.get(slot.text.strip(" .,").lower())
    if ahead is not None:
        if ahead == 0 and _OF_WRITING.search(_line_of(analysis, slot)):
            return None
        return analysis.today + dt.timedelta(days=ahead)
    mention = next((date for date in analysis.dates if date.start < slot.end and slot.start < date.end), None)
    if mention is None:
        return None
    if mention.day is None and mention.weekday is not None:
        return analysis.today + dt.timedelta(days=(mention.weekday - analysis.today.weekday() - 1) % 7 + 1)
    return day_of(mention, analysis.today)


def talk_lies_ahead(situation: Situation) -> bool:
    """Whether a talk, or a day of trying out, can still be to come for who writes in this situation."""
    if situation.stance is Stance.MISSED_IT or situation.stage in {Stage.NONE, Stage.OFFER, Stage.CONTRACT}:
        return False
    return situation.stage is not Stage.AFTER_INTERVIEW or situation.stance is Stance.PREVENTED
