"""Lines of a text: they end at LF or CRLF, nowhere else."""

import re
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
    """Whether the writer does without capitals: fewer than one to sixty small letters.

    Capitals of abbreviations and of the name at the end do not count: „MfG R. Stachel“ below small letters.
    """
    capitals = sum(map(text.count, _CAPITALS))
    if capitals * 60 >= len(text) and capitals > FEW:  # spares counting the small ones
        return False
    if _is_small(text):
        return True
    lines = text.rstrip().split("\n")
    return capitals <= FEW and len(lines) > 1 and _is_small(_ABBREVIATED.sub("", "\n".join(_without_end(lines))))


def _is_small(text: str) -> bool:
    return sum(map(str.isupper, text)) * 60 < sum(map(str.islower, text))


def _without_end(lines: list[str]) -> list[str]:
    """The lines without a short last one, and the formula above it."""
    lines, taken = [line for line in lines if line.strip()], 0
    while len(lines) > 1 and taken < END_LINES and len(lines[-1].split()) <= NAME_WORDS:
        taken += 1
        if _FORMULA.match(lines.pop().strip()):
            break
    return lines


FEW = 12
"""More capitals are no slips and no names."""
NAME_WORDS = 5
END_LINES = 2
"""Formula and name."""
_ABBREVIATED = re.compile(r"\b(?:[A-ZÄÖÜ]\w?[A-ZÄÖÜ]|[A-ZÄÖÜ]{1,5}(?=\.))\b")
_FORMULA = re.compile(r"(?:\w+\W+){0,3}?(?:mfg|lg|vg|glg|gr(?:ü|ue|u)(?:ß|ss)\w*)\b", re.IGNORECASE)
_CAPITALS = "DSEIAGMBWHKTVFLRPNUZJÄÜÖOCQXY"
