"""Let the teachers together label sentences; what a person has annotated stays as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import spacy
import typer
from contextual import Contexts
from gold import load, save
from store import load_network
from taktvoll_training.treebank import Sentence, tag_table
from train import Encoder, _inputs, predict, predict_relations

from taktvoll.pipeline.tree_decoder import best_tree, is_tree

RARE = 2
"""A tag counts as possible for a part of speech if it occurs this often with it."""
UNLIKELY = 1e-9
SETTLED = 5
"""Tokens of a word with one tag whose parts of speech decide."""


class Labeller:
    """Mean of several teachers, with what is known as constraint."""

    def __init__(self, paths: list[Path], base: Path, gold: list[Sentence], inputs: Path) -> None:
        """Load the teachers of INPUTS; GOLD tells which fine tags go with which part of speech."""
        nlp = spacy.load(base)
        self.teachers = []
        for path in paths:
            params, sizes, labels = load_network(path)
            contexts = Contexts([inputs]) if sizes.context else None
            self.teachers.append((params, sizes, Encoder(nlp, labels, sizes.rows, contexts)))
        self.labels = self.teachers[0][2].labels
        table = tag_table(gold)
        self.tags: dict[str, Any] = {}
        for pos, tags in table.items():
            fit = [tags.get(tag, 0) >= RARE for tag in self.labels["tag"]]
            self.tags[pos] = np.where(fit, 1.0, UNLIKELY)
        counts: dict[tuple[str, str], Any] = defaultdict(lambda: np.full(len(self.labels["pos"]), UNLIKELY))
        for sentence in gold:
            for tok in sentence.toks:
                if tok.tag and tok.pos:
                    counts[tok.tag, ""][self.labels["pos"].index(tok.pos)] += 1
                    counts[tok.tag, tok.form.lower()][self.labels["pos"].index(tok.pos)] += 1
        self.pos = {key: row / row.sum() for key, row in counts.items() if not key[1] or row.sum() >= SETTLED}
        allowed: dict[str, set[str]] = defaultdict(set)
        for sentence in gold:
            for tok in sentence.toks:
                if tok.pos and tok.feats is not None:
                    allowed[tok.pos].add(tok.feats)
        self.feats = {
            pos: np.where([label in some for label in self.labels["feats"]], 1.0, UNLIKELY)
            for pos, some in allowed.items()
        }

    def label(self, sentences: list[Sentence], keep_all: bool) -> list[Sentence]:
        """Return SENTENCES with every layer; unless KEEP_ALL those with a doubtful tree are dropped."""
        out: list[Sentence] = []
        for members, batch in self.teachers[0][2].batches(sentences, shuffle=False):
            outs = [predict(params, _inputs(batch), sizes) for params, sizes, _ in self.teachers]
            mean = {n: np.mean([o[n] for o in outs], axis=0) for n in ("tag", "pos", "feats", "arc")}
            heads = np.zeros(batch["mask"].shape, np.int32)
            clean = []
            for i, number in enumerate(members):
                size = len(sentences[number].toks)
                scores = np.log(mean["arc"][i, :size, : size + 1] + UNLIKELY)
                clean.append(is_tree(scores.argmax(1).tolist()))
                heads[i, :size] = best_tree(scores)
            rels = np.mean(
                [predict_relations(t[0], o, heads) for t, o in zip(self.teachers, outs, strict=True)], axis=0
            )
            for i, number in enumerate(members):
                if clean[i] or keep_all:
                    probs = {n: mean[n][i] for n in ("tag", "pos", "feats")} | {"dep": rels[i]}
                    out.append(self._fill(sentences[number], probs, heads[i]))
        return out

    def _fill(self, sentence: Sentence, probs: dict[str, Any], heads: Any) -> Sentence:
        toks = []
        trees = sentence.toks[0].head >= 0
        for i, tok in enumerate(sentence.toks):
            tag, pos = tok.tag, tok.pos
            if not tag:
                fit = self.tags.get(pos, 1.0) if pos else 1.0
                tag = self.labels["tag"][int((probs["tag"][i] * fit).argmax())]
            if not pos:
                prior = self.pos.get((tag, tok.form.lower()), self.pos.get((tag, "")))
                scores = probs["pos"][i] if prior is None else probs["pos"][i] * prior
                pos = self.labels["pos"][int(scores.argmax())]
            feats = tok.feats
            if feats is None:
                feats = self.labels["feats"][int((probs["feats"][i] * self.feats.get(pos, 1.0)).argmax())]
            tok = replace(tok, tag=tag, pos=pos, feats=feats)
            if not trees:
                head = int(heads[i])
                dep = "ROOT" if head == 0 else self._relation(probs["dep"][i])
                tok = replace(tok, head=i if head == 0 else head - 1, dep=dep)
            toks.append(tok)
        return replace(sentence, toks=tuple(toks))

    def _relation(self, scores: Any) -> str:
        ranked = np.argsort(-scores)
        return next(self.labels["dep"][i] for i in ranked if self.labels["dep"][i] != "ROOT")


def main(
    inputs: Path,
    output: Path,
    base: Path,
    gold: Path,
    teacher: Annotated[list[Path], typer.Option()],
    keep_all: bool = False,
) -> None:
    """Label INPUTS with every TEACHER and write OUTPUT."""
    sentences = load(inputs)
    labelled = Labeller(teacher, base, load(gold), inputs).label(sentences, keep_all)
    typer.echo(f"{len(labelled)} of {len(sentences)} sentences kept")
    save(output, labelled)


if __name__ == "__main__":
    typer.run(main)
