"""A table of German date expressions with their day, and the days of whole years in many notations."""

import datetime as dt
from pathlib import Path

import pytest

from taktvoll.annotate.dates import find_dates
from taktvoll.appointment import MONTHS, WEEKDAYS, day_of, last_day_of

TODAY = dt.date(2027, 3, 10)
TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "german_dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "quote", "day", "until"), TABLE, ids=[row[0] for row in TABLE])
def test_find_dates_knows_the_day_of_an_expression(words, quote, day, until):
    (date,) = find_dates(words)
    assert words[date.start : date.end] == quote
    assert (str(day_of(date, TODAY)), str(last_day_of(date, TODAY) or "")) == (day, until)


YEAR = [dt.date(2028, 1, 1) + dt.timedelta(days=number) for number in range(366)]
TURN_OF_THE_YEAR = [dt.date(2026, 12, 1) + dt.timedelta(days=number) for number in range(62)]
SUMMER_TIME = [dt.date(2027, 3, 27) + dt.timedelta(days=number) for number in range(3)]


def day_in(words, today):
    (date,) = find_dates(words)
    return day_of(date, today)


def notations(day):
    name, month = WEEKDAYS["de"][day.weekday()], MONTHS["de"][day.month - 1]
    return (
        f"am {day.day}. {month} {day.year}",
        f"am {day.day}.{day.month}.{day.year}",
        f"am {day:%d.%m.%Y}",
        f"am {day:%d.%m.%y}.",
        f"am {name}, den {day.day}. {month} {day.year}, um 10 Uhr",
        f"{name[:2]}., {day:%d.%m.%Y}",
        f"am {day.isoformat()}",
        f"{day:%d/%m/%Y}",
        f"am {name} in KW {day.isocalendar().week}/{day.isocalendar().year}",
    )


def test_every_day_of_a_leap_year_is_found_in_every_notation():
    wrong = [words for day in YEAR for words in notations(day) if day_in(words, TODAY) != day]
    assert not wrong


def test_every_day_of_a_leap_year_is_known_without_its_year():
    for today in YEAR:
        for ahead in (0, 1, 30, 150):
            day = today + dt.timedelta(days=ahead)
            assert day_in(f"am {day.day}. {MONTHS['de'][day.month - 1]}", today) == day


@pytest.mark.parametrize("days", [YEAR, TURN_OF_THE_YEAR, SUMMER_TIME], ids=["leap year", "turn", "summer time"])
def test_relative_days_are_so_many_days_ahead(days):
    words = {
        "heute": 0,
        "morgen": 1,
        "übermorgen": 2,
        "gestern": -1,
        "heute in acht Tagen": 7,
        "morgen in einer Woche": 8,
    }
    for today in days:
        assert {phrase: (day_in(phrase, today) - today).days for phrase in words} == words


@pytest.mark.parametrize("days", [YEAR, TURN_OF_THE_YEAR, SUMMER_TIME], ids=["leap year", "turn", "summer time"])
def test_weekdays_are_the_coming_ones_and_a_week_later(days):
    for today in days:
        monday = today - dt.timedelta(days=today.weekday())
        for weekday, name in enumerate(WEEKDAYS["de"]):
            coming = day_in(f"am {name}", today)
            assert coming.weekday() == weekday
            assert 0 < (coming - today).days <= 7
            assert day_in(f"am {name} in einer Woche", today) == coming + dt.timedelta(days=7)
            assert day_in(f"nächste Woche {name}", today) == monday + dt.timedelta(days=7 + weekday)
            assert -7 <= (day_in(f"letzten {name}", today) - today).days < 0


def test_ranges_end_on_their_last_day():
    for first in YEAR[:-9]:
        last = first + dt.timedelta(days=9)
        (date,) = find_dates(f"vom {first.day}.{first.month}. bis {last.day}.{last.month}.{last.year}")
        assert (day_of(date, TODAY), last_day_of(date, TODAY)) == (first, last)


def test_calendar_week_53_is_there_where_the_year_has_one():
    assert day_in("KW 53/2026", TODAY) == dt.date(2026, 12, 28)
    assert day_in("KW 53/2027", TODAY) is None


@pytest.mark.parametrize(
    "words",
    [
        "im Mai 2027",
        "12.30 Uhr",
        "Version 3.14",
        "1.200,50 €",
        "Guten Morgen",
        "am Morgen",
        "seit 2019",
        "Nr. 12.3.4",
        "10. Stock am Montagstisch-Eck",
        "§ 3 Abs. 5",
        "ein Mittwochs-Kurs",
    ],
)
def test_what_only_looks_like_a_date_is_none(words):
    assert [words[date.start : date.end] for date in find_dates(words)] == []
