"""Dates as written in German mails: „Montag, den 12. März“, „3.–5.3.“, „14. ds. Mts.“; all others come from `named_days`.

What is found is what is said; `taktvoll.appointment.day_of` tells the day, `date_roles` what it is the day of.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from taktvoll.analysis import DateMention
from taktvoll.annotate.date_cues import FIGURE, ORDINAL_WORD, parts_with_cues, stretch
from taktvoll.annotate.day_names import (
    MONTH,
    MONTHS,
    MONTHS_AND_STOP,
    ORDINAL,
    SHORT_WEEKDAY,
    WEEKDAY,
    month_of,
    ordinal_of,
    weekday_of,
)
from taktvoll.annotate.named_days import find_named_days
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.pipeline.sentence_cache import SentenceCache

LAST_DAY = 31
LAST_MONTH = 12
_NO_UNIT = r"(?!\s*(?:uhr|h\b|[.:]\d|[–—-]\s*\d|bis\s+\d|oder\s+\d|und\s+\d))"
_YEAR = rf"(?:\s?(?:19|20)\d{{2}}(?!\s*uhr\b|\d)|\d{{2}}(?!\d){_NO_UNIT}|\s(?:2[5-9]|[3-9]\d)(?=\s*[.,;)!?]|\s*$){_NO_UNIT})"
"""An hour is none: „14.3. 10–11 Uhr“."""
_DAY = rf"(?:\d{{1,2}}(?:\.|(?:s?ten?|ter)\b)|{ORDINAL}\b)"
_JOIN = r"(?:[-/–—]|bis(?:\s+(?:zum|einschließlich|einschl\.|inklusive))?|und|oder|auf(?:\s+den)?|sowie|,)"
_NAME = rf"(?:{WEEKDAY}|{SHORT_WEEKDAY}\b\.?)"
_DATE = lazy_pattern(
    rf"""(?=[\dmdfstwezvna])(?<![\w.,:/-])
    (?:(?P<weekday>{_NAME})(?:\s*,\s*|\s+)(?:(?:den|dem|der|d\.)\s+)?)?
    (?:
        (?P<first>{_DAY})(?:\s*(?P<join>{_JOIN})\s*(?:(?P<last_weekday>{_NAME}),?\s+)?(?:(?:den|dem|der|am)\s+)?(?P<last>{_DAY}))?
            \s*(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}}(?!\s*uhr\b|\d))|\s+['’](?P<year_2>\d{{2}})(?!\d))?
      | (?P<first_2>\d{{1,2}})\.\s*(?P<join_2>{_JOIN})\s*(?:(?P<last_weekday_2>{_NAME}),?\s+)?(?:(?:den|dem|der|am)\s+)?(?P<last_2>\d{{1,2}})\.\s?(?P<month_2>\d{{1,2}})\.(?P<year_3>{_YEAR})?(?![\d%])
      | (?P<day>\d{{1,2}})\.\s?(?P<month_3>\d{{1,2}})\.(?P<year_4>{_YEAR})?(?![\d%])
      | (?P<year_5>\d{{4}})-(?P<month_4>\d{{2}})-(?P<day_2>\d{{2}})(?!\d)
      | (?P<day_3>\d{{1,2}})/(?P<month_5>\d{{1,2}})(?:/(?P<year_6>\d{{4}}|\d{{2}}))?(?![\d/])
      | (?P<this_month>{_DAY})\s*(?:d\.\s?(?:m\.|j\.)|(?:d(?:ie)?s?\.|dieses)\s*(?:mts\.?|monats|mon\.)|ds\.|(?:d\.|des)\s+(?:laufenden|lfd\.)\s+monats)
            (?P<mts>\s*mts\.?)?
      | (?P<next_month>{_DAY})\s*(?:(?:des\s+)?(?:nächsten|kommenden|folgenden)\s+monats|n\.\s?m\.|n\.\s?mts\.)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITTEN_OUT = "|".join(name for name in MONTHS if len(name) > 4 or name in {"mai", "juni", "juli", "märz"})
_WITHOUT_STOP = lazy_pattern(
    rf"\b(?:am|den|dem|vom|zum|bis)\s+(?:{_NAME},?\s+(?:den\s+|dem\s+)?)?(?P<numbers>(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}}))(?![\d.:%]|,\d|\s*(?:uhr|h\b|€|euro|prozent))"
    rf"|(?<![\w.,:])(?P<words>(?P<day_2>\d{{1,2}})\s+(?P<month_2>{_WRITTEN_OUT})\b(?:\s+(?P<year>\d{{4}})(?!\d))?)",
    re.IGNORECASE,
)
"""„am 23.10“, „17 März“: a stop is missing."""
_RANGE_JOIN = lazy_pattern(
    r"\s*,?\s*(?:[-–—]|bis(?:\s+(?:zum|einschließlich|einschl\.|inklusive|am))?)\s*(?:(?:den|dem|der)\s+)?",
    re.IGNORECASE,
)
_LIST_JOIN = lazy_pattern(r"\s*(?:,|und|oder|bzw\.|sowie|/)\s*(?:auf\s+)?(?:(?:am|den|dem|der)\s+)?", re.IGNORECASE)
_BEFORE_RANGE = lazy_pattern(r"\b(?:vom|von|zwischen|ab)\s+(?:dem\s+)?$", re.IGNORECASE)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """Dates in ``text[start:end]``, in order; each has the role „other“. A range is one date, its last day in `until`."""
    for first, last, cues in parts_with_cues(text, start, len(text) if end is None else end):
        before, part = stretch(text, first, last)
        yield from (moved(date, before) for date in _dates_in[part, first - before, last - before, cues])


def moved(date: DateMention, by: int) -> DateMention:
    """`date` in a text that begins `by` characters earlier."""
    until = None if date.until is None else moved(date.until, by)
    return replace(date, start=date.start + by, end=date.end + by, until=until)


def _dates_of(key: tuple[str, int, int, int]) -> tuple[DateMention, ...]:
    """The dates of a stretch ``text[first:last]`` whose words have `cues`."""
    text, first, last, cues = key
    dates: list[DateMention] = []
    if cues & (FIGURE | ORDINAL_WORD):
        dates = [date for match in _DATE.finditer(text, first, last) for date in _read(match)]
    if cues & FIGURE:
        taken = {(date.start, date.end) for date in dates}
        for match in _WITHOUT_STOP.finditer(text, first, last):
            if not any(one < match.end() and match.start() < other for one, other in taken):
                dates += _without_stop(match)
    dates += find_named_days(text, first, last, cues, [(date.start, date.end) for date in dates])
    dates.sort(key=lambda date: date.start)
    return tuple(_in_ranges(text, _with_months(text, dates)))


_dates_in = SentenceCache(_dates_of)


def _read(match: re.Match[str]) -> Iterator[DateMention]:
    """The date of a match, or the two of „am 3. oder 4. März“; none where there is no such day or month."""
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    month_word = _one_of(found, "month", "month_2", "month_3", "month_4", "month_5")
    end = match.end() - bool(month_word and month_word.lower() in MONTHS_AND_STOP and match.group().endswith("."))
    last = _one_of(found, "last", "last_2")
    first = _one_of(found, "first", "first_2", "day", "day_2", "day_3", "this_month", "next_month")
    if first is None:
        return
    month = None if month_word is None else month_of(month_word)
    year = _year(_one_of(found, "year", "year_2", "year_3", "year_4", "year_5", "year_6"))
    ahead = 0 if "this_month" in found else 1 if "next_month" in found else None
    days = [ordinal_of(word) for word in (first, last) if word]
    if not all(1 <= day <= LAST_DAY for day in days) or (month is not None and not 1 <= month <= LAST_MONTH):
        return
    one = DateMention(
        start=match.start(),
        end=end,
        weekday=weekday_of(found.get("weekday")),
        day=days[0],
        month=month,
        year=year,
        months_ahead=ahead,
    )
    if last is None:
        yield one
        return
    name = _one_of(found, "last_weekday", "last_weekday_2")
    behind = replace(
        one, start=match.start("last" if "last" in found else "last_2"), day=days[1], weekday=weekday_of(name)
    )
    if name:
        behind = replace(behind, start=match.start("last_weekday" if "last_weekday" in found else "last_weekday_2"))
    join = _one_of(found, "join", "join_2") or ""
    if _is_range(join, *days):
        yield replace(one, until=behind)
    else:
        yield replace(one, end=match.end("first" if "first" in found else "first_2"))
        yield behind


def _is_range(join: str, first: int, last: int) -> bool:
    """Whether „3. … 5. März“ goes on for days: „bis“, or „und“ with neighbours."""
    word = join.lower()
    if word.startswith(("bis", "-", "–", "—", "auf")):
        return first < last
    return word in {"und", "/", "sowie"} and last == first + 1


def _without_stop(match: re.Match[str]) -> Iterator[DateMention]:
    name = "numbers" if match["numbers"] else "words"
    day, month = int(match["day"] or match["day_2"]), month_of(match["month"] or match["month_2"])
    if 1 <= day <= LAST_DAY and month is not None and 1 <= month <= LAST_MONTH:
        year = int(match["year"]) if match["year"] else None
        yield DateMention(start=match.start(name), end=match.end(name), day=day, month=month, year=year)


def _with_months(text: str, dates: list[DateMention]) -> list[DateMention]:
    """`dates`; the bare days of „am 3., 4. oder 5. März“ and of „am 15. Mai oder am 22.“ are of that month."""
    for place in range(len(dates) - 2, -1, -1):
        date, after = dates[place : place + 2]
        if _is_bare(date) and after.day is not None and _LIST_JOIN.fullmatch(text, date.end, after.start):
            dates[place] = replace(date, month=after.month, year=after.year, months_ahead=after.months_ahead)
    for place in range(1, len(dates)):
        before, date = dates[place - 1 : place + 1]
        follows = before.is_calendar_date and _is_bare(date) and (before.day or 0) < (date.day or 0)
        if follows and _LIST_JOIN.fullmatch(text, before.end, date.start):
            dates[place] = replace(date, month=before.month, year=before.year)
    return dates


def _is_bare(date: DateMention) -> bool:
    return date.day is not None and date.month is None and date.months_ahead is None and date.weekday is None


def _in_ranges(text: str, dates: list[DateMention]) -> Iterator[DateMention]:
    """`dates` with those joined that are the ends of one range: „28.2. bis 3.3.“, „vom 30. März bis 2. April“, „von Montag bis Mittwoch“."""
    place = 0
    while place < len(dates):
        date = dates[place]
        after = dates[place + 1] if place + 1 < len(dates) else None
        if after and date.until is None and after.until is None and _joins(text, date, after):
            if date.day is not None and date.month is None and date.months_ahead is None:
                date = replace(date, month=after.month, year=after.year)
            elif date.is_calendar_date and date.year is None and after.year is not None:
                date = replace(date, year=after.year - ((date.month or 0) > (after.month or 0)))
            date = replace(date, end=after.end, until=after)
            place += 1
        yield date
        place += 1


def _joins(text: str, date: DateMention, after: DateMention) -> bool:
    if not _RANGE_JOIN.fullmatch(text, date.end, after.start):
        return False
    same_kind = date.is_calendar_date == after.is_calendar_date or (date.day is not None and after.is_calendar_date)
    return same_kind and (
        "bis" in text[date.end : after.start].lower()
        or bool(_BEFORE_RANGE.search(text, max(0, date.start - 16), date.start))
        or date.day is not None
    )


def _one_of(found: dict[str, str], *names: str) -> str | None:
    return next((found[name] for name in names if name in found), None)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    return year + 2000 if year < 100 else year
