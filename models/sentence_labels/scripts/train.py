"""Train the sentence model on annotated drafts and write its weights.

python scripts/train.py ../../corpora ../../src/taktvoll/weights/sentence_labels metrics/dev.json --config configs/default.json
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import typer
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from taktvoll.letter import MASKED, SegmentKind
from taktvoll.read.segments import segment
from taktvoll.report import OCCASIONS
from taktvoll.understand.address import address_marks, register_of
from taktvoll.understand.boundaries import split_sentences
from taktvoll.understand.classifier import letter_features
from taktvoll.understand.context import MODEL_LABELS, context_features
from taktvoll.understand.evidence import evidence_in, evidence_matrix, evidence_names
from taktvoll.understand.features import BUCKETS, gram_rows, piece_buckets, tokens_of, word_hash

Draft = dict[str, Any]
FRAME = {"subject", "salutation", "closing"}


class Corpus:
    """Sentences of drafts with everything that the two steps need."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.slices: list[slice] = []
        self.sentences: list[str] = []
        self.registers: list[str] = []
        labels, evidence, groups = [], [], []
        for draft in drafts:
            text = draft["text"]
            masked = [part for part in segment(text) if part.kind in MASKED or part.kind is SegmentKind.POSTSCRIPT]
            body = [
                row
                for row in draft["sentences"]
                if not FRAME & set(row["labels"]) and not any(part.start <= row["start"] < part.end for part in masked)
            ]
            first = len(self.sentences)
            for row in body:
                sentence = text[row["start"] : row["end"]]
                self.sentences.append(sentence)
                labels.append([name in row["labels"] for name in MODEL_LABELS])
                evidence.append(evidence_in(sentence))
                groups.append(draft["voice"])
            self.slices.append(slice(first, len(self.sentences)))
            self.registers.append(
                register_of(address_marks(text, [(row["start"], row["end"]) for row in draft["sentences"]]))
            )
        self.labels = np.array(labels, dtype=np.int8)
        self.evidence = evidence_matrix(evidence)
        self.groups = np.array(groups)
        self.occasions = np.array([OCCASIONS.index(draft["occasion"]) for draft in drafts])

    @property
    def sizes(self) -> list[int]:
        """Number of sentences of each letter."""
        return [part.stop - part.start for part in self.slices]

    def in_context(self, logits: np.ndarray) -> np.ndarray:
        """Features of the second step for first-step scores."""
        return context_features(logits.astype(np.float32), self.evidence, self.sentences, self.sizes, self.registers)

    def letters(self, probabilities: np.ndarray) -> np.ndarray:
        """Features of whole letters."""
        return letter_features(probabilities, self.evidence, self.sizes)


def read_drafts(paths: list[Path]) -> list[Draft]:
    """Drafts of JSON Lines files, in order."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


def read_mails(annotations: Path, data: Path) -> list[Draft]:
    """Annotated real mails and learner letters, their texts taken from DATA; those whose source is not at hand are left out."""
    texts: dict[str, str] = {}
    for path in (
        data / "codealltag_s" / "codealltag_s.jsonl.gz",
        *sorted((data / "falko_merlin").glob("letters_*.gz")),
    ):
        if not path.exists():
            sys.stderr.write(f"{path}: not there; training without these mails\n")
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts |= {row["id"]: row.get("text") or "\n".join(row["original"]) for row in map(json.loads, file)}
    return [
        {**row, "text": texts[row["id"]], "voice": row["id"].split("_")[0], "tags": ["mail"]}
        for row in read_drafts(sorted(annotations.glob("*.jsonl")))
        if row["id"] in texts
    ]


def counts(rows: list[list[int]]) -> csr_matrix:
    """(sentences, buckets) counts."""
    indptr = np.cumsum([0, *map(len, rows)])
    indices = np.fromiter((index for row in rows for index in row), dtype=np.int64, count=indptr[-1])
    matrix = csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=(len(rows), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def grams_of(tokens: list[str]) -> list[int]:
    """Rows of the words, pairs and triples of one sentence."""
    hashes = np.array([word_hash(token) for token in tokens], dtype=np.int64)
    return gram_rows(hashes, np.zeros(len(tokens), dtype=np.int64))[0].tolist()


def blocks(sentences: list[str]) -> tuple[csr_matrix, csr_matrix]:
    """Counts of pieces and of grams."""
    tokens = [tokens_of(sentence) for sentence in sentences]
    pieces = counts([[row for token in words for row in piece_buckets(token)] for words in tokens])
    return pieces, counts([grams_of(words) for words in tokens])


def weighted(matrix: csr_matrix, tokens_idf: np.ndarray, norms: np.ndarray | None = None) -> csr_matrix:
    """Counts times idf, each row of length 1 (`norms`: the lengths where they are known)."""
    result = matrix.multiply(tokens_idf).tocsr()
    lengths = np.sqrt(np.asarray(result.multiply(result).sum(axis=1)).ravel()) if norms is None else norms
    return result.multiply(1.0 / np.maximum(lengths, 1e-6)[:, None]).tocsr()


def piece_norms(sentences: list[str], idf: np.ndarray) -> np.ndarray:
    """Row lengths as the classifier computes them: over the words, each on its own."""
    squares: dict[str, float] = {}
    norms = []
    for sentence in sentences:
        total = 0.0
        for token in tokens_of(sentence):
            if token not in squares:
                squares[token] = float(np.sum(idf[list(piece_buckets(token))] ** 2))
            total += squares[token]
        norms.append(total**0.5)
    return np.array(norms)


class FirstStep:
    """One logistic regression a label on hashed features."""

    def __init__(self, config: dict[str, Any], seed: int) -> None:
        self.config = config
        self.seed = seed

    def fit(self, sentences: list[str], evidence: np.ndarray, labels: np.ndarray) -> FirstStep:
        pieces, grams = blocks(sentences)
        seen = np.asarray((pieces > 0).sum(axis=0)).ravel() + np.asarray((grams > 0).sum(axis=0)).ravel()
        self.idf = np.where(
            seen >= self.config["min_sentences"], np.log((1 + len(sentences)) / (1 + seen)) + 1, 0
        ).astype(np.float32)
        matrix = self.matrix(sentences, evidence)
        models = [
            LogisticRegression(C=self.config["C"], solver="liblinear", max_iter=300, random_state=self.seed).fit(
                matrix, labels[:, index]
            )
            for index in range(labels.shape[1])
        ]
        weights = np.concatenate([model.coef_ for model in models]).T
        self.bias = np.array([model.intercept_[0] for model in models], np.float32)
        hashed = weights[:BUCKETS] + 0.0
        self.evidence_weights = (weights[BUCKETS:] * self.config["evidence_weight"]).astype(np.float32)
        self.scale = (np.abs(hashed).max(axis=0) / 127).astype(np.float32)
        self.table = np.round(hashed / self.scale).astype(np.int8)
        return self

    def matrix(self, sentences: list[str], evidence: np.ndarray) -> csr_matrix:
        pieces, grams = blocks(sentences)
        hashed = weighted(pieces, self.idf, piece_norms(sentences, self.idf)) + weighted(grams, self.idf)
        return hstack([hashed, csr_matrix(evidence * self.config["evidence_weight"])]).tocsr()

    def logits(self, sentences: list[str], evidence: np.ndarray) -> np.ndarray:
        """Scores with the rounded weights that are shipped."""
        matrix = self.matrix(sentences, np.zeros_like(evidence))[:, :BUCKETS]
        return (matrix @ self.table.astype(np.float32)) * self.scale + evidence @ self.evidence_weights + self.bias


def second_step(
    features: np.ndarray, labels: np.ndarray, config: dict[str, Any], seed: int
) -> list[list[tuple[np.ndarray, np.ndarray]]]:
    """Networks as lists of (weight, bias): one linear model and some perceptrons with one hidden layer."""
    linear = [
        LogisticRegression(C=config["context_C"], max_iter=500).fit(features, labels[:, index])
        for index in range(labels.shape[1])
    ]
    networks = [
        [(np.concatenate([model.coef_ for model in linear]).T, np.concatenate([model.intercept_ for model in linear]))]
    ]
    for number in range(config["perceptrons"]):
        model = MLPClassifier(
            (config["hidden"],),
            alpha=config["alpha"],
            learning_rate_init=0.002,
            early_stopping=True,
            max_iter=100,
            random_state=seed * 100 + number,
        ).fit(features, labels)
        networks.append(list(zip(model.coefs_, model.intercepts_, strict=True)))
    return networks


def run(networks: list[list[tuple[np.ndarray, np.ndarray]]], features: np.ndarray) -> np.ndarray:
    """Mean output of the networks."""
    total = 0.0
    for layers in networks:
        values = features
        for weight, bias in layers[:-1]:
            values = np.maximum(values @ weight + bias, 0)
        total = total + values @ layers[-1][0] + layers[-1][1]
    return np.asarray(total) / len(networks)


def best_threshold(truth: np.ndarray, scores: np.ndarray) -> float:
    """The probability at which F1 is best, the middle of the best stretch."""
    grid = np.arange(0.15, 0.86, 0.01)
    values = np.array([2 * (truth & (scores >= t)).sum() / max(1, (scores >= t).sum() + truth.sum()) for t in grid])
    good = grid[values >= values.max() - 0.002]
    return round(float(np.median(good)), 2)


def two_thresholds(truth: np.ndarray, scores: np.ndarray, backed: np.ndarray) -> tuple[float, float]:
    """Thresholds without and with a pattern behind the label, chosen together for the best F1."""
    plain = best_threshold(truth, scores)
    grid = np.arange(0.1, 0.86, 0.02)
    for _ in range(3):
        values = [f1(truth, np.where(backed, scores >= t, scores >= plain)) for t in grid]
        with_pattern = float(grid[int(np.argmax(values))])
        values = [f1(truth, np.where(backed, scores >= with_pattern, scores >= t)) for t in grid]
        plain = float(grid[int(np.argmax(values))])
    return round(plain, 2), round(with_pattern, 2)


def decided(scores: np.ndarray, evidence: np.ndarray, thresholds: dict[str, float]) -> np.ndarray:
    """Labels as the reader decides them, sure evidence apart."""
    kinds = np.array([name.partition(".")[0] for name in evidence_names()])
    columns = []
    for i, name in enumerate(MODEL_LABELS):
        limit = np.where(evidence[:, kinds == name].any(axis=1), thresholds[f"{name}+"], thresholds[name])
        columns.append(scores[:, i] >= limit)
    return np.stack(columns, axis=1)


def f1(truth: np.ndarray, guess: np.ndarray) -> float:
    return float(2 * (truth & guess).sum() / max(1, truth.sum() + guess.sum()))


def letter_matrix(letters: list[list[str]]) -> tuple[csr_matrix, np.ndarray]:
    """(letters, buckets) counts of words, pairs and triples that do not cross a sentence; and which rows occur, as lists."""
    rows = [[row for sentence in letter for row in grams_of(tokens_of(sentence))] for letter in letters]
    return counts(rows), rows


class LetterText:
    """Idf over letters, and rows of length 1 as `taktvoll.understand.hashed.LetterText` computes them."""

    def __init__(self, letters: list[list[str]], *, least: int) -> None:
        matrix, _ = letter_matrix(letters)
        seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
        self.idf = np.where(seen >= least, np.log((1 + len(letters)) / (1 + seen)) + 1, 0).astype(np.float32)

    def matrix(self, letters: list[list[str]]) -> csr_matrix:
        matrix, rows = letter_matrix(letters)
        norms = np.array([np.sqrt(np.sum(self.idf[row] ** 2)) if row else 0.0 for row in rows])
        return weighted(matrix, self.idf, norms)


class Occasion:
    """Two regressions: what a letter about an interview is, and whether a letter is about one at all."""

    def __init__(self, settings: dict[str, Any], text: LetterText) -> None:
        self.settings, self.text = settings, text

    def fit(self, dense: np.ndarray, words: csr_matrix, truth: np.ndarray, weights: np.ndarray) -> Occasion:
        share = self.settings["letter_text"]
        self.model = LogisticRegression(C=self.settings["occasion_C"], max_iter=1000).fit(
            hstack([csr_matrix(dense), share * words]).tocsr(), truth, sample_weight=weights
        )
        return self

    def fit_foreign(self, own: csr_matrix, foreign: csr_matrix, weights: np.ndarray) -> Occasion:
        truth = np.concatenate([np.zeros(own.shape[0]), np.ones(foreign.shape[0])])
        self.foreign = LogisticRegression(C=self.settings["foreign_C"], max_iter=1000).fit(
            vstack([own, foreign]).tocsr(), truth, sample_weight=np.concatenate([np.ones(own.shape[0]), weights])
        )
        return self

    def predict(self, dense: np.ndarray, words: csr_matrix) -> np.ndarray:
        found = self.model.predict(hstack([csr_matrix(dense), self.settings["letter_text"] * words]).tocsr())
        found[self.foreign.decision_function(words) > self.settings["foreign_limit"]] = OCCASIONS.index("other")
        return found

    def arrays(self, columns: int) -> dict[str, np.ndarray]:
        """What is shipped; `columns` is the number of dense features."""
        words = np.concatenate(
            [self.settings["letter_text"] * self.model.coef_[:, columns:].T, self.foreign.coef_.T], axis=1
        )
        scale = (np.abs(words).max(axis=0) / 127).astype(np.float32)
        return {
            "letter_table": np.round(words / scale).astype(np.int8),
            "letter_scale": scale,
            "letter_idf": self.text.idf.astype(np.float16),
            "occasion_w": self.model.coef_[:, :columns].T.astype(np.float32),
            "occasion_b": self.model.intercept_.astype(np.float32),
            "foreign_b": (self.foreign.intercept_ - self.settings["foreign_limit"]).astype(np.float32),
        }


def read_usenet(data: Path, share: int = 20) -> list[list[str]]:
    """Sentences of the bodies of every `share`-th Usenet mail (by SHA-256 of its id); none where the source is not at hand."""
    bodies = []
    for path in (
        data / "codealltag_finance/finance_60000.jsonl.gz",
        data / "codealltag_travels/travels_20000.jsonl.gz",
    ):
        if not path.exists():
            sys.stderr.write(f"{path}: not there; training without these mails\n")
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % share == 0:
                    text = row["text"]
                    spans = split_sentences(text, list(segment(text)))
                    bodies.append([text[start:end] for start, end, kind in spans if kind is SegmentKind.BODY])
    return bodies


def fit_occasion(
    train: Corpus,
    probabilities: np.ndarray,
    settings: dict[str, Any],
    folds: int,
    mails: Corpus | None,
    mail_probabilities: np.ndarray,
    usenet: list[list[str]],
) -> tuple[Occasion, dict[str, float]]:
    """The occasion of a letter; and how often it is right out of fold, and how many drafts are taken for foreign letters."""
    whole = np.array(["border" not in draft.get("tags", []) for draft in train.drafts])
    bodies = [train.sentences[part] for part, use in zip(train.slices, whole, strict=True) if use]
    dense, truth = train.letters(probabilities)[whole], train.occasions[whole]
    voices = np.array([draft["voice"] for draft in train.drafts])[whole]
    mail_bodies = [mails.sentences[part] for part in mails.slices] if mails else []
    mail_dense = mails.letters(mail_probabilities) if mails else dense[:0]
    mail_truth = mails.occasions if mails else truth[:0]
    text = LetterText([*bodies, *mail_bodies, *usenet], least=settings["letter_least"])
    words, mail_words, usenet_words = (text.matrix(part) if part else None for part in (bodies, mail_bodies, usenet))
    foreign = [part for part in (mail_words, usenet_words) if part is not None]
    if not foreign:
        raise typer.BadParameter(
            "real mails are needed to tell what is no letter about an interview: name their folder with --data"
        )
    foreign_weights = np.concatenate(
        [np.full(len(mail_bodies), settings["foreign_mails"]), np.full(len(usenet), settings["foreign_usenet"])]
    )

    def fitted(inside: np.ndarray) -> Occasion:
        model = Occasion(settings, text)
        model.fit(
            np.concatenate([dense[inside], mail_dense]),
            vstack([words[inside], *([mail_words] if mails else [])]).tocsr(),
            np.concatenate([truth[inside], mail_truth]),
            np.concatenate([np.ones(len(inside)), np.full(len(mail_truth), settings["background_weight"])]),
        )
        return model.fit_foreign(words[inside], vstack(foreign).tocsr(), foreign_weights)

    found = np.zeros(len(truth), int)
    taken = np.zeros(len(truth), bool)
    for inside, held in GroupKFold(folds).split(dense, groups=voices):
        model = fitted(inside)
        found[held] = model.predict(dense[held], words[held])
        taken[held] = model.foreign.decision_function(words[held]) > settings["foreign_limit"]
    right = {name: round(float((found == truth)[truth == i].mean()), 4) for i, name in enumerate(OCCASIONS)}
    figures = {
        "right": round(float((found == truth).mean()), 4),
        **right,
        "taken_for_foreign": round(float(taken.mean()), 4),
    }
    return fitted(np.arange(len(truth))), figures


def passing_obstacle(
    train: Corpus, probabilities: np.ndarray, settings: dict[str, Any], folds: int
) -> tuple[LogisticRegression, dict[str, float]]:
    """Whether something passing keeps an interested writer away, for letters that ask for no other date.

    The bias is moved so that the best F1 out of fold is at a probability of one half.
    """
    letters = train.letters(probabilities)
    asks = np.array([train.labels[part, MODEL_LABELS.index("reschedule")].any() for part in train.slices])
    used = np.array(["border" not in draft.get("tags", []) for draft in train.drafts]) & ~asks
    truth = np.array(["missing_reschedule" in draft["findings"] for draft in train.drafts])[used]
    rows, voices = letters[used], np.array([draft["voice"] for draft in train.drafts])[used]

    def fitted(rows: np.ndarray, truth: np.ndarray) -> LogisticRegression:
        return LogisticRegression(C=settings["passing_C"], max_iter=3000).fit(rows, truth)

    scores = np.zeros(len(truth))
    for inside, held in GroupKFold(folds).split(rows, groups=voices):
        scores[held] = fitted(rows[inside], truth[inside]).decision_function(rows[held])
    grid = np.quantile(scores, np.linspace(0.5, 0.999, 300))
    values = np.array([f1(truth, scores >= limit) for limit in grid])
    limit = float(np.median(grid[values >= values.max() - 0.005]))
    model = fitted(rows, truth)
    model.intercept_ = model.intercept_ - limit
    return model, {"f1": round(f1(truth, scores >= limit), 4), "true": int(truth.sum()), "letters": len(truth)}


def main(
    corpora: Path,
    output: Path,
    metrics: Path,
    config: Path = Path("configs/default.json"),
    seed: int = 0,
    folds: int = 5,
    data: Path = Path("../../../shared/data"),
) -> None:
    """Train on CORPORA/train, choose thresholds on out-of-fold and CORPORA/dev, write weights to OUTPUT and figures to METRICS."""
    settings = json.loads(config.read_text(encoding="utf-8"))
    sources = sorted((corpora / "train").glob("*.jsonl"))
    mails = read_mails(corpora / "mails", data)
    train, dev = Corpus(read_drafts(sources)), Corpus(read_drafts(sorted((corpora / "dev").glob("*.jsonl"))))
    outside = np.zeros(train.labels.shape, np.float32)
    for inside, held in GroupKFold(folds).split(train.sentences, groups=train.groups):
        step = FirstStep(settings, seed).fit(
            [train.sentences[i] for i in inside], train.evidence[inside], train.labels[inside]
        )
        outside[held] = step.logits([train.sentences[i] for i in held], train.evidence[held])
    first = FirstStep(settings, seed).fit(train.sentences, train.evidence, train.labels)
    features = train.in_context(outside)
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 0.05
    features = (features - mean) / deviation
    second_outside = np.zeros(train.labels.shape)
    for inside, held in GroupKFold(folds).split(train.sentences, groups=train.groups):
        second_outside[held] = run(second_step(features[inside], train.labels[inside], settings, seed), features[held])
    networks = second_step(features, train.labels, settings, seed)
    dev_scores = run(networks, (dev.in_context(first.logits(dev.sentences, dev.evidence)) - mean) / deviation)
    calibration = np.ones((2, len(MODEL_LABELS)), np.float32)
    for index in range(len(MODEL_LABELS)):  # Platt (1999), on the out-of-fold scores
        model = LogisticRegression(C=1e3).fit(second_outside[:, [index]], train.labels[:, index])
        calibration[:, index] = model.coef_[0, 0], model.intercept_[0]
    outside_probabilities = 1 / (1 + np.exp(-(second_outside * calibration[0] + calibration[1])))
    dev_probabilities = 1 / (1 + np.exp(-(dev_scores * calibration[0] + calibration[1])))
    both = (
        np.concatenate([outside_probabilities, dev_probabilities]),
        np.concatenate([train.labels, dev.labels]).astype(bool),
    )
    seen = np.concatenate([train.evidence, dev.evidence])
    kinds = np.array([name.partition(".")[0] for name in evidence_names()])
    thresholds: dict[str, float] = {}
    for i, name in enumerate(MODEL_LABELS):
        backed = seen[:, kinds == name].any(axis=1)
        thresholds[name], thresholds[f"{name}+"] = two_thresholds(both[1][:, i], both[0][:, i], backed)
    background = Corpus(mails) if mails else None
    mail_probabilities = np.zeros((0, len(MODEL_LABELS)), np.float32)
    if background:
        scores = run(
            networks,
            (background.in_context(first.logits(background.sentences, background.evidence)) - mean) / deviation,
        )
        mail_probabilities = 1 / (1 + np.exp(-(scores * calibration[0] + calibration[1])))
    occasion, occasion_figures = fit_occasion(
        train, outside_probabilities, settings, folds, background, mail_probabilities, read_usenet(data)
    )
    dev_bodies = [dev.sentences[part] for part in dev.slices]
    dev_found = occasion.predict(dev.letters(dev_probabilities), occasion.text.matrix(dev_bodies))
    passing, passing_figures = passing_obstacle(train, outside_probabilities, settings, folds)
    dev_labels, outside_labels = (
        decided(dev_probabilities, dev.evidence, thresholds),
        decided(outside_probabilities, train.evidence, thresholds),
    )
    figures = {
        "seed": seed,
        "config": settings,
        "corpus": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sources},
        "mails": len(mails),
        "sentences": {"train": len(train.sentences), "dev": len(dev.sentences)},
        "thresholds": thresholds,
        "dev": {name: round(f1(dev.labels[:, i] == 1, dev_labels[:, i]), 4) for i, name in enumerate(MODEL_LABELS)},
        "out_of_fold": {
            name: round(f1(train.labels[:, i] == 1, outside_labels[:, i]), 4) for i, name in enumerate(MODEL_LABELS)
        },
        "first_step_out_of_fold": {
            name: round(f1(train.labels[:, i] == 1, outside[:, i] >= 0), 4) for i, name in enumerate(MODEL_LABELS)
        },
        "passing_out_of_fold": passing_figures,
        "occasion_out_of_fold": occasion_figures,
        "dev_occasion": round(float((dev_found == dev.occasions).mean()), 4),
    }
    for part in ("dev", "out_of_fold", "first_step_out_of_fold"):
        figures[part]["macro"] = round(float(np.mean(list(figures[part].values()))), 4)
    output.mkdir(parents=True, exist_ok=True)
    arrays = {
        "table": first.table, "scale": first.scale, "idf": first.idf.astype(np.float16), "bias": first.bias,
        "evidence": first.evidence_weights, "mean": mean.astype(np.float32), "deviation": deviation.astype(np.float32),
        "calibration": calibration,
        "passing_w": passing.coef_.T.astype(np.float32), "passing_b": passing.intercept_.astype(np.float32),
        **occasion.arrays(dev.letters(dev_probabilities).shape[1]),
    }  # fmt: skip
    for number, layers in enumerate(networks):
        for depth, (weight, bias) in enumerate(layers):
            arrays[f"net{number}_w{depth}"] = weight.astype(np.float16)
            arrays[f"net{number}_b{depth}"] = bias.astype(np.float32)
    np.savez_compressed(output / "weights.npz", **arrays)
    shipped = {
        "thresholds": thresholds, "networks": [len(layers) for layers in networks], "evidence": list(evidence_names()),
        "occasions": [OCCASIONS[index] for index in occasion.model.classes_],
    }  # fmt: skip
    (output / "settings.json").write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")
    metrics.parent.mkdir(parents=True, exist_ok=True)
    metrics.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    sys.stderr.write(
        json.dumps(
            {
                key: figures[key]
                for key in ("dev", "out_of_fold", "first_step_out_of_fold", "dev_occasion", "thresholds")
            }
        )
        + "\n"
    )


if __name__ == "__main__":
    typer.run(main)
