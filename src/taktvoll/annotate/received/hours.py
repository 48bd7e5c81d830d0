"""Hours of an employer's mail: those of any text, and „gegen 11“, which in a mail that invites is one as well."""

import re
from collections.abc import Iterator

from taktvoll.annotate.clock_times import ClockTime, clock_times
from taktvoll.annotate.day_names import MONTH

_ABOUT = re.compile(
    rf"\b(?:gegen|ab|so\s+um)\s+(?:ca\.\s+)?(?P<hour>1\d|2[0-3]|[7-9])(?=\s*(?:[,;!?)]|\.(?!\s?(?:\d|{MONTH}))|$)|\s+(?:auf|bei|zu|zum|in|im|am|an|mal|kurz|vorbei\w*|für)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_PART = re.compile(
    r"\s+(?:am\s+(?:Vormittag|Nachmittag|Abend|Morgen)|in\s+der\s+Früh|vormittags|nachmittags|abends|morgens|früh)\b"
)


def talk_hours(text: str) -> Iterator[ClockTime]:
    """The hours in `text`, in order."""
    known = list(clock_times(text))
    more = [
        ClockTime(start=match.start("hour"), end=match.end("hour"), hour=int(match["hour"]), minute=0)
        for match in _ABOUT.finditer(text)
        if not any(time.start <= match.start("hour") < time.end for time in known)
    ]
    yield from sorted([*known, *more], key=lambda time: time.start)


def part_of_day(text: str, start: int) -> str:
    """„ am Nachmittag“ at `start`, behind „um fünf“; an empty string where none stands there."""
    found = _PART.match(text, start)
    return found.group() if found else ""
