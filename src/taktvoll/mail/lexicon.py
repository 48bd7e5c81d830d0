"""Word lists: one entry a line, read once."""

import functools
import re
import unicodedata
from importlib import resources

SPELLINGS = {
    "ä": "(?:ä|a\u0308|ae)",
    "ö": "(?:ö|o\u0308|oe)",
    "ü": "(?:ü|u\u0308|ue)",
    "ß": "(?:ß|ss)",
    "'": "['’`´]?",
}
"""How a learner, a Swiss, a foreign keyboard or a Mac (decomposed umlauts) writes a letter."""


def lines_of_list(package: str, name: str) -> list[str]:
    """The entries of ``NAME.txt`` in `package`, in file order; lines that begin with ``#`` are comments."""
    source = resources.files(package).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in source.split("\n") if line.strip() and not line.startswith("#")]


@functools.cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of ``lexicons/<name>.txt``."""
    return tuple(lines_of_list(f"{__package__}.lexicons", name))


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """The entries as a set, for lookups of words passed through `fold`."""
    return frozenset(entries(name))


def fold(word: str) -> str:
    """`word` in small letters and composed umlauts, as the lists have it."""
    return unicodedata.normalize("NFC", word).lower()


def pattern_of(phrases: tuple[str, ...]) -> str:
    """A regular expression for any of `phrases` in any usual spelling, longest first."""
    return "|".join(_spell(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _spell(phrase: str) -> str:
    return r"\s+".join("".join(SPELLINGS.get(char, re.escape(char)) for char in word) for word in phrase.split())
