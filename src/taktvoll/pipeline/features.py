"""What the network sees of a word: numbers for its letters and its dictionary readings.

All of it depends on the word form alone, so each form is looked at once.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.strings import hash_string  # type: ignore[attr-defined]

from taktvoll.pipeline.dictionary import Dictionary

COLUMNS = ("lower", "prefix", "suffix2", "suffix3", "suffix4", "shape", "exact", "other", "morph")
"""Names of the numbers that `columns` returns, in order."""
PREFIX_LETTERS = 3
REMEMBERED = 16_384
"""Forms whose numbers are kept, for the pipes that read the same words."""
SHAPE_RUN = 2
"""Letters of one kind in a row that a shape shows; further ones add nothing."""


@lru_cache(maxsize=REMEMBERED)
def columns(form: str, dictionary: Dictionary) -> list[int]:
    """Return one 64-bit number for each of COLUMNS."""
    lower = form.lower()
    exact, other, morph = readings(form, dictionary)
    return [
        hash_string(text) if text else 0
        for text in (
            lower,
            lower[:PREFIX_LETTERS],
            lower[-2:],
            lower[-3:],
            lower[-4:],
            shape(form),
            exact,
            other,
            morph,
        )
    ]


def readings(form: str, dictionary: Dictionary) -> tuple[str, str, str]:
    """Return the readings of FORM as written, in another way, and the inflection readings."""
    exact, other, morph = "-", [], []
    for match in dictionary.matches(form):
        if match.how == "exact":
            exact = match.entry.tags
        else:
            other.append(f"{match.how}:{match.entry.tags}")
        morph.append(str(match.entry.morph))
    return exact, " ".join(other) or "-", " ".join(morph) or "-"


def shape(form: str) -> str:
    """Return the shape of FORM.

    >>> shape("Gespräch"), shape("12."), shape("IT-Kraft")
    ('Xxx', 'dd.', 'XX-Xxx')
    """
    out: list[str] = []
    for letter in form:
        kind = "d" if letter.isdigit() else letter
        if letter.isalpha():
            kind = "X" if letter.isupper() else "x"
        if out[-SHAPE_RUN:] != [kind] * SHAPE_RUN:
            out.append(kind)
    return "".join(out)
