"""Begging and brusqueness: what no label says of a sentence that does its act, and what still hurts."""

import functools
import re

from taktvoll.mail.lexicon import lines_of_list


@functools.cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines_of_list("taktvoll.phrasing.lexicons", name)))


def begs(quote: str) -> bool:
    """Whether the words abase their writer (``begging.txt``)."""
    return bool(_any_of("begging").search(_flat(quote)))


def is_brusque(quote: str) -> bool:
    """Whether the words slap the reader (``brusque.txt``)."""
    return bool(_any_of("brusque").search(_flat(quote)))


def _flat(quote: str) -> str:
    return " ".join(quote.split()).lower().replace("’", "'")
