"""What in a letter might be its company, position, date or time, with what speaks for and against each.

The features are names that a linear model weighs (`ranking.py`). They say what the candidate is, which words stand around it,
and what its sentence does; none is a quote longer than a word or an ending.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taktvoll.analysis import DateMention
from taktvoll.annotate.date_roles import is_told_of, names_the_talk, runs_out
from taktvoll.annotate.names import company_names, position_names
from taktvoll.annotate.repeated import Counter
from taktvoll.annotate.sentence_index import SentenceIndex, SentenceRow
from taktvoll.letter import EXCLUDED
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.scheme import DateRole

_WORD = re.compile(r"\w+")
ENDING = 4
"""Letters of a name's last word that are a feature."""


Spot = tuple[str, int, int, int]
"""A sentence with the character behind it; in it start and end of a candidate, and where the sentence ends."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``text[start:end]`` as a filling of a slot."""

    start: int
    end: int
    features: tuple[str, ...]


def date_candidates(text: str, dates: Sequence[DateMention], homes: SentenceIndex) -> Iterator[Candidate]:
    """The dates of the letter itself, without those that are surely of a talk that was held, or of a contract."""
    place = 0
    for date in dates:
        home = homes.at(date.start)
        if home is None or home[2] in EXCLUDED:
            continue
        if date.role == DateRole.PAST or (date.role == DateRole.CONTRACT and not _may_be_a_talk(text, date, home)):
            continue
        if date.role == DateRole.OTHER and (runs_out(text, date, home) or is_told_of(text, date, home)):
            continue
        first, last = home[:2]
        spot = text[first : max(last, date.end) + 1], date.start - first, date.end - first, last - first
        said = (
            _kind(date),
            date.weekday is not None,
            date.role,
            date.until is not None,
            names_the_talk(text, date, home),
        )
        yield Candidate(
            date.start, date.end, (f"place={min(place, 3)},{said[0]}", *_of_date[spot, said, home[2], home[3]])
        )
        place += 1


def _features_of_date(key: tuple[Spot, tuple[str, bool, str, bool, bool], str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a date is, and what stands around it, but for its place among the dates of the letter."""
    (text, start, end, stop), (kind, has_weekday, role, is_range, talk), segment, labels = key
    return (
        f"kind={kind}",
        f"weekday={has_weekday},{kind}",
        f"role={role}",
        f"role={role},{kind}",
        f"range={is_range}",
        f"talk={talk}",
        f"talk={talk},{kind}",
        f"talk={talk},{segment}",
        *(f"does={label},{kind}" for label in labels),
        *(f"does={label},{role}" for label in labels),
        *_around(text, start, end, (0, stop, segment, labels)),
    )


_of_date = SentenceCache(_features_of_date)


_SIGNED = re.compile(r"\b(?:unterschrieben|unterzeichnet|geschlossen)\b", re.IGNORECASE)
_ON_A_DAY = re.compile(r"\b(?:am|den)\s+$", re.IGNORECASE)


def _may_be_a_talk(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether somebody does not come on the first day of a post: „am 1. Juli fange ich nicht bei Ihnen an“."""
    is_signed = _SIGNED.search(text, date.end, min(home[1], date.end + 40))
    return _ON_A_DAY.search(text, home[0], date.start) is not None and not is_signed


def _kind(date: DateMention) -> str:
    if date.day is not None or date.feast is not None:
        return "day"
    if date.days_ahead is not None:
        return "near"
    return "weekday" if date.weekday is not None else "week"


def time_candidates(
    text: str, times: Sequence[tuple[int, int]], homes: SentenceIndex, date: tuple[int, int] | None
) -> Iterator[Candidate]:
    """The clock times of the letter itself; `date` is the date slot."""
    place = 0
    for start, end in times:
        home = homes.at(start)
        if home is None or home[2] in EXCLUDED:
            continue
        distance = "none" if date is None else _distance(text, date, start, home)
        names = [
            f"date={distance}",
            f"place={min(place, 3)}",
            f"place={min(place, 3)},{distance}",
            *(f"does={label},{distance}" for label in home[3]),
            *(f"does={label}" for label in home[3]),
        ]
        yield Candidate(start, end, (*names, *_around(text, start, end, home)))
        place += 1


def _distance(text: str, date: tuple[int, int], start: int, home: SentenceRow) -> str:
    if 0 <= start - date[1] <= 25 and "." not in text[date[1] : start].strip(". "):
        return "behind"
    if 0 <= date[0] - start <= 25:
        return "before"
    return "sentence" if home[0] <= date[0] < home[1] else "far"


def company_candidates(
    text: str, homes: SentenceIndex, entities: Sequence[tuple[int, int, str]]
) -> Iterator[Candidate]:
    """Names that may be the employer's."""
    yield from _named(text, homes, company_names(text, homes, entities), _firms)


def position_candidates(
    text: str, homes: SentenceIndex, entities: Sequence[tuple[int, int, str]]
) -> Iterator[Candidate]:
    """Titles that may be the position's."""
    yield from _named(text, homes, position_names(text, homes, entities), _posts)


_firms, _posts = Counter(), Counter()


def _named(
    text: str, homes: SentenceIndex, names: Sequence[tuple[int, int, frozenset[str]]], counter: Counter
) -> Iterator[Candidate]:
    count = counter.of(text.casefold())
    for start, end, sources in names:
        home = homes.at(start)
        if home is None or home[2] in EXCLUDED:
            continue
        again = min(count(text[start:end].casefold()), 3)
        first, last = home[:2]
        spot = text[first : max(last, end) + 1], start - first, end - first, last - first
        yield Candidate(start, end, (f"again={again}", *_of_name[spot, sources, home[2], home[3]]))


def _features_of_name(key: tuple[Spot, frozenset[str], str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a name is, who says so, and what stands around it, but for how often the letter has it."""
    (text, start, end, stop), sources, kind, labels = key
    words = text[start:end].split()
    mixed = "+".join(sorted(sources))
    last = words[-1].strip(".,").lower()
    return (
        f"by={mixed}",
        *(f"by={source}" for source in sources),
        f"words={min(len(words), 4)}",
        f"words={min(len(words), 4)},{mixed}",
        f"end={last[-ENDING:]}",
        f"end3={last[-3:]}",
        f"first={words[0].lower()}",
        f"last={last}",
        *(f"does={label},{mixed}" for label in labels),
        *(f"does={label}" for label in labels),
        *_around(text, start, end, (0, stop, kind, labels)),
    )


_of_name = SentenceCache(_features_of_name)


def _around(text: str, start: int, end: int, home: SentenceRow) -> Iterator[str]:
    """The segment and the words next to the candidate, inside its sentence."""
    before = _WORD.findall(text[max(home[0], start - 40) : start].lower())
    after = _WORD.findall(text[end : min(home[1], end + 30)].lower())
    one = before[-1] if before else "^"
    two = before[-2] if len(before) > 1 else "^"
    next_one = after[0] if after else "$"
    yield f"in={home[2]}"
    yield f"-1={one}"
    yield f"-2={two} {one}"
    yield f"-3={before[-3] if len(before) > 2 else '^'}"
    yield f"+1={next_one}"
    yield f"+2={after[1] if len(after) > 1 else '$'}"
    yield f"mark={text[end : end + 1].strip() or ' '}"
