"""Learn lemmas from the gold corpora: whole words and changes of endings."""

from __future__ import annotations

import lzma
from collections import Counter, defaultdict
from pathlib import Path
from typing import Annotated

import spacy
import srsly
import typer
from dictionary import coarse
from gold import load
from taktvoll_training.treebank import Sentence

from taktvoll.pipeline.lemmatizer import CAPITALISED, ENDING, READINGS, Lemmatizer

WEIGHTS = {"gsd_dev": 5, "pud": 2, "gsd_train_morph": 1, "empirist_train": 1}
"""How much a token of each corpus counts: the hand-corrected annotation of today counts most."""
OPEN = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "X"))
"""Parts of speech for which the dictionary speaks first, unless the corpora know better."""
MIN_COUNT = 3
"""Tokens, weighted, that a word of an open class needs to overrule the dictionary."""
MIN_SHARE = 0.75
MIN_ENDING = 4
"""Words that must share the change of an ending."""
PER_TAG = {
    "SUB": "NN",
    "VER:FIN": "VVFIN",
    "VER:INF": "VVINF",
    "VER:PA2": "VVPP",
    "VER:EIZ": "VVIZU",
    "ADJ:A": "ADJA",
    "PA2:A": "ADJA",
    "PA1:A": "ADJA",
}


def learn_words(sentences: list[Sentence], lemmatizer: Lemmatizer) -> dict[str, str]:
    """Return the words whose lemma the corpora settle otherwise than the dictionary would."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tags: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for tok in sentence.toks:
            if tok.lemma and tok.pos and tok.pos != "PUNCT":
                form = tok.form if tok.pos in ("NOUN", "PROPN") else tok.form.lower()
                counts[form, tok.pos][tok.lemma] += WEIGHTS[sentence.source]
                tags[form, tok.pos][tok.tag] += 1
    words: dict[str, str] = {}
    for (form, pos), lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        tag = tags[form, pos].most_common(1)[0][0]
        if pos in OPEN:
            sure = count >= MIN_COUNT and count / lemmas.total() >= MIN_SHARE
            known = lemmatizer._look_up(form, tag)
            if known is not None and not sure:
                continue
        if lemmatizer.lemma(form, tag, pos) != lemma:
            words[f"{form}|{pos}"] = lemma
    return words


def learn_endings(dictionary: Path, sentences: list[Sentence]) -> dict[str, tuple[int, str]]:
    """Return the commonest change of each ending, by fine tag."""
    counts: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)

    def count(form: str, lemma: str, tag: str, weight: int) -> None:
        form = form if tag in CAPITALISED else form.lower()
        same = 0
        while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
            same += 1
        if same >= 2 and len(form) - same <= 5:
            for length in ENDING:
                if length < len(form):
                    counts[f"{tag}|{form[-length:].lower()}"][len(form) - same, lemma[same:]] += weight

    with lzma.open(dictionary, "rt", encoding="utf8") as file:
        for line in file:
            form, *rest = line.rstrip("\n").split("\t")
            for i in range(0, len(rest), 2):
                for name in {coarse(tag) for tag in rest[i + 1].split("|")} & PER_TAG.keys():
                    count(form, rest[i], PER_TAG[name], 1)
    for sentence in sentences:
        for tok in sentence.toks:
            if (tok.lemma and tok.tag in READINGS) or (tok.tag == "NE" and tok.lemma):
                count(tok.form, tok.lemma, tok.tag, 3 * WEIGHTS[sentence.source])
    return {
        key: rules.most_common(1)[0][0]
        for key, rules in counts.items()
        if rules.total() >= MIN_ENDING and (key.split("|")[0] in READINGS)
    }


def prune(endings: dict[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """Drop endings whose rule follows from the next shorter one."""
    kept: dict[str, tuple[int, str]] = {}
    for key in sorted(endings, key=len):
        tag, ending = key.split("|", 1)
        shorter = next(
            (kept[f"{tag}|{ending[i:]}"] for i in range(1, len(ending)) if f"{tag}|{ending[i:]}" in kept), None
        )
        if endings[key] != shorter:
            kept[key] = endings[key]
    return kept


def main(
    base: Path,
    dictionary: Path,
    output: Path,
    train: Annotated[Path, typer.Option()],
    dev: Annotated[Path, typer.Option()],
) -> None:
    """Learn from TRAIN and the full forms of DICTIONARY over the vocabulary BASE; report on DEV."""
    nlp = spacy.load(base)
    sentences = load(train)
    lemmatizer = Lemmatizer("lemmatizer", nlp.vocab)
    lemmatizer.endings = prune(learn_endings(dictionary, sentences))
    lemmatizer.words = learn_words(sentences, lemmatizer)
    wrong: Counter[tuple[str, ...]] = Counter()
    total = 0
    for sentence in load(dev):
        for tok in sentence.toks:
            if tok.lemma:
                total += 1
                found = lemmatizer.lemma(tok.form, tok.tag, tok.pos)
                if found != tok.lemma:
                    wrong[tok.form, tok.tag, tok.pos, tok.lemma, found] += 1
    figures = {
        "words": len(lemmatizer.words),
        "endings": len(lemmatizer.endings),
        "dev_accuracy_gold_tags": round(100 - 100 * wrong.total() / total, 2),
    }
    typer.echo(srsly.json_dumps(figures))
    for row, count in wrong.most_common(60):
        typer.echo(f"{count} {' '.join(row)}")
    lemmatizer.to_disk(output)


if __name__ == "__main__":
    typer.run(main)
