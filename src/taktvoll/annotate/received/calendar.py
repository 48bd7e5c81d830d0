"""A calendar entry (``.ics``): Outlook's names of time zones, floating hours, whole days, updates and cancellations.

The icalendar library reads it. What the report quotes stands in the unfolded lines, so these are what offsets refer to.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from taktvoll.analysis import DateMention
from taktvoll.scheme import DateRole

HOME = "Europe/Berlin"
_HEAD = re.compile(r"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_START = re.compile(r"^DTSTART[^:\n]*:(?P<day>\d{8})(?:T(?P<time>\d{4,6})(?P<utc>Z)?)?", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """The first event of a calendar; texts are literal values of its unfolded lines."""

    text: str
    start: dt.date | dt.datetime | None
    """A day, or an hour in the zone of the talk."""
    day_span: tuple[int, int] | None
    time_span: tuple[int, int] | None
    summary: str
    location: str
    description: str
    """With its line ends."""
    organizer: str
    attendee: str
    others: tuple[str, ...]
    """Further people who are invited, in order; rooms left out."""
    method: str
    is_cancelled: bool
    is_update: bool
    is_online: bool


def is_calendar(text: str) -> bool:
    """Whether `text` is a calendar's source."""
    return _HEAD.match(text) is not None


def unfolded(text: str) -> str:
    """`text` with its continued lines joined and one kind of line end."""
    return re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\ufeff")


def read_calendar(text: str) -> CalendarEntry | None:
    """The first event of `text`; None where it holds none or cannot be read."""
    from icalendar import Calendar

    flat = unfolded(text)
    try:
        calendars = Calendar.from_ical(flat, multiple=True)
    except (ValueError, IndexError, KeyError):
        return None
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            return _entry(flat, calendar, event)
    return None


def _entry(flat: str, calendar: Any, event: Any) -> CalendarEntry:
    block = flat.find("BEGIN:VEVENT")
    written = _START.search(flat, max(block, 0))
    method = str(calendar.get("METHOD", "")).upper()
    sequence = int(event.get("SEQUENCE", 0) or 0)
    return CalendarEntry(
        text=flat,
        start=_start(event),
        day_span=written.span("day") if written else None,
        time_span=written.span("time") if written and written["time"] else None,
        summary=_raw(flat, "SUMMARY", block),
        location=_raw(flat, "LOCATION", block),
        description=str(event.get("DESCRIPTION", "")),
        organizer=_common_name(event.get("ORGANIZER")),
        attendee=_common_name(event.get("ATTENDEE")),
        others=_further(event.get("ATTENDEE")),
        method=method,
        is_cancelled=method == "CANCEL" or str(event.get("STATUS", "")).upper() == "CANCELLED",
        is_update=sequence > 0,
        is_online=bool(
            re.search(r"X-MICROSOFT-SKYPETEAMSMEETINGURL|X-GOOGLE-CONFERENCE|teams\.microsoft|zoom\.us", flat)
        ),
    )


def _start(event: Any) -> dt.date | dt.datetime | None:
    found = event.get("DTSTART")
    try:
        value: dt.date | dt.datetime | None = None if found is None else found.dt
    except (AttributeError, ValueError):  # „DTSTART:morgen“
        return None
    if isinstance(value, dt.datetime) and value.utcoffset() == dt.timedelta(0) and str(value.tzinfo) == "UTC":
        return value.astimezone(ZoneInfo(HOME))
    return value


def _raw(flat: str, name: str, start: int) -> str:
    """The value of a line as it stands there, escapes included, so that it is a quote."""
    found = re.compile(rf"^{name}(?:;[^:\n]*)?:(?P<value>[^\n]*)", re.MULTILINE).search(flat, max(start, 0))
    return found["value"].strip() if found else ""


def _common_name(person: Any) -> str:
    """„Oliver Quandt“ for CN="Quandt, Oliver"."""
    if isinstance(person, list):
        person = person[0] if person else None
    name = "" if person is None else str(person.params.get("CN", "")).strip("\"' ")
    if "@" in name:
        return ""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def _further(people: Any) -> tuple[str, ...]:
    if not isinstance(people, list):
        return ()
    persons = [one for one in people[1:] if str(one.params.get("CUTYPE", "INDIVIDUAL")).upper() == "INDIVIDUAL"]
    return tuple(filter(None, map(_common_name, persons)))


def calendar_dates(text: str) -> list[DateMention]:
    """The day of the talk, with its hour in the zone of the talk; offsets are those of the unfolded lines."""
    entry = read_calendar(text)
    if entry is None or entry.start is None or entry.day_span is None:
        return []
    start, (first, last) = entry.start, entry.day_span
    return [
        DateMention(
            start=first,
            end=last,
            day=start.day,
            month=start.month,
            year=start.year,
            time=f"{start.hour:02}:{start.minute:02}" if isinstance(start, dt.datetime) else None,
            role=str(DateRole.OTHER if entry.is_cancelled else DateRole.APPOINTMENT),
        )
    ]
