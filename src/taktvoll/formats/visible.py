"""Drafts made harmless for terminals and pages: what would steer the reader's screen is shown, not sent."""

import re

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, escape sequences
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"  # invisible, or turn the writing direction
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
_UNSEEN = frozenset("\r\u00ad\u200b\u2060\ufeff")
"""Harmless where they stand; showing them would only disturb."""


def visible(text: str) -> str:
    r"""`text` with line ends kept, tabs as spaces, and every character that steers a screen as a symbol.

    >>> visible("a\x1b[31mb\u202ec")
    'a␛[31mb<U+202E>c'
    """
    return _STEERING.sub(_symbol, text.replace("\r\n", "\n").replace("\t", "    "))


def one_line(text: str) -> str:
    """`text` made `visible`, its runs of white space as one space each."""
    return " ".join(visible(text).split())


def _symbol(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    if character in _UNSEEN:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"
