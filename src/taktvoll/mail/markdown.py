"""What a text file holds beside its letter: front matter, comments, to-do items above the salutation, addresses of links."""

import re
from dataclasses import replace

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.lines import HEAD, Line

_FENCES = {"---": frozenset({"---", "..."}), "+++": frozenset({"+++"})}
"""YAML and TOML."""
_FIELD = re.compile(r"[\w\"'.-]{1,60}\s*[:=](?:\s.*)?|[-#\[\]}\"'].*")
_LINK_ADDRESS = re.compile(r"\[[^\[\]\n]{1,80}\]:\s*<?\S{1,300}>?(?:\s+[\"'(].{0,80}[\"')])?")
_TASK = re.compile(r"[-*+]\s\[[ xX✓]\](?:\s.*)?")
_BLANKS = re.compile(r"\s*")
MAX_FRONT_MATTER = 60
"""Lines."""


def without_markup(text: str, lines: list[Line]) -> tuple[list[Line], list[Segment]]:
    """The `lines` that are the letter, those with a comment at one end shortened, and a segment for each other one."""
    markup: list[Segment] = []
    front = _front_matter(lines)
    tasks = front + _tasks(lines[front:])
    markup += (_piece(line.start, line.end) for line in lines[:tasks])
    letter = lines[tasks:]
    comments = _comments(text, letter[0].start) if letter else []
    if comments:
        letter, found = _outside(text, letter, comments)
        markup += found
    kept = []
    for line in letter:
        if line.head.startswith("[") and _LINK_ADDRESS.fullmatch(line.head):
            markup.append(_piece(line.start, line.end))
        else:
            kept.append(line)
    return kept, markup


def _front_matter(lines: list[Line]) -> int:
    """How many lines a block of fields at the very top fills, its fences included."""
    ends = _FENCES.get(lines[0].head.lstrip("\ufeff")) if lines else None
    if not ends:
        return 0
    for index, line in enumerate(lines[1:MAX_FRONT_MATTER], start=1):
        if line.head in ends:
            return index + 1 if index > 1 else 0
        if not _FIELD.fullmatch(line.head):
            return 0
    return 0


def _tasks(lines: list[Line]) -> int:
    """How many lines at the top are a list of things to do, below a heading or not."""
    count = 0
    while count < len(lines) and _TASK.fullmatch(lines[count].head):
        count += 1
    return count


_TO_TAKTVOLL = re.compile(r"<!--\s*taktvoll\s*:", re.IGNORECASE)


def _comments(text: str, start: int) -> list[tuple[int, int]]:
    """Each ``<!-- … -->`` from `start` on but for a line to Taktvoll."""
    found = []
    while (first := text.find("<!--", start)) >= 0:
        last = text.find("-->", first + len("<!--"))
        if last < 0:
            break
        start = last + len("-->")
        if not _TO_TAKTVOLL.match(text, first):
            found.append((first, start))
    return found


def _outside(text: str, lines: list[Line], comments: list[tuple[int, int]]) -> tuple[list[Line], list[Segment]]:
    """What is left of `lines`; a comment in the middle of a line stays in its sentence."""
    kept: list[Line] = []
    cut: list[Segment] = []
    place = 0
    for line in lines:
        while place < len(comments) and comments[place][1] <= line.start:
            place += 1
        start, end = line.start, line.end
        while place < len(comments) and comments[place][0] <= start < comments[place][1]:
            last = min(comments[place][1], end)
            cut.append(_piece(start, last))
            start = _past_blanks(text, last, end)
            if last < comments[place][1] or start >= end:
                break
            place += 1
        later = place
        while later < len(comments) and comments[later][1] < end:
            later += 1
        if start < end and later < len(comments) and start < comments[later][0] < end <= comments[later][1]:
            first = comments[later][0]
            cut.append(_piece(first, end))
            end = first
        end = start + len(text[start:end].rstrip())
        if start < end:
            kept.append(replace(line, start=start, end=end, head=text[start : min(end, start + HEAD)]))
    return kept, cut


def _past_blanks(text: str, start: int, end: int) -> int:
    blanks = _BLANKS.match(text, start, end)
    return blanks.end() if blanks else start


def _piece(start: int, end: int) -> Segment:
    return Segment(kind=SegmentKind.MARKUP, start=start, end=end)
