"""When the talk is, as the mail writes it: the day, the hour, several to choose from, a day that no longer holds."""

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from taktvoll.analysis import DateMention
from taktvoll.annotate.clock_times import ClockTime
from taktvoll.annotate.invitation_dates import answer_day, invitation_dates, is_dropped, is_off
from taktvoll.annotate.received.english_dates import english_hour
from taktvoll.annotate.received.hours import part_of_day, talk_hours
from taktvoll.reply_to import MailKind
from taktvoll.scheme import DateRole

NEAR = 60
"""Characters between a date and an hour that belongs to it."""
_NO_LONGER = re.compile(r"\bstatt\s+(?:um\s+|wie\s+geplant\s+(?:um\s+)?)?\Z", re.IGNORECASE)
"""„statt 10 Uhr treffen wir uns um 13 Uhr“."""
_WHOLE_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\.$"
)
"""A month that is no abbreviation: its full stop ends the sentence."""
_BEHIND = re.compile(r"\s*,?\s*(?:um\s+)?")
_RANGE = re.compile(r"\s*(?:[-–—]|\bbis\b)\s*(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTimes:
    """Quotes of the mail."""

    date: str | None = None
    time: str | None = None
    dates: tuple[str, ...] = ()
    old_date: str | None = None
    answer_by: str | None = None


def talk_times(text: str, start: int, end: int, today: dt.date, kind: MailKind) -> TalkTimes:
    """What ``text[start:end]`` says of when the talk is."""
    mentions = [date for date in _mentions(text, today) if start <= date.start < end]
    hours = [
        time for time in talk_hours(text) if start <= time.start < end and not _NO_LONGER.search(text, 0, time.start)
    ]
    answer = answer_day(text, start, end, mentions)
    old = [date for date in mentions if is_off(text, date, kind)]
    open_ones = [date for date in mentions if date.role == DateRole.PROPOSED and date not in old]
    fixed = [date for date in mentions if date.role == DateRole.APPOINTMENT and date not in old]
    if kind is MailKind.REJECTION:
        gone = next((date for date in mentions if is_dropped(text, date)), None)
        return TalkTimes(old_date=_with_hour(text, gone, hours) if gone else None, answer_by=answer)
    if kind in {MailKind.OFFER, MailKind.OTHER}:
        return TalkTimes(answer_by=answer)
    if kind is MailKind.CANCELLED:
        old = old or fixed or open_ones
        return TalkTimes(old_date=_with_hour(text, old[0], hours) if old else None)
    old_date = _with_hour(text, old[0], hours) if old else None
    chosen = _choices(text, open_ones or fixed[:1], hours)
    if len(open_ones) > 1 or len(chosen) > 1:
        return TalkTimes(dates=tuple(chosen), old_date=old_date, answer_by=answer)
    ahead = fixed or open_ones
    first = next((date for date in ahead if date.time), ahead[0] if ahead else None)
    if first is None:
        return TalkTimes(old_date=old_date, answer_by=answer)
    time = _hour_of(text, first, hours, mentions)
    return TalkTimes(date=_quote(text, first), time=time, old_date=old_date, answer_by=answer)


@functools.lru_cache(maxsize=4)
def _mentions(text: str, today: dt.date) -> tuple[DateMention, ...]:
    """The dates of the mail, which is asked for them once for each kind that it may be."""
    return tuple(invitation_dates(text, (), today))


def _quote(text: str, date: DateMention) -> str:
    quote = " ".join(text[date.start : date.end].split())
    return quote[:-1] if _WHOLE_MONTH.search(quote) else quote


def _with_hour(text: str, date: DateMention, hours: Sequence[ClockTime]) -> str:
    """The day with the hour that stands right behind it."""
    time = next((time for time in hours if _BEHIND.fullmatch(text, date.end, time.start)), None)
    return _quote(text, date) if time is None else _until(text, date.start, time)


def _hour_of(text: str, date: DateMention, hours: Sequence[ClockTime], dates: Sequence[DateMention]) -> str | None:
    """The hour that stands behind the day, else the nearest one before it in the same sentence, else any hour."""
    english = english_hour(text, date.end)
    if english:
        return english
    following = min((other.start for other in dates if other.start > date.start), default=len(text))
    behind = [time for time in hours if date.end <= time.start < min(following, date.end + 2 * NEAR)]
    if behind:
        return _hour_quote(text, behind[0])
    before = [time for time in hours if date.start - NEAR <= time.start < date.start]
    if before:
        return _hour_quote(text, before[-1])
    return _hour_quote(text, hours[0]) if hours else None


def _hour_quote(text: str, time: ClockTime) -> str:
    quote = " ".join(text[time.start : time.end].split())
    parted = _RANGE.search(quote)
    if parted:
        return re.sub(r"^(?:um|von)\s+", "", quote[: parted.start()])
    more = re.compile(r"\s*Uhr").match(text, time.end)
    if more and "uhr" not in quote.lower():
        quote += " Uhr"
    if quote.isalpha():
        quote += part_of_day(text, time.end)
    return re.sub(r"^um\s+", "", quote)


def _choices(text: str, dates: Sequence[DateMention], hours: Sequence[ClockTime]) -> list[str]:
    """Each day to choose from with its hour; two hours of one day are two choices."""
    choices: list[str] = []
    seen: list[DateMention] = []
    for place, date in enumerate(dates):
        if any(date.start == other.start for other in seen):
            continue
        seen.append(date)
        following = dates[place + 1].start if place + 1 < len(dates) else len(text)
        own = [
            time
            for time in hours
            if date.end <= time.start < min(following, date.end + NEAR) and "jeweils" not in text[date.end : time.start]
        ]
        if not own:
            choices.append(_quote(text, date))
            continue
        first, *others = own
        choices.append(_until(text, date.start, first))
        for earlier, time in zip(own, others, strict=False):
            if re.fullmatch(r"\s*(?:Uhr)?\s*(?:,\s*)?(?:oder|bzw\.|,)\s*(?:um\s+)?", text[earlier.end : time.start]):
                choices.append(_hour_quote(text, time))
    return choices if len(choices) > 1 else []


def _until(text: str, start: int, time: ClockTime) -> str:
    end = time.end
    more = re.compile(r"\s*Uhr").match(text, end)
    if more and "uhr" not in text[time.start : end].lower():
        end = more.end()
    return " ".join(text[start:end].split())
