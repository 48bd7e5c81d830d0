"""Train the sentence model on annotated drafts and write its weights.

python scripts/train.py ../../corpora ../../src/taktvoll/trained/sentence_labels metrics/dev.json --config configs/default.json
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
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from taktvoll.annotate.classifier import LEAST, REASONS, letter_rows
from taktvoll.annotate.context_features import MODEL_LABELS, context_features
from taktvoll.annotate.hashing import BUCKETS, gram_rows, piece_buckets, tokens_of, word_hash
from taktvoll.annotate.labels import evidence_in, evidence_matrix, evidence_names
from taktvoll.annotate.register import address_marks, register_of
from taktvoll.annotate.sentence_boundaries import split_sentences
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.segments import segment
from taktvoll.scheme import OCCASIONS

DraftInput = dict[str, Any]
FRAME = {"subject", "salutation", "closing"}
CANCELS = ("decline", "reschedule")
DONATED = "S/"
"""How the ids of CodEAlltag S begin."""


class Corpus:
    """Sentences of drafts with everything that the two steps need."""

    def __init__(self, drafts: list[DraftInput]) -> None:
        self.drafts = drafts
        self.slices: list[slice] = []
        self.sentences: list[str] = []
        self.registers: list[str] = []
        labels, evidence, groups = [], [], []
        for draft in drafts:
            text = draft["text"]
            excluded = [part for part in segment(text) if part.kind in EXCLUDED or part.kind is SegmentKind.POSTSCRIPT]
            body = [
                row
                for row in draft["sentences"]
                if not FRAME & set(row["labels"])
                and not any(part.start <= row["start"] < part.end for part in excluded)
            ]
            first = len(self.sentences)
            for row in body:
                sentence = text[row["start"] : row["end"]]
                self.sentences.append(sentence)
                labels.append([name in row["labels"] for name in MODEL_LABELS])
                evidence.append(evidence_in(sentence))
                groups.append(writer_of(draft))
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

    def letters(self, probabilities: np.ndarray, by_words: np.ndarray) -> np.ndarray:
        """What the trees see of whole letters."""
        return letter_rows(
            probabilities.astype(np.float32), self.evidence.astype(np.float32), self.sentences, self.sizes, by_words
        )


def writer_of(draft: DraftInput) -> str:
    """Who wrote a draft: folds keep a writer's drafts together, as the drafts to be checked are by writers that nobody knows."""
    return str(draft["id"]).partition("-")[0]


def read_drafts(paths: list[Path]) -> list[DraftInput]:
    """Drafts of JSON Lines files, in order."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


def read_mails(annotations: Path, data: Path) -> list[DraftInput]:
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
        {**row, "text": texts[row["id"]], "tags": ["mail"]}
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


def boosted(depth: int, rounds: int, rate: float, seed: int = 0) -> HistGradientBoostingClassifier:
    """Boosted trees that have learned nothing yet."""
    return HistGradientBoostingClassifier(
        max_depth=depth, max_iter=rounds, learning_rate=rate, l2_regularization=1.0, random_state=seed
    )


class SecondStep:
    """The sum of boosted trees and of the mean of networks."""

    def __init__(self, features: np.ndarray, labels: np.ndarray, config: dict[str, Any], seed: int) -> None:
        self.networks = second_step(features, labels, config, seed)
        self.trees = [
            boosted(config["tree_depth"], config["sentence_trees"], config["sentence_tree_rate"], seed).fit(
                features, labels[:, index]
            )
            for index in range(labels.shape[1])
        ]

    def scores(self, features: np.ndarray) -> np.ndarray:
        """(sentences, labels), not calibrated yet."""
        by_trees = np.column_stack([model.decision_function(features) for model in self.trees])
        return run(self.networks, features) + by_trees


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
    """Idf over letters, and rows of length 1 as `taktvoll.annotate.hashed_linear.LetterText` computes them."""

    def __init__(self, letters: list[list[str]], *, least: int) -> None:
        matrix, _ = letter_matrix(letters)
        seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
        self.idf = np.where(seen >= least, np.log((1 + len(letters)) / (1 + seen)) + 1, 0).astype(np.float32)

    def matrix(self, letters: list[list[str]]) -> csr_matrix:
        matrix, rows = letter_matrix(letters)
        norms = np.array([np.sqrt(np.sum(self.idf[row] ** 2)) if row else 0.0 for row in rows])
        return weighted(matrix, self.idf, norms)


class LetterModel:
    """What a letter as a whole is: regressions on its words, boosted trees on them and on its sentences, one weighing of signs."""

    def __init__(self, settings: dict[str, Any], text: LetterText) -> None:
        self.settings, self.text = settings, text

    def fit_words(
        self, words: csr_matrix, occasions: np.ndarray, weights: np.ndarray, p_obstacle_passes: np.ndarray, own: int
    ) -> LetterModel:
        """Learn occasions from all letters, a passing obstacle from the first OWN."""
        self.occasion = LogisticRegression(C=self.settings["letter_C"], max_iter=1000).fit(
            words, occasions, sample_weight=weights
        )
        self.p_obstacle_passes = LogisticRegression(
            C=self.settings["passing_C"], class_weight={0: 1, 1: self.settings["passing_weight"]}, max_iter=1000
        ).fit(words[:own], p_obstacle_passes)
        return self

    def fit_foreign(self, own: csr_matrix, foreign: csr_matrix, weights: np.ndarray) -> LetterModel:
        truth = np.concatenate([np.zeros(own.shape[0]), np.ones(foreign.shape[0])])
        self.foreign = LogisticRegression(C=self.settings["foreign_C"], max_iter=1000).fit(
            vstack([own, foreign]).tocsr(), truth, sample_weight=np.concatenate([np.ones(own.shape[0]), weights])
        )
        return self

    def by_words(self, words: csr_matrix) -> np.ndarray:
        """(letters, 6) log-odds: occasions, passing obstacle, something else than an interview."""
        models = (self.occasion, self.p_obstacle_passes, self.foreign)
        return np.column_stack([model.decision_function(words) for model in models]).astype(np.float32)

    def fit_trees(
        self,
        rows: np.ndarray,
        occasions: np.ndarray,
        weights: np.ndarray,
        asked: np.ndarray,
        p_obstacle_passes: np.ndarray,
    ) -> LetterModel:
        """Learn occasions from the rows of all letters, a passing obstacle from those of the letters ASKED (numbers)."""
        depth, rate = self.settings["tree_depth"], self.settings["tree_rate"]
        self.trees = boosted(depth, self.settings["trees"], rate).fit(rows, occasions, sample_weight=weights)
        self.passing_trees = boosted(self.settings["passing_depth"], self.settings["passing_trees"], rate).fit(
            rows[asked], p_obstacle_passes
        )
        return self

    def fit_over(self, rows: np.ndarray, over: np.ndarray) -> LetterModel:
        """Learn from `reason_features` which letters explain too much."""
        depth, rate = self.settings["tree_depth"], self.settings["tree_rate"]
        self.over_trees = boosted(depth, self.settings["over_trees"], rate).fit(rows[:, REASONS], over)
        return self

    def signs(self, rows: np.ndarray, by_words: np.ndarray) -> np.ndarray:
        """(letters, 5): log-odds of a letter about something else by its words, log-probabilities of the occasions."""
        logarithms = np.maximum(np.log(self.trees.predict_proba(rows) + 1e-12), LEAST)
        return np.column_stack([by_words[:, -1], logarithms])

    def fit_elsewhere(self, own: np.ndarray, foreign: np.ndarray, donated: np.ndarray) -> LetterModel:
        """Weigh the signs of OWN and of FOREIGN letters that the models have not seen.

        The limit leaves a share `foreign_taken` of the DONATED ones (a mask) to be taken for a no or a move.
        """
        rows, truth = np.concatenate([own, foreign]), np.repeat([0, 1], [len(own), len(foreign)])
        self.elsewhere = LogisticRegression(C=1.0, max_iter=3000).fit(rows, truth)
        taken = donated & np.isin(foreign[:, 1:].argmax(axis=1), [OCCASIONS.index(name) for name in CANCELS])
        scores = np.sort(self.elsewhere.decision_function(foreign[taken]))
        self.limit = float(scores[min(int(self.settings["foreign_taken"] * donated.sum()), len(scores) - 1)])
        return self

    def decide(self, signs: np.ndarray) -> np.ndarray:
        """Occasions of letters whose signs are known."""
        found = signs[:, 1:].argmax(axis=1)
        found[self.elsewhere.decision_function(signs) >= self.limit] = OCCASIONS.index("other")
        return found

    def arrays(self, limits: dict[str, float]) -> dict[str, np.ndarray]:
        """What is shipped; `limits` are taken from the log-odds of what they name."""
        models = (self.occasion, self.p_obstacle_passes, self.foreign)
        words = np.concatenate([model.coef_.T for model in models], axis=1)
        scale = (np.abs(words).max(axis=0) / 127).astype(np.float32)
        return {
            "letter_table": np.round(words / scale).astype(np.int8),
            "letter_scale": scale,
            "letter_idf": self.text.idf.astype(np.float16),
            "letter_b": np.concatenate([model.intercept_ for model in models]).astype(np.float32),
            "elsewhere_w": self.elsewhere.coef_.T.astype(np.float32),
            "elsewhere_b": (self.elsewhere.intercept_ - self.limit).astype(np.float32),
            **tree_arrays(
                "letter_tree",
                [
                    (self.trees, 0.0, 0),
                    (self.passing_trees, limits["passing"], 0),
                    (self.over_trees, limits["over_explanation"], REASONS.start),
                ],
            ),
        }


def tree_arrays(name: str, models: list[tuple[HistGradientBoostingClassifier, float, int]]) -> dict[str, np.ndarray]:
    """The trees of models, outputs side by side, as `BoostedTrees` reads them.

    With each model stand a number that is taken from its outputs, and the place of its first column.
    """
    trees, outputs, base, columns = [], [], [], []
    for model, limit, column in models:
        first = len(base)
        base += (np.ravel(model._baseline_prediction) - limit).tolist()
        for step in model._predictors:
            trees += [predictor.nodes for predictor in step]
            outputs += range(first, first + len(step))
            columns += [column] * len(step)
    order = np.argsort(outputs, kind="stable")
    most = max(len(nodes) for nodes in trees)
    feature, threshold = np.zeros((len(trees), most), np.int16), np.zeros((len(trees), most), np.float32)
    children, value = np.zeros((len(trees), most, 2), np.int8), np.zeros((len(trees), most), np.float32)
    for row, number in enumerate(order):
        nodes = trees[number]
        leaf, itself = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
        count = len(nodes)
        feature[row, :count] = np.where(leaf, 0, nodes["feature_idx"] + columns[number])
        threshold[row, :count] = np.where(leaf, 0, nodes["num_threshold"])
        children[row, :count, 0] = np.where(leaf, itself, nodes["left"])
        children[row, :count, 1] = np.where(leaf, itself, nodes["right"])
        value[row, :count] = np.where(leaf, nodes["value"], 0)
    found = {
        "feature": feature, "threshold": threshold, "children": children, "value": value,
        "output": np.array(outputs, np.int16)[order], "base": np.array(base, np.float32),
        "depth": np.array(max(int(nodes["depth"].max()) for nodes in trees), np.int16),
    }  # fmt: skip
    return {f"{name}_{part}": array for part, array in found.items()}


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


def fit_letters(
    train: Corpus,
    probabilities: np.ndarray,
    settings: dict[str, Any],
    folds: int,
    mails: Corpus,
    mail_probabilities: np.ndarray,
    usenet: list[list[str]],
) -> tuple[LetterModel, dict[str, float], dict[str, Any]]:
    """The model of letters, limits at which F1 is best, and figures out of fold.

    What the trees and the weighing learn from is out of fold too.
    """
    whole = np.array(["border" not in draft.get("tags", []) for draft in train.drafts])
    truth, own = train.occasions[whole], int(whole.sum())
    all_truth = np.concatenate([truth, mails.occasions])
    p_obstacle_passes = np.array(["missing_reschedule" in draft["findings"] for draft in train.drafts])[whole]
    asks = np.array([train.labels[part, MODEL_LABELS.index("reschedule")].any() for part in train.slices])[whole]
    writers = np.array([writer_of(draft) for draft in train.drafts])[whole]
    bodies = [train.sentences[part] for part, use in zip(train.slices, whole, strict=True) if use]
    mail_bodies = [mails.sentences[part] for part in mails.slices]
    text = LetterText([*bodies, *mail_bodies, *usenet], least=settings["letter_least"])
    words, usenet_words = text.matrix([*bodies, *mail_bodies]), text.matrix(usenet)
    weights = np.repeat([1.0, settings["background_weight"]], [own, len(mail_bodies)])
    parts = [
        (np.append(inside, own + np.flatnonzero(np.arange(len(mail_bodies)) % folds != fold)),
         np.append(held, own + np.flatnonzero(np.arange(len(mail_bodies)) % folds == fold)))
        for fold, (inside, held) in enumerate(GroupKFold(folds).split(bodies, groups=writers))
    ]  # fmt: skip

    def by_words_of(rows: np.ndarray) -> LetterModel:
        mine = int((rows < own).sum())
        model = LetterModel(settings, text)
        model.fit_words(words[rows], all_truth[rows], weights[rows], p_obstacle_passes[rows[:mine]], mine)
        foreign_weights = np.repeat(
            [settings["foreign_mails"], settings["foreign_usenet"]], [len(rows) - mine, usenet_words.shape[0]]
        )
        return model.fit_foreign(
            words[rows[:mine]], vstack([words[rows[mine:]], usenet_words]).tocsr(), foreign_weights
        )

    by_words = np.zeros((len(all_truth), len(OCCASIONS) + 2), np.float32)
    for inside, held in parts:
        by_words[held] = by_words_of(inside).by_words(words[held])
    own_words = np.zeros((len(whole), by_words.shape[1] - 1), np.float32)
    own_words[whole] = by_words[:own, :-1]
    rows = np.concatenate(
        [train.letters(probabilities, own_words)[whole], mails.letters(mail_probabilities, by_words[own:, :-1])]
    )
    over = np.array(["over_explanation" in draft["findings"] for draft in train.drafts])[whole]
    signs, obstacles, p_over_explained = np.zeros((len(all_truth), 1 + len(OCCASIONS))), np.zeros(own), np.zeros(own)
    asked = np.flatnonzero(~asks)
    for inside, held in parts:
        chosen = np.flatnonzero(np.isin(inside, asked))
        model = LetterModel(settings, text).fit_trees(
            rows[inside], all_truth[inside], weights[inside], chosen, p_obstacle_passes[inside[chosen]]
        )
        signs[held] = model.signs(rows[held], by_words[held])
        held, mine = held[held < own], inside[inside < own]
        obstacles[held] = model.passing_trees.decision_function(rows[held])
        model.fit_over(rows[mine], over[mine])
        p_over_explained[held] = model.over_trees.decision_function(rows[held][:, REASONS])
    donated = np.array([draft["id"].startswith(DONATED) for draft in mails.drafts])
    model = by_words_of(np.arange(len(all_truth))).fit_trees(rows, all_truth, weights, asked, p_obstacle_passes[asked])
    model.fit_over(rows[:own], over).fit_elsewhere(signs[:own], signs[own:], donated)
    limits = {
        "passing": best_limit(p_obstacle_passes[asked], obstacles[asked]),
        "over_explanation": best_limit(over, p_over_explained),
    }
    found, alone = model.decide(signs[:own]), signs[:own, 1:].argmax(axis=1)
    mail_found = model.decide(signs[own:])[donated]
    figures = {
        "occasion_out_of_fold": {
            "right": round(float((found == truth).mean()), 4),
            **{name: round(float((found == truth)[truth == i].mean()), 4) for i, name in enumerate(OCCASIONS)},
            "right_without_foreign": round(float((alone == truth).mean()), 4),
            "taken_for_foreign": round(float((found != alone)[truth != OCCASIONS.index("other")].mean()), 4),
            "mails_taken": round(float(np.isin(mail_found, [OCCASIONS.index(name) for name in CANCELS]).mean()), 4),
        },
        "passing_out_of_fold": {
            "f1": round(f1(p_obstacle_passes[asked], obstacles[asked] >= limits["passing"]), 4),
            "true": int(p_obstacle_passes[asked].sum()),
            "letters": len(asked),
        },
        "over_explanation_out_of_fold": {
            "f1": round(f1(over, p_over_explained >= limits["over_explanation"]), 4),
            "true": int(over.sum()),
            "letters": own,
        },
    }
    return model, limits, figures


def best_limit(truth: np.ndarray, scores: np.ndarray) -> float:
    """The score at which F1 is best, the middle of the best stretch."""
    grid = np.quantile(scores, np.linspace(0.5, 0.999, 300))
    values = np.array([f1(truth, scores >= limit) for limit in grid])
    return float(np.median(grid[values >= values.max() - 0.005]))


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
    if not any(draft["id"].startswith(DONATED) for draft in mails):
        raise typer.BadParameter(
            "the donated mails are needed to tell what is no letter about an interview: name the folder of codealltag_s with --data"
        )
    background = Corpus(mails)
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
        second_outside[held] = SecondStep(features[inside], train.labels[inside], settings, seed).scores(features[held])
    second = SecondStep(features, train.labels, settings, seed)
    dev_scores = second.scores((dev.in_context(first.logits(dev.sentences, dev.evidence)) - mean) / deviation)
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
    mail_scores = second.scores(
        (background.in_context(first.logits(background.sentences, background.evidence)) - mean) / deviation
    )
    mail_probabilities = 1 / (1 + np.exp(-(mail_scores * calibration[0] + calibration[1])))
    letters, limits, letter_figures = fit_letters(
        train, outside_probabilities, settings, folds, background, mail_probabilities, read_usenet(data)
    )
    dev_words = letters.by_words(letters.text.matrix([dev.sentences[part] for part in dev.slices]))
    dev_found = letters.decide(letters.signs(dev.letters(dev_probabilities, dev_words[:, :-1]), dev_words))
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
        **letter_figures,
        "dev_occasion": round(float((dev_found == dev.occasions).mean()), 4),
    }
    for part in ("dev", "out_of_fold", "first_step_out_of_fold"):
        figures[part]["macro"] = round(float(np.mean(list(figures[part].values()))), 4)
    output.mkdir(parents=True, exist_ok=True)
    arrays = {
        "table": first.table, "scale": first.scale, "idf": first.idf.astype(np.float16), "bias": first.bias,
        "evidence": first.evidence_weights, "mean": mean.astype(np.float32), "deviation": deviation.astype(np.float32),
        "calibration": calibration,
        **letters.arrays(limits), **tree_arrays("sentence_tree", [(model, 0.0, 0) for model in second.trees]),
    }  # fmt: skip
    for number, layers in enumerate(second.networks):
        for depth, (weight, bias) in enumerate(layers):
            arrays[f"net{number}_w{depth}"] = weight.astype(np.float16)
            arrays[f"net{number}_b{depth}"] = bias.astype(np.float32)
    np.savez_compressed(output / "weights.npz", **arrays)
    shipped = {
        "thresholds": thresholds, "networks": [len(layers) for layers in second.networks], "evidence": list(evidence_names()),
        "occasions": [OCCASIONS[index] for index in letters.trees.classes_],
    }  # fmt: skip
    (output / "settings.json").write_text(json.dumps(shipped, indent=1) + "\n", encoding="utf-8")
    metrics.parent.mkdir(parents=True, exist_ok=True)
    metrics.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    sys.stderr.write(
        json.dumps(
            {
                key: figures[key]
                for key in (
                    "dev",
                    "out_of_fold",
                    "dev_occasion",
                    "occasion_out_of_fold",
                    "passing_out_of_fold",
                    "over_explanation_out_of_fold",
                )
            }
        )
        + "\n"
    )


if __name__ == "__main__":
    typer.run(main)
