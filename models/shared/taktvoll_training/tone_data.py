"""Sentences with their stance or their formality, from our drafts and from other people's corpora."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from taktvoll_training.drafts import FRAME, read_drafts

POTTS = {"positive": 1.0, "negative": -1.0, "neutral": 0.0}
Rows = tuple[list[str], np.ndarray, np.ndarray]
"""Sentences, targets, groups."""


def potts_source(data: Path) -> Path:
    """Where PotTS is."""
    return data / "potts" / "potts_label_text.tsv.gz"


def formality_source(data: Path) -> Path:
    """Where In_Formal Sentences is."""
    return data / "in_formal_sentences" / "in_formal_train.tsv"


def stance_rows(corpora: Path) -> Rows:
    """Sentences of the drafts with the stance that their labels give."""
    texts, targets, groups = [], [], []
    for draft in read_drafts(sorted((corpora / "train").glob("*.jsonl"))):
        for row in draft["sentences"]:
            labels = set(row["labels"])
            if labels.isdisjoint(FRAME):
                texts.append(draft["text"][row["start"] : row["end"]])
                targets.append(-1.0 if "negative" in labels else float(bool(labels & {"thanks", "goodwill"})))
                groups.append(draft["voice"])
    return texts, np.array(targets), np.array(groups)


def potts_rows(data: Path) -> Rows:
    """Tweets with their polarity; those marked as mixed are left out."""
    with gzip.open(potts_source(data), "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t", 1) for line in file]
    rows = [row for row in rows if len(row) == 2 and row[0] in POTTS]
    return [text for _, text in rows], np.array([POTTS[label] for label, _ in rows]), np.arange(len(rows)) % 50


def formality_rows(data: Path) -> Rows:
    """Sentences with their formality, -1 to 1."""
    lines = formality_source(data).read_text(encoding="utf-8").split("\n")[1:]
    rows = [line.split("\t", 2) for line in lines if line]
    return [row[2] for row in rows], np.array([float(row[1]) for row in rows]), np.arange(len(rows)) % 50


def read_taught(path: Path | None, folds: int) -> tuple[list[str], np.ndarray]:
    """Sentences that teachers judged and their scores, (sentences, folds + 1); none without a file."""
    if path is None:
        return [], np.zeros((0, folds + 1), np.float32)
    arrays = np.load(path)
    return arrays["sentences"].tolist(), arrays["scores"]
