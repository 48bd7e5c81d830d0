"""The clauses of a draft: where its sentences can be cut so that each side still stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from taktvoll.letter import Segment
from taktvoll.rewriting.first_person import first_person_of
from taktvoll.rewriting.words import WordReader, word_reader

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

T = TypeVar("T")
_PREFIX = re.compile(
    r"^(?:umzu|abzu|anzu|um|ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|vor|weg|zu|zurück|über|unter)(?=[a-zäöü]{4})"
)
"""Of a verb that the dictionary may have without it: „umplanen“."""
_SHORTEST_SHOUT = 5
"""Letters of a noun in capitals that is no abbreviation."""
_INDEPENDENT = frozenset({"ROOT", "conj", "parataxis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """``text[start:end]`` with its finite verb; offsets of the draft."""

    start: int
    end: int
    connective: str
    """Small letters; empty where there is none."""
    subordinate: bool
    """Whether it depends on another clause: „weil ich krank bin“."""
    has_subject: bool
    """Whether it names its own subject: „und kann nicht kommen“ does not."""
    imperative: bool


ClauseReader = Callable[[str, tuple[Segment, ...]], tuple[Clause, ...]]
"""From a text and its segments, which are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """What a rewrite knows of German beyond the analysis."""

    clauses: ClauseReader
    is_noun: Callable[[str], bool]
    """Whether a word in small letters can only be a noun; asked with a capital, whether it can be one."""
    is_known: Callable[[str], bool]
    """Whether a word is in the dictionary, or a compound that ends in one."""
    is_name: Callable[[str], bool]
    """Whether a word in small letters can only be a name: „bernau“."""
    has_other_reading: Callable[[str], bool]
    """Whether a word in small letters is in the dictionary as it stands, so that it need be no noun: „bitte“, „essen“."""
    only_verb: Callable[[str], bool]
    """Whether a word in small letters is a verb and nothing else."""
    first_person: Callable[[str], str | None]
    """„lege“ for „leg“; None for what is no clipped form."""
    unshouted: Callable[[str], str | None]
    """„wirklich“ for „WIRKLICH“; None for an abbreviation and for what no dictionary has."""
    words: WordReader


class Borrow(Protocol):
    """Runs a function on the pipeline that reads letters."""

    def __call__(self, work: "Callable[[Language], T]") -> "T":
        """What `work` gives."""


def syntax_of(borrow: Borrow) -> Syntax:
    """Trees and dictionary of the pipeline; one that lacks them knows no clauses, no nouns."""
    from taktvoll.pipeline.dictionary import of_vocab

    dictionary = borrow(lambda nlp: of_vocab(nlp.vocab))
    read = borrow(clause_reader)

    def is_noun(word: str) -> bool:
        hits = list(dictionary.matches(word))
        if word[:1].isupper():
            return any("SUB" in hit.entry.tags for hit in hits)
        if hits and all("SUB" in hit.entry.tags and hit.how in {"title", "tail"} for hit in hits):
            return True
        compound = all(hit.how == "tail" and hit.entry.tags == "VER:IMP" for hit in hits)  # „vorstellungsgespräch“
        return compound and any(
            hit.how == "tail" and "SUB" in hit.entry.tags for hit in dictionary.matches(word.capitalize())
        )

    def is_known(word: str) -> bool:
        if not len(dictionary) or next(iter(dictionary.matches(word)), None) is not None:
            return True
        rest = _PREFIX.sub("", word, count=1)
        return rest != word and next(iter(dictionary.matches(rest)), None) is not None

    def is_name(word: str) -> bool:
        hits = list(dictionary.matches(word))
        return bool(hits) and all(hit.how == "title" and hit.entry.tags.startswith("EIG") for hit in hits)

    def only_verb(word: str) -> bool:
        hit = dictionary.get(word)
        return hit is None or all(tag.startswith(("VER", "AUX", "MOD")) for tag in hit.tags.split("|"))

    def unshouted(word: str) -> str | None:
        if dictionary.get(word) is not None or (entry := dictionary.get(small := word.lower())) is None:
            noun = dictionary.get(word.capitalize())
            is_word = noun is not None and "SUB" in noun.tags and dictionary.get(word) is None
            return word.capitalize() if is_word and len(word) >= _SHORTEST_SHOUT else None
        return small if entry.tags != "EIG" else None

    words = borrow(word_reader)
    return Syntax(
        clauses=lambda text, segments: borrow(lambda _: read(text, segments)),
        is_noun=is_noun,
        is_known=is_known,
        is_name=is_name,
        has_other_reading=lambda word: dictionary.get(word) is not None,
        only_verb=only_verb,
        unshouted=unshouted,
        first_person=lambda word: first_person_of(word, dictionary),
        words=lambda text: borrow(lambda _: words(text)),
    )


def clause_reader(nlp: "Language") -> ClauseReader:
    """What reads the clauses of a text with the trees of `nlp`; without a parser there it gives none."""
    from taktvoll.pipeline.clauses import ClauseSplitter

    splitter = ClauseSplitter("clauses")
    needed = [pipe for name, pipe in nlp.pipeline if name in {"tok2vec", "tagger", "taktvoll_sentences", "parser"}]

    def read(text: str, segments: tuple[Segment, ...]) -> tuple[Clause, ...]:
        doc = nlp.make_doc(text)
        doc._.taktvoll_text = text
        doc._.taktvoll_segments = [(str(part.kind), part.start, part.end) for part in segments]
        for pipe in needed:
            doc = pipe(doc)
        if not doc.has_annotation("DEP"):
            return ()
        return tuple(_clause(doc, *found) for found in splitter.predict(doc))

    return read


def _clause(doc: "Doc", first: int, end: int, connective: int, verb: int) -> Clause:
    if connective > first and any(_belongs_before(word, first, end) for word in doc[first:connective]):
        first = connective
    end = _before_a_list(doc, first, end, verb)
    span = doc[first:end]
    head = doc[verb] if verb >= 0 else span.root
    predicate = head.head if head.dep_ in {"aux", "aux:pass", "cop"} else head
    subjects = [child for child in predicate.children if child.dep_.startswith(("nsubj", "csubj", "expl"))]
    word = doc[connective].lower_ if connective >= 0 else ""
    return Clause(
        start=span.start_char,
        end=span.end_char,
        connective=word,
        subordinate=predicate.dep_ not in _INDEPENDENT,
        has_subject=any(first <= child.i < end for child in subjects),
        imperative=verb >= 0 and doc[verb].tag_ in {"VVIMP", "VAIMP"},
    )


def _before_a_list(doc: "Doc", first: int, end: int, verb: int) -> int:
    """Where a relative clause ends in front of what a colon adds to the main clause: „an die Frau, bei der ich wohne: Hof 4“."""
    if verb < 0 or doc[first].tag_ not in {"PRELS", "APPR"}:
        return end
    return next((word.i for word in doc[verb + 1 : end] if word.text == ":"), end)


def _belongs_before(word: "Token", first: int, end: int) -> bool:
    """Whether it is the particle of a verb outside ``doc[first:end]``: „ziehe die Bewerbung, die für Linz, zurück, weil …“."""
    return word.dep_ == "compound:prt" and not first <= word.head.i < end
