"""Working days between two days: Monday to Friday without the public holidays of a Land.

The holidays are data over the names of `taktvoll.feasts`. The library `holidays` (0.109) is not used: it imports 250 modules
(0.5 to 1.2 s, a check takes 0.025 s). The table was compared with it by hand for every Land and every year from 1995 to 2099.
"""

import datetime as dt
import functools
from collections.abc import Mapping

from taktvoll.feasts import FEASTS
from taktvoll.setting_values import Region

LONGEST = 366
"""Days that are counted at most; what is further away is far, whatever its holidays."""
_GERMAN = (
    "neujahr", "karfreitag", "ostermontag", "maifeiertag", "christi himmelfahrt", "pfingstmontag",
    "tag der deutschen einheit", "weihnachten", "stephanstag",
)  # fmt: skip
_AUSTRIAN = (
    "neujahr", "dreikönig", "ostermontag", "maifeiertag", "christi himmelfahrt", "pfingstmontag", "fronleichnam",
    "mariä himmelfahrt", "nationalfeiertag", "allerheiligen", "mariä empfängnis", "weihnachten", "stephanstag",
)  # fmt: skip
_SWISS = ("neujahr", "christi himmelfahrt", "bundesfeiertag", "weihnachten")
_OF_LAND: Mapping[str, tuple[str, ...]] = {
    "DE": (),
    "DE-BW": ("dreikönig", "fronleichnam", "allerheiligen"),
    "DE-BY": ("dreikönig", "fronleichnam", "mariä himmelfahrt", "allerheiligen"),
    "DE-BE": ("frauentag",),
    "DE-BB": ("ostersonntag", "pfingstsonntag", "reformationstag"),
    "DE-HB": ("reformationstag",),
    "DE-HH": ("reformationstag",),
    "DE-HE": ("fronleichnam",),
    "DE-MV": ("frauentag", "reformationstag"),
    "DE-NI": ("reformationstag",),
    "DE-NW": ("fronleichnam", "allerheiligen"),
    "DE-RP": ("fronleichnam", "allerheiligen"),
    "DE-SL": ("fronleichnam", "mariä himmelfahrt", "allerheiligen"),
    "DE-SN": ("reformationstag", "buß- und bettag"),
    "DE-ST": ("dreikönig", "reformationstag"),
    "DE-SH": ("reformationstag",),
    "DE-TH": ("weltkindertag", "reformationstag"),
    "AT": (),
    "CH": (),
}
"""What a Land has beside the holidays of the whole country; „mariä himmelfahrt“ in Bavaria as in its Catholic places."""
_SINCE = {
    ("DE-BE", "frauentag"): 2019, ("DE-MV", "frauentag"): 2023, ("DE-TH", "weltkindertag"): 2019,
    ("DE-HB", "reformationstag"): 2018, ("DE-HH", "reformationstag"): 2018, ("DE-NI", "reformationstag"): 2018,
    ("DE-SH", "reformationstag"): 2018,
}  # fmt: skip
_ONCE = {(2017, "DE"): ((10, 31),), (2020, "DE-BE"): ((5, 8),), (2025, "DE-BE"): ((5, 8),), (2028, "DE-BE"): ((6, 17),)}
"""Holidays of one year: 500 years of the Reformation, the end of the war and the rising of 1953 in Berlin."""


def working_days(today: dt.date, day: dt.date, region: Region) -> int:
    """Working days after `today` up to the eve of `day`: 0 where nobody works in between; at most those of a year."""
    last = min(day, today + dt.timedelta(days=LONGEST)) if today <= dt.date.max - dt.timedelta(days=LONGEST) else day
    between = (dt.date.fromordinal(number) for number in range(today.toordinal() + 1, last.toordinal()))
    return sum(is_working_day(one, region) for one in between)


def is_working_day(day: dt.date, region: Region) -> bool:
    """Whether people work on `day` in that Land: Monday to Friday, no public holiday."""
    return day.weekday() < 5 and day not in holidays_of(day.year, region)


@functools.cache
def holidays_of(year: int, region: Region) -> frozenset[dt.date]:
    """The public holidays of a Land in `year`; of a whole country („DE“, „CH“) those that all its parts have."""
    country = region[:2]
    everywhere = {"DE": _GERMAN, "AT": _AUSTRIAN, "CH": _SWISS}[country]
    names = [*everywhere, *(name for name in _OF_LAND[region] if year >= _SINCE.get((region, name), 0))]
    once = [*_ONCE.get((year, country), ()), *(_ONCE.get((year, region), ()) if region != country else ())]
    return frozenset([_day(name, year) for name in names] + [dt.date(year, month, day) for month, day in once])


def _day(name: str, year: int) -> dt.date:
    if name == "buß- und bettag":  # the Wednesday before 23 November
        eve = dt.date(year, 11, 22)
        return eve - dt.timedelta(days=(eve.weekday() - 2) % 7)
    fixed = {"frauentag": (3, 8), "weltkindertag": (9, 20), "mariä empfängnis": (12, 8)}.get(name)
    return dt.date(year, *fixed) if fixed else FEASTS[name](year)
