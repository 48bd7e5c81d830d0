"""Working days by the holidays of a Land: every day of a leap year, turns of the year, every Land."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.setting_values import Region, values_of
from taktvoll.workdays import holidays_of, is_working_day, working_days

REGIONS = values_of(Region)
LEAP_YEAR = [dt.date(2028, 1, 1) + dt.timedelta(days=number) for number in range(366)]
regions = st.sampled_from(REGIONS)
days = st.dates(dt.date(1995, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize("region", REGIONS)
def test_every_day_of_a_leap_year_is_a_working_day_or_free(region):
    free = [day for day in LEAP_YEAR if not is_working_day(day, region)]
    assert all(day.weekday() >= 5 or day in holidays_of(2028, region) for day in free)
    assert dt.date(2028, 2, 29) not in free
    assert dt.date(2028, 1, 1) in free


@given(days, st.integers(0, 60), regions)
def test_working_days_count_each_day_once(today, ahead, region):
    day = today + dt.timedelta(days=ahead)
    between = [today + dt.timedelta(days=number) for number in range(1, ahead)]
    assert working_days(today, day, region) == sum(is_working_day(one, region) for one in between)


@given(days, st.integers(0, 60), st.integers(0, 60), regions)
def test_a_later_day_has_no_fewer_working_days_before_it(today, first, more, region):
    early, late = today + dt.timedelta(days=first), today + dt.timedelta(days=first + more)
    assert working_days(today, early, region) <= working_days(today, late, region)


@given(days, regions)
def test_a_land_has_all_holidays_of_its_country(day, region):
    assert holidays_of(day.year, region[:2]) <= holidays_of(day.year, region)


def test_turn_of_the_year_between_the_years():
    assert working_days(dt.date(2026, 12, 30), dt.date(2027, 1, 4), "DE") == 1
    assert working_days(dt.date(2027, 12, 31), dt.date(2028, 1, 3), "DE") == 0


def test_summer_time_moves_no_day():
    assert working_days(dt.date(2027, 3, 27), dt.date(2027, 3, 30), "DE") == 0
    assert working_days(dt.date(2027, 10, 30), dt.date(2027, 11, 3), "DE") == 2
    assert working_days(dt.date(2027, 10, 30), dt.date(2027, 11, 3), "DE-BY") == 1


@pytest.mark.parametrize(
    ("day", "region", "free"),
    [
        ("2027-01-06", "DE-BW", True), ("2027-01-06", "DE-BE", False), ("2027-03-08", "DE-BE", True),
        ("2027-05-27", "DE-NW", True), ("2027-05-27", "DE-HH", False), ("2022-08-15", "DE-SL", True),
        ("2027-11-17", "DE-SN", True), ("2027-11-17", "DE-TH", False), ("2024-09-20", "DE-TH", True),
        ("2025-10-31", "DE-HB", True), ("2017-10-31", "DE-HB", True), ("2016-10-31", "DE-HB", False),
        ("2027-10-26", "AT", True), ("2025-08-01", "CH", True), ("2027-04-26", "DE", False), ("2027-03-29", "DE", True),
    ],
)  # fmt: skip
def test_known_days(day, region, free):
    assert is_working_day(dt.date.fromisoformat(day), region) is not free
