"""What a model of the roles of dates would see: named signs of what the rules say, how a date is written, what stands around it.

The product has no such model: it gained out of fold and not on the open dates (`models/situation/README.md`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from taktvoll.analysis import DateMention
from taktvoll.annotate.sentence_index import SentenceIndex

NEAR = 4
"""Words in front of a date and behind it that count with their place."""
STEM = 6
"""Letters of a longer word of its clause that count."""
LONG_GAP = 12
"""Characters between two dates from which it does not matter what they are."""
_WORD = re.compile(r"[^\W\d_]+|[,;:?!]")
_CLAUSE_ENDS = frozenset({",", ";", ":", "!", "?", "und", "aber", "doch", "sondern", "denn", "weil", "da"})
_MOST = 3


def date_signs(
    text: str,
    dates: Sequence[DateMention],
    place: int,
    sentences: SentenceIndex,
    slot: tuple[int, int] | None,
    letter: Sequence[str],
) -> set[str]:
    """The signs of ``dates[place]``; the roles of `dates` are those of the rules.

    `slot` is where the appointment's date stands, `letter` what the letter is (occasion, stage, stance).
    """
    date = dates[place]
    role = f"role={date.role}"
    signs = {role, *_form_of(date)}
    chosen = next((one for one in dates if slot and one.start < slot[1] and slot[0] < one.end), None)
    if chosen is None:
        signs.add("slot=none")
    else:
        standing = "it" if chosen is date else "like it" if _is_like(date, chosen) else "another"
        signs |= {f"slot={standing}", f"slot={'behind' if date.start < chosen.start else 'before'}"}
    home = sentences.at(date.start)
    labels: Sequence[str] = () if home is None else home[3]
    parts = [*signs, *[f"letter={value}" for value in letter], *[f"label={label}" for label in labels]]
    signs.update(parts)
    signs.update([f"{role} {part}" for part in parts if part is not role])
    if home is None:
        return signs
    signs.update(_neighbours(text, dates, place, home[:2]))
    signs.add(f"home={home[2]}")
    signs.update(_words(text[home[0] : date.start].lower(), text[date.end : home[1]].lower()))
    return signs


def _words(before: str, behind: str) -> Iterator[str]:
    """Signs from the words of the sentence in front of a date and behind it, in small letters."""
    left, right = _WORD.findall(before), _WORD.findall(behind)
    for distance, word in enumerate(reversed(left[-NEAR:]), 1):
        yield f"-{distance} {word}"
    for distance, word in enumerate(right[:NEAR], 1):
        yield f"+{distance} {word}"
    yield "-2-1 " + " ".join(left[-2:])
    words = [*reversed([*_until_clause_end(reversed(left))]), *_until_clause_end(right)]
    for word in words:
        yield f"clause {word[:STEM]}"
    if words:
        yield f"opens {words[0]}"
    if "?" in behind:
        yield "asked"


def _until_clause_end(words: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda word: word not in _CLAUSE_ENDS, words)


def _neighbours(text: str, dates: Sequence[DateMention], place: int, home: tuple[int, int]) -> Iterator[str]:
    """Signs from the other dates of the sentence, and from the next ones."""
    date = dates[place]
    inside = [one for one in dates if home[0] <= one.start < home[1]]
    yield f"dates={min(len(inside), _MOST)}"
    yield f"nth={min(inside.index(date), _MOST)}"
    for side, other in (("last", place - 1), ("next", place + 1)):
        if not 0 <= other < len(dates):
            yield f"{side}=none"
            continue
        near = home[0] <= dates[other].start < home[1]
        yield f"{side}={dates[other].role}{'' if near else ' far'}"
        if near:
            gap = text[min(date.end, dates[other].end) : max(date.start, dates[other].start)].strip().lower()
            yield f"gap {side} {gap if len(gap) < LONG_GAP else 'long'}"


def _form_of(date: DateMention) -> Iterator[str]:
    """How a date is written."""
    ahead, weeks = date.days_ahead or 0, date.weeks_ahead or 0
    if date.weekday is not None:
        yield "form=weekday"
    if date.day is not None:
        yield "form=calendar"
    if date.year is not None:
        yield "form=year"
    if date.week is not None:
        yield "form=week"
    if date.until is not None:
        yield "form=range"
    if date.time is not None:
        yield "form=hour"
    if date.weeks_later > 0 or weeks > 0:
        yield "form=later"
    if date.weeks_later < 0 or ahead < 0 or weeks < 0:
        yield "form=gone"
    if date.days_ahead == 0:
        yield "form=today"
    if ahead > 0:
        yield "form=ahead"


def _is_like(date: DateMention, other: DateMention) -> bool:
    """Whether two dates may well be of the same day."""
    if date.day is not None and other.day is not None:
        return date.day == other.day and date.month in {None, other.month}
    return date.weekday is not None and date.weekday == other.weekday
