"""Train the tone model: polarity and formality of a sentence as two ridge regressions on hashed features.

    python scripts/train_tone.py ../../corpora ../../../shared/data ../../src/taktvoll/trained/tone metrics/tone.json --taught training/taught.npz

Polarity learns from our drafts (thanks and goodwill 1, negative -1, everything else 0) and from tweets of PotTS; formality from the
train part of In_Formal Sentences and from the many sentences that a teacher has judged (`teach_formality.py`; without them the figures are
lower); for formality a kernel ridge on the states of the shipped encoder joins. Figures are out of fold (five folds; drafts by voice):
what is learned from the teacher of a fold's outside only.
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import typer
from scipy.sparse import csr_matrix, hstack
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parents[2] / "sentence_labels" / "scripts"))
from train import blocks, piece_norms, read_drafts, weighted

from taktvoll.annotate.hashing import BUCKETS
from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.tone_model import SHAPE_WEIGHT, sentence_states, shape_of

FRAME = {"subject", "salutation", "closing"}
POTTS = {"positive": 1.0, "negative": -1.0, "neutral": 0.0}
FOLDS = 5
LANDMARKS = 1600
LANDMARK_ALPHA = 0.1

Rows = tuple[list[str], np.ndarray, np.ndarray]
"""Sentences, targets, groups."""


def stance_rows(corpora: Path) -> Rows:
    """Sentences of the drafts with the stance that their labels give."""
    texts, targets, groups = [], [], []
    for draft in read_drafts(sorted((corpora / "train").glob("*.jsonl"))):
        for row in draft["sentences"]:
            labels = set(row["labels"])
            if not labels & FRAME:
                texts.append(draft["text"][row["start"] : row["end"]])
                targets.append(-1.0 if "negative" in labels else float(bool(labels & {"thanks", "goodwill"})))
                groups.append(draft["voice"])
    return texts, np.array(targets), np.array(groups)


def potts_rows(data: Path) -> Rows:
    """Tweets with their polarity; those marked as mixed are left out."""
    with gzip.open(data / "potts" / "potts_label_text.tsv.gz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t", 1) for line in file]
    rows = [row for row in rows if len(row) == 2 and row[0] in POTTS]
    return [text for _, text in rows], np.array([POTTS[label] for label, _ in rows]), np.arange(len(rows)) % 50


def formality_rows(data: Path) -> Rows:
    """Sentences with their formality, -1 to 1."""
    lines = (data / "in_formal_sentences" / "in_formal_train.tsv").read_text(encoding="utf-8").split("\n")[1:]
    rows = [line.split("\t", 2) for line in lines if line]
    return [row[2] for row in rows], np.array([float(row[1]) for row in rows]), np.arange(len(rows)) % 50


class Hashed:
    """Idf over all sentences, and ridge weights for each target."""

    def __init__(self, sentences: list[str]) -> None:
        pieces, grams = blocks(sentences)
        seen = np.asarray((pieces > 0).sum(axis=0)).ravel() + np.asarray((grams > 0).sum(axis=0)).ravel()
        shapes = np.array([shape_of(sentence) for sentence in sentences], np.float32)
        self.mean, self.deviation = shapes.mean(axis=0), shapes.std(axis=0) + 1e-3
        self.idf = np.where(seen >= 2, np.log((1 + len(sentences)) / (1 + seen)) + 1, 0).astype(np.float32)

    def shapes(self, sentences: list[str]) -> np.ndarray:
        return (np.array([shape_of(sentence) for sentence in sentences], np.float32) - self.mean) / self.deviation

    def matrix(self, sentences: list[str]) -> csr_matrix:
        pieces, grams = blocks(sentences)
        shapes = self.shapes(sentences)
        hashed = weighted(pieces, self.idf, piece_norms(sentences, self.idf)) + weighted(grams, self.idf)
        return hstack([hashed, csr_matrix(shapes * SHAPE_WEIGHT)]).tocsr()


def ridge(matrix: csr_matrix, targets: np.ndarray, alpha: float) -> Ridge:
    return Ridge(alpha=alpha, solver="sparse_cg").fit(matrix, targets)


def out_of_fold(matrix: csr_matrix, targets: np.ndarray, groups: np.ndarray, alpha: float) -> np.ndarray:
    scores = np.zeros(len(targets))
    for inside, held in GroupKFold(FOLDS).split(matrix, groups=groups):
        scores[held] = ridge(matrix[inside], targets[inside], alpha).predict(matrix[held])
    return scores


def read_taught(path: Path | None) -> tuple[list[str], np.ndarray]:
    """Sentences that teachers judged and their scores, (sentences, folds + 1); none without a file."""
    if path is None:
        return [], np.zeros((0, FOLDS + 1), np.float32)
    arrays = np.load(path)
    return arrays["sentences"].tolist(), arrays["scores"]


@dataclass(frozen=True)
class Formality:
    """Sentences with their formality: those that people judged first, then those that the teachers did."""

    matrix: csr_matrix
    states: np.ndarray
    targets: np.ndarray
    scores: np.ndarray
    alpha: float

    def fit(self, inside: np.ndarray, teacher: int) -> tuple[Ridge, Pipeline]:
        """Ridge and kernel ridge on the judged sentences INSIDE and on what one TEACHER says of the others."""
        rows = np.concatenate([inside, np.arange(len(self.targets), self.matrix.shape[0])])
        truth = np.concatenate([self.targets[inside], self.scores[:, teacher]])
        return ridge(self.matrix[rows], truth, self.alpha), kernel_ridge(self.states.shape[1]).fit(
            self.states[rows], truth
        )

    def out_of_fold(self, groups: np.ndarray) -> np.ndarray:
        """(judged sentences, 2): what the two models say of sentences that neither they nor their teacher have seen."""
        found = np.zeros((len(self.targets), 2))
        for fold, (inside, held) in enumerate(GroupKFold(FOLDS).split(self.targets, groups=groups)):
            by_words, by_states = self.fit(inside, fold)
            found[held] = np.stack([by_words.predict(self.matrix[held]), by_states.predict(self.states[held])], axis=1)
        return found


def states_of(sentences: list[str]) -> np.ndarray:
    """(sentences, width): mean states of the shipped encoder, each sentence read alone."""
    nlp = load_pipeline()
    rows = []
    for sentence in sentences:
        doc = nlp.make_doc(sentence)
        doc._.taktvoll_text = sentence
        for name in ("taktvoll_sentences", "tok2vec"):
            doc = nlp.get_pipe(name)(doc)
        rows.append(sentence_states(doc, [(0, len(sentence))])[0])
    return np.stack(rows)


def kernel_ridge(width: int) -> Pipeline:
    """Ridge on the likeness to some sentences that stand for all."""
    near = Nystroem(gamma=0.5 / width, n_components=LANDMARKS, random_state=0)
    return make_pipeline(StandardScaler(), near, Ridge(LANDMARK_ALPHA))


def kernel_arrays(model: Pipeline) -> dict[str, np.ndarray]:
    """The trained kernel ridge as `StateKernel` reads it."""
    scaler, near, last = (step for _, step in model.steps)
    return {
        "landmarks": near.components_.astype(np.float16),
        "landmark_weights": (near.normalization_.T @ last.coef_).astype(np.float32),
        "state_mean": scaler.mean_.astype(np.float32),
        "state_deviation": scaler.scale_.astype(np.float32),
        "kernel": np.array([near.gamma, last.intercept_], np.float64),
    }


def pearson(one: np.ndarray, other: np.ndarray) -> float:
    return round(float(np.corrcoef(one, other)[0, 1]), 4)


def main(
    corpora: Path, data: Path, output: Path, metrics: Path, alpha: float = 1.0, taught: Path | None = None
) -> None:
    """Train on CORPORA, DATA and the sentences that `teach_formality.py` wrote to TAUGHT; write weights to OUTPUT and figures to METRICS."""
    stance, potts, formal = stance_rows(corpora), potts_rows(data), formality_rows(data)
    others, scores = read_taught(taught)
    hashed = Hashed([*stance[0], *potts[0], *formal[0], *others])
    polar_matrix, judged = hashed.matrix([*stance[0], *potts[0]]), [*formal[0], *others]
    polar_targets = np.concatenate([stance[1], potts[1]])
    groups = np.unique(np.concatenate([stance[2], [f"potts{group}" for group in potts[2]]]), return_inverse=True)[1]
    polar = out_of_fold(polar_matrix, polar_targets, groups, alpha)
    states = np.hstack([states_of(judged), hashed.shapes(judged)])
    formality = Formality(hashed.matrix(judged), states, formal[1], scores, alpha)
    outside = formality.out_of_fold(formal[2])
    count = len(stance[0])
    figures = {
        "alpha": alpha,
        "sentences": {"stance": count, "potts": len(potts[0]), "formality": len(formal[0]), "taught": len(others)},
        "out_of_fold_pearson": {
            "stance": pearson(polar[:count], stance[1]),
            "potts": pearson(polar[count:], potts[1]),
            "formality": pearson(outside.sum(axis=1), formal[1]),
            "formality, ridge alone": pearson(outside[:, 0], formal[1]),
            "formality, kernel alone": pearson(outside[:, 1], formal[1]),
        },
    }
    by_words, by_states = formality.fit(np.arange(len(formal[1])), FOLDS)
    models = [ridge(polar_matrix, polar_targets, alpha), by_words]
    weights = np.stack([model.coef_ for model in models], axis=1)
    scale = np.abs(weights[:BUCKETS]).max(axis=0) / 127
    output.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        output / "weights.npz",
        table=np.round(weights[:BUCKETS] / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        idf=hashed.idf.astype(np.float16),
        shape=weights[BUCKETS:].astype(np.float32),
        mean=hashed.mean,
        deviation=hashed.deviation,
        bias=np.array([model.intercept_ for model in models], np.float32),
        **kernel_arrays(by_states),
    )
    metrics.parent.mkdir(parents=True, exist_ok=True)
    metrics.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    sys.stderr.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    typer.run(main)
