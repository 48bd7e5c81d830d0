"""Begging and brusqueness: what no label says of a sentence that does its act, and what still hurts."""

import functools
import re

from taktvoll.annotate.register import COMMANDED
from taktvoll.mail.lexicon import lines_of_list
from taktvoll.phrasing.plain_words import cased_like


@functools.cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines_of_list("taktvoll.phrasing.lexicons", name)))


def begs(quote: str) -> bool:
    """Whether the words abase their writer (``begging.txt``)."""
    return bool(_any_of("begging").search(_flat(quote)))


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


def without_pleading(quote: str) -> str:
    """The words without what pleads in them; they may still beg otherwise."""
    text = quote
    for pattern, plain in _PLEADS:
        text = pattern.sub(plain, text)
    return cased_like(quote, text)


_DU_IMPERATIVE = re.compile(
    r"(?:^|[.!?:;,–]\s+|\bund\s+)(?:[Bb]itte,?\s+)?(?:[Ss]chick|[Ss]chreib|[Ss]ag|[Rr]uf|[Ll]ass|[Mm]eld|[Mm]elde|[Ee]ntschuldige|[Vv]erzeih|[Ss]ei|[Gg]ib|[Nn]imm|[Ll]ösch|[Gg]rüß|[Ss]treich|[Ll]eg|[Rr]ichte|[Vv]ergiss|[Hh]ilf)\s+(?:bitte|mir|mich|uns|doch|mal|einfach|meine?n?|die|das|den|der|dich|nicht)\b"
)
_COMMANDED = re.compile(rf"(?:^|[.!?:]\s+)(?:[Bb]itte\s+)?{COMMANDED}")
_I = re.compile(r"\b[Ii]ch\b")
"""„Ich bitte um Verständnis und entschuldige mich“ is no imperative."""
_SIE_IMPERATIVE = re.compile(r"\b[^\W\d_]+en\s+Sie\b")


def commands_in(quote: str, register: str | None) -> bool:
    """Whether an imperative addresses the reader in `register`: „Schick mir“ is du without a pronoun."""
    if register == "sie":
        return bool(_SIE_IMPERATIVE.search(quote))
    return register == "du" and any(
        not (match.group().startswith("und") and _I.search(quote[: match.start()]))
        for pattern in (_DU_IMPERATIVE, _COMMANDED)
        for match in pattern.finditer(quote)
    )


def _flat(quote: str) -> str:
    return " ".join(quote.split()).lower().replace("’", "'")
