"""Bytes to text: what MIME declares, else UTF-8, UTF-16 with BOM, then cp1252; line ends stay as they are."""

import codecs
from dataclasses import dataclass

from taktvoll.errors import UndecodableError

FALLBACK = "cp1252"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_CHARSET = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
"""Codecs of Python that no mail is written in."""
_LATIN = frozenset({"iso8859-1", "ascii"})
"""What mail programs declare and yet fill with cp1252 („“ – €)."""


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
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[len(codecs.BOM_UTF8) :], "utf-8", at=len(codecs.BOM_UTF8))
    if data.startswith(_UTF16):
        return _strict(data, "utf-16")
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", note=False)
    except UnicodeDecodeError:
        decoded = _strict(data, FALLBACK)
    return Decoded(text=decoded.text, encoding=FALLBACK, note=True)


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    """None where the declaration is unknown, no text encoding, or wrong: then the bytes decide."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        if name in _NO_CHARSET:
            return None
        text = data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    if name in _LATIN and any(0x80 <= byte < 0xA0 for byte in data):
        return None
    return Decoded(text=text.removeprefix("\ufeff"), encoding=name, note=False)


def _strict(data: bytes, encoding: str, *, at: int = 0) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding, note=False)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"byte {error.start + at} is no {_names(encoding)} text: save the draft as UTF-8 and try again",
            f"Byte {error.start + at} ist kein Text in {_names(encoding, 'noch')}: Speichern Sie den Entwurf als UTF-8.",
        ) from error


def _names(encoding: str, joint: str = "and no") -> str:
    return f"UTF-8 {joint} cp1252 (Windows-1252)" if encoding == FALLBACK else encoding.upper()
