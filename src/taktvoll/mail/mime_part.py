"""One part of a MIME message: its kind, its bytes and its text, also where its header fields are broken."""

import binascii
import copy
import re
from email.message import EmailMessage, Message
from email.utils import getaddresses

from taktvoll.errors import UndecodableError
from taktvoll.mail.encoding import Decoded, decode
from taktvoll.mail.flowed import unflow
from taktvoll.mail.markup import declared_charset

_BROKEN = (ValueError, LookupError, AttributeError, IndexError, TypeError, UnicodeError)
"""What the standard library raises over broken header fields."""
_LETTERS = re.compile(r"[^a-z0-9]")
_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n|\Z)")
_BLANKS_AT_END = re.compile(rb"(?<![ \t])[ \t]+(?=\r?\n|\Z)")
"""White space that mail servers have put at the end of a quoted-printable line (RFC 2045 6.7)."""
_COMMENT = re.compile(r"\([^()]*\)")
_ENCODED_WORDS = re.compile(r"=\?[^?\s]+\?[bqBQ]\?[^?]*\?=")


def content_type(part: EmailMessage) -> str:
    """„text/plain“, in small letters; a multipart without parts is the text that it holds."""
    try:
        found = part.get_content_type()
    except _BROKEN:
        return "text/plain"
    return "text/plain" if found.startswith("multipart/") and not part.is_multipart() else found


def is_attached(part: EmailMessage) -> bool:
    """Whether the part is an attached file."""
    try:
        return part.get_content_disposition() == "attachment"
    except _BROKEN:
        return False


def has_file_name(part: EmailMessage) -> bool:
    """Whether the part is a file, attached or shown inline."""
    try:
        return bool(part.get_filename())
    except _BROKEN:
        return False


def text_of(part: EmailMessage) -> Decoded:
    """The text of a part, soft line breaks undone where it is declared as flowed.

    Raises `UndecodableError` where its bytes are no text.
    """
    data, declared = bytes_of(part), _parameter(part, "charset")
    if not declared and content_type(part) in {"text/html", "application/xhtml+xml"}:
        declared = declared_charset(data) or ""
    decoded = decode(data, declared)
    if not _is_flowed(part):
        return decoded
    text = unflow(decoded.text, delsp=_parameter(part, "delsp").lower() == "yes")
    return Decoded(text=text, encoding=decoded.encoding, note=decoded.note)


def _is_flowed(part: EmailMessage) -> bool:
    return content_type(part) == "text/plain" and _parameter(part, "format").lower() == "flowed"


def bytes_of(part: EmailMessage) -> bytes:
    """What a part holds, its transfer encoding undone."""
    raw = raw_header(part, "content-transfer-encoding") or ""
    encoding = _LETTERS.sub("", _COMMENT.sub("", raw.lower()).partition(";")[0])
    if encoding == "quotedprintable":
        added = _SOFT_BREAK if _is_flowed(part) else _BLANKS_AT_END
        return binascii.a2b_qp(added.sub(b"=" if added is _SOFT_BREAK else b"", _stored(part)))
    if encoding in {"base64", "xuuencode", "uuencode", "uue", "xuue"}:
        plain = Message()
        plain["Content-Transfer-Encoding"] = "base64" if encoding == "base64" else "x-uuencode"
        plain.set_payload(_stored(part).decode("ascii", "surrogateescape"))
        payload = plain.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""
    return _stored(part)


def _stored(part: EmailMessage) -> bytes:
    """The bytes as they stand in the message."""
    bare = copy.copy(part)
    del bare["Content-Transfer-Encoding"]
    payload = bare.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _parameter(part: EmailMessage, name: str) -> str:
    """A parameter of the part's type; empty where there is none."""
    try:
        found = part.get_param(name)
    except _BROKEN:
        return ""
    value = found[2] if isinstance(found, tuple) else found
    return value.strip().strip("\"'") if isinstance(value, str) else ""


def raw_header(part: EmailMessage, name: str) -> str | None:
    """A header field as it was sent; None where it is missing."""
    return next((str(value) for field, value in part.raw_items() if field.lower() == name), None)


def subject_of(message: EmailMessage) -> str | None:
    """The subject, encoded words undone, in one line; bytes beyond ASCII are read as those of a text are."""
    return header_of(message, "subject")


def header_of(message: EmailMessage, name: str) -> str | None:
    """The field `name` of the header, as `subject_of` reads it; None where there is none."""
    raw = raw_header(message, name)
    if raw is None:
        return None
    return " ".join(_words_decoded(_typed(raw)).split())


def addresses_of(message: EmailMessage, name: str) -> tuple[tuple[str, str], ...]:
    """(name, address) of everybody in the field `name` of the header; encoded words are undone behind the commas."""
    pairs = getaddresses([_typed(str(value)) for field, value in message.raw_items() if field.lower() == name])
    return tuple((" ".join(_words_decoded(who).split()), address) for who, address in pairs if who or address)


def _typed(raw: str) -> str:
    """A header field whose bytes beyond ASCII are read as those of a text are."""
    return decode(raw.encode("utf-8", "surrogateescape")).text if _has_raw_bytes(raw) else raw


def _has_raw_bytes(value: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in value)


def _words_decoded(value: str) -> str:
    """`value` with its „=?utf-8?q?…?=“ as text; words that divide a letter are joined before."""
    pieces: list[str] = []
    position = 0
    run: tuple[str, bytes] | None = None
    for word in _ENCODED_WORDS.finditer(value):
        between = value[position : word.start()]
        charset, form, content = word.group()[2:-2].split("?", 2)
        charset = charset.partition("*")[0]
        data = _word_bytes(form, content)
        if run is not None and between.strip():
            pieces.append(_run_text(run))
            run = None
        if run is None:
            pieces.append(between if between.strip() or not pieces else "")
            run = charset, data
        elif run[0].lower() == charset.lower():
            run = charset, run[1] + data
        else:
            pieces.append(_run_text(run))
            run = charset, data
        position = word.end()
    if run is not None:
        pieces.append(_run_text(run))
    return "".join([*pieces, value[position:]])


def _word_bytes(form: str, content: str) -> bytes:
    raw = content.encode("utf-8", "surrogateescape")
    if form in "qQ":
        return binascii.a2b_qp(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw


def _run_text(run: tuple[str, bytes]) -> str:
    charset, data = run
    try:
        return decode(data, charset).text
    except UndecodableError:
        return data.decode("latin-1")
