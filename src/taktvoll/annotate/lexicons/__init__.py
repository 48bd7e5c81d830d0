"""Word lists, one entry a line, each file with its source and licence in its head."""

import functools
import unicodedata
from collections.abc import Iterable

from taktvoll.mail.lexicon import lines_of_list


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of ``NAME.txt``, in NFC and lower case as they stand there; raises FileNotFoundError."""
    return frozenset(unicodedata.normalize("NFC", line) for line in lines_of_list(__package__, name))


class Endings:
    """The words that end in an entry of a list: ``word in endings`` is a few look-ups, however long the list is."""

    def __init__(self, entries: Iterable[str], inflections: Iterable[str] = ()) -> None:
        """Each of `entries` may be followed by one of `inflections`."""
        self._endings = frozenset(entry + more for entry in entries for more in ("", *inflections))
        self._lengths = sorted(set(map(len, self._endings)))

    def __contains__(self, word: str) -> bool:
        """Whether a lower-case word has one of these endings, or is one."""
        size = len(word)
        for length in self._lengths:  # a loop: asked of every new word, and `any` takes twice as long
            if length > size:
                return False
            if word[size - length :] in self._endings:
                return True
        return False
