"""Days and hours of an English invitation: „Thursday, May 13 at 10:30 am“, „18 May 2027 at 3 pm“."""

import re
from collections.abc import Iterator

from taktvoll.analysis import DateMention
from taktvoll.appointment import MONTHS, WEEKDAYS

_MONTHS = {name.lower(): place for place, name in enumerate(MONTHS["en"], 1)}
_MONTH = "|".join(MONTHS["en"]) + "|" + "|".join(name[:3] for name in MONTHS["en"] if len(name) > 3)
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS['en'])})(?:,?\s+(?:the\s+)?))?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?|(?P<month_2>{_MONTH})\.?\s+(?P<day_2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>am|pm|a\.m\.|p\.m\.)", re.IGNORECASE)
NEAR = 30


def english_dates(text: str) -> Iterator[DateMention]:
    """The days in `text` that are written in English, each with the hour that stands behind it."""
    for match in _DATE.finditer(text):
        month = (match["month"] or match["month_2"]).lower()
        weekday = match["weekday"]
        yield DateMention(
            start=match.start(),
            end=match.end(),
            weekday=None if weekday is None else [name.lower() for name in WEEKDAYS["en"]].index(weekday.lower()),
            day=int(match["day"] or match["day_2"]),
            month=next(number for name, number in _MONTHS.items() if name.startswith(month)),
            year=int(match["year"]) if match["year"] else None,
            time=_clock(text, match.end()),
        )


def english_hour(text: str, start: int) -> str | None:
    """The hour behind `start`, as it is written."""
    found = _HOUR.search(text, start, start + NEAR)
    return found.group() if found else None


def _clock(text: str, start: int) -> str | None:
    found = _HOUR.search(text, start, start + NEAR)
    if found is None:
        return None
    hour = int(found["hour"]) % 12 + 12 * found["half"].lower().startswith("p")
    return f"{hour:02}:{int(found['minute'] or 0):02}"
