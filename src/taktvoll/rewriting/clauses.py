"""The clauses of a draft: where its sentences can be cut so that each side still stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from taktvoll.letter import Segment
from taktvoll.rewriting.word_forms import WordForms
from taktvoll.rewriting.words import WordReader, tree_reader, word_reader

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

T = TypeVar("T")
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
    forms: WordForms
    words: WordReader
    written: dict[tuple[str, str], str] = field(default_factory=dict, compare=False)
    """Sentences in written German, by what was mended: see `once`."""

    def once(self, mend: str, text: str, work: Callable[[str], str]) -> str:
        """What `work` makes of `text` under the name `mend`, worked out once: a sentence stands in several candidates of a rewrite."""
        known = self.written.get((mend, text))
        if known is None:
            known = self.written[mend, text] = work(text)
        return known

    @property
    def is_noun(self) -> Callable[[str], bool]:
        """Of `WordForms`."""
        return self.forms.is_noun

    @property
    def is_known(self) -> Callable[[str], bool]:
        """Of `WordForms`."""
        return self.forms.is_known


class Borrow(Protocol):
    """Runs a function on the pipeline that reads letters."""

    def __call__(self, work: "Callable[[Language], T]") -> "T":
        """What `work` gives."""


def syntax_of(borrow: Borrow) -> Syntax:
    """Trees and dictionary of the pipeline; one that lacks them knows no clauses, no nouns."""
    from taktvoll.pipeline.dictionary import of_vocab

    read = borrow(clause_reader)
    words = borrow(word_reader)
    return Syntax(
        clauses=lambda text, segments: borrow(lambda _: read(text, segments)),
        words=lambda text: borrow(lambda _: words(text)),
        forms=WordForms(borrow(lambda nlp: of_vocab(nlp.vocab))),
    )


def clause_reader(nlp: "Language") -> ClauseReader:
    """What reads the clauses of a text with the trees of `nlp`; without a parser there it gives none."""
    from taktvoll.pipeline.clauses import ClauseSplitter

    splitter = ClauseSplitter("clauses")
    parse = tree_reader(nlp)

    def read(text: str, segments: tuple[Segment, ...]) -> tuple[Clause, ...]:
        doc = parse(text, [(str(part.kind), part.start, part.end) for part in segments])
        return tuple(_clause(doc, *found) for found in splitter.predict(doc)) if doc is not None else ()

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
