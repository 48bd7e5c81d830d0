"""Word lists, one entry a line, each file with its source and licence in its head."""

import functools
import unicodedata

from taktvoll.mail.lexicon import lines_of_list


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of ``NAME.txt``, in NFC and lower case as they stand there; raises FileNotFoundError."""
    return frozenset(unicodedata.normalize("NFC", line) for line in lines_of_list(__package__, name))


@functools.cache
def words_and_stems(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The entries of a list that are whole words, and the stems of those that end in ``*``."""
    entries = lexicon(name)
    stems = tuple(sorted(entry[:-1] for entry in entries if entry.endswith("*")))
    return frozenset(entry for entry in entries if not entry.endswith("*")), stems
