"""The dates of a report: what the draft and the mail that it answers name, each with its day, its hour and its role."""

import datetime as dt
from collections.abc import Iterator

from taktvoll.analysis import Analysis, DateMention
from taktvoll.appointment import day_of, last_day_of
from taktvoll.letter import SegmentKind
from taktvoll.report import NamedDate


def named_dates(analysis: Analysis) -> Iterator[NamedDate]:
    """Those of the draft outside quoted mail, then those of the employer's mail."""
    quotes = [(part.start, part.end) for part in analysis.segments if part.kind is SegmentKind.QUOTE]
    own = [date for date in analysis.dates if not any(start <= date.start < end for start, end in quotes)]
    yield from (_named(date, analysis.today, "draft") for date in own)
    if analysis.reply_to:
        from taktvoll.annotate.invitation_dates import invitation_dates

        for date in invitation_dates(analysis.reply_to, own, analysis.today):
            yield _named(date, analysis.today, "reply_to")


def _named(date: DateMention, today: dt.date, source: str) -> NamedDate:
    day, until = day_of(date, today), last_day_of(date, today)
    return NamedDate(
        start=date.start,
        end=date.end,
        role=date.role,
        day=day.isoformat() if day else None,
        until=until.isoformat() if until else None,
        time=date.time,
        source=source,
    )
