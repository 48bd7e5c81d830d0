"""Where the marks of findings begin and end in a draft, however they nest and overlap."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from taktvoll.finding import Finding, Severity
from taktvoll.letter import EXCLUDED, Segment

WIDE = 600
"""Findings over more characters, or over a blank line, speak of the letter rather than of words: underlining it all
would hide the other marks."""

MOST_FINDINGS = 50
"""More are counted, not shown: nobody reads them."""


class Look(enum.StrEnum):
    """How a finding is shown in the draft."""

    WORDS = "words"
    """Its words are underlined."""
    PLACE = "place"
    """Only a place: there, something is missing."""
    ENDS = "ends"
    """Only where it begins and ends: it concerns the letter as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """The place of one finding in the draft; a PLACE has ``start == end``."""

    number: int
    """As in the list of findings, from 1."""
    severity: Severity
    look: Look
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """``text[start:end]`` looks the same throughout."""

    start: int
    end: int
    opening: tuple[Highlight, ...]
    """Marks that begin here, outermost first."""
    over: tuple[Highlight, ...]
    """Marks whose words these are, the gravest first."""
    closing: tuple[Highlight, ...]
    """Marks that end here, innermost first."""
    quiet: bool
    """Whether it is no part of the letter: quoted mail, signature, directive."""


def gravest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """At most MOST_FINDINGS, the gravest, in their order."""
    ranked = sorted(range(len(findings)), key=lambda index: (-findings[index].severity.rank, index))
    return tuple(findings[index] for index in sorted(ranked[:MOST_FINDINGS]))


def highlights_of(
    text: str, findings: Sequence[Finding], numbers: Sequence[int] | None = None
) -> tuple[Highlight, ...]:
    """One mark for each of `findings`, with these `numbers`; without them numbered in their order."""
    counted = range(1, len(findings) + 1) if numbers is None else numbers
    return tuple(_mark(text, number, finding) for number, finding in zip(counted, findings, strict=True))


def _mark(text: str, number: int, finding: Finding) -> Highlight:
    quoted = text[finding.start : finding.end]
    start = finding.start + len(quoted) - len(quoted.lstrip()) if quoted.strip() else finding.start
    end = start + len(quoted.strip())
    look = _look(finding, quoted)
    return Highlight(
        number=number,
        severity=finding.severity,
        look=look,
        start=end if look is Look.PLACE else start,
        end=end,
    )


def _look(finding: Finding, quoted: str) -> Look:
    if not quoted.strip() or finding.rule.startswith("missing_"):
        return Look.PLACE
    return Look.ENDS if len(quoted) > WIDE or "\n\n" in quoted.replace("\r", "") else Look.WORDS


def quiet_spans(segments: Iterable[Segment]) -> tuple[tuple[int, int], ...]:
    """What is no part of the letter, in order."""
    return tuple((part.start, part.end) for part in segments if part.kind in EXCLUDED)


def runs(start: int, end: int, marks: Iterable[Highlight], quiet: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """Cut ``text[start:end]``, a line, wherever its look changes."""
    near = [mark for mark in marks if mark.start <= end and mark.end >= start]
    dimmed = [(left, right) for left, right in quiet if left < end and right > start]
    edges = {edge for mark in near for edge in (mark.start, mark.end)} | {edge for span in dimmed for edge in span}
    points = sorted({start, end} | {edge for edge in edges if start < edge < end})
    for left, right in zip(points, points[1:] or points, strict=False):
        yield Run(
            start=left,
            end=right,
            opening=tuple(
                sorted((mark for mark in near if _opens(mark, left, first=left == start)), key=_outermost_first)
            ),
            over=tuple(sorted((mark for mark in near if _covers(mark, left, right)), key=_gravest_first)),
            closing=tuple(sorted((mark for mark in near if mark.end == right > left), key=_innermost_first)),
            quiet=any(begin <= left and right <= stop for begin, stop in dimmed),
        )


def _opens(mark: Highlight, left: int, *, first: bool) -> bool:
    """A mere place opens only where no run before it can close it: at the start of a line."""
    return mark.start == left and (mark.end > left or first)


def _covers(mark: Highlight, left: int, right: int) -> bool:
    return mark.look is Look.WORDS and mark.start <= left < right <= mark.end


def _outermost_first(mark: Highlight) -> tuple[int, int]:
    return -mark.end, mark.number


def _innermost_first(mark: Highlight) -> tuple[bool, int, int]:
    """What is missing is missing after everything that ends here."""
    return mark.look is Look.PLACE, -mark.start, mark.number


def _gravest_first(mark: Highlight) -> tuple[int, int, int]:
    return -mark.severity.rank, mark.end - mark.start, mark.number
