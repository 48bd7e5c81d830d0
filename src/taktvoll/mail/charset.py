"""Names of character sets as mail programs write them, to Python's codecs."""

import codecs
import re

_NO_TEXT = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
"""Codecs of Python that no mail is written in."""
_LABELS = {
    "ansi": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "unicode": "utf-16",
    "utf8mb4": "utf-8",
    "mac": "mac-roman",
    "mac-roman": "mac-roman",
    "unicode-1-1-utf-8": "utf-8",
    "mac-ce": "mac-latin2",
    "mac-centraleurroman": "mac-latin2",
    "mac-ukrainian": "mac-cyrillic",
    "sjis": "shift-jis",
    "gbk": "gb18030",
}
"""What neither Python nor the rules of `codec_of` make of a label, without its “x-”."""
_CODE_PAGE = re.compile(r"(?:cp|ibm|dos|win|windows|ms|microsoft)[-_ ]*(?:cp)?[-_ ]*(\d{3,5})")
_ISO = re.compile(r"(?:iso)?[-_ ]*8859[-_ ]*(\d{1,2})(?:[-_ ]?[ei])?")
_LATIN = re.compile(r"latin[-_ ]*(\d{1,2})")


def codec_of(label: str) -> str | None:
    """The name of Python's codec for `label` („x-mac-roman“, „cp-850“, „ISO8859_15“); None for none that mails have."""
    wanted = label.strip().strip("\"'").strip().lower()
    plain = wanted.removeprefix("x-").removeprefix("cs")
    for name in (wanted, _LABELS.get(plain), plain, *_respelt(plain)):
        found = _known(name) if name else None
        if found:
            return found
    return None


def _respelt(plain: str) -> list[str]:
    """Python's spelling of the numbered families: code pages, ISO 8859, Latin."""
    for pattern, prefix in ((_ISO, "iso8859-"), (_LATIN, "latin"), (_CODE_PAGE, "cp")):
        number = pattern.fullmatch(plain)
        if number:
            return [f"{prefix}{number.group(1)}"]
    return [re.sub(r"[-_ ]", "", plain)]


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
        if not found.name or found.name in _NO_TEXT or not isinstance("".encode(found.name), bytes):
            return None
        b"".decode(found.name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return found.name


def is_one_byte(codec: str) -> bool:
    """Whether each byte is a character in `codec`, so that text in UTF-8 would decode, too, and be garbled."""
    return not codec.startswith("utf") and len(bytes(range(0x80, 0x100)).decode(codec, "replace")) == 0x80
