"""Measure a pipeline on held-out sentences whose tokens and boundaries are given."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import register  # noqa: F401 (names the layers)
import spacy
import srsly
import typer
from gold import load
from spacy.language import Language
from spacy.tokens import Doc
from taktvoll_training.treebank import Sentence

NO_TOKEN = frozenset(("punct",))
"""Relations that do not count for UAS and LAS."""


def parse(nlp: Language, sentences: list[Sentence]) -> list[Doc]:
    """Run NLP over SENTENCES, one document each."""
    docs = []
    for sentence in sentences:
        words, spaces = [tok.form for tok in sentence.toks], [tok.space for tok in sentence.toks]
        starts = [i == 0 for i in range(len(words))]
        docs.append(Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts))
    return list(nlp.pipe(docs, batch_size=128))


def score_words(sentences: list[Sentence], docs: list[Doc]) -> dict[str, float]:
    """Return accuracies in percent of whatever SENTENCES annotate."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()

    def count(name: str, hit: bool) -> None:
        total[name] += 1
        right[name] += hit

    for sentence, doc in zip(sentences, docs, strict=True):
        for tok, token in zip(sentence.toks, doc, strict=True):
            if tok.tag:
                count("stts", tok.tag == token.tag_)
            if tok.pos:
                count("upos", tok.pos == token.pos_)
            if tok.lemma:
                count("lemma", tok.lemma == token.lemma_)
                count("lemma_lower", tok.lemma.lower() == token.lemma_.lower())
            if tok.feats is not None:
                count("feats", sorted(tok.feats.split("|")) == sorted(str(token.morph).split("|")))
            if tok.head >= 0 and tok.dep not in NO_TOKEN:
                count("uas", tok.head == token.head.i)
                count("las", tok.head == token.head.i and tok.dep == token.dep_)
    return {name: round(100 * right[name] / total[name], 2) for name in total}


def score_entities(sentences: list[Sentence], docs: list[Doc]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F of the labels that occur in SENTENCES; open places do not count."""
    gold_all = [{e for e in s.ents or () if e[2] != "?"} for s in sentences]
    labels = {label for gold in gold_all for _, _, label in gold}
    counts = {label: Counter[str]() for label in (*sorted(labels), "all")}
    for sentence, gold, doc in zip(sentences, gold_all, docs, strict=True):
        opened = {a for a, _, label in sentence.ents or () if label == "?"}
        found = {
            (e.start, e.end, e.label_)
            for e in doc.ents
            if e.label_ in labels and opened.isdisjoint(range(e.start, e.end))
        }
        for name, spans in (("hit", gold & found), ("gold", gold), ("found", found)):
            for _, _, label in spans:
                counts[label][name] += 1
                counts["all"][name] += 1
    return {label: _prf(count) for label, count in counts.items()}


def _prf(count: Counter[str]) -> dict[str, float]:
    precision = count["hit"] / max(count["found"], 1)
    recall = count["hit"] / max(count["gold"], 1)
    f = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"p": round(100 * precision, 2), "r": round(100 * recall, 2), "f": round(100 * f, 2), "n": count["gold"]}


def main(
    pipeline: Path,
    output: Path,
    words: Annotated[list[Path] | None, typer.Option()] = None,
    entities: Annotated[list[Path] | None, typer.Option()] = None,
) -> None:
    """Measure PIPELINE on the files WORDS and ENTITIES and write OUTPUT."""
    nlp = spacy.load(pipeline)
    figures: dict[str, Any] = {"pipeline": nlp.meta["version"], "corpora": {}}
    for path in words or []:
        sentences = load(path)
        figures[path.stem] = score_words(sentences, parse(nlp, sentences))
        figures["corpora"][path.stem] = {"sentences": len(sentences), "tokens": sum(len(s.toks) for s in sentences)}
    for path in entities or []:
        sentences = load(path)
        figures[path.stem] = score_entities(sentences, parse(nlp, sentences))
        figures["corpora"][path.stem] = {"sentences": len(sentences), "tokens": sum(len(s.toks) for s in sentences)}
    srsly.write_json(output, figures)
    for name, row in figures.items():
        typer.echo(f"{name}: {srsly.json_dumps(row)}")


if __name__ == "__main__":
    typer.run(main)
