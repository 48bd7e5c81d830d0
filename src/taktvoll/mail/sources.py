"""Paths and standard input to letters, one after the other; what cannot be read is given as an error, never skipped."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from taktvoll.errors import EmptyDraftError, InputError
from taktvoll.letter import Letter
from taktvoll.mail.encoding import decode
from taktvoll.mail.jsonl import read_lines
from taktvoll.mail.segments import quoted_mail, segment

SUFFIXES = frozenset({".txt", ".md", ".eml", ".jsonl"})
STDIN = "-"

Note = Callable[[str], None]


def read_sources(
    paths: Sequence[Path | str],
    *,
    stdin: BinaryIO | None = None,
    stdin_filename: str | None = None,
    reply_to: str | None = None,
    application: str | None = None,
    note: Note | None = None,
) -> Iterator[Letter | InputError]:
    """The letters of `paths` in order, read only when asked for; ``-`` or no path is `stdin`.

    `stdin_filename` says the format of standard input by its suffix. `reply_to` and `application` are texts that
    hold for letters that bring none of their own. `note` is called with remarks for the user (a guessed encoding).
    """
    reader = _Reader(reply_to=reply_to, application=application, note=note)
    for path in paths or [STDIN]:
        if str(path) == STDIN:
            yield from reader.stream(stdin, stdin_filename)
        else:
            yield from reader.path(Path(path))


def read_companion(path: Path, *, note: Note | None = None) -> str:
    """The text of a file given beside the draft (``--reply-to``, ``--application``): text or ``.eml``."""
    data = _bytes_of(path)
    if isinstance(data, InputError):
        raise data
    for letter in _Reader(reply_to=None, application=None, note=note).data(data, str(path), path.suffix):
        if isinstance(letter, InputError):
            raise letter
        return letter.text
    raise EmptyDraftError(
        f"{path}: the file is empty; give one that holds the message",
        f"{path}: Die Datei ist leer; nennen Sie eine, in der die Nachricht steht.",
    )


class _Reader:
    """What all letters of one call share."""

    def __init__(self, *, reply_to: str | None, application: str | None, note: Note | None) -> None:
        self._reply_to = reply_to
        self._application = application
        self._note = note or _silent

    def path(self, path: Path) -> Iterator[Letter | InputError]:
        """A file, or every draft in a folder."""
        if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where a parent folder cannot be read)
            yield from self._folder(path)
            return
        data = _bytes_of(path)
        if isinstance(data, InputError):
            yield data
        else:
            yield from self.data(data, str(path), path.suffix)

    def stream(self, stdin: BinaryIO | None, filename: str | None) -> Iterator[Letter | InputError]:
        """Standard input."""
        if stdin is None:
            yield InputError(
                "no draft given: name a file or a folder, or pipe a draft to standard input",
                "Kein Entwurf angegeben: Nennen Sie eine Datei oder einen Ordner, oder geben Sie den Text auf der Standardeingabe.",
            )
            return
        try:
            data = stdin.read()
        except OSError as error:
            yield InputError(
                f"standard input cannot be read ({error.strerror or error})",
                f"Die Standardeingabe ist nicht lesbar ({error.strerror or error}).",
            )
            return
        yield from self.data(data, filename or STDIN, Path(filename).suffix if filename else ".txt")

    def data(self, data: bytes, name: str, suffix: str) -> Iterator[Letter | InputError]:
        """The letters in the bytes of one file."""
        try:
            if suffix.lower() == ".jsonl":
                yield from self._lines(data, name)
            elif suffix.lower() == ".eml":
                from taktvoll.mail.mime import read_message

                letter, guessed = read_message(data)
                yield self._lone(letter, name, guessed=guessed)
            else:
                decoded = decode(data)
                letter = Letter(text=decoded.text, lenient=False)
                yield self._lone(letter, name, guessed=decoded.note)
        except InputError as error:
            yield error.at(*shown(name))

    def _folder(self, folder: Path) -> Iterator[Letter | InputError]:
        broken: list[OSError] = []
        drafts = [
            Path(where, name)
            for where, _, names in os.walk(folder, onerror=broken.append)
            for name in names
            if Path(name).suffix.lower() in SUFFIXES
        ]
        for error in broken:
            yield InputError(
                f"{error.filename}: this folder cannot be read ({error.strerror}); check its permissions",
                f"{error.filename}: Der Ordner ist nicht lesbar ({error.strerror}); prüfen Sie die Zugriffsrechte.",
            )
        if not drafts and not broken:
            yield InputError(
                f"{folder}: no draft in this folder; drafts end in {', '.join(sorted(SUFFIXES))}",
                f"{folder}: In diesem Ordner liegt kein Entwurf; Entwürfe enden auf {', '.join(sorted(SUFFIXES))}.",
            )
        for path in sorted(drafts):
            yield from self.path(path)

    def _lines(self, data: bytes, name: str) -> Iterator[Letter | InputError]:
        decoded = decode(data)
        if decoded.note:
            self._guessed(name)
        lines = read_lines(decoded.text, name=name, reply_to=self._reply_to, application=self._application)
        empty = True
        for letter in lines:
            empty = False
            yield letter if isinstance(letter, InputError) else replace(letter, path=_path(name))
        if empty:
            yield EmptyDraftError("no line with a draft in it", "Keine Zeile enthält einen Entwurf.").at(*shown(name))

    def _lone(self, letter: Letter, name: str, *, guessed: bool) -> Letter | InputError:
        if not letter.text.strip().strip("\ufeff"):
            return EmptyDraftError(
                "there is no text in it; write the draft first",
                "Darin steht kein Text; schreiben Sie erst den Entwurf.",
            ).at(*shown(name))
        if guessed:
            self._guessed(name)
        segments = letter.segments or segment(letter.text)
        quoted = letter.reply_to or quoted_mail(letter.text, segments)
        return replace(
            letter,
            id=name,
            path=_path(name),
            reply_to=quoted if self._reply_to is None else self._reply_to,
            application=self._application,
        ).divided(segments)

    def _guessed(self, name: str) -> None:
        self._note(f"{shown(name)[0]}: not UTF-8; read as cp1252 (Windows-1252)")


def _bytes_of(path: Path) -> bytes | InputError:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return InputError(
            f"{path}: there is no such file; check the name",
            f"{path}: Diese Datei gibt es nicht; prüfen Sie den Namen.",
        )
    except IsADirectoryError:
        return InputError(
            f"{path}: this is a folder; name a file", f"{path}: Das ist ein Ordner; nennen Sie eine Datei."
        )
    except PermissionError:
        return InputError(
            f"{path}: no permission to read this file; check its mode",
            f"{path}: Diese Datei darf nicht gelesen werden; prüfen Sie die Zugriffsrechte.",
        )
    except (OSError, ValueError) as error:
        return InputError(
            f"{path}: the file cannot be read ({error})", f"{path}: Die Datei ist nicht lesbar ({error})."
        )


def _path(name: str) -> str | None:
    return None if name == STDIN else name


def shown(name: str) -> tuple[str, str]:
    """What a draft is called in messages, in English and in German."""
    return ("standard input", "Standardeingabe") if name == STDIN else (name, name)


def _silent(_: str) -> None:
    """Nobody listens."""
