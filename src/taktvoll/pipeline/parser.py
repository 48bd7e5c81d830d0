"""Dependency parser: scores every word as head of every other and takes the best tree.

After Dozat & Manning 2017. It reads the states of the sentence encoder from `doc.tensor` and keeps
the sentence boundaries that were set before; where none were, the final marks decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from thinc.types import Ints2d

from taktvoll.pipeline.array import Array
from taktvoll.pipeline.sentences import MAX_UNIT, find_sentences
from taktvoll.pipeline.state_pipe import TensorPipe
from taktvoll.pipeline.threads import in_one_thread
from taktvoll.pipeline.tree_decoder import best_tree

LEAK = 0.1
"""Slope of the activation below zero, as in training."""
SPACE_DEP = "dep"
"""Relation of white space to the token before it, as in spaCy's own pipelines."""


class BiaffineParser(TensorPipe):
    """Sets heads and relations."""

    @in_one_thread
    def predict(self, doc: Doc) -> tuple[list[int], list[str]]:
        """Return the head's place and the relation for each token of `doc`."""
        heads = list(range(len(doc)))
        deps = ["ROOT"] * len(doc)
        for start, end in find_sentences(doc):
            words = [i for i in range(start, end) if not doc[i].is_space]
            for first in range(0, len(words), MAX_UNIT):
                part = words[first : first + MAX_UNIT]
                found, labels = self._parse(doc.tensor[part][:, :-1])
                for place, head, label in zip(part, found, labels, strict=True):
                    heads[place] = part[head - 1] if head else place
                    deps[place] = label if head else "ROOT"
                if first:
                    root = next(i for i in part if heads[i] == i)
                    heads[root], deps[root] = words[first - 1], "parataxis"
            self._attach_spaces(doc, start, end, heads, deps)
        return heads, deps

    def _parse(self, states: Array) -> tuple[list[int], list[str]]:
        """Return head (0: root) and relation of each word of one sentence."""
        nodes = np.vstack([self.arrays["root"], states])
        arc_dep, rel_dep = self._layer("arc_dep", states), self._layer("rel_dep", states)
        arc_head, rel_head = self._layer("arc_head", nodes), self._layer("rel_head", nodes)
        heads = best_tree(_with_one(arc_dep) @ self.arrays["arc"] @ arc_head.T)
        left = (_with_one(rel_dep) @ self.arrays["rel"]).reshape(len(states), len(self._labels), -1)
        scores = np.einsum("drj,dj->dr", left, _with_one(rel_head)[heads], optimize=True)
        return heads, [self._labels[i] for i in scores.argmax(axis=1)]

    def _layer(self, name: str, x: Array) -> Array:
        out: Array = x @ self.arrays[f"{name}.W"] + self.arrays[f"{name}.b"]
        return np.maximum(out, LEAK * out)

    @staticmethod
    def _attach_spaces(doc: Doc, start: int, end: int, heads: list[int], deps: list[str]) -> None:
        word = next((i for i in range(start, end) if not doc[i].is_space), start)
        for i in range(start, end):
            if not doc[i].is_space:
                word = i
            elif i != word:
                heads[i], deps[i] = word, SPACE_DEP

    def set_annotations(self, doc: Doc, heads: list[int], deps: list[str]) -> None:
        """Write `heads` and `deps` into `doc`; sentences then begin where the trees do."""
        values = np.zeros((len(doc), 2), dtype=np.uint64)
        values[:, 0] = (np.asarray(heads) - np.arange(len(doc))).astype(np.int64).astype(np.uint64)
        values[:, 1] = [doc.vocab.strings.add(dep) for dep in deps]
        doc.from_array(["HEAD", "DEP"], cast("Ints2d", values))

    def __call__(self, doc: Doc) -> Doc:
        """Parse `doc`."""
        if not len(doc):
            return doc
        self.check_ready(doc)
        self.set_annotations(doc, *self.predict(doc))
        return doc

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Return UAS and LAS over `examples`, punctuation left out."""
        scores: dict[str, Any] = Scorer.score_deps(
            examples,
            "dep",
            getter=lambda token, attr: getattr(token, f"{attr}_"),
            ignore_labels=("punct", "p"),
        )
        return scores


def _with_one(x: Array) -> Array:
    return np.hstack([x, np.ones((len(x), 1), dtype=x.dtype)])


@Language.factory(
    "taktvoll_parser",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    requires=["doc.tensor"],
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5},
)
def make_parser(nlp: Language, name: str) -> BiaffineParser:
    """Make the parser."""
    return BiaffineParser(name, nlp.vocab)
