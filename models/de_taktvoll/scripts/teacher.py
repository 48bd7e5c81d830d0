"""Train one teacher on the gold corpora and report its accuracy on the development part."""

from __future__ import annotations

import pickle
import random
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import jax
import numpy as np
import optax
import spacy
import srsly
import typer
from biaffine import HEADS, Sizes, init_params, loss, relations, scores
from treebank import Sentence
from gold import load

from taktvoll.language.dictionary import Dictionary, of_vocab
from taktvoll.language.features import COLUMNS, columns

ROWS = (1000, 1000, 2000, 3000, 300, 600, 900, 900)
"""Rows of the hash tables of all columns but the first."""
BATCH_TOKENS = 1024
LENGTHS = (8, 16, 24, 32, 48, 64, 96, 160)
"""Sentences are padded to one of these; longer ones are left out of training."""


class Encoder:
    """Turns sentences into arrays; knows the labels."""

    def __init__(self, nlp: Any, sentences: list[Sentence]) -> None:
        """Collect the labels and the words seen twice in SENTENCES."""
        counts = Counter(tok.form.lower() for s in sentences for tok in s.toks)
        self.words = {w: i + 1 for i, w in enumerate(sorted(w for w, n in counts.items() if n > 1))}
        toks = [tok for s in sentences for tok in s.toks]
        self.labels = {
            "tag": sorted({t.tag for t in toks} - {""}),
            "pos": sorted({t.pos for t in toks} - {""}),
            "feats": sorted({t.feats for t in toks if t.feats is not None}),
            "dep": sorted({t.dep for t in toks} - {""}),
        }
        self.numbers = {k: {label: i for i, label in enumerate(v)} for k, v in self.labels.items()}
        self.attach(nlp)

    def attach(self, nlp: Any) -> None:
        """Use the vectors and the dictionary of NLP."""
        self.vocab = nlp.vocab
        self.dictionary: Dictionary = of_vocab(nlp.vocab)
        self.cache: dict[str, tuple[list[int], Any]] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Leave the vocabulary out of the saved teacher."""
        return {"words": self.words, "labels": self.labels, "numbers": self.numbers}

    def word(self, form: str) -> tuple[list[int], Any]:
        """Return the columns and the vector of FORM."""
        if form not in self.cache:
            hashes = columns(form, self.dictionary)[1:]
            ids = [value % rows for value, rows in zip(hashes, ROWS, strict=True)]
            self.cache[form] = (ids, self.vocab.vectors.get_batch([form])[0])
        return self.cache[form]

    def batch(self, group: list[Sentence], length: int, rows: int) -> dict[str, Any]:
        """Pad GROUP to ROWS sentences of LENGTH tokens."""
        size = self.vocab.vectors.shape[1]
        shape = (rows, length)
        out: dict[str, Any] = {
            "words": np.zeros(shape, np.int32),
            "columns": np.zeros((*shape, len(COLUMNS) - 1), np.int32),
            "vectors": np.zeros((*shape, size), np.float32),
            "mask": np.zeros(shape, bool),
        }
        for name in (*HEADS, "head", "dep"):
            out[name] = np.full(shape, -1, np.int32)
        for i, sentence in enumerate(group):
            for j, tok in enumerate(sentence.toks):
                ids, vector = self.word(tok.form)
                out["words"][i, j] = self.words.get(tok.form.lower(), 0)
                out["columns"][i, j] = ids
                out["vectors"][i, j] = vector
                out["mask"][i, j] = True
                for name in (*HEADS, "dep"):
                    out[name][i, j] = self.numbers[name].get(getattr(tok, name), -1)
                if tok.head >= 0:
                    out["head"][i, j] = 0 if tok.head == j else tok.head + 1
        return out

    def batches(self, sentences: list[Sentence], shuffle: bool) -> list[tuple[list[int], dict[str, Any]]]:
        """Group SENTENCES of like length; return their numbers and arrays."""
        by_length: dict[int, list[int]] = {}
        for number, sentence in enumerate(sentences):
            length = next((n for n in LENGTHS if len(sentence.toks) <= n), None)
            if length and sentence.toks:
                by_length.setdefault(length, []).append(number)
        out = []
        for length, members in by_length.items():
            rows = max(1, BATCH_TOKENS // length)
            if shuffle:
                random.shuffle(members)
            for start in range(0, len(members), rows):
                group = members[start : start + rows]
                out.append((group, self.batch([sentences[i] for i in group], length, rows)))
        if shuffle:
            random.shuffle(out)
        return out


@partial(jax.jit, static_argnums=2)
def predict(params: Any, batch: dict[str, Any], sizes: Sizes) -> dict[str, Any]:
    """Return the probabilities of labels and arcs, and the parts that relations need."""
    out = scores(params, batch, sizes, None)
    for name in (*HEADS, "arc"):
        out[name] = jax.nn.softmax(out[name])
    return out


@jax.jit
def predict_relations(params: Any, out: dict[str, Any], heads: Any) -> Any:
    """Return the probabilities of the relations to HEADS."""
    return jax.nn.softmax(relations(params, out, heads))


def evaluate(teachers: list[tuple[Any, Sizes, Encoder]], sentences: list[Sentence]) -> dict[str, float]:
    """Return the accuracy of the mean of TEACHERS on what is annotated in SENTENCES."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _, batch in teachers[0][2].batches(sentences, shuffle=False):
        outs = [predict(params, _inputs(batch), sizes) for params, sizes, _ in teachers]
        found = {n: np.mean([o[n] for o in outs], axis=0).argmax(-1) for n in (*HEADS, "arc")}
        rels = [predict_relations(t[0], o, found["arc"]) for t, o in zip(teachers, outs, strict=True)]
        found["dep"] = np.mean(rels, axis=0).argmax(-1)
        for name in (*HEADS, "dep"):
            known = batch[name] >= 0
            right[name] += int(((found[name] == batch[name]) & known).sum())
            total[name] += int(known.sum())
        punct = batch["dep"] == teachers[0][2].numbers["dep"].get("punct", -2)
        known = (batch["head"] >= 0) & ~punct
        hit = (found["arc"] == batch["head"]) & known
        right["uas"] += int(hit.sum())
        right["las"] += int((hit & (found["dep"] == batch["dep"])).sum())
        total["uas"] = total["las"] = total["uas"] + int(known.sum())
    return {name: round(100 * right[name] / total[name], 2) for name in total if total[name]}


def _inputs(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: batch[name] for name in ("words", "columns", "vectors", "mask")}


def main(corpus: Path, base: Path, output: Path, seed: int = 0, epochs: int = 14, limit: int = 0) -> None:
    """Train on CORPUS (`train.jsonl`, `dev.jsonl`) over the vocabulary BASE; write OUTPUT."""
    random.seed(seed)
    train, dev = load(corpus / "train.jsonl"), load(corpus / "dev.jsonl")
    if limit:
        train, dev = train[:limit], dev[:limit]
    encoder = Encoder(spacy.load(base), train)
    sizes = Sizes(
        words=len(encoder.words) + 1,
        tables=ROWS,
        labels=tuple(len(encoder.labels[name]) for name in HEADS),
        deps=len(encoder.labels["dep"]),
        vector=encoder.vocab.vectors.shape[1],
    )
    params = init_params(sizes, seed)
    trees = [s for s in train if any(tok.head >= 0 for tok in s.toks)]
    groups = train + trees
    steps = epochs * len(encoder.batches(groups, shuffle=True))
    rate = optax.warmup_cosine_decay_schedule(0.0, 2e-3, min(100, steps // 4 + 1), steps, 5e-5)
    optimizer = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(rate, b2=0.95, weight_decay=1e-3))
    state = optimizer.init(params)

    @jax.jit
    def step(params: Any, state: Any, mean: Any, batch: Any, key: Any) -> Any:
        value, grads = jax.value_and_grad(loss)(params, batch, sizes, key)
        updates, state = optimizer.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        mean = jax.tree.map(lambda m, p: 0.995 * m + 0.005 * p, mean, params)
        return params, state, mean, value

    key, mean, done = jax.random.PRNGKey(seed), params, 0
    for epoch in range(epochs):
        start, losses = time.time(), []
        for _, batch in encoder.batches(groups, shuffle=True):
            key, part = jax.random.split(key)
            params, state, mean, value = step(params, state, mean, batch, part)
            losses.append(float(value))
            done += 1
        figures = evaluate([(mean, sizes, encoder)], dev) if epoch % 2 or epoch == epochs - 1 else {}
        typer.echo(f"{epoch} loss {np.mean(losses):.3f} {time.time() - start:.0f}s {srsly.json_dumps(figures)}")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(pickle.dumps((jax.tree.map(np.asarray, mean), sizes, encoder)))


if __name__ == "__main__":
    typer.run(main)
