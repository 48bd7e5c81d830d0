"""Clauses: where each begins and ends, its connective and its finite verb.

Read off the dependency tree. A clause reaches over the clauses that depend on it („ich komme nicht,
weil ich krank bin“ is one clause that holds another), but not over one that is joined to it by
„und“ or a mere comma. Plain numbers, so that a Doc with clauses can be saved and sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

Clause = tuple[int, int, int, int]
"""First token, end (exclusive), connective, finite verb; -1 where there is none."""
SUBORDINATE = frozenset(("advcl", "acl", "ccomp", "csubj", "csubj:pass"))
INDEPENDENT = frozenset(("ROOT", "parataxis"))
SEPARATE = frozenset(("conj", "parataxis"))
"""Relations of clauses that stand beside the one they are joined to."""
HELPERS = frozenset(("aux", "aux:pass", "cop"))
FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
SUBORDINATORS = frozenset(("KOUS", "KOUI", "KOKOM"))
RELATIVES = frozenset(("PRELS", "PRELAT", "PWAV", "PWS", "PWAT"))

Doc.set_extension("taktvoll_clauses", default=None, force=True)


class ClauseSplitter:
    """Writes `doc._.taktvoll_clauses`, sorted by beginning, the longer first."""

    def __init__(self, name: str) -> None:
        """Keep the `name` for messages."""
        self.name = name

    def predict(self, doc: Doc) -> list[Clause]:
        """Return the clauses of `doc`."""
        clauses = [self._clause(token) for token in doc if _heads_clause(token)]
        return sorted((clause for clause in clauses if clause[0] < clause[1]), key=lambda c: (c[0], -c[1]))

    def _clause(self, head: Token) -> Clause:
        tokens = sorted(_members(head))
        while tokens and (head.doc[tokens[0]].is_punct or head.doc[tokens[0]].is_space):
            tokens.pop(0)
        while tokens and (head.doc[tokens[-1]].is_punct or head.doc[tokens[-1]].is_space):
            tokens.pop()
        if not tokens:
            return head.i, head.i, -1, -1
        start, end = tokens[0], tokens[-1] + 1
        return start, end, _connective(head, start), _finite_verb(head)

    def set_annotations(self, doc: Doc, clauses: list[Clause]) -> None:
        """Write `clauses` into `doc`."""
        doc._.taktvoll_clauses = clauses

    def __call__(self, doc: Doc) -> Doc:
        """Split `doc`."""
        if len(doc) and not doc.has_annotation("DEP"):
            raise ValueError(f"The pipe {self.name} needs trees: put the pipe parser before it.")
        self.set_annotations(doc, self.predict(doc))
        return doc


def _heads_clause(token: Token) -> bool:
    """Tell whether `token` is the predicate of a clause; a greeting or a name is none."""
    if token.is_space:
        return False
    if token.dep_ in SUBORDINATE:
        return _finite_verb(token) >= 0 or any(child.dep_ == "mark" for child in token.children)
    if token.dep_ in INDEPENDENT or token.dep_ == "conj":
        return _finite_verb(token) >= 0
    return False


def _members(head: Token) -> Iterator[int]:
    """Yield the places of `head` and what depends on it, clauses that stand beside it left out."""
    yield head.i
    for child in head.children:
        if not (child.dep_ in SEPARATE and _heads_clause(child)):
            yield from _members(child)


def _connective(head: Token, start: int) -> int:
    """Return the word that joins the clause to another one, within its own words."""
    marks = [child.i for child in head.children if child.tag_ in SUBORDINATORS and child.i >= start]
    if marks:
        return min(marks)
    if head.dep_ == "conj":
        joins = [child.i for child in head.children if child.dep_ == "cc" and child.i < head.i]
        return min(joins, default=-1)
    first = head.doc[start]
    if head.dep_ in SUBORDINATE and first.tag_ in RELATIVES:
        return start
    if head.dep_ in SUBORDINATE and start + 1 < len(head.doc) and head.doc[start + 1].tag_ in RELATIVES:
        return start + 1
    joins = [child.i for child in head.children if child.dep_ == "cc" and child.i == start]
    return min(joins, default=-1)


def _finite_verb(head: Token) -> int:
    """Return the finite verb of the predicate `head`."""
    verbs = [child.i for child in head.children if child.dep_ in HELPERS and child.tag_ in FINITE]
    if head.tag_ in FINITE:
        verbs.append(head.i)
    return min(verbs, default=-1)


@Language.factory(
    "taktvoll_clauses",
    assigns=["doc._.taktvoll_clauses"],
    requires=["token.tag", "token.dep", "token.head"],
)
def make_clauses(nlp: Language, name: str) -> ClauseSplitter:  # noqa: ARG001 (spaCy hands it over)
    """Make the splitter."""
    return ClauseSplitter(name)
