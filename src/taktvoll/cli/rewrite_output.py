"""Where rewrites go: as letters, JSON or differences, to standard output or a file."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from taktvoll.cli.colour import use_color
from taktvoll.cli.in_place import file_encoding, is_replaceable
from taktvoll.cli.talk import in_words, named

if TYPE_CHECKING:
    from taktvoll.letter import Letter
    from taktvoll.rewritten import Rewrite

RULE = 72
"""Signs of the line between several letters."""
BETWEEN = "\n" + RULE * "─" + "\n\n"
"""What stands between several rewrites of one draft."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A draft with its rewrites, the best first."""

    letter: "Letter"
    results: "Sequence[Rewrite]"
    subject: str | None = None
    """One for the best of them, where it has none and somebody watches."""


def print_rewrites(drafts: Sequence[Rewritten], form: str, output: Path | None, *, diff: bool, color: str) -> None:
    """Print the rewrites of all drafts in the format `form`, as differences where `diff` asks for them."""
    if form != "text":
        data = _as_json(drafts, form).encode("utf-8", "replace")
    elif diff:
        colored = use_color(color, to_terminal=output is None and sys.stdout.isatty())
        data = b"".join(_differences(drafts, color=colored))
    else:
        data = _as_letters(drafts).encode("utf-8", "replace")
    if output is not None:
        from taktvoll.write import write_atomically

        write_atomically(output, data)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def _as_json(drafts: Sequence[Rewritten], form: str) -> str:
    from taktvoll.serialise import dumps

    results = [result for draft in drafts for result in draft.results]
    if form == "jsonl":
        return "".join(f"{result.to_json()}\n" for result in results)
    return dumps([result.to_dict() for result in results], indent=2) + "\n"


def _as_letters(drafts: Sequence[Rewritten]) -> str:
    """A lone letter as it is; several of one draft with a line between them; those of several drafts under their names."""
    if len(drafts) == 1 and len(drafts[0].results) == 1:
        return _ended(drafts[0].results[0].text)
    shown = [BETWEEN.join(_ended(result.text.rstrip("\r\n")) for result in draft.results) for draft in drafts]
    if len(drafts) == 1:
        return shown[0]
    return "\n".join(f"{_headline(draft)}\n\n{letters}" for draft, letters in zip(drafts, shown, strict=True))


def _headline(draft: Rewritten) -> str:
    from taktvoll.formats.visible import one_line

    name = one_line(in_words(named(draft.letter.id)))
    return f"── {name} ".ljust(RULE, "─")


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _differences(drafts: Sequence[Rewritten], *, color: bool) -> Iterator[bytes]:
    from taktvoll.formats.terminal import render_diff

    for draft in drafts:
        for result in draft.results:
            if color:
                yield render_diff(result, color=True).encode("utf-8", "replace")
            else:
                yield _patch(draft.letter, result)


def _patch(letter: "Letter", result: "Rewrite") -> bytes:
    """A difference that ``patch -p0`` applies: under the file's name, in its encoding, with its line for Taktvoll."""
    from taktvoll.formats.artifact import relative_path
    from taktvoll.formats.difference import unified
    from taktvoll.suppression import with_directive

    if not is_replaceable(letter):
        return unified(letter.text, result.text, letter.id or "-").encode("utf-8", "replace")
    path = Path(str(letter.path))
    encoding, mark = file_encoding(path)
    text = unified(mark + letter.text, mark + with_directive(result.text, letter), relative_path(str(path)))
    return text.encode("utf-8" if encoding.startswith("utf") else encoding, "replace")
