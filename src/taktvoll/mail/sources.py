"""Paths and standard input to letters, one after the other; what cannot be read is given as an error, never skipped."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from taktvoll.bilingual import Text
from taktvoll.errors import EmptyDraftError, InputError
from taktvoll.letter import Letter
from taktvoll.mail.encoding import FALLBACK, decode
from taktvoll.mail.file_bytes import bytes_of
from taktvoll.mail.file_kind import DOCUMENTS, FileKind, kind_of, refusal, source_kind
from taktvoll.mail.folder import contents_of, unread_remark
from taktvoll.mail.jsonl import read_lines
from taktvoll.mail.reading_text import INVISIBLE
from taktvoll.mail.segments import quoted_mail, segment

STDIN = "-"
Note = Callable[[Text], None]
"""Who is told what the user should know: a guessed encoding, files of a folder that are no drafts."""


def read_sources(
    paths: Sequence[Path | str],
    *,
    stdin: BinaryIO | None = None,
    stdin_filename: str | None = None,
    reply_to: str | None = None,
    application: str | None = None,
    note: Note | None = None,
) -> Iterator[Letter | InputError]:
    """The letters of `paths` in order, read only when asked for; ``-`` or no path is `stdin`. A file named twice is read once.

    `stdin_filename` says the format of standard input by its suffix. `reply_to` and `application` are texts that
    hold for letters that bring none of their own. `note` is told what the user should know (a guessed encoding).
    """
    reader = _Reader(reply_to=reply_to, application=application, note=note)
    for path in dict.fromkeys(map(str, paths)) or [STDIN]:
        if path == STDIN:
            yield from reader.stream(stdin, stdin_filename)
        else:
            yield from reader.path(Path(path))


def read_companion(path: Path, *, note: Note | None = None, with_header: bool = False) -> str:
    """The text of a file given beside the draft (``--reply-to``, ``--application``): a letter, or a calendar's source.

    `with_header`: a mail's sender, addressee and subject stand above its text, as lines of their own.
    """
    return companion_text(bytes_of(path), str(path), note=note, with_header=with_header)


def companion_text(data: bytes, name: str, *, note: Note | None = None, with_header: bool = False) -> str:
    """The text in `data`, a message that belongs to a draft and is called `name`; raises `InputError` where there is none."""
    suffix = Path(name).suffix
    calendar = _calendar(data, suffix)
    if calendar is not None:
        return calendar
    for letter in _Reader(reply_to=None, application=None, note=note).data(data, name, suffix):
        if isinstance(letter, InputError):
            raise letter
        return _header(data, suffix, letter) + letter.text if with_header else letter.text
    raise EmptyDraftError(
        f"{name}: the file is empty; give one that holds the message",
        f"{name}: Die Datei ist leer; nennen Sie eine, in der die Nachricht steht.",
    )


def _header(data: bytes, suffix: str, letter: Letter) -> str:
    """The header of a mail as lines above its text; empty where the file has none."""
    kind = kind_of(data, suffix)
    if kind in {FileKind.MESSAGE, FileKind.EMLX}:
        from taktvoll.mail.mime import header_lines_of, message_in

        lines = header_lines_of(message_in(data) if kind is FileKind.EMLX else data)
    elif kind is FileKind.MSG:
        from taktvoll.mail.documents.outlook import header_lines_of as outlook_header

        lines = outlook_header(data)
    else:
        lines = f"Betreff: {letter.subject}\n" if letter.subject else ""
    return f"{lines}\n" if lines else ""


def _calendar(data: bytes, suffix: str) -> str | None:
    """The calendar that `data` is, or that a mail without a text holds; None where it is something else."""
    kind = kind_of(data, suffix)
    if kind is FileKind.CALENDAR:
        return decode(data).text
    if kind is not FileKind.MESSAGE:
        return None
    from taktvoll.mail.mime import calendar_in, read_message

    try:
        read_message(data)
    except InputError:
        return calendar_in(data)
    return None


class _Reader:
    """What all letters of one call share."""

    def __init__(self, *, reply_to: str | None, application: str | None, note: Note | None) -> None:
        self._reply_to = reply_to
        self._application = application
        self._note = note or _silent
        self._seen: set[str] = set()

    def path(self, path: Path) -> Iterator[Letter | InputError]:
        """A file, or every draft in a folder; nothing where it was read before."""
        if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where a parent folder cannot be read)
            yield from self._folder(path)
            return
        place = os.path.abspath(path)  # noqa: PTH100 (Path.absolute leaves „x/../a.txt“ as it is)
        if place in self._seen:
            return
        self._seen.add(place)
        try:
            data = bytes_of(path)
        except InputError as error:
            yield error
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
            if suffix.lower() == ".jsonl" and kind_of(data) is FileKind.TEXT:
                yield from self._lines(data, name)
            else:
                letter, encoding = _letter_in(data, suffix)
                yield self._lone(letter, name, encoding)
        except InputError as error:
            yield error.at(*shown(name))

    def _folder(self, folder: Path) -> Iterator[Letter | InputError]:
        contents = contents_of(folder)
        yield from contents.errors
        if contents.unread:
            self._note(unread_remark(folder, contents.unread))
        for path in contents.drafts:
            yield from self.path(path)

    def _lines(self, data: bytes, name: str) -> Iterator[Letter | InputError]:
        decoded = decode(data)
        if decoded.note:
            self._guessed(name, decoded.encoding)
        lines = read_lines(decoded.text, name=name, reply_to=self._reply_to, application=self._application)
        empty = True
        for letter in lines:
            empty = False
            yield letter if isinstance(letter, InputError) else replace(letter, path=_path(name))
        if empty:
            yield EmptyDraftError("no line with a draft in it", "Keine Zeile enthält einen Entwurf.").at(*shown(name))

    def _lone(self, letter: Letter, name: str, guessed: str | None) -> Letter | InputError:
        """`letter` with its name and what was given beside it; `guessed` is the encoding, where the bytes decided it."""
        if not letter.text.translate(INVISIBLE).strip():
            return EmptyDraftError(
                "there is no text in it; write the draft first",
                "Darin steht kein Text; schreiben Sie erst den Entwurf.",
            ).at(*shown(name))
        source = source_kind(letter.text)
        if source is not None:
            return refusal(source).at(*shown(name))
        if guessed:
            self._guessed(name, guessed)
        segments = segment(letter.text) if letter.segments is None else letter.segments
        quoted = letter.reply_to or quoted_mail(letter.text, segments)
        named = replace(
            letter,
            id=name,
            path=_path(name),
            reply_to=quoted if self._reply_to is None else self._reply_to,
            application=self._application,
        )
        return named.divided(segments)

    def _guessed(self, name: str, encoding: str) -> None:
        english, german = shown(name)
        what = f"{FALLBACK} (Windows-1252)" if encoding == FALLBACK else encoding.upper()
        self._note(Text(en=f"{english}: not UTF-8; read as {what}", de=f"{german}: kein UTF-8; als {what} gelesen"))


def _letter_in(data: bytes, suffix: str) -> tuple[Letter, str | None]:
    """The letter in a file that holds one, and its encoding where that was guessed; raises `InputError`."""
    kind = kind_of(data, suffix)
    if kind in {FileKind.MESSAGE, FileKind.EMLX}:
        from taktvoll.mail.mime import message_in, read_message

        letter, guessed = read_message(message_in(data) if kind is FileKind.EMLX else data)
        return letter, FALLBACK if guessed else None
    if kind in DOCUMENTS:
        from taktvoll.mail.documents import read_document

        return read_document(kind, data), None
    if kind is FileKind.HTML:
        from taktvoll.mail.markup import declared_charset, html_to_text

        decoded = decode(data, declared_charset(data))
        letter = Letter(text=html_to_text(decoded.text), decoded=True, lenient=False)
    elif kind is FileKind.TEXT:
        decoded = decode(data)
        letter = Letter(text=decoded.text, lenient=False)
    else:
        raise refusal(kind)
    return letter, decoded.encoding if decoded.note else None


def _path(name: str) -> str | None:
    return None if name == STDIN else name


def shown(name: str) -> tuple[str, str]:
    """What a draft is called in messages, in English and in German."""
    return ("standard input", "Standardeingabe") if name == STDIN else (name, name)


def _silent(_: Text) -> None:
    """Nobody listens."""
