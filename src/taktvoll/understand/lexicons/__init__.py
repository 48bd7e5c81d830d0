"""Word lists, one entry a line, each file with its source and licence in its head."""

import functools
import unicodedata
from importlib import resources


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of ``NAME.txt``, in NFC and lower case as they stand there; raises FileNotFoundError."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.split("\n"))
    return frozenset(unicodedata.normalize("NFC", line) for line in lines if line and not line.startswith("#"))


@functools.cache
def words_and_stems(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The entries of a list that are whole words, and the stems of those that end in ``*``."""
    entries = lexicon(name)
    stems = tuple(sorted(entry[:-1] for entry in entries if entry.endswith("*")))
    return frozenset(entry for entry in entries if not entry.endswith("*")), stems
