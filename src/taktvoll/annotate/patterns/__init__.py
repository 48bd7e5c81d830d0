"""Patterns: cue words that are cheap to see, and a regular expression that is tried only where a cue stands.

The pattern files lie beside this module; `acts.toml` says how they are written. A word is looked up once and then
remembered with the set of patterns that it may start, so the cost per known word is one dictionary access.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

from taktvoll.annotate.pieces import Pieces
from taktvoll.mail.emoji import OTHERS
from taktvoll.mail.lexicon import SPELLINGS
from taktvoll.pipeline.word_cache import WordCache, union_of_bits

DENIED = "denied"
"""The kind of what says that a label does not hold: „nicht abgeschreckt“, „danke im Voraus“."""
OTHER_WORD = "denied.other_word"
"""A word that is written like one of the sure lists and is another: „.NET“, „Frau Quatsch“; it may have misled a model."""
UNSURE = 0.8
FILES = ("acts.toml", "flaws.toml", "marks.toml", "denials.toml")
MACROS = {"{emoji}": OTHERS, "{any}": r"(?:[^.!?]|(?<=[0-9])\.){0,60}?", "{few}": r"(?:[^.!?]|(?<=[0-9])\.){0,25}?"}
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"\w+")
_CLASS_OR_CHAR = re.compile(r"\[[^\]]*\]|[äöüß]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way to say something."""

    kind: str
    """A label of ANNOTATION.md or a kind of `taktvoll.analysis.Mark`."""
    name: str
    cues: tuple[str, ...]
    """Stems in plain spelling (ä as ae), one of which a word must contain; „=ab“ must be the whole word."""
    find: str
    """The expression as it stands in the file; compiled when a sentence first holds a cue, for most drafts hold few."""
    unless: str | None
    when: str | None
    """What the sentence as typed must contain, cheaper than `find`."""
    raw: bool
    """Whether `find` reads the sentence as typed rather than in lower case."""
    sure: bool
    """Whether it holds whatever a model thinks: exact words that the guidelines name."""

    def spans(self, lowered: str, raw: str) -> Iterator[tuple[int, int]]:
        """Where the pattern stands in a sentence, as offsets into it."""
        if self.when and not _as_written(self.when).search(raw):
            return
        find = compile_expression(self.find)
        found = [match.span() for match in find.finditer(raw if self.raw else lowered) if match[0]]
        if found and not (self.unless and compile_expression(self.unless).search(lowered)):
            yield from found


@dataclass(frozen=True, slots=True)
class Denial:
    """What a sentence is not, where a pattern is found."""

    labels: frozenset[str]
    below: float
    """A model that is surer is believed."""
    of_writer: bool = True
    """Whether it says what the writer does not do („ich sage nicht ab“), not what somebody else did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """A word list (``annotate/lexicons``) that stands among the patterns."""

    kind: str
    name: str
    lexicon: str
    sure: bool
    """As for a `Pattern`."""
    unless: str | None
    """A word inside a match of this expression in the lower-case sentence is not meant („hab Dank“)."""


def plain(word: str) -> str:
    """Lower case with umlauts spelt out: the form in which cues are compared."""
    return unicodedata.normalize("NFC", word).lower().translate(_PLAIN)


@functools.cache
def compile_expression(source: str) -> re.Pattern[str]:
    """A regular expression in which umlauts match all their spellings; macros are filled in."""
    for macro, expansion in MACROS.items():
        source = source.replace(macro, expansion)
    spelt = _CLASS_OR_CHAR.sub(lambda match: SPELLINGS.get(match.group(), match.group()), source)
    return re.compile(spelt)


_as_written = functools.cache(re.compile)


@functools.cache
def _entries() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """(kind, name, table) of everything that stands in the pattern files, in their order."""
    return tuple(
        (kind, f"{kind}.{name}", entry)
        for file in FILES
        for kind, entries in tomllib.loads(
            resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
        ).items()
        for name, entry in entries.items()
    )


@functools.cache
def word_lists() -> tuple[WordList, ...]:
    """The word lists that the pattern files name, sure ones first: a word that stands in two belongs to the first."""
    found = [
        WordList(
            kind=kind, name=name, lexicon=entry["lexicon"], sure=entry.get("sure", False), unless=entry.get("unless")
        )
        for kind, name, entry in _entries()
        if "lexicon" in entry
    ]
    return tuple(sorted(found, key=lambda entry: (not entry.sure, entry.name)))


@functools.cache
def all_patterns() -> tuple[Pattern, ...]:
    """Every pattern of the pattern files, in their order."""
    patterns = []
    for kind, name, entry in _entries():
        if "find" not in entry:
            continue
        patterns.append(
            Pattern(
                kind=kind,
                name=name,
                cues=tuple(part for cue in entry["cue"] for part in (plain(cue).split()[:1] or [""])),
                find=entry["find"],
                unless=entry.get("unless"),
                when=entry.get("when"),
                raw=entry.get("raw", False),
                sure=entry.get("sure", False),
            )
        )
    return tuple(patterns)


@functools.cache
def evidence_names() -> tuple[str, ...]:
    """Names of what patterns and word lists can find, in the order of the files."""
    return tuple(name for _, name, _ in _entries())


@functools.cache
def sure_names() -> frozenset[str]:
    """Those of `evidence_names` that hold whatever a model thinks."""
    return frozenset(name for _, name, entry in _entries() if entry.get("sure"))


@functools.cache
def denials() -> dict[str, Denial]:
    """Name of a pattern of the kind `DENIED` to what it denies."""
    found = {
        name: Denial(frozenset(entry["denies"]), entry.get("below", 1.0), entry.get("of_writer", True))
        for kind, name, entry in _entries()
        if kind == DENIED
    }
    return found | {OTHER_WORD: Denial(frozenset({"informal"}), UNSURE)}


@functools.cache
def always() -> int:
    """Bit set of the patterns that need no cue."""
    return sum(1 << i for i, pattern in enumerate(all_patterns()) if "" in pattern.cues)


@functools.cache
def _cues() -> tuple[dict[str, int], Pieces]:
    """Cues with the bit sets of their patterns: whole words (without their „=“) and pieces of words."""
    whole: dict[str, int] = {}
    pieces: dict[str, int] = {}
    for index, pattern in enumerate(all_patterns()):
        for cue in filter(None, pattern.cues):
            bits, key = (whole, cue[1:]) if cue.startswith("=") else (pieces, cue)
            bits[key] = bits.get(key, 0) | 1 << index
    return whole, Pieces(pieces)


def _cued_by(word: str) -> int:
    form = plain(word)
    whole, pieces = _cues()
    found = pieces.bits_in(form)
    for part in _WORD.findall(form):
        found |= whole.get(part, 0)
    return found


patterns_cued_by = WordCache(_cued_by)
"""``patterns_cued_by[word]``: bit set of the patterns that a lower-case word may start."""


def match_patterns(raw: str) -> Iterator[tuple[Pattern, int, int]]:
    """All (pattern, start, end) of one sentence, offsets into it."""
    lowered = raw.lower()
    if len(lowered) != len(raw):  # a character whose small form is longer („İ“)
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in raw)
    cued = always() | union_of_bits(patterns_cued_by, set(lowered.split()))
    patterns = all_patterns()
    while cued:
        lowest = cued & -cued
        cued ^= lowest
        pattern = patterns[lowest.bit_length() - 1]
        for start, end in pattern.spans(lowered, raw):
            yield pattern, start, end
