"""Lines of a text: they end at LF or CRLF, nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass

HEAD = 400
"""Patterns look at this many characters of a line: no greeting, header or formula is longer, and time stays linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank; ``text[start:end]`` is its content without white space at both ends."""

    start: int
    end: int
    head: str
    """The first `HEAD` characters of the content."""
    after_blank: bool
    """Whether a blank line, or nothing, stands before it."""

    @property
    def short(self) -> bool:
        """Whether `head` is the whole content."""
        return self.end - self.start <= HEAD


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    position, after_blank = 0, True
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            start = position + len(raw) - len(raw.lstrip())
            yield Line(start=start, end=start + len(content), head=content[:HEAD], after_blank=after_blank)
        after_blank = not content
        position += len(raw) + 1


def is_typed_small(text: str) -> bool:
    """Whether the writer does without capitals: fewer than one to sixty small letters."""
    plenty = sum(map(text.count, _CAPITALS)) * 60
    if plenty >= len(text):  # spares counting the small ones
        return not plenty
    return sum(map(str.isupper, text)) * 60 < sum(map(str.islower, text))


_CAPITALS = "DSEIAGMBWHKTVFLRPNUZJÄÜÖOCQXY"
