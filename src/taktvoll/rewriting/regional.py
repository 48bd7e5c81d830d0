"""Farewells of a region: „Baba“ below „Servus“, „Ade“ below „Grüß Gott“ are how people write there."""

import re
from collections.abc import Sequence

_REGIONS = (
    (
        re.compile(r"\b(?:baba|pfiat|pfiadi|pfiati|pfüat|pfiads?|servus|habe die ehre|griaß|behüt)\b", re.IGNORECASE),
        re.compile(r"\b(?:servus|grüß|griaß|grüss gott|habe die ehre)", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?:ade|adele|grüßle)\b", re.IGNORECASE),
        re.compile(r"\b(?:grüß|grüss gott)", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?:ade|adieu|adé|salü|merci|tschau|uf wiederluege)\b", re.IGNORECASE),
        re.compile(r"\b(?:grüezi|grüessech|hoi|sali|salü|guete)\b", re.IGNORECASE),
    ),
)
"""Farewell → the greetings of the same region."""


def fits_the_region(closing: str, salutations: Sequence[str]) -> bool:
    """Whether the letter greets as people do where they take leave like this."""
    greeting = " ".join(salutations)
    return any(farewell.search(closing) and hello.search(greeting) for farewell, hello in _REGIONS)
