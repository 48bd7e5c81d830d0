"""Calendar days."""

import datetime as dt

import pytest

from analyses import read_marked
from taktvoll.analysis import DateMention
from taktvoll.appointment import a_day, appointment, day_of, in_words, meant_instead

TODAY = dt.date(2027, 3, 8)


def mention(day, month, year=None, weekday=None):
    return DateMention(start=0, end=1, weekday=weekday, day=day, month=month, year=year)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ((12, 3), dt.date(2027, 3, 12)),
        ((10, 10), dt.date(2026, 10, 10)),
        ((5, 9), dt.date(2027, 9, 5)),
        ((12, 3, 2020), dt.date(2020, 3, 12)),
        ((29, 2), dt.date(2028, 2, 29)),
        ((29, 2, 2027), None),
        ((12, None), dt.date(2027, 3, 12)),
        ((7, None), dt.date(2027, 4, 7)),
        ((None, 3), None),
        ((None, None, None, 0), dt.date(2027, 3, 15)),
        ((None, None), None),
    ],
)
def test_day_is_the_nearest_not_half_a_year_past(date, day):
    assert day_of(mention(*date), TODAY) == day


def test_day_a_few_days_ago_is_not_next_year():
    assert day_of(mention(31, 12), dt.date(2027, 1, 3)) == dt.date(2026, 12, 31)


@pytest.mark.parametrize("year", [0, 10_000])
def test_impossible_year_is_no_day(year):
    assert a_day(year, 1, 1) is None


def test_same_number_a_month_off_is_meant_first():
    assert meant_instead(dt.date(2027, 3, 12), 0) == [dt.date(2027, 4, 12)]


def test_otherwise_the_nearest_date_is_meant():
    assert meant_instead(dt.date(2027, 3, 12), 2) == [dt.date(2027, 3, 10)]


def test_no_date_before_the_calendar_is_meant():
    assert meant_instead(dt.date(1, 1, 1), 6) == []


def test_date_in_words():
    assert in_words(TODAY, "de") == "8. März"
    assert in_words(TODAY, "en", with_year=True) == "8 March 2027"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("⟦decision⟧Ich kann heute nicht kommen.", True),
        ("⟦decision⟧Hiermit sage ich für heute ab.", True),
        ("⟦apology⟧Entschuldigen Sie, dass ich erst heute schreibe.", False),
        ("⟦decision⟧Trotzdem sage ich Ihnen heute, dass ich nicht komme.", False),
    ],
)
def test_today_is_the_appointment_unless_it_is_the_day_of_writing(sentence, found):
    assert (appointment(read_marked(sentence, slots={"date": "heute"}, today=TODAY)) == TODAY) is found


def test_appointment_without_a_readable_date_is_unknown():
    assert appointment(read_marked("⟦decision⟧Bald komme ich nicht.", slots={"date": "Bald"})) is None
    assert appointment(read_marked("⟦decision⟧Ich komme nicht.")) is None
