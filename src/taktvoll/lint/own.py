"""What of a draft is the writer's own letter: everything but masked segments (quoted mail, signature, directive)."""

import bisect
from collections.abc import Iterator, Mapping

from taktvoll.letter import MASKED
from taktvoll.analysis import Mark, Reading, ReadSentence

QUOTE_LENGTH = 70
"""Characters of the draft that a message quotes at most: a line of a terminal, not the whole sentence again."""


def own_sentences(reading: Reading, *labels: str) -> list[ReadSentence]:
    """The sentences of the letter itself, all of them or those that carry one of `labels`."""
    if not labels:
        return list(reading.own)
    by_label = reading.own_by_label
    if len(labels) == 1:
        return list(by_label.get(labels[0], ()))
    if by_label.keys().isdisjoint(labels):
        return []
    return [sentence for sentence in reading.own if sentence.has(*labels)]


def own_body(reading: Reading) -> list[ReadSentence]:
    """The sentences between salutation and closing, without quotes, post scripts and footers."""
    return list(reading.prose)


def own_marks(reading: Reading, *kinds: str) -> list[Mark]:
    """Marks of these kinds outside masked segments, in order."""
    marks = reading.marked(*kinds)
    masked = [part for part in reading.segments if part.kind in MASKED]
    if not marks or not masked:
        return marks
    starts = [part.start for part in masked]
    found = []
    for mark in marks:
        place = bisect.bisect_right(starts, mark.start) - 1
        if place < 0 or masked[place].end <= mark.start:
            found.append(mark)
    return found


def marks_of(sentence: ReadSentence, *kinds: str) -> list[Mark]:
    """The marks of these kinds inside `sentence`, in order, none inside another."""
    found: list[Mark] = []
    for mark in sorted(sentence.marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.kind in kinds and (not found or mark.start >= found[-1].end):
            found.append(mark)
    return found


def runs(sentences: list[ReadSentence], places: Mapping[int, int]) -> Iterator[list[ReadSentence]]:
    """`sentences`, grouped by standing next to each other; `places` is start → place among all sentences."""
    run: list[ReadSentence] = []
    for sentence in sentences:
        if run and places[sentence.start] != places[run[-1].start] + 1:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def shorten(quote: str, limit: int = QUOTE_LENGTH) -> str:
    """`quote` on one line; a long one is cut after a word and ends in „…“."""
    line = " ".join(quote.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    if " " in kept[limit // 2 :]:
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,;:–-.") + " …"


def enumerate_quotes(quotes: list[str], lang: str) -> str:
    """Each of `quotes` once, as the inside of quotation marks: „hab“, „nix“ without the outer two."""
    return shorten(("”, “" if lang == "en" else "“, „").join(dict.fromkeys(quotes)))


def sources_of(marks: list[Mark]) -> tuple[str, ...]:
    """What `marks` rest on, each source once, for `Match.evidence`."""
    return tuple(
        dict.fromkeys(mark.source if mark.confidence >= 1 else f"{mark.source}:{mark.confidence:.2f}" for mark in marks)
    )


def has_letter(reading: Reading) -> bool:
    """Whether the draft holds a word of the writer's own."""
    return bool(reading.own)
