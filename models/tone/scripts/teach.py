"""Let a teacher that reads with multilingual BERT judge the formality of many sentences that nobody has judged.

    python scripts/teach.py ../../../shared/data ../../corpora ../de_taktvoll/training/encoder training/taught.npz

In_Formal Sentences judges 2,191 sentences, too few to learn the formality of a vocabulary from. A kernel ridge regression on
the encoder's states of those judges sentences of many sources; the small model that is shipped learns from both (knowledge
distillation, Hinton, Vinyals & Dean 2015). One teacher a fold, which has not seen the fold's sentences, keeps the figures of
`train.py` out of fold; one more has seen all. The encoder is unpacked by ``weasel run contexts`` of ``models/de_taktvoll``.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import typer
from sklearn.compose import TransformedTargetRegressor
from sklearn.kernel_ridge import KernelRidge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from taktvoll_training.drafts import FRAME, is_odd, read_drafts
from taktvoll_training.encoder import CONTEXT_WIDTH, LAYERS, Reader
from taktvoll_training.folds import group_folds
from taktvoll_training.raw_texts import complexity_sentences, read_columns, read_corrected, read_mails, text_lines
from taktvoll_training.tone import pearson
from taktvoll_training.tone_data import formality_rows
from taktvoll_training.treebank import Sentence, Tok

GROUPS = (LAYERS, [2], [11])
"""Layers whose states the teacher sees: the middle, a low one, the last."""
LENGTH = range(3, 60)
"""Words that a sentence may have."""
CHUNK = 4_000
_SPACED = re.compile(r" (?=[.,;:!?)])|(?<=\() ")


def even_mails(path: Path) -> Iterator[str]:
    """Donated mails without those that are for measuring (ids with an odd SHA-256)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (row["text"] for row in map(json.loads, file) if not is_odd(row["id"]))


def from_words(texts: Iterable[str]) -> Iterator[str]:
    """Sentences whose words and marks stand apart, written as usual."""
    for text in texts:
        yield _SPACED.sub("", text)


def lines_of(path: Path, column: int) -> Iterator[str]:
    """One column of a file with tabs."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) > column:
                yield row[column]


def draft_sentences(corpora: Path) -> Iterator[str]:
    """Sentences of the training drafts without subjects, salutations and closings."""
    for draft in read_drafts(sorted((corpora / "train").glob("*.jsonl"))):
        for row in draft["sentences"]:
            if FRAME.keys().isdisjoint(row["labels"]):
                yield " ".join(draft["text"][row["start"] : row["end"]].split())


def draw(data: Path, corpora: Path, numbers: dict[str, int], pool: int, seed: int) -> list[str]:
    """Sentences of all sources that may be trained on, in a fixed order: of each at most NUMBERS, drawn from POOL times as many."""
    sources = {
        "donated mails": text_lines(even_mails(data / "codealltag_s/codealltag_s.jsonl.gz")),
        "travels": text_lines(read_mails(data / "codealltag_travels/travels_20000.jsonl.gz")),
        "finance": text_lines(read_mails(data / "codealltag_finance/finance_60000.jsonl.gz")),
        "news": text_lines(read_mails(data / "smartdata_ner/train.jsonl.gz")),
        "encyclopedia": from_words(read_columns(data / "germeval2014_ner/NER-de-test.tsv.gz", 1, "\t")),
        "traffic": from_words(read_columns(data / "mobie_ner/train.conll2003.gz", 0, "\t")),
        "court": from_words(read_columns(data / "legal_ner/ler_dev.conll.xz", 0, " ")),
        "learners": text_lines(read_corrected(data / "falko_merlin/sentences_train.tsv.gz")),
        "complexity": complexity_sentences(data / "text_complexity/ratings.csv"),
        "potts": lines_of(data / "potts/potts_label_text.tsv.gz", 1),
        "germeval2018": lines_of(data / "germeval2018/germeval2018.training.txt.gz", 0),
        "speech acts": lines_of(data / "speech_acts/speech_acts.tsv", 5),
        "robot": (line.partition(" ")[2] for line in lines_of(data / "robot_feedback/emotions.txt", 0)),
        "drafts": draft_sentences(corpora),
    }
    judged = set(formality_rows(data)[0])
    rng, drawn = random.Random(seed), []
    for name, sentences in sources.items():
        found: dict[str, None] = {}
        for sentence in sentences:
            if len(sentence.split()) in LENGTH and sentence not in judged:
                found[sentence] = None
            if len(found) > pool * numbers[name]:
                break
        drawn += rng.sample(list(found), min(numbers[name], len(found)))
    return list(dict.fromkeys(drawn))


def read_states(reader: Reader, sentences: list[str]) -> np.ndarray:
    """(sentences, 3 × 768): the mean state of the words of each sentence, which is read alone."""
    rows = np.zeros((len(sentences), len(GROUPS) * CONTEXT_WIDTH), np.float16)
    whole = [Sentence(toks=tuple(Tok(form=word) for word in text.split()), source="") for text in sentences]
    for done, (number, vectors) in enumerate(reader.read(whole)):
        rows[number] = vectors.mean(axis=0)
        if done % 10_000 == 0:
            sys.stderr.write(f"{done} of {len(sentences)} sentences read\n")
    return rows


class Teacher:
    """Kernel ridge regression (Gaussian kernel) on states."""

    def __init__(self, states: np.ndarray, targets: np.ndarray, alpha: float) -> None:
        kernel = KernelRidge(kernel="rbf", alpha=alpha, gamma=0.5 / states.shape[1])
        self.model = TransformedTargetRegressor(make_pipeline(StandardScaler(), kernel), transformer=StandardScaler())
        self.model.fit(states, targets)

    def judge(self, states: np.ndarray) -> np.ndarray:
        """(sentences,) formality."""
        parts = [states[start : start + CHUNK].astype(np.float32) for start in range(0, len(states), CHUNK)]
        return np.concatenate([self.model.predict(part) for part in parts])


def main(
    data: Path, corpora: Path, encoder: Path, output: Path, config: Path = Path("configs/teacher.json"), folds: int = 5
) -> None:
    """Write sentences of DATA and CORPORA with the judgement of each teacher, who reads with ENCODER, to OUTPUT."""
    teach(data, corpora, Reader(encoder, GROUPS), output, json.loads(config.read_text(encoding="utf-8")), folds)


def teach(data: Path, corpora: Path, reader: Reader, output: Path, settings: dict[str, Any], folds: int) -> None:
    """As `main`, with the encoder that READER runs."""
    sentences = draw(data, corpora, settings["numbers"], settings["pool"], settings["seed"])
    judged, targets, groups = formality_rows(data)
    known = read_states(reader, judged).astype(np.float32)
    states = read_states(reader, sentences)
    scores = np.zeros((len(sentences), folds + 1), np.float32)
    outside = np.zeros(len(judged))
    for fold, (inside, held) in enumerate(group_folds(folds, groups)):
        model = Teacher(known[inside], targets[inside], settings["alpha"])
        outside[held] = model.judge(known[held])
        scores[:, fold] = model.judge(states)
    scores[:, folds] = Teacher(known, targets, settings["alpha"]).judge(states)
    output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(output, sentences=np.array(sentences), scores=scores, outside=outside)
    typer.echo(f"{len(sentences)} sentences; the teacher's Pearson out of fold {pearson(outside, targets)}")


if __name__ == "__main__":
    typer.run(main)
