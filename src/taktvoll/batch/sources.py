"""Files of JSON Lines, cut into blocks of rows without being read as a whole."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from taktvoll.errors import InputError
from taktvoll.mail.file_bytes import unreadable
from taktvoll.settings import Settings
from taktvoll.suppression import Suppressions

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 1 << 16
_MOST_BYTES = 1 << 20
"""A block with long drafts ends earlier, so that a window of blocks stays small."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of drafts, one a line, and what holds for all of them."""

    path: Path
    settings: Settings
    suppressions: Suppressions = field(default_factory=Suppressions)

    def fingerprint(self) -> dict[str, Any]:
        """What a run must find unchanged when it is resumed: the file's size and ends, and what it is checked with.

        Raises `InputError` where the file cannot be read.
        """
        ends = hashlib.blake2b(digest_size=16)
        try:
            with self.path.open("rb") as file:
                ends.update(file.read(_SAMPLE))
                size = file.seek(0, 2)
                file.seek(max(size - _SAMPLE, 0))
                ends.update(file.read(_SAMPLE))
        except (OSError, ValueError) as error:
            raise unreadable(self.path, error) from error
        silenced = hashlib.blake2b(repr(sorted(self.suppressions.entries)).encode(), digest_size=16)
        return {
            "path": str(self.path),
            "size": size,
            "ends": ends.hexdigest(),
            "settings": self.settings.model_dump(mode="json", by_alias=True),
            "silenced": silenced.hexdigest(),
        }


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """How far a run has come: `offset` bytes and `line` lines into the source with number `source`."""

    source: int = 0
    offset: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are checked together: `lines[i]` is the line with the number ``first + i`` of `source`, counted from 1."""

    source: int
    first: int
    lines: tuple[bytes, ...]
    end: Position


def blocks(sources: Sequence[Source], start: Position, size: int) -> Iterator[Block]:
    """The lines of `sources` from `start` on, at most `size` a block, in order; no block has lines of two files.

    Raises `InputError` for a file that cannot be read or is UTF-16, when it is reached.
    """
    for number in range(start.source, len(sources)):
        begin = start if number == start.source else Position(number)
        yield from _blocks_of(sources[number].path, begin, size)


def readable(path: Path) -> None:
    """Raise `InputError` for a file that cannot be read or is UTF-16."""
    try:
        with path.open("rb") as file:
            _refuse_utf_16(path, file.read(2))
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _refuse_utf_16(path: Path, head: bytes) -> None:
    if head in UTF_16:
        raise InputError(
            f"{path}: this file is UTF-16; many drafts are read as UTF-8: save it as such",
            f"{path}: Die Datei ist UTF-16; viele Entwürfe werden als UTF-8 gelesen: Speichern Sie sie so.",
        )


def _blocks_of(path: Path, begin: Position, size: int) -> Iterator[Block]:
    try:
        with path.open("rb") as file:
            _refuse_utf_16(path, file.read(2))
            file.seek(begin.offset)
            place = begin
            lines, held = list[bytes](), 0
            offset, line = begin.offset, begin.line
            for raw in file:
                lines.append(raw.removeprefix(BOM) if offset == 0 else raw)
                offset, line, held = offset + len(raw), line + 1, held + len(raw)
                if len(lines) == size or held >= _MOST_BYTES:
                    yield Block(begin.source, place.line + 1, tuple(lines), Position(begin.source, offset, line))
                    place, lines, held = Position(begin.source, offset, line), [], 0
            if lines:
                yield Block(begin.source, place.line + 1, tuple(lines), Position(begin.source, offset, line))
    except OSError as error:
        raise unreadable(path, error) from error
