"""Write sentences as spaCy training documents of a few sentences each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import spacy
import typer
from gold import load
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab
from taktvoll_training.treebank import Sentence

MAX_GROUP = 6
"""Sentences that a training document has at most; as many lengths as this occur equally often."""


def to_doc(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Join GROUP to one document; a layer that a sentence lacks is missing for all of it."""
    toks = [tok for sentence in group for tok in sentence.toks]
    trees = all(tok.head >= 0 for tok in toks)
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in group:
        offset = len(starts)
        heads += [tok.head + offset for tok in sentence.toks]
        starts += [i == 0 for i in range(len(sentence.toks))]
    complete = all(tok.feats is not None for tok in toks)
    doc = Doc(
        vocab,
        words=[tok.form for tok in toks],
        spaces=[tok.space for tok in toks],
        tags=[tok.tag for tok in toks],
        pos=[tok.pos for tok in toks] if complete else None,
        morphs=[tok.feats or "" for tok in toks] if complete else None,
        lemmas=[tok.lemma for tok in toks],
        heads=heads if trees else None,
        deps=[tok.dep for tok in toks] if trees else None,
        sent_starts=None if trees else starts,
    )
    if all(sentence.ents is not None for sentence in group):
        spans, offset = [], 0
        for sentence in group:
            spans += [Span(doc, offset + a, offset + b, label) for a, b, label in sentence.ents or ()]
            offset += len(sentence.toks)
        doc.set_ents(spans)
    return doc


def grouped(sentences: list[Sentence], size: int) -> Iterator[list[Sentence]]:
    """Yield SENTENCES in random groups of 1 to SIZE with the same layers."""
    by_layers: dict[tuple[bool, bool], list[Sentence]] = {}
    for sentence in sentences:
        layers = (sentence.toks[0].head >= 0, sentence.toks[0].feats is not None)
        by_layers.setdefault(layers, []).append(sentence)
    for members in by_layers.values():
        start = 0
        while start < len(members):
            count = random.randint(1, size)
            yield members[start : start + count]
            start += count


def main(inputs: list[Path], output: Path, copies: str = "", size: int = MAX_GROUP, seed: int = 0) -> None:
    """Write the sentences of INPUTS to OUTPUT; COPIES says how often each file, as `3,1`."""
    random.seed(seed)
    times = [int(n) for n in copies.split(",")] if copies else [1] * len(inputs)
    vocab = spacy.blank("de").vocab
    docs: list[Doc] = []
    for path, count in zip(inputs, times, strict=True):
        sentences = load(path)
        for _ in range(count):
            if size > 1:
                random.shuffle(sentences)
            docs += [to_doc(vocab, group) for group in grouped(sentences, size)]
    if size > 1:
        random.shuffle(docs)
    output.parent.mkdir(parents=True, exist_ok=True)
    DocBin(
        docs=docs,
        attrs=["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"],
    ).to_disk(output)


if __name__ == "__main__":
    typer.run(main)
