"""The dates of the employer's mail: the appointment, several to choose from, one that no longer holds, a day to answer by."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taktvoll.analysis import DateMention
from taktvoll.annotate.clock_times import ClockTime, clock_times
from taktvoll.annotate.dates import find_dates
from taktvoll.appointment import day_of
from taktvoll.scheme import DateRole

BESIDE = 30
"""Characters between a date and its hour."""
AROUND = 90
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{3})[.!?](?=\s|$)|(?<=Uhr)\.(?=\s|$)|\n\s*\n|\n(?=\s*[-*•])")
_ANSWER_BY = re.compile(
    r"\b(?:bis|spätestens)\s+(?:spätestens\s+|zum\s+|einschließlich\s+|am\s+)*$|\bfrist\w*\s+\S*\s*$", re.IGNORECASE
)
_OF_LETTER = re.compile(
    r"\b(?:vom|sent|gesendet|datum\s+der\s+nachricht|date)\s*:?\s*\Z|^\s*[A-ZÄÖÜ][\wäöüß./ -]{1,30},\s*(?:den\s+)?\Z",
    re.MULTILINE,
)
_NO_LONGER = re.compile(
    r"\b(?:geplant\w*|ursprünglich\w*|bisherig\w*|vereinbart\w*)\b[^.!?]{0,80}\b(?:verleg\w*|verschieb\w*|absag\w*|nicht\b|entfällt|entfallen|ausfallen)|\bstatt\s+(?:am|wie)\b|\b(?:müssen|muss)\b[^.!?]{0,60}\b(?:absagen|verschieben|verlegen)",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"\b(?:eintritt\w*|arbeitsbeginn|vertragsbeginn|dienstbeginn|beginn\w*\s+(?:am|zum|ab)|beginnen\s+sie|befristet)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:für\s+(?:das|ihr|unser)\s+\w*gespräch|unser\s+\w*gespräch\s+(?:am|vom)|kennenlernen\s+am|haben\s+wir)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:oder|alternativ|wahlweise|zur\s+auswahl|möglich\s+wären|folgende\s+termine|vorschl\w*|passt\s+ihnen|welcher)\b",
    re.IGNORECASE,
)


def invitation_dates(text: str, draft: Sequence[DateMention], today: dt.date) -> Iterator[DateMention]:
    """The dates of `text` with their roles; offsets are those of `text`.

    Of several days to choose from none is the appointment until `draft` names it as such.
    """
    dates, times = list(find_dates(text)), list(clock_times(text))
    roles = [_role(text, date) for date in dates]
    days = {day_of(date, today) for date, role in zip(dates, roles, strict=True) if role is DateRole.APPOINTMENT}
    taken = {day_of(date, today) for date in draft if date.role == DateRole.APPOINTMENT} - {None}
    is_choice = len(days) > 1 and _CHOICE.search(text) is not None
    for place, (date, role) in enumerate(zip(dates, roles, strict=True)):
        is_open = role is DateRole.APPOINTMENT and is_choice and day_of(date, today) not in taken
        following = dates[place + 1].start if place + 1 < len(dates) else len(text)
        yield replace(date, role=str(DateRole.PROPOSED if is_open else role), time=_hour(date, times, following))


def _role(text: str, date: DateMention) -> DateRole:
    before, sentence = text[max(0, date.start - AROUND) : date.start], _sentence_at(text, date)
    if _ANSWER_BY.search(before) or _OF_LETTER.search(before) or _NO_LONGER.search(sentence):
        return DateRole.OTHER
    if _CONTRACT.search(sentence):
        return DateRole.CONTRACT
    if _HELD.search(sentence) and re.search(r"\bdank", sentence, re.IGNORECASE):
        return DateRole.PAST
    return DateRole.APPOINTMENT


def _sentence_at(text: str, date: DateMention) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= date.start), default=0)
    return text[start : min((end for end in ends if end >= date.end), default=len(text))]


def _hour(date: DateMention, times: Sequence[ClockTime], following: int) -> str | None:
    return next((str(time) for time in times if date.end <= time.start < min(following, date.end + BESIDE)), None)
