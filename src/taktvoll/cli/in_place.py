"""Replacing a draft by a better one: in the encoding that it had, with its line for Taktvoll, the original kept."""

import codecs
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text

if TYPE_CHECKING:
    from taktvoll.letter import Letter

_CONTAINERS = frozenset({".eml", ".jsonl"})
"""Files that hold more than the text of one draft."""
NOT_REPLACED = Text(
    de="{name}: bleibt, wie es ist; ersetzt werden nur Textdateien (.txt, .md) auf diesem Rechner",
    en="{name}: stays as it is; only text files (.txt, .md) on this machine are replaced",
)


def is_container(name: str) -> bool:
    """Whether a file of this name holds more than the text of one draft."""
    return Path(name).suffix.lower() in _CONTAINERS


def is_replaceable(letter: "Letter") -> bool:
    """Whether `letter` is the whole text of a file, so that the file can be written anew."""
    path = Path(letter.path) if letter.path else None
    return path is not None and not letter.decoded and not is_container(path.name) and path.is_file()


def file_encoding(path: Path) -> tuple[str, str]:
    """How the draft at `path` is written: the encoding, and the mark at its beginning that is no part of the text."""
    from taktvoll.mail.encoding import decode

    data = path.read_bytes()
    return decode(data).encoding, "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""


def replace_file(path: Path, text: str) -> str | None:
    """Write `text` over the draft at `path` in the encoding it had, in UTF-8 where that lacks a character.

    What was there stays beside it; its name is given, as a person would write it here.
    """
    from taktvoll.formats.artifact import relative_path
    from taktvoll.write import write_atomically

    encoding, mark = file_encoding(path)
    written = f"{mark}{text}".encode()
    with suppress(UnicodeEncodeError):
        written = f"{mark}{text}".encode(encoding)
    backup = write_atomically(path, written, backup=True)
    return relative_path(str(backup)) if backup else None
