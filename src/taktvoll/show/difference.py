"""What differs between a draft and its rewrite, word by word."""

import difflib
import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\n|[^\S\n]+|\w+(?:[-'’]\w+)*|[^\w\s]")
MAX_WORDS = 3_000
"""Blocks of more words are shown as removed and added whole: comparing them word by word takes quadratic time."""


class Side(enum.StrEnum):
    """Where a piece of text stands."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text that stands in both versions, or in one of them."""

    side: Side
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order; joined without AFTER they give `before`, without BEFORE `after`."""
    return list(_joined(_by_line(before.replace("\r\n", "\n"), after.replace("\r\n", "\n"))))


def unified(before: str, after: str, name: str) -> str:
    """A unified diff that `patch` understands; the texts as they are, for pipes and files."""
    lines = difflib.unified_diff(_lines(before), _lines(after), fromfile=name, tofile=name, lineterm="\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines with their ends; LF ends a line, nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _by_line(before: str, after: str) -> Iterator[Piece]:
    old, new = _lines(before), _lines(after)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if kind == "replace":
            yield from _by_word(left, right)
        elif kind == "equal":
            yield Piece(side=Side.BOTH, text=left)
        else:
            yield Piece(side=Side.BEFORE, text=left)
            yield Piece(side=Side.AFTER, text=right)


def _by_word(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MAX_WORDS:
        yield Piece(side=Side.BEFORE, text=before)
        yield Piece(side=Side.AFTER, text=after)
        return
    for kind, a, b, c, d in _settled(old, new):
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            yield Piece(side=Side.BOTH, text=left)
        else:
            yield Piece(side=Side.BEFORE, text=left)
            yield Piece(side=Side.AFTER, text=right)


def _settled(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Operations in which a lone space or comma between two changes is part of the change: easier to read."""
    settled: list[tuple[str, int, int, int, int]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        between = kind == "equal" and a > 0 and b < len(old) and not any(word[0].isalnum() for word in old[a:b])
        same = "equal" if kind == "equal" and not (between and "\n" not in old[a:b]) else "replace"
        if settled and settled[-1][0] == same == "replace":
            settled[-1] = ("replace", settled[-1][1], b, settled[-1][3], d)
        else:
            settled.append((same, a, b, c, d))
    return settled


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty pieces, neighbours of one side as one, and what goes before what comes."""
    before, after, both = "", "", ""
    for piece in pieces:
        if piece.side is Side.BOTH and piece.text:
            yield from _changed(before, after)
            before = after = ""
            both += piece.text
        elif piece.text:
            if both:
                yield Piece(side=Side.BOTH, text=both)
            both = ""
            before += piece.text if piece.side is Side.BEFORE else ""
            after += piece.text if piece.side is Side.AFTER else ""
    yield from _changed(before, after)
    if both:
        yield Piece(side=Side.BOTH, text=both)


def _changed(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(side=Side.BEFORE, text=before)
    if after:
        yield Piece(side=Side.AFTER, text=after)
