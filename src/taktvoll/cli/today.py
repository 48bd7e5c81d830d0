"""``--today``: the day on which a draft is read, as people write days."""

import datetime
import re

from taktvoll.errors import SettingsError

_GERMAN = re.compile(r"(?P<day>\d{1,2})\.\s*(?:(?P<number>\d{1,2})\.|(?P<name>[^\W\d_]+)\.?)\s*(?P<year>\d{4}|\d{2})")
_OTHER_NAMES = {"jänner": 1, "feber": 2, "maerz": 3, "mrz": 3, "sept": 9}


def day_option(value: str) -> str:
    """`value` (ISO, „12.03.2027“, „12. März 2027“) as an ISO date; raises `SettingsError` that names the option."""
    day = _iso(value.strip()) or _german(value.strip())
    if day is None:
        raise SettingsError(
            f"--today: '{value[:40]}' is no date; write an ISO date such as 2027-03-12, or 12.03.2027",
            f"--today: „{value[:40]}“ ist kein Datum; schreiben Sie es wie 2027-03-12 oder 12.03.2027.",
        )
    return day.isoformat()


def _iso(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _german(value: str) -> datetime.date | None:
    found = _GERMAN.fullmatch(value)
    month = int(found["number"]) if found and found["number"] else _month(found["name"]) if found else 0
    if not found or not month:
        return None
    year = int(found["year"])
    try:
        return datetime.date(year + 2000 if year < 100 else year, month, int(found["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by its name or its first letters, three at least; 0 where there is none such."""
    from taktvoll.appointment import MONTHS

    folded = name.lower()
    found = [number for number, month in enumerate(MONTHS["de"], start=1) if month.lower().startswith(folded)]
    return found[0] if found and len(folded) >= 3 else _OTHER_NAMES.get(folded, 0)
