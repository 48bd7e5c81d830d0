"""Begging and brusqueness: what no label says of a sentence that does its act, and what still hurts."""

import functools
import re

from taktvoll.annotate.register import COMMANDED
from taktvoll.mail.lexicon import lines_of_list
from taktvoll.phrasing.plain_words import cased_like
from taktvoll.rewriting.verb_forms import find_commands
from taktvoll.rewriting.words import SENTENCES


@functools.cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines_of_list("taktvoll.phrasing.lexicons", name)))


@functools.lru_cache(maxsize=SENTENCES)
def begs(quote: str) -> bool:
    """Whether the words abase their writer (``begging.txt``)."""
    return bool(_any_of("begging").search(_flat(quote)))


@functools.lru_cache(maxsize=SENTENCES)
def is_brusque(quote: str) -> bool:
    """Whether the words slap the reader (``brusque.txt``)."""
    return bool(_any_of("brusque").search(_flat(quote)))


_PLEADS = (
    (re.compile(r"\b(bitte)(?:,?\s+bitte)+\b", re.IGNORECASE), r"\1"),
    (re.compile(r",?\s+ich (?:flehe|bettle|beschwöre) (?:sie|euch|dich)(?: an)?\b(?=\s*,)", re.IGNORECASE), ""),
    (re.compile(r"\s+inständig\b", re.IGNORECASE), ""),
    (
        re.compile(
            r"^(?:aber\s+|und\s+)?(?:(?:wenn|falls)\s+es\s+(?:nur\s+)?(?:irgendwie|irgend)\s+(?:ginge|geht|möglich\s+(?:ist|wäre)))\s*,\s*(?=[a-zäöü])",
            re.IGNORECASE,
        ),
        "",
    ),
)
"""What pleads inside a sentence that asks, and what stands there instead."""


_DIGS = re.compile(
    r",?\s+(?:so\s+)?wie\s+(?:das|es|dies|man|sie|ihr)\b[^,.!?]{0,80}\b(?:üblich|gewohnt|gewöhnt|brauch|sitte|kennt|kennen|hört|normal)\b[^,.!?]{0,20}(?=\W*$)"
    r"|,?\s+(?:falls|wenn|sofern)\s+(?:das|es|sie|ihr|du)\b[^,.!?]{0,50}\b(?:zu\s+viel\s+verlangt|hinbekomm\w*|hinkrieg\w*|auf\s+die\s+reihe\s+\w+)\b[^,.!?]{0,20}(?=\W*$)"
    r"|,?\s+oder\s+ist\s+(?:das|auch\s+das)\b[^.!?]{0,60}(?=\W*$)",
    re.IGNORECASE,
)
"""What a request has at its end to hurt: „…, wie das bei Ihnen ja üblich ist“."""


def without_digs(quote: str) -> str:
    """The words without the dig at their end."""
    return _DIGS.sub("", quote)


def without_pleading(quote: str) -> str:
    """The words without what pleads in them; they may still beg otherwise."""
    text = quote
    for pattern, plain in _PLEADS:
        text = pattern.sub(plain, text)
    return cased_like(quote, text)


_COMMANDED = re.compile(rf"(?:^|[.!?:]\s+)(?:[Bb]itte\s+)?{COMMANDED}")
_SIE_IMPERATIVE = re.compile(r"\b[^\W\d_]+en\s+Sie\b")


def commands_in(quote: str, register: str | None) -> bool:
    """Whether an imperative addresses the reader in `register`: „Schick mir“ is du without a pronoun."""
    if register == "sie":
        return bool(_SIE_IMPERATIVE.search(quote))
    return register == "du" and (bool(find_commands(quote)) or _COMMANDED.search(quote) is not None)


def _flat(quote: str) -> str:
    return " ".join(quote.split()).lower().replace("’", "'")
