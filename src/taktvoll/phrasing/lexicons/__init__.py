"""Word lists of the rules, each file with its source in its head."""

import functools
import re
from dataclasses import dataclass

from taktvoll.mail.lexicon import lines_of_list

_LINE = re.compile(r"(?P<word>\S+) (?P<sign>[=~?])(?: (?P<form>.+))?")


@dataclass(frozen=True, slots=True)
class StandardForm:
    """What is written instead of a colloquial word."""

    text: str
    """Empty where the word is left out."""
    certain: bool
    """Whether that is always right."""
    in_rewrites: bool
    """Whether a rewrite, which is read again as a whole, may use it unasked."""


@functools.cache
def standard_forms() -> dict[str, StandardForm]:
    """Lower-case colloquial word → its standard form, from ``standard_forms.txt``."""
    rows = map(_LINE.fullmatch, lines_of_list(__package__, "standard_forms"))
    return {
        row["word"]: StandardForm(row["form"] or "", certain=row["sign"] == "=", in_rewrites=row["sign"] != "?")
        for row in rows
        if row
    }
