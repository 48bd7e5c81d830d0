"""Bytes to text: what MIME declares, else UTF-8, UTF-16 or UTF-32, then cp1252; line ends stay as they are."""

import codecs
import re
from dataclasses import dataclass

from taktvoll.errors import UndecodableError
from taktvoll.mail.charset import codec_of, is_one_byte

FALLBACK = "cp1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
"""What a text with NUL bytes and without a mark may be, the stricter ones first."""
_WIDE_NAMES = ("utf-16", "utf-32")
"""In them each letter of German has a NUL byte beside it."""
SAMPLE = 4096
"""Bytes that tell whether a text without a mark is UTF-16."""
MIN_ASCII = 0.5
"""Share of its characters below U+0080 in any German text, twice as many as chance would give."""
_WINDOWS_MARKS = {
    code: bytes([code]).decode(FALLBACK) for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_UNDEFINED = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and how it was found."""

    text: str
    encoding: str
    note: bool
    """Whether the user should be told that the encoding was guessed."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """`data` as text; raises `UndecodableError` where no accepted encoding explains the bytes."""
    if declared:
        decoded = _as_declared(data, declared)
        if decoded:
            return decoded
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            offset = len(mark) if encoding == "utf-8" else 0  # the others take their mark away themselves
            return _strict(data[offset:], encoding, at=offset)
    if b"\0" in data:
        return _wide(data)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", note=False)
    except UnicodeDecodeError:
        decoded = _strict(data, FALLBACK)
    return Decoded(text=decoded.text, encoding=FALLBACK, note=True)


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    """None where the declaration is unknown, no text encoding, or wrong: then the bytes decide."""
    name = codec_of(declared)
    if name is None or (is_one_byte(name) and _is_utf8(data)) or (name.startswith(_WIDE_NAMES) and b"\0" not in data):
        return None
    try:
        text = data.decode(name)
    except (UnicodeError, ValueError):
        return None
    if name.startswith("iso8859"):  # declared by Windows programs for what they write in cp1252
        read = with_windows_marks(text)
        if read != text:
            encoding = FALLBACK if name == "iso8859-1" else name
            return None if _UNDEFINED.search(read) else Decoded(text=read, encoding=encoding, note=False)
    return Decoded(text=text.removeprefix("\ufeff"), encoding=name, note=False)


def _is_utf8(data: bytes) -> bool:
    """Whether `data` has letters beyond ASCII, and all of them are UTF-8: in no other encoding does that happen by chance."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def with_windows_marks(text: str) -> str:
    """`text` with cp1252's „“ – € for the controls U+0080 to U+009F, which no letter has."""
    return text.translate(_WINDOWS_MARKS)


def _wide(data: bytes) -> Decoded:
    """UTF-32 or UTF-16 without a mark; any other text with NUL bytes is none."""
    for encoding in _WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        head = text[:SAMPLE]
        if "\0" not in text and sum(map(str.isascii, head)) > MIN_ASCII * len(head):
            return Decoded(text=text, encoding=encoding, note=True)
    at = data.index(b"\0")
    raise UndecodableError(
        f"byte {at} is NUL, so this is no text file: save the draft as text (UTF-8) and try again",
        f"Byte {at} ist NUL, also ist das keine Textdatei: Speichern Sie den Entwurf als Text (UTF-8).",
    )


def _strict(data: bytes, encoding: str, *, at: int = 0) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding, note=False)
    except UnicodeDecodeError as error:
        neither, weder = _names(encoding)
        raise UndecodableError(
            f"byte {error.start + at} is {neither} text: save the draft as UTF-8 and try again",
            f"Byte {error.start + at} ist {weder}: Speichern Sie den Entwurf als UTF-8.",
        ) from error


def _names(encoding: str) -> tuple[str, str]:
    if encoding == FALLBACK:
        return "neither UTF-8 nor cp1252 (Windows-1252)", "weder Text in UTF-8 noch in cp1252 (Windows-1252)"
    return f"no {encoding.upper()}", f"kein Text in {encoding.upper()}"
