"""Which part of a document is the letter: header lines above it are cut off, and whatever is no draft is let alone."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from taktvoll.errors import InputError
from taktvoll.letter import Letter, SegmentKind
from taktvoll.lsp.alignment import aligned
from taktvoll.lsp.documents import Document
from taktvoll.mail.file_kind import FileKind, kind_of
from taktvoll.mail.language_id import is_german
from taktvoll.mail.segments import segment

MAIL_SUFFIXES = frozenset({".eml", ".mail", ".email"})
"""Endings that only mails have; a text with another one, or none, is a draft where it reads like a letter."""
_OTHER_SUFFIXES = frozenset({".jsonl", ".json", ".toml", ".taktvoll-ignore"})
_UNSENT = re.compile(r"\*(?:message|mail|unsent)\b", re.IGNORECASE)
"""The names under which Emacs keeps a mail that is being written: „*message*-20261129-120000“, „*unsent mail*“."""
_EMACS_HEAD = re.compile(r"(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n)*--text follows this line--\r?\n")
_SUBJECT = re.compile(r"^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"\bcharset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_FOLDED = re.compile(r"\s*\r?\n\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter in a document; it begins at `offset` of its text."""

    letter: Letter
    offset: int
    encoded: bool = False
    """Whether the text of a mail stands in the document only encoded (base64, quoted-printable, HTML): no place fits."""
    sure: bool = False
    """Whether it is a draft for certain; otherwise its report decides (an occasion other than „other“)."""
    places: tuple[int, ...] | None = None
    """The place in the document of each character of the letter, and of its end, where they do not follow each other."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the letter as one of the document; a soft line break behind it is no part of it."""
        if self.places is None:
            return start + self.offset, end + self.offset
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[end]


def draft_in(document: Document, *, everything: bool = False) -> Draft | None:
    """The draft in `document`; None where there is none. With `everything` any text counts as one."""
    suffix = suffix_of(document.uri)
    if suffix in _OTHER_SUFFIXES or not document.text.strip():
        return None
    head = _EMACS_HEAD.match(document.text)
    if head is not None:
        found: Draft | None = Draft(Letter(document.text[head.end() :], _subject(head[0])), head.end(), sure=True)
    else:
        kind = kind_of(document.text.encode("utf-8", "surrogatepass"), suffix)
        if kind is FileKind.MESSAGE:
            found = _in_message(document.text)
        else:
            found = Draft(Letter(document.text), 0) if kind is FileKind.TEXT else None
    if found is None or not found.letter.text.strip():
        return None
    segments = segment(found.letter.text)
    certain = found.sure or everything or suffix in MAIL_SUFFIXES or _UNSENT.match(name_of(document.uri)) is not None
    greets = any(part.kind in {SegmentKind.SALUTATION, SegmentKind.CLOSING} for part in segments)
    if not certain and not is_german(found.letter.text, segments):
        return None
    return replace(found, letter=found.letter.divided(segments), sure=certain or greets)


def suffix_of(uri: str) -> str:
    """The ending of the file's name in small letters, with its dot; "" where there is none."""
    return PurePosixPath(name_of(uri)).suffix.lower()


def name_of(uri: str) -> str:
    """The last part of the address."""
    return PurePosixPath(unquote(urlsplit(uri).path)).name


def _in_message(text: str) -> Draft | None:
    """The letter in the source of a mail: where its text stands there as it is, places fit."""
    from taktvoll.mail.mime import read_message

    try:
        letter, _ = read_message(_bytes_of(text))
    except InputError:
        return None
    offset = text.rfind(letter.text) if letter.text.strip() else -1
    places = aligned(text, letter.text) if offset < 0 else None
    if places is not None:
        return Draft(letter, places[0], sure=True, places=tuple(places))
    return Draft(letter, max(offset, 0), encoded=offset < 0, sure=True)


def _bytes_of(text: str) -> bytes:
    """The message as it would be saved in the encoding that it declares, UTF-8 where it declares none or another."""
    for name in dict.fromkeys(_CHARSET.findall(text[:65536])):
        try:
            return text.encode(name)
        except (LookupError, UnicodeError):
            continue
    return text.encode("utf-8", "surrogatepass")


def _subject(head: str) -> str | None:
    found = _SUBJECT.search(head)
    return _FOLDED.sub(" ", found[1]).strip() or None if found else None
