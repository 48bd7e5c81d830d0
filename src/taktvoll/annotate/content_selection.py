"""Content selection (Reiter & Dale 2000): what of a draft belongs in the letter, unit by unit, learned from editors' decisions.

A unit is a clause of a sentence of the body or of a post script, or the whole sentence where it has one clause. Two steps like the
sentence model's: a linear model on hashed words, evidence and labels, then boosted trees that see its scores, those of the sentence
model for the words alone, their neighbours, the place in the letter and the situation. Trained by ``models/content_selection``;
NumPy alone runs it, for a rewrite and never for a check.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from taktvoll.analysis import Analysis
from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.classifier import SentenceClassifier
from taktvoll.annotate.context_features import MODEL_LABELS, OUTSIDE, Array, context_features
from taktvoll.annotate.evidence import evidence_matrix
from taktvoll.annotate.hashed_linear import HashedLinear, HashedSentences
from taktvoll.annotate.hashing import BUCKETS, MAX_PIECE, MIN_PIECE
from taktvoll.annotate.letters import remembered_evidence
from taktvoll.annotate.models import shipped_models
from taktvoll.annotate.weights_file import read_weights
from taktvoll.letter import SegmentKind
from taktvoll.mail.reading_text import one_line
from taktvoll.scheme import OCCASIONS, Counterpart, Stage, Stance
from taktvoll.shipped import TRAINED, fingerprint, fitting_manifest, read_json, stale

FOLDER = TRAINED / "content_selection"
FEATURES = 1
"""Raised whenever the code computes other features for the same unit (`tests/annotate/test_features.py` notices)."""
DECISIONS = ("keep", "edit", "say", "drop")
"""Its words stay; they stay but for a few; what it tells is told in other words; nothing of it is needed."""
_READ = frozenset({SegmentKind.BODY, SegmentKind.POSTSCRIPT})
SCORE_WEIGHT, LABEL_WEIGHT = 0.15, 0.5
"""Weights of the sentence model's scores, and of labels, beside the hashed features, whose rows have length 1 each."""
_SITUATION = ((*Stage,), (*Stance,), (*Counterpart,), OCCASIONS)


@dataclass(frozen=True, slots=True)
class Unit:
    """``text[start:end]`` of the draft and the sentence that it belongs to."""

    start: int
    end: int
    place: int
    """Of its sentence among all sentences of the analysis."""
    labels: tuple[str, ...]
    """Of the clause."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What editors would make of a unit, as probabilities that sum to 1."""

    unit: Unit
    keep: float
    edit: float
    say: float
    drop: float

    @property
    def needed(self) -> float:
        """Probability that the letter has to tell what the unit tells."""
        return 1.0 - self.drop


def units_of(analysis: Analysis) -> list[Unit]:
    """The units of the letter in order: sorted and disjoint."""
    found: list[Unit] = []
    for place, sentence in enumerate(analysis.sentences):
        if sentence.segment not in _READ or sentence.has("salutation", "closing", "subject"):
            continue
        if len(sentence.clauses) > 1:
            found += [Unit(clause.start, clause.end, place, clause.labels) for clause in sentence.clauses]
        else:
            found.append(Unit(sentence.start, sentence.end, place, sentence.labels))
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """What the model sees of the units of some letters, one letter behind the other."""

    hashed: HashedSentences
    quotes: list[str]
    sizes: list[int]
    registers: list[str]
    evidence: Array
    """(units, patterns)"""
    scores: Array
    """(units, labels): log-odds of the sentence model's first step for the words alone."""
    labels: Array
    """(units, 2 * labels): 1.0 for the labels of the sentence, then for those of the clause."""
    letters: Array
    """(units, …): situation and occasion, one column a value, and the length of the letter."""

    @property
    def dense(self) -> Array:
        """(units, patterns + 3 * labels): what the first step sees beside words."""
        return np.concatenate([self.evidence, self.scores * SCORE_WEIGHT, self.labels * LABEL_WEIGHT], axis=1)

    def context(self, first: Array) -> Array:
        """What the second step sees, where the `first` said (units, decisions)."""
        both = np.concatenate([self.scores, first], axis=1, dtype=np.float32)
        around = context_features(both, self.evidence, self.quotes, self.sizes, self.registers)
        return np.concatenate([around, self.labels, self.letters], axis=1, dtype=np.float32)


def rows_of(analyses: Sequence[Analysis], sentences: SentenceClassifier) -> tuple[Rows, list[list[Unit]]]:
    """The rows of all units of `analyses`, and the units; `sentences` is the model that read them."""
    units = [units_of(analysis) for analysis in analyses]
    pairs = [(analysis, unit) for analysis, own in zip(analyses, units, strict=True) for unit in own]
    quotes = [one_line(analysis.text[unit.start : unit.end]) for analysis, unit in pairs]
    evidence = evidence_matrix([remembered_evidence[quote] for quote in quotes], sentences.columns)
    hashed = HashedSentences(quotes)
    labels = np.zeros((len(pairs), 2 * len(MODEL_LABELS)), np.float32)
    letters = np.zeros((len(pairs), sum(map(len, _SITUATION)) + 1), np.float32)
    for row, (analysis, unit) in enumerate(pairs):
        for half, names in enumerate((analysis.sentences[unit.place].labels, unit.labels)):
            for name in names:
                if name in MODEL_LABELS:
                    labels[row, half * len(MODEL_LABELS) + MODEL_LABELS.index(name)] = 1.0
    first = 0
    for analysis, own in zip(analyses, units, strict=True):
        letters[first : first + len(own)] = _letter_row(analysis, own)
        first += len(own)
    return (
        Rows(
            hashed,
            quotes,
            list(map(len, units)),
            [analysis.register for analysis in analyses],
            evidence,
            sentences.first_step.scores_of(hashed, evidence),
            labels,
            letters,
        ),
        units,
    )


def _letter_row(analysis: Analysis, units: Sequence[Unit]) -> list[float]:
    situation = analysis.situation
    values = (situation.stage, situation.stance, situation.counterpart, analysis.occasion)
    flags = [float(value == name) for value, names in zip(values, _SITUATION, strict=True) for name in names]
    return [*flags, sum(len(analysis.text[unit.start : unit.end].split()) for unit in units) / 100]


class SelectionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """``settings.json`` beside the weights, written in training."""

    patterns: tuple[str, ...]
    """Names of the evidence that are columns of the model, in their order."""
    reception: dict[str, float]
    """Log-odds that a reader would not send a letter, for each expected edit of a kind; ``bias`` is what is there before."""


class LinearStep:
    """From words, evidence and labels of each unit alone to log-odds of each decision."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        """Read ``table``, ``scale``, ``idf`` (see `HashedLinear`), ``dense`` and ``bias``."""
        self.hashed = HashedLinear(arrays["table"], arrays["scale"], arrays["idf"])
        self.by_dense: Array = arrays["dense"].astype(np.float32)
        self.bias: Array = arrays["bias"].astype(np.float32)

    def scores(self, rows: Rows) -> Array:
        """(units, decisions)"""
        scores: Array = self.hashed.scores(rows.hashed) + rows.dense @ self.by_dense + self.bias
        return scores


class ContentSelection:
    """Holds the weights; `read` is pure."""

    def __init__(self, arrays: Mapping[str, Any], settings: SelectionSettings) -> None:
        """Read what `LinearStep` reads, and ``tree_…``."""
        self.settings = settings
        self.first_step = LinearStep(arrays)
        self.trees = BoostedTrees(arrays, "tree")

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "ContentSelection":
        """The model in `folder`; raises `ModelError` where it is missing, damaged, stale, or does not fit the sentence model."""
        settings = read_json(folder / "settings.json", SelectionSettings)
        fitting_manifest(folder, features_of(settings.patterns))
        if settings.patterns != shipped_models().sentences.settings.patterns:
            stale(
                folder,
                "its patterns are not those of the sentence model beside it",
                "seine Muster sind nicht die des Satzmodells daneben",
            )
        return read_weights(folder, lambda arrays: cls(arrays, settings))

    def probabilities(self, rows: Rows) -> Array:
        """(units, decisions), each row with the sum 1."""
        if not rows.quotes:
            return np.zeros((0, len(DECISIONS)), np.float32)
        return softmax(self.trees.scores(rows.context(self.first_step.scores(rows))))

    def read(self, analysis: Analysis) -> tuple[Selected, ...]:
        """What editors would make of each unit of a draft, in order."""
        rows, units = rows_of([analysis], shipped_models().sentences)
        return tuple(
            Selected(unit, *values) for unit, values in zip(units[0], self.probabilities(rows).tolist(), strict=True)
        )


def softmax(scores: Array) -> Array:
    """Scores (rows, outputs) as probabilities."""
    exp = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exp / exp.sum(axis=1, keepdims=True), np.float32)


def features_of(patterns: Sequence[str]) -> str:
    """The fingerprint of what the model sees, where `patterns` are columns of it."""
    return fingerprint(
        version=FEATURES,
        decisions=DECISIONS,
        labels=MODEL_LABELS,
        patterns=list(patterns),
        situation=[[str(name) for name in names] for names in _SITUATION],
        hashing=[BUCKETS, MIN_PIECE, MAX_PIECE],
        context=OUTSIDE,
        weights=[SCORE_WEIGHT, LABEL_WEIGHT],
    )


@functools.cache
def shipped_selection() -> ContentSelection:
    """The model that comes with the package; raises `ModelError` where it is missing, stale, or does not fit."""
    return ContentSelection.load()
