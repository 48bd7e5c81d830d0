"""Calendar entries: time zones of Outlook, floating hours, whole days, updates, cancellations."""

import datetime as dt

import pytest

from taktvoll.annotate.received.calendar import calendar_dates, is_calendar, read_calendar, unfolded
from taktvoll.annotate.received.reading import read_received

TODAY = dt.date(2027, 5, 3)


def calendar(*lines: str, method: str = "REQUEST") -> str:
    event = "\r\n".join(lines)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Vorstellungsgespräch\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("start", "day", "time"),
    [
        ("DTSTART;TZID=W. Europe Standard Time:20270519T093000", "2027-05-19", "09:30"),
        ('DTSTART;TZID="W. Europe Standard Time":20270519T093000', "2027-05-19", "09:30"),
        ("DTSTART;TZID=Europe/Vienna:20270519T093000", "2027-05-19", "09:30"),
        ("DTSTART:20270519T093000", "2027-05-19", "09:30"),
        ("DTSTART:20270519T073000Z", "2027-05-19", "09:30"),
        ("DTSTART:20271219T083000Z", "2027-12-19", "09:30"),
        ("DTSTART:20270518T223000Z", "2027-05-19", "00:30"),
        ("DTSTART;VALUE=DATE:20270519", "2027-05-19", None),
    ],
    ids=["windows", "windows-quoted", "iana", "floating", "utc-summer", "utc-winter", "utc-over-midnight", "all-day"],
)
def test_calendar_dates_are_those_of_the_talks_own_zone(start, day, time):
    (date,) = calendar_dates(calendar(start))
    assert (dt.date(date.year, date.month, date.day).isoformat(), date.time) == (day, time)


def test_calendar_date_quotes_the_unfolded_line():
    text = calendar("DTSTART;TZID=W. Europe\r\n  Standard Time:2027\r\n 0519T093000")
    (date,) = calendar_dates(text)
    assert unfolded(text)[date.start : date.end] == "20270519"


def test_cancelled_entry_has_no_appointment():
    received = read_received(calendar("DTSTART:20270519T093000", method="CANCEL"), TODAY)
    assert received is not None
    assert received.reply.kind == "cancelled"
    assert received.reply.date is None
    assert received.reply.old_date == "20270519"
    assert [date.role for date in calendar_dates(received.text)] == ["other"]


def test_update_is_a_move():
    received = read_received(calendar("DTSTART:20270519T093000", "SEQUENCE:2"), TODAY)
    assert received is not None
    assert received.reply.kind == "moved"


@pytest.mark.parametrize("location", ["Microsoft Teams-Besprechung", "https://zoom.example/j/1", "Online"])
def test_location_in_the_net_is_video_and_no_place(location):
    received = read_received(calendar("DTSTART:20270519T093000", f"LOCATION:{location}"), TODAY)
    assert received is not None
    assert (received.reply.form, received.reply.place) == ("video", None)


def test_organizer_with_the_surname_first_is_turned():
    received = read_received(
        calendar("DTSTART:20270519T093000", 'ORGANIZER;CN="Quandt, Oliver":mailto:o@x.example'), TODAY
    )
    assert received is not None
    assert received.reply.sender == "Oliver Quandt"


def test_summary_names_the_post():
    text = calendar("DTSTART:20270519T093000").replace(
        "SUMMARY:Vorstellungsgespräch", "SUMMARY:Vorstellungsgespräch – Qualitätsprüferin (m/w/d)"
    )
    received = read_received(text, TODAY)
    assert received is not None
    assert received.reply.position == "Qualitätsprüferin"


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\nEND:VCALENDAR", "BEGIN:VCALENDAR\nKaputt", "BEGIN:VCALENDAR"])
def test_read_calendar_without_an_event_is_none(text):
    assert is_calendar(text)
    assert read_calendar(text) is None
