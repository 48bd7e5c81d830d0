"""Train a network as a config says and report its accuracy on the development part."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import jax
import numpy as np
import optax
import spacy
import srsly
import typer
from contextual import Contexts
from gold import load
from network import Sizes, init_params, loss, relations, scores
from store import save_network
from taktvoll_training.encoder import CONTEXT_WIDTH
from taktvoll_training.treebank import Sentence, Tok
from thinc.api import Config

from taktvoll.pipeline.dictionary import Dictionary, of_vocab
from taktvoll.pipeline.features import COLUMNS, columns

OVERRIDES = "TAKTVOLL_CONFIG_OVERRIDES"
"""Environment variable with settings that overrule the config, for a quick run."""
BATCH_TOKENS = 1024
LENGTHS = (12, 24, 36, 56, 100)
"""Sentences are padded to one of these; longer ones are left out of training."""


def label(sentence: Sentence, place: int, head: str) -> str | None:
    """Return what HEAD should say of the token at PLACE; `None` where nothing is annotated."""
    tok: Tok = sentence.toks[place]
    if head == "morph":
        return f"{tok.pos}|{tok.feats}" if tok.pos and tok.feats is not None else None
    if head == "ent":
        tag = sentence.bilou()[place] if sentence.ents is not None else "?"
        return None if tag[-1] == "?" else tag
    value: str | None = getattr(tok, head)
    return value if head == "feats" else value or None


def collect_labels(sentences: list[Sentence], heads: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the labels of HEADS and the relations that occur in SENTENCES."""
    labels: dict[str, list[str]] = {}
    for name in (*heads, "dep"):
        seen = {label(s, i, name) for s in sentences for i in range(len(s.toks))}
        labels[name] = sorted(seen - {None})
    return labels


class Encoder:
    """Turns sentences into arrays; knows the labels."""

    def __init__(
        self, nlp: Any, labels: dict[str, list[str]], rows: tuple[int, ...], contexts: Contexts | None = None
    ) -> None:
        """Use the vectors and the dictionary of NLP; words fall into ROWS of the hash tables."""
        self.labels, self.rows, self.contexts = labels, rows, contexts
        self.heads = tuple(name for name in labels if name != "dep")
        self.numbers = {k: {name: i for i, name in enumerate(v)} for k, v in labels.items()}
        self.vocab = nlp.vocab
        self.dictionary: Dictionary = of_vocab(nlp.vocab)
        self.cache: dict[str, tuple[list[int], Any]] = {}

    def word(self, form: str) -> tuple[list[int], Any]:
        """Return the columns and the vector of FORM."""
        if form not in self.cache:
            hashes = columns(form, self.dictionary)
            ids = [value % rows for value, rows in zip(hashes, self.rows, strict=True)]
            self.cache[form] = (ids, self.vocab.vectors.get_batch([form])[0])
        return self.cache[form]

    def batch(self, group: list[Sentence], length: int, rows: int) -> dict[str, Any]:
        """Pad GROUP to ROWS sentences of LENGTH tokens."""
        size = self.vocab.vectors.shape[1]
        shape = (rows, length)
        out: dict[str, Any] = {
            "columns": np.zeros((*shape, len(COLUMNS)), np.int32),
            "vectors": np.zeros((*shape, size), np.float32),
            "mask": np.zeros(shape, bool),
        }
        if self.contexts is not None:
            out["context"] = np.zeros((*shape, CONTEXT_WIDTH), np.float32)
        for name in (*self.heads, "head", "dep"):
            out[name] = np.full(shape, -1, np.int32)
        for i, sentence in enumerate(group):
            if self.contexts is not None:
                out["context"][i, : len(sentence.toks)] = self.contexts.of(sentence)
            for j, tok in enumerate(sentence.toks):
                ids, vector = self.word(tok.form)
                out["columns"][i, j] = ids
                out["vectors"][i, j] = vector
                out["mask"][i, j] = True
                for name in (*self.heads, "dep"):
                    out[name][i, j] = self.numbers[name].get(label(sentence, j, name), -1)
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
    for name in (*sizes.heads, "arc"):
        if name in out:
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
    heads, numbers = teachers[0][2].heads, teachers[0][2].numbers
    for _, batch in teachers[0][2].batches(sentences, shuffle=False):
        outs = [predict(params, _inputs(batch), sizes) for params, sizes, _ in teachers]
        for name in heads:
            found = np.mean([out[name] for out in outs], axis=0).argmax(-1)
            known = batch[name] >= 0
            right[name] += int(((found == batch[name]) & known).sum())
            total[name] += int(known.sum())
        if not teachers[0][1].deps:
            continue
        arcs = np.mean([out["arc"] for out in outs], axis=0).argmax(-1)
        rels = [predict_relations(t[0], o, arcs) for t, o in zip(teachers, outs, strict=True)]
        known = (batch["head"] >= 0) & (batch["dep"] != numbers["dep"].get("punct", -2))
        hit = (arcs == batch["head"]) & known
        right["uas"] += int(hit.sum())
        right["las"] += int((hit & (np.mean(rels, axis=0).argmax(-1) == batch["dep"])).sum())
        total["uas"] += int(known.sum())
        total["las"] += int(known.sum())
    return {name: round(100 * right[name] / total[name], 2) for name in total if total[name]}


def read_overrides(text: str) -> dict[str, Any]:
    """Read settings such as `network.hidden=8 training.epochs=1`.

    >>> read_overrides("network.hidden=8")
    {'network.hidden': 8}
    """
    pairs = (pair.split("=", 1) for pair in text.split())
    return {key: srsly.json_loads(value) for key, value in pairs}


def _inputs(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: batch[name] for name in ("columns", "vectors", "mask", "context") if name in batch}


def main(
    config: Path,
    base: Path,
    output: Path,
    train: Annotated[list[Path], typer.Option()],
    dev: Annotated[Path, typer.Option()],
    copies: str = "",
    seed: int = 0,
    epochs: int = 0,
    limit: int = 0,
) -> None:
    """Train as CONFIG says over the vocabulary BASE and write OUTPUT.

    COPIES says how often each file of TRAIN counts in an epoch, as `3,1`. EPOCHS and LIMIT, where
    not 0, overrule the config and shorten the corpora.
    """
    random.seed(seed)
    settings = Config().from_disk(config, overrides=read_overrides(os.environ.get(OVERRIDES, "")))
    heads = tuple(settings["network"].pop("heads"))
    rows = tuple(settings["network"].pop("rows"))
    times = [int(n) for n in copies.split(",")] if copies else [1] * len(train)
    groups, held_out = [], load(dev)[: limit or None]
    for path, count in zip(train, times, strict=True):
        groups += load(path)[: limit or None] * count
    contexts = Contexts([*train, dev]) if settings["network"].setdefault("context", 0) else None
    encoder = Encoder(spacy.load(base), collect_labels(groups, heads), rows, contexts)
    sizes = Sizes(
        heads=heads,
        rows=rows,
        labels=tuple(len(encoder.labels[name]) for name in heads),
        deps=len(encoder.labels["dep"]) if settings["network"]["arc"] else 0,
        vector=encoder.vocab.vectors.shape[1],
        **settings["network"],
    )
    params = init_params(sizes, seed)
    epochs = epochs or settings["training"]["epochs"]
    steps = epochs * len(encoder.batches(groups, shuffle=True))
    warmup, peak = min(100, steps // 4), settings["training"]["learn_rate"]
    rate = optax.warmup_cosine_decay_schedule(0.0, peak, warmup, max(steps, warmup + 1), peak / 40)
    decay = settings["training"]["weight_decay"]
    optimizer = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(rate, b2=0.95, weight_decay=decay))
    state = optimizer.init(params)

    @jax.jit
    def step(params: Any, state: Any, mean: Any, batch: Any, key: Any) -> Any:
        value, grads = jax.value_and_grad(loss)(params, batch, sizes, key)
        updates, state = optimizer.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        mean = jax.tree.map(lambda m, p: 0.995 * m + 0.005 * p, mean, params)
        return params, state, mean, value

    key, mean = jax.random.PRNGKey(seed), params
    for epoch in range(epochs):
        start, losses = time.time(), []
        for _, batch in encoder.batches(groups, shuffle=True):
            key, part = jax.random.split(key)
            params, state, mean, value = step(params, state, mean, batch, part)
            losses.append(float(value))
        last = epoch == epochs - 1
        figures = evaluate([(mean, sizes, encoder)], held_out) if epoch % 2 or last else {}
        print(f"{epoch} loss {np.mean(losses):.3f} {time.time() - start:.0f}s {srsly.json_dumps(figures)}", flush=True)
        save_network(output, mean, sizes, encoder.labels)


if __name__ == "__main__":
    typer.run(main)
