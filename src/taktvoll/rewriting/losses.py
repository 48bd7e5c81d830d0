"""Facts of the draft that a rewrite no longer has, with their cause."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from taktvoll.analysis import Analysis
from taktvoll.annotate.dates import find_times
from taktvoll.rewriting.facts import flat, letter_words, stated
from taktvoll.rewritten import Change, ChangeKind, Dropped

_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,:]\d+)*(?!\w)")


def dropped_facts(analysis: Analysis, result: Analysis, changes: Sequence[Change]) -> tuple[Dropped, ...]:
    """Slots, dates, times and numbers that the letter in `analysis` states and the letter in `result` does not, in order."""
    kept = letter_words(result)
    found: list[Dropped] = []
    for start, end, kind in sorted(_facts(analysis), key=lambda fact: (fact[0], -fact[1])):
        quote = analysis.text[start:end]
        if (found and start < found[-1].end) or re.search(rf"(?<!\w){re.escape(flat(quote))}(?!\w)", kept):
            continue
        found.append(Dropped(start=start, end=end, text=quote, kind=kind, why=_cause(start, changes)))
    return tuple(found)


def _facts(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of what the letter itself states; one place may be several."""
    sentences = analysis.letter_sentences
    starts = [sentence.start for sentence in sentences]
    spans = [(slot.start, slot.end, name) for name, slot in stated(analysis).items()]
    spans += [(date.start, date.end, "date") for date in analysis.dates]
    for start, end, kind in spans:
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < sentences[place].end:
            yield start, end, kind
    for sentence in sentences:
        yield from ((start, end, "time") for start, end in find_times(analysis.text, sentence.start, sentence.end))
        numbers = _NUMBER.finditer(analysis.text, sentence.start, sentence.end)
        yield from ((number.start(), number.end(), "number") for number in numbers)


def _cause(place: int, changes: Sequence[Change]) -> str:
    """What the change says that took `place` out of the letter."""
    covering = (change for change in changes if change.start <= place < change.end)
    return next((change.why for change in covering if change.kind is not ChangeKind.KEPT), "")
