"""A MIME message (``.eml``, ``.emlx``, ``.mht``) to a letter: its subject, its text, an attached original."""

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from taktvoll.errors import InputError
from taktvoll.letter import Envelope, Letter
from taktvoll.mail.encoding import Decoded
from taktvoll.mail.file_kind import FileKind, refusal
from taktvoll.mail.markup import html_to_text
from taktvoll.mail.mime_part import (
    addresses_of,
    content_type,
    has_file_name,
    header_of,
    is_attached,
    raw_header,
    subject_of,
    text_of,
)
from taktvoll.mail.rendering import Rendering, chosen, joined
from taktvoll.mail.segments import quoted_mail, segment

_NO_LETTER = frozenset(
    {"calendar", "vcard", "x-vcard", "directory", "css", "javascript", "xml", "rtf", "x-amp-html", "watch-html",
     "rfc822-headers", "csv", "dns"}
)  # fmt: skip
"""Kinds of text that are none for readers; any other unknown one is plain text (RFC 2046 4.1.4)."""
_NO_FILE = frozenset(
    {"pgp-signature", "pgp-keys", "pkcs7-signature", "x-pkcs7-signature", "vcard", "x-vcard", "directory", "calendar"}
)
"""Kinds of parts that a mail program adds by itself."""
_FIELD = re.compile(
    rb"\s*(?:from|to|subject|date|mime-version|content-type|received|return-path|message-id)\s*:", re.IGNORECASE
)
_ENCRYPTED = frozenset({"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_HTML = frozenset({"html", "xhtml", "x-html", "xhtml+xml"})
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_SPACED_FIELD = re.compile(rb"^([!-9;-~]+)[ \t]+:", re.MULTILINE)
"""„Subject : Absage“ (RFC 5322 4.5), which the standard library takes for the end of the header."""
_BARE_BOUNDARY = re.compile(
    rb"^(content-type:(?:[^\r\n]|\r?\n[ \t])*?;\s*boundary\s*=\s*)([^\s\";]*=[^\s\";]*)", re.IGNORECASE | re.MULTILINE
)
"""A boundary with „=“ in it and without the quotes that it needs."""
_COUNT = re.compile(rb"\s*(\d{1,10})[ \t]*\r?\n")


def read_message(data: bytes) -> tuple[Letter, bool]:
    """The letter in `data`, and whether its encoding was guessed.

    Raises `InputError` where no part is text, `UndecodableError` where its bytes are none.
    """
    try:
        message = _parsed(data)
        found = _body(message)
        original = next(_originals(message), None)
    except RecursionError as error:
        raise InputError(
            "this MIME message is nested too deeply; save the draft as text or paste it",
            "Diese MIME-Nachricht ist zu tief verschachtelt; speichern Sie den Entwurf als Text oder fügen Sie ihn ein.",
        ) from error
    if found is None:
        raise _without_text(message)
    text = _with_line_ends(found.decoded.text, data)
    segments = segment(text)
    letter = Letter(
        text=text,
        subject=subject_of(message),
        reply_to=original or quoted_mail(text, segments),
        decoded=True,
        envelope=Envelope(
            to=addresses_of(message, "to"),
            cc=addresses_of(message, "cc"),
            files=_files(message),
            has_original=original is not None,
        ),
        lenient=False,
    )
    return letter.divided(segments), found.decoded.note


def _with_line_ends(text: str, data: bytes) -> str:
    """`text` with the line ends of the message: on the way every text has CRLF (RFC 2045 6.8), which base64 keeps."""
    first = data.find(b"\n")
    return text if first < 1 or data[first - 1] == ord("\r") else text.replace("\r\n", "\n")


def message_in(data: bytes) -> bytes:
    """The message in an Apple Mail file (``.emlx``): without the byte count above and the property list below it."""
    counted = _COUNT.match(data)
    if counted is None:
        return data
    rest = data[counted.end() :]
    length = int(counted.group(1))
    if rest[length : length + 200].lstrip().startswith(b"<?xml"):
        return rest[:length]
    below = rest.rfind(b"<?xml")
    return rest[:below] if below > 0 and b"<plist" in rest[below:] else rest


def calendar_in(data: bytes) -> str | None:
    """The calendar part of a message without any other text; None where there is none."""
    parts = (part for part in _parsed(data).walk() if isinstance(part, EmailMessage))
    found = next((part for part in parts if content_type(part) == "text/calendar"), None)
    return None if found is None else text_of(found).text


def header_lines_of(data: bytes) -> str:
    """Sender, addressee and subject of a message as lines of text („Von: …“), each where the header has it."""
    message = _parsed(data)
    fields = ("Von", header_of(message, "from")), ("An", header_of(message, "to")), ("Betreff", subject_of(message))
    return "".join(f"{name}: {value}\n" for name, value in fields if value)


def _parsed(data: bytes) -> EmailMessage:
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            data = data.decode("utf-16", "replace").encode("utf-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    if _FIELD.match(data):
        data = data.lstrip()
        end = _HEADER_END.search(data)
        head = data[: end.start()] if end else data
        data = _BARE_BOUNDARY.sub(rb'\1"\2"', _SPACED_FIELD.sub(rb"\1:", head)) + data[len(head) :]
    return email.message_from_bytes(data, policy=email.policy.default)


def _body(message: EmailMessage) -> Rendering | None:
    """The text of `message`; a text file that is shown inline counts only where nothing else is text."""
    found = _rendered(message, files=False)
    return found if found is not None and found.decoded.text.strip() else _rendered(message, files=True) or found


def _rendered(part: EmailMessage, *, files: bool) -> Rendering | None:
    """A part, and what is inside it, as text; None where nothing of it is shown as text."""
    main, _, sub = content_type(part).partition("/")
    if is_attached(part) or main == "message":
        return None
    if main == "multipart":
        return _composed(part, sub, files=files)
    if (main != "text" and sub not in _HTML) or sub in _NO_LETTER or (has_file_name(part) and not files):
        return None
    decoded = text_of(part)
    if sub not in _HTML:
        return Rendering(decoded, html=False)
    return Rendering(Decoded(text=html_to_text(decoded.text), encoding=decoded.encoding, note=decoded.note), html=True)


def _composed(part: EmailMessage, sub: str, *, files: bool) -> Rendering | None:
    """What is shown of the parts inside `part`: one of several forms, the root, or all."""
    children = _children(part)
    if sub == "related":
        children = _root_first(part, children)
    elif sub == "signed":
        children = children[:1]
    elif sub == "alternative":
        children = sorted(children, key=lambda child: content_type(child) != "text/plain")
    shown = [found for child in children if (found := _rendered(child, files=files))]
    if sub == "alternative":
        return chosen(shown)
    return shown[0] if sub == "related" and shown else joined(shown)


def _children(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, EmailMessage)] if isinstance(payload, list) else []


def _root_first(part: EmailMessage, children: list[EmailMessage]) -> list[EmailMessage]:
    """The parts of a multipart/related, its root first: the one it says to start with, or the first of the type it names."""
    start, kind = (_said(part, name) for name in ("start", "type"))

    def is_no_root(child: EmailMessage) -> bool:
        if start:
            return (raw_header(child, "content-id") or "").strip(" \t\r\n<>") != start
        return bool(kind) and not any(content_type(inner) == kind.lower() for inner in child.walk())

    return sorted(children, key=is_no_root)


def _said(part: EmailMessage, name: str) -> str:
    found = part.get_param(name)
    return found.strip().strip("<>") if isinstance(found, str) else ""


def _files(part: EmailMessage) -> int:
    """The attached files of `part`; those of an attached message are its own."""
    kind = content_type(part)
    if kind.startswith("multipart/"):
        return sum(map(_files, _children(part)))
    if kind == "message/rfc822" or kind.partition("/")[2] in _NO_FILE:
        return 0
    is_shown = kind.startswith("image/") and not is_attached(part) and raw_header(part, "content-id") is not None
    return int((is_attached(part) or has_file_name(part)) and not is_shown)


def _originals(message: EmailMessage) -> Iterator[str]:
    """The texts of attached messages."""
    for part in message.walk():
        if content_type(part) == "message/rfc822":
            attached = next(iter(_children(part)), None)
            found = _body(attached) if attached is not None else None
            if found and found.decoded.text.strip():
                yield found.decoded.text


def _without_text(message: EmailMessage) -> InputError:
    """The error that says what the message holds instead of a text."""
    parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    kinds = [content_type(part) for part in parts]
    if _ENCRYPTED & set(kinds) or "multipart/encrypted" in kinds:
        signed = any(b"signed-data" in (raw_header(part, "content-type") or "").encode() for part in parts)
        return _signed() if signed else refusal(FileKind.ENCRYPTED)
    if "text/calendar" in kinds:
        return refusal(FileKind.CALENDAR)
    if "application/ms-tnef" in kinds or "application/vnd.ms-tnef" in kinds:
        return refusal(FileKind.TNEF)
    return InputError(
        "this MIME message has no text part; save the draft as text or paste it",
        "Diese MIME-Nachricht enthält keinen Text; speichern Sie den Entwurf als Text oder fügen Sie ihn ein.",
    )


def _signed() -> InputError:
    return InputError(
        "this message is wrapped in an S/MIME signature; open it in your mail program and save or copy the text",
        "Diese Nachricht steckt in einer S/MIME-Signatur; öffnen Sie sie in Ihrem Mailprogramm und speichern oder kopieren Sie den Text.",
    )
