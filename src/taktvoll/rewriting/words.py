"""The words of a sentence with tag and tree: what mends of a kept sentence look at instead of guessing by its letters."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taktvoll.pipeline.word_cache import WordCache

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|\"[^\"]*\"|»[^«]*«")
FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
SENTENCES = 1024
"""Sentences of which is remembered what their words say: each is asked for every candidate."""
_CLAUSE_LENGTH = 2000
"""Characters beyond which no sentence of a letter goes; a longer text is not mended word by word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """``text[start:end]`` of a sentence."""

    start: int
    end: int
    text: str
    tag: str
    """STTS."""
    relation: str
    """Universal Dependencies."""
    head: int
    """Place among the words of the sentence; its own for a root."""

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.tag.startswith("$")

    @property
    def is_finite(self) -> bool:
        """Whether it is a finite verb."""
        return self.tag in FINITE


WordReader = Callable[[str], tuple[Word, ...]]
"""From a sentence to its words; none without a parser."""


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where words stand in quotation marks: they are somebody else's, and stay as they are."""
    return [match.span() for match in _QUOTED.finditer(text)]


def children(words: tuple[Word, ...], place: int) -> Iterator[int]:
    """The places of the words that depend on the one at `place`."""
    return (other for other, word in enumerate(words) if word.head == place and other != place)


def last_of(words: tuple[Word, ...], place: int) -> int:
    """The place of the last word of the subtree at `place`, marks left out."""
    inside, found = {place}, place
    grew = True
    while grew:
        grew = False
        for other, word in enumerate(words):
            if other not in inside and word.head in inside and not word.is_mark:
                inside.add(other)
                found, grew = max(found, other), True
    return found


def finite_of(words: tuple[Word, ...], place: int) -> int | None:
    """The place of the finite verb of the predicate at `place`; None where it has none."""
    verbs = [child for child in children(words, place) if words[child].relation in _HELPERS and words[child].is_finite]
    if words[place].is_finite:
        verbs.append(place)
    return min(verbs, default=None)


_HELPERS = frozenset({"aux", "aux:pass", "cop"})


def tree_reader(nlp: "Language") -> "Callable[[str, Sequence[tuple[str, int, int]]], Doc | None]":
    """What tags and parses a text whose segments (kind, start, end) are known; None without a parser in `nlp`."""
    needed = [pipe for name, pipe in nlp.pipeline if name in {"tok2vec", "tagger", "taktvoll_sentences", "parser"}]

    def read(text: str, segments: "Sequence[tuple[str, int, int]]") -> "Doc | None":
        doc = nlp.make_doc(text)
        doc._.taktvoll_text = text
        doc._.taktvoll_segments = list(segments)
        for pipe in needed:
            doc = pipe(doc)
        return doc if doc.has_annotation("DEP") else None

    return read


def word_reader(nlp: "Language") -> WordReader:
    """What reads the words of one sentence with the tags and trees of `nlp`."""
    parse = tree_reader(nlp)

    def read(text: str) -> tuple[Word, ...]:
        if not text.strip() or len(text) > _CLAUSE_LENGTH:
            return ()
        doc = parse(text, [("body", 0, len(text))])
        return _words(doc) if doc is not None else ()

    return WordCache(read, _REMEMBERED).__getitem__


_REMEMBERED = 512
"""Sentences: one letter is arranged several times with the same ones."""


def _words(doc: "Doc") -> tuple[Word, ...]:
    shown = [token for token in doc if not token.is_space]
    place = {token.i: number for number, token in enumerate(shown)}
    return tuple(
        Word(
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            tag=token.tag_,
            relation=token.dep_,
            head=place.get(token.head.i, number),
        )
        for number, token in enumerate(shown)
    )
