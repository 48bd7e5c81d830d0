"""Words that say where an application stands, what its writer means to do, who reads it, and what a mail is about.

The expressions stand in ``patterns/situation.toml``; `annotate/situation.py` weighs what is found.
"""

import functools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from taktvoll.annotate.patterns import Pattern
from taktvoll.annotate.pieces import Pieces
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.pipeline.word_cache import WordCache, union_of_bits

FILE = "situation.toml"
MOST_SENTENCES = 150
"""Sentences of a letter that are looked at: what a mail is about is said long before."""
FAR = r"[^!?]{0,120}?"
"""What {far} stands for: a gap that passes the full stops of abbreviations; a sentence has no other."""
_CLAUSE_END = lazy_pattern(r"[,;:!?–—]|(?<!\d)\.|\s(?:und|aber|doch|sondern|denn)\s")
_OTHERS = lazy_pattern(
    r"\bander\w+\s+(?:\w+\s+)?(?:angebot|stelle|firma|unternehmen|arbeitgeber\w*|betrieb\w*|haus|klinik|kanzlei|posten|job|zusage"
    r"|vertrag|seite|aufgabe|platz)|\bwoanders\b|\banderswo\b|\banderweitig\w*|\bdort\b|\bneue[rnms]?\s+(?:arbeitgeber\w*|stelle|firma|job)"
    r"|\b(?:meine?[rmn]?|jetzige[rmn]?|bisherige[rmn]?|derzeitige[rmn]?|alte[rmn]?)\s+(?:(?:jetzige|alte|bisherige|derzeitige)[rmn]?\s+)?"
    r"(?:firma|arbeitgeber\w*|chef\w*|betrieb|unternehmen|kanzlei|vorstand|onkel|schwager)|\bkonkurrenz\b"
    r"|\beinen\s+(?:\w+\s+)?(?:arbeits)?vertrag|\beine\s+(?:\w+\s+)?zusage|\baltersteilzeitvertrag|\bander(?:e|er|es|en|em)\b(?!\s+tag)|\bmeinen\s+\w*vertrag\s+(?:in|bei|mit)\b|\bvertrag\s+bei\s+(?!ihnen|euch|dir)|\bein\s+(?:\w+\s+)?angebot\b"
)
_FIRST_PERSON = lazy_pattern(r"\b(?:ich|mich|mir|mein\w*|wir)\b")
_TO_THE_READER = lazy_pattern(r"\b(?:ihnen|euch|dir|ihre[ms]|eure[ms]|deine[ms])\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words of a sentence that speak for a value of a field."""

    field: str
    """„stage“, „stance“, „counterpart“ or „matter“."""
    value: str
    name: str
    """Of the pattern."""
    sentence: int
    """Place of its sentence among those that were looked at."""
    start: int
    """Offsets into that sentence."""
    end: int


@dataclass(frozen=True, slots=True)
class _Expression:
    pattern: Pattern
    field: str
    value: str
    own: bool


@functools.cache
def _expressions() -> tuple[_Expression, ...]:
    source = resources.files("taktvoll.annotate.patterns").joinpath(FILE).read_text(encoding="utf-8")
    found = []
    for kind, entries in tomllib.loads(source).items():
        field, _, value = kind.partition("_")
        for name, entry in entries.items():
            pattern = Pattern(
                kind=kind, name=f"{kind}.{name}", cues=tuple(entry["cue"]), find=entry["find"].replace("{far}", FAR),
                unless=entry.get("unless"), when=None, raw=False, sure=False,
            )  # fmt: skip
            found.append(_Expression(pattern, field, value, entry.get("own", False)))
    return tuple(found)


@functools.cache
def _keys() -> Pieces:
    """The longest word of each cue, with the bit set of the expressions that it may start."""
    found: dict[str, int] = {}
    for number, expression in enumerate(_expressions()):
        for cue in expression.pattern.cues:
            key = max(cue.split(), key=len)
            found[key] = found.get(key, 0) | 1 << number
    return Pieces(found)


def _expressions_cued_by(word: str) -> int:
    spelt = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    found = _keys().bits_in(word)
    return found if spelt == word else found | _keys().bits_in(spelt)


_cued_by: WordCache[str, int] = WordCache(_expressions_cued_by)
"""Lower-case text between two white spaces → bit set of the expressions that it may start."""


def cues_in(quotes: Sequence[str]) -> Iterator[Cue]:
    """What the sentences of a letter say of its situation, sentence by sentence; the first `MOST_SENTENCES` are read."""
    for place, quote in enumerate(quotes[:MOST_SENTENCES]):
        for field, value, name, start, end in _found[quote]:
            yield Cue(field, value, name, place, start, end)


def _found_in(quote: str) -> tuple[tuple[str, str, str, int, int], ...]:
    """(field, value, pattern, start, end) of the cues of a sentence; the order of the tables in the file means nothing."""
    return tuple(sorted(_cues_of(quote), key=lambda cue: (cue[0], cue[1], cue[3], cue[2])))


def _cues_of(quote: str) -> Iterator[tuple[str, str, str, int, int]]:
    lowered = in_small_letters(quote)
    cued = union_of_bits(_cued_by, set(lowered.split()))
    while cued:
        lowest = cued & -cued
        cued ^= lowest
        expression = _expressions()[lowest.bit_length() - 1]
        pattern = expression.pattern
        for start, end in pattern.spans(lowered, quote):
            if expression.value == "missed_it" and not _FIRST_PERSON.search(lowered):
                continue
            if expression.own and is_others(lowered, start, end):
                continue
            yield expression.field, expression.value, pattern.name, start, end


_found = SentenceCache(_found_in)


def in_small_letters(quote: str) -> str:
    """`quote` in small letters, as long as it is; a character whose small form is longer („İ“) stays."""
    lowered = quote.lower()
    if len(lowered) == len(quote):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in quote)


def clause_around(lowered: str, start: int, end: int) -> str:
    """The words between the marks around ``lowered[start:end]``."""
    before = [match.end() for match in _CLAUSE_END.finditer(lowered, 0, start)]
    behind = _CLAUSE_END.search(lowered, end)
    return lowered[before[-1] if before else 0 : behind.start() if behind else len(lowered)]


def is_others(lowered: str, start: int, end: int) -> bool:
    """Whether the clause around a span speaks of somebody else's offer, contract or yes, not of the reader's."""
    clause = clause_around(lowered, start, end)
    return bool(_OTHERS.search(clause)) and not _TO_THE_READER.search(clause)
