"""Words that a line end divides: „Entschul-⏎digung“."""

import re

HYPHEN_AT_END = re.compile(r"[-\u2010\u00ad\u00ac][ \t]*\r?\n")
DIVIDED = re.compile(
    r"(?<=[^\W\d_]{2})[-\u2010\u00ad\u00ac](?P<end>[ \t]*\r?\n[ \t]*)"
    r"(?!(?:und|oder|bzw|sowie|noch|als|bis|statt|u)\b)"
    r"(?P<rest>[a-zäöüß]{2}(?:(?![-\u2010\u00ad\u00ac][ \t]*\r?\n)\S)*)(?P<gap>[ \t]?)"
)
"""A hyphen at a line end inside a word. „Vor-⏎und Nachteile“ is none, nor is „E-⏎Mail“, whose hyphen is its own."""


def joined(text: str) -> str:
    """`text` without such hyphens: the rest of the word moves up, and the line ends behind it."""
    return DIVIDED.sub(_moved_up, text)


def _moved_up(found: re.Match[str]) -> str:
    return found["rest"] + (found["end"] if found["gap"] else "")
