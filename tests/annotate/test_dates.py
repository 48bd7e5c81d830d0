import pytest

from taktvoll.annotate.clock_times import clock_times
from taktvoll.annotate.dates import find_dates


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("am Montag, den 12. März 2027, um 10 Uhr", ["Montag, den 12. März 2027"]),
        ("am 3.3. oder am 04.03.2027", ["3.3.", "04.03.2027"]),
        ("am Freitag, 5.3., geht es nicht", ["Freitag, 5.3."]),
        ("am 3. d. M. leider nicht", ["3. d. M."]),
        ("am 2027-03-12", ["2027-03-12"]),
        ("morgen kann ich nicht, Donnerstag auch nicht", ["morgen", "Donnerstag"]),
        ("Guten Morgen, Frau Weiß", []),
        ("seit 2019 bei 3.300 Euro", []),
        ("Version 3.14 um 10.30 Uhr", []),
    ],
)
def test_find_dates_quotes_what_is_written(text, quotes):
    assert [text[date.start : date.end] for date in find_dates(text)] == quotes


def test_find_dates_reads_weekday_day_month_and_year():
    (date,) = find_dates("am Freitag, dem 12. März 2027")
    assert (date.weekday, date.day, date.month, date.year) == (4, 12, 3, 2027)


def test_find_dates_leaves_out_days_that_no_month_has():
    assert not list(find_dates("am 45. März und am 3.13."))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("um 10.30 Uhr", "10.30 Uhr"),
        ("um halb elf", "halb elf"),
        ("um 14h", "14h"),
        ("um 9:15 im Haus", "9:15"),
        ("um 8 uhr", "8 uhr"),
    ],
)
def test_find_times_knows_the_usual_notations(text, quote):
    assert [text[time.start : time.end] for time in clock_times(text)] == [quote]


def test_find_times_takes_no_day_for_an_hour():
    assert not list(clock_times("Einladung zum 22. Mai"))
