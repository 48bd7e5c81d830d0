"""spaCy's tokenizer in linear time for a run of marks without white space: „>>>>…“, „„„„…“, „Hallo!!!!!…“.

It takes one mark after the other off such a run and looks at all of the rest each time. Here it looks at both ends only, and
takes a run that is longer than any affix at once, as one token. Its pattern of addresses tries a long chunk again and again, too.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from taktvoll.lazy_pattern import lazy_pattern

REACH = 64
"""Characters at an end of a chunk in which an affix is looked for: the longest that German has is shorter."""
MAX_ADDRESS = 2000
"""Characters of the longest address that browsers agree on; a longer chunk is none."""
_REST = re.compile(".+", re.DOTALL)


class _Affixes:
    """What looks for ``pattern`` at an end of a string; spaCy saves the pattern."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern.pattern
        self._search = pattern.search


class Prefixes(_Affixes):
    """What ``pattern`` finds at the beginning of a string."""

    def search(self, string: str) -> re.Match[str] | None:
        """The prefix; of a run of more than `REACH` marks all but what belongs to the word behind it."""
        if len(string) <= REACH:
            return self._search(string)
        if _is_run(string[:REACH]):
            return _REST.match(string, 0, len(string) - len(string.lstrip(_marks_of(string))))
        return self._search(string[:REACH])


class Suffixes(_Affixes):
    """What ``pattern`` finds at the end of a string."""

    def search(self, string: str) -> re.Match[str] | None:
        """The suffix; of a run of more than `REACH` marks all of them."""
        if len(string) <= REACH:
            return self._search(string)
        if _is_run(string[-REACH:]):
            return _REST.match(string, len(string.rstrip(_marks_of(string))))
        return self._search(string[-REACH:])


class Addresses:
    """Whether a whole string matches ``pattern``, an address on the web; spaCy saves the pattern."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern.pattern
        self._match = pattern.match

    def match(self, string: str) -> re.Match[str] | None:
        """The address; None for a string of more than `MAX_ADDRESS` characters."""
        return self._match(string) if len(string) <= MAX_ADDRESS else None


_WITHOUT_INFIX = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+-?\.?|[^\W_]++\.?|(?:[0-9]++[.:]?)++|\s++")
"""A word, or words with hyphens between, a number, a date, an hour: no infix of German stands in these."""


class Infixes:
    """What finds the infixes of ``pattern`` in a chunk without its affixes; the pattern is compiled when a chunk needs it."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._infixes = lazy_pattern(pattern)

    def finditer(self, string: str) -> Iterator[re.Match[str]]:
        """The infixes, in order; `_WITHOUT_INFIX` says at a glance of most chunks that they have none."""
        return iter(()) if _WITHOUT_INFIX.fullmatch(string) else self._infixes.finditer(string)


_BOUNDED: Mapping[str, Callable[[re.Pattern[str]], object]] = {
    "prefix_search": lambda pattern: Prefixes(pattern).search,
    "suffix_search": lambda pattern: Suffixes(pattern).search,
    "url_match": lambda pattern: Addresses(pattern).match,
}


def bound_affixes(tokenizer: object) -> None:
    """Let a tokenizer of spaCy's look at the ends of a chunk only; tokens stay what they are, runs of marks aside.

    A tokenizer of another kind is left alone.
    """
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types

    if not isinstance(tokenizer, Tokenizer):
        return
    rules, tokenizer.rules = tokenizer.rules, {}  # else each line below would load all of them again
    for name, bounded in _BOUNDED.items():
        found = getattr(getattr(tokenizer, name), "__self__", None)
        if isinstance(found, re.Pattern):
            setattr(tokenizer, name, bounded(found))
    tokenizer.rules = rules


def _is_run(string: str) -> bool:
    """Whether `string` holds marks alone."""
    return not any(map(str.isalnum, string))


def _marks_of(string: str) -> str:
    return "".join({char for char in string if not char.isalnum()})
