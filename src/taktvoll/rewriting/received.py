"""A rewrite of the text as it is read, told of the text as received.

Soft hyphens and words divided at line ends would hide words from every step of a rewrite; so it works on the reading text,
and here its places are given back. What is not the writer's letter is kept as it was received, each character of it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from taktvoll.finding import Finding
from taktvoll.letter import EXCLUDED, Segment
from taktvoll.mail.reading_text import ReadingText
from taktvoll.rewritten import Change, ChangeKind, Doubt, Dropped, Rewrite

Placed = TypeVar("Placed", Change, Dropped, Doubt, Finding)


def told_of(made: Rewrite, original: str, read: ReadingText, segments: tuple[Segment, ...]) -> Rewrite:
    """`made` from the reading text of `original`, whose `segments` these are, with its places in `original`."""
    told = replace(
        made,
        original=original,
        changes=tuple(_received(change, read) for change in made.changes),
        dropped=tuple(_received(fact, read) for fact in made.dropped),
    )
    if made.text == read.text:
        return replace(told, text=original, changes=tuple(_as_received(change, original) for change in told.changes))
    for segment in segments:
        if segment.kind in EXCLUDED:
            start, end = read.received(segment.start, segment.end)
            told = _kept(told, read.text[segment.start : segment.end], original[start:end])
            told = replace(
                told,
                changes=tuple(
                    _as_received(change, original) if start <= change.start < end else change for change in told.changes
                ),
            )
    return told


def _as_received(change: Change, original: str) -> Change:
    """`change`, or if it keeps its span: with the text as it was received."""
    return replace(change, text=original[change.start : change.end]) if change.kind is ChangeKind.KEPT else change


def deciding(decide: Callable[[Change], bool | str], read: ReadingText) -> Callable[[Change], bool | str]:
    """`decide`, asked about changes of the text as received."""
    return lambda change: decide(_received(change, read))


def _received(placed: Placed, read: ReadingText) -> Placed:
    start, end = read.received(placed.start, placed.end)
    return replace(placed, start=start, end=end)


def _kept(made: Rewrite, before: str, after: str) -> Rewrite:
    """`made` with a piece that was kept as it was received."""
    at = made.text.rfind(before)
    if at < 0 or before == after:
        return made
    longer = len(after) - len(before)

    def moved(placed: Placed) -> Placed:
        return replace(placed, start=placed.start + longer, end=placed.end + longer) if placed.start > at else placed

    proof = replace(
        made.proof,
        doubts=tuple(moved(doubt) for doubt in made.proof.doubts),
        findings=tuple(moved(finding) for finding in made.proof.findings),
    )
    return replace(made, text=made.text[:at] + after + made.text[at + len(before) :], proof=proof)
