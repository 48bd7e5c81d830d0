"""Feast days by which people name dates: „Ostermontag“, „Dienstag nach Pfingsten“, „3. Advent“."""

import datetime as dt
from collections.abc import Callable, Mapping


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Butcher 1876, as in Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, short = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarters, odd = divmod(rest, 4)
    weekday = (32 + 2 * short + 2 * quarters - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _behind_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + dt.timedelta(days=days)


def _each(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _advent(number: int) -> Callable[[int], dt.date]:
    """The Sunday of that number; the fourth is the last before Christmas."""

    def day(year: int) -> dt.date:
        eve = dt.date(year, 12, 24)
        return eve - dt.timedelta(days=(eve.weekday() + 1) % 7 + 7 * (4 - number))

    return day


FEASTS: Mapping[str, Callable[[int], dt.date]] = {
    "weiberfastnacht": _behind_easter(-52), "rosenmontag": _behind_easter(-48), "faschingsdienstag": _behind_easter(-47),
    "fastnachtsdienstag": _behind_easter(-47), "aschermittwoch": _behind_easter(-46), "palmsonntag": _behind_easter(-7),
    "gründonnerstag": _behind_easter(-3), "karfreitag": _behind_easter(-2), "karsamstag": _behind_easter(-1),
    "ostern": _behind_easter(0), "ostersonntag": _behind_easter(0), "ostermontag": _behind_easter(1),
    "osterdienstag": _behind_easter(2), "christi himmelfahrt": _behind_easter(39), "himmelfahrt": _behind_easter(39),
    "himmelfahrtstag": _behind_easter(39), "vatertag": _behind_easter(39),
    "pfingsten": _behind_easter(49), "pfingstsonntag": _behind_easter(49), "pfingstmontag": _behind_easter(50),
    "pfingstdienstag": _behind_easter(51), "fronleichnam": _behind_easter(60),
    "neujahr": _each(1, 1), "neujahrstag": _each(1, 1), "dreikönig": _each(1, 6), "dreikönigstag": _each(1, 6),
    "valentinstag": _each(2, 14), "maifeiertag": _each(5, 1), "mariä himmelfahrt": _each(8, 15),
    "bundesfeiertag": _each(8, 1), "tag der deutschen einheit": _each(10, 3), "nationalfeiertag": _each(10, 26),
    "reformationstag": _each(10, 31), "allerheiligen": _each(11, 1), "martinstag": _each(11, 11),
    "nikolaustag": _each(12, 6), "heiligabend": _each(12, 24), "heiliger abend": _each(12, 24),
    "weihnachten": _each(12, 25), "stephanstag": _each(12, 26), "stefanitag": _each(12, 26), "silvester": _each(12, 31),
    **{f"{number}. advent": _advent(number) for number in (1, 2, 3, 4)},
}  # fmt: skip
"""Name in small letters → its day in a year."""
