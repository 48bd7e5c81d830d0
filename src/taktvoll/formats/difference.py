"""What differs between a draft and its rewrite, word by word."""

import difflib
import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\n|[^\S\n]+|\w+(?:[-'’]\w+)*|[^\w\s]")
MAX_WORDS = 1_500
"""Blocks of more words are shown as removed and added whole: comparing them word by word takes quadratic time."""

STRAY_WORDS = 2
LARGE_CHANGE = 4
"""So few words that both versions share between changes of so many are chance."""


class Side(enum.StrEnum):
    """Where a piece of text stands."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """Text that stands in both versions, or in one of them."""

    side: Side
    text: str


def differences(before: str, after: str) -> list[DiffPart]:
    """The pieces of both texts in order; joined without AFTER they give `before`, without BEFORE `after`."""
    return list(_joined(_by_line(before.replace("\r\n", "\n"), after.replace("\r\n", "\n"))))


def unified(before: str, after: str, name: str) -> str:
    """A unified diff that `patch` understands; the texts as they are, for pipes and files."""
    shown = f"{name}\t" if any(map(str.isspace, name)) else name  # as GNU diff ends a name with spaces, for `patch`
    lines = difflib.unified_diff(_lines(before), _lines(after), fromfile=shown, tofile=shown, lineterm="\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines with their ends; LF ends a line, nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _by_line(before: str, after: str) -> Iterator[DiffPart]:
    old, new = _lines(before), _lines(after)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if kind == "replace":
            yield from _by_word(left, right)
        elif kind == "equal":
            yield DiffPart(side=Side.BOTH, text=left)
        else:
            yield DiffPart(side=Side.BEFORE, text=left)
            yield DiffPart(side=Side.AFTER, text=right)


def _by_word(before: str, after: str) -> Iterator[DiffPart]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MAX_WORDS:
        yield DiffPart(side=Side.BEFORE, text=before)
        yield DiffPart(side=Side.AFTER, text=after)
        return
    operations: Sequence[_Operation] = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for stray_words in (0, STRAY_WORDS):
        operations = _settled(operations, old, new, stray_words)
    for kind, a, b, c, d in operations:
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            yield DiffPart(side=Side.BOTH, text=left)
        else:
            yield DiffPart(side=Side.BEFORE, text=left)
            yield DiffPart(side=Side.AFTER, text=right)


_Operation = tuple[str, int, int, int, int]


def _settled(operations: Sequence[_Operation], old: list[str], new: list[str], stray_words: int) -> list[_Operation]:
    """Operations in which a stray space, comma or word between two changes is part of the change: easier to read."""
    settled: list[_Operation] = []
    for index, (kind, a, b, c, d) in enumerate(operations):
        around = [*operations[max(index - 1, 0) : index], *operations[index + 1 : index + 2]]
        change = kind != "equal" or (len(around) == 2 and _is_stray(old[a:b], around, old, new, stray_words))
        if settled and change and settled[-1][0] == "replace":
            settled[-1] = ("replace", settled[-1][1], b, settled[-1][3], d)
        else:
            settled.append(("replace" if change else "equal", a, b, c, d))
    return settled


def _is_stray(words: list[str], around: Sequence[_Operation], old: list[str], new: list[str], stray_words: int) -> bool:
    """Whether `words` are too few to mean that the text between two changes was kept."""
    kept = _count(words)
    changed = min(_count(old[a:b]) + _count(new[c:d]) for _, a, b, c, d in around)
    return "\n" not in words and (kept == 0 or (kept <= stray_words and changed >= LARGE_CHANGE))


def _count(words: list[str]) -> int:
    return sum(word[0].isalnum() for word in words)


def _joined(pieces: Iterator[DiffPart]) -> Iterator[DiffPart]:
    """Without empty pieces, neighbours of one side as one, and what goes before what comes."""
    before, after, both = "", "", ""
    for piece in pieces:
        if piece.side is Side.BOTH and piece.text:
            yield from _changed(before, after)
            before = after = ""
            both += piece.text
        elif piece.text:
            if both:
                yield DiffPart(side=Side.BOTH, text=both)
            both = ""
            before += piece.text if piece.side is Side.BEFORE else ""
            after += piece.text if piece.side is Side.AFTER else ""
    yield from _changed(before, after)
    if both:
        yield DiffPart(side=Side.BOTH, text=both)


def _changed(before: str, after: str) -> Iterator[DiffPart]:
    if before:
        yield DiffPart(side=Side.BEFORE, text=before)
    if after:
        yield DiffPart(side=Side.AFTER, text=after)
