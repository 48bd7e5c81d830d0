"""The shipped sentence model: labels of the sentences of letters, and what each letter is.

Trained by ``models/sentence_labels``; here NumPy alone runs it. `sentence_model.py` reads the sentences, `letter_model.py`
the letters; this module loads both as one unit and decides by the thresholds that came with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from taktvoll.analysis import Thresholds
from taktvoll.annotate.context_features import MODEL_LABELS, OUTSIDE, Array, context_features
from taktvoll.annotate.evidence import evidence_matrix
from taktvoll.annotate.hashed_linear import HashedSentences
from taktvoll.annotate.hashing import BUCKETS, MAX_PIECE, MIN_PIECE
from taktvoll.annotate.letter_model import GRADES, LIKELIEST, LetterModel
from taktvoll.annotate.letters import Letters
from taktvoll.annotate.patterns import evidence_names
from taktvoll.annotate.sentence_model import FirstStep, Layer, SecondStep, sigmoid
from taktvoll.annotate.undecided import undecided_signs
from taktvoll.annotate.weights_file import read_weights
from taktvoll.measured_severity import MeasuredSeverity
from taktvoll.pipeline.sentence_cache import SentenceRows
from taktvoll.scheme import OCCASIONS
from taktvoll.shipped import TRAINED, fingerprint, fitting_manifest, read_json, stale

FOLDER = TRAINED / "sentence_labels"
OWN_LABELS = frozenset({"reason", "negative", "informal", "hedge"})
"""Labels for which the words of the sentence itself must speak."""
OWN_WORDS = 0.2
"""Least probability by the words alone. On dev it takes back 10 wrong labels and 1 right one, on a twelfth of train 14 and 2."""
FEATURES = 2
"""Raised whenever the code computes other features for the same letter (`tests/annotate/test_features.py` notices)."""


class ModelSettings(msgspec.Struct, frozen=True, kw_only=True):
    """``settings.json`` beside the weights, written in training."""

    patterns: tuple[str, ...]
    """Names of the evidence that are columns of the model, in their order."""
    occasions: tuple[str, ...]
    networks: tuple[int, ...]
    """Numbers of layers of the networks of the second step."""
    labels: dict[str, tuple[float, float]]
    """Probabilities from which a label holds: without and with a pattern behind it."""
    letters: Thresholds
    severity: dict[str, MeasuredSeverity]
    """Rule → how right it was at `error`, on letters whose writers the model had not seen, and on dev."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of some letters, as probabilities."""

    labels: Array
    """(sentences, labels), in the order of `MODEL_LABELS`."""
    occasions: Array
    """(letters, occasions)"""
    obstacle_passes: Array
    """(letters,): something passing keeps a writer away who is still interested."""
    over_explained: Array
    """(letters,): the letter explains more than its reader needs."""
    undecided: Array
    """(letters,): a letter in which no label of a cancellation or a move holds does neither."""


class SentenceClassifier:
    """Holds the weights; its methods are pure."""

    def __init__(self, arrays: Mapping[str, Any], settings: ModelSettings) -> None:
        self.settings = settings
        self.columns = {name: column for column, name in enumerate(settings.patterns)}
        """Where each pattern stands among the features."""
        self.first_step = FirstStep(arrays)
        self.second_step = SecondStep(arrays, settings.networks)
        self.letters = LetterModel(arrays, settings.occasions)
        self.undecided = Layer(arrays["undecided_w"], arrays["undecided_b"])
        """From `undecided_signs` of a letter to the log-odds that it does not say no."""
        self.limits = np.array([settings.labels[label] for label in MODEL_LABELS], np.float32).T
        """Probabilities from which a label holds: without and with a pattern behind it, (2, labels)."""
        self.limits[1] = self.limits.min(axis=0)  # what a pattern speaks for needs no more than what none does
        self.negative = MODEL_LABELS.index("negative")
        """The column of `negative` among the probabilities."""
        kinds = [name.partition(".")[0] for name in settings.patterns]
        self.kinds = np.array([[kind == label for label in MODEL_LABELS] for kind in kinds], np.float32)
        """Which patterns speak for which label, (patterns, labels)."""
        self._by_words: SentenceRows[tuple[str, str]] = SentenceRows()
        self._alone: SentenceRows[tuple[str, bytes]] = SentenceRows()

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "SentenceClassifier":
        """The model in `folder`; raises `ModelError` where it is missing, damaged, stale, or does not fit the patterns."""
        settings = read_json(folder / "settings.json", ModelSettings)
        fitting_manifest(folder, features_of(settings.patterns))
        lost = sorted(set(settings.patterns).difference(evidence_names()))
        if lost:
            stale(
                folder,
                f"it knows patterns that the pattern files no longer hold ({', '.join(lost)}): put them back, or retrain",
                f"es kennt Muster, die nicht mehr in den Musterdateien stehen ({', '.join(lost)}): Nehmen Sie sie wieder auf,"
                " oder trainieren Sie neu",
            )
        model = read_weights(folder, lambda arrays: cls(arrays, settings))
        model.raise_misfit(folder)
        return model

    def raise_misfit(self, folder: Path) -> None:
        """Raise `ModelError` where weights and settings are not those of one training."""
        labels, patterns = len(MODEL_LABELS), len(self.settings.patterns)
        nothing = np.zeros((0, labels), np.float32), np.zeros((0, patterns), np.float32)
        columns = context_features(*nothing, [], [], []).shape[1]
        expected = {
            "table": (self.first_step.hashed.table.shape, (BUCKETS, labels)),
            "evidence": (self.first_step.by_evidence.shape, (patterns, labels)),
            "mean": (self.second_step.mean.shape, (columns,)),
            "letter_b": (self.letters.bias.shape, (len(self.settings.occasions) + 2,)),
        }
        for name, (shape, wanted) in expected.items():
            if shape != wanted:
                stale(
                    folder,
                    f"weights.npz holds '{name}' of the shape {shape}, settings.json asks for {wanted}",
                    f"weights.npz enthält „{name}“ mit der Form {shape}, settings.json verlangt {wanted}",
                )

    def evidence(self, letters: Letters) -> Array:
        """1.0 where a pattern found something, (sentences, patterns); patterns that the model has not met are left out."""
        return evidence_matrix(letters.found, self.columns)

    def read(self, letters: Letters) -> Scores:
        """What the model says of `letters`."""
        evidence = self.evidence(letters)
        first = labels = np.zeros((0, len(MODEL_LABELS)), np.float32)
        if letters.sentences:
            first = self.first_step.scores(letters, evidence)
            labels = sigmoid(self.second_step.scores(self.second_step.features(first, evidence, letters)))
            self._lower_by_words(labels, letters, first, evidence)
        occasions, passing, over = self.letters.read(letters, labels, evidence)
        signs = undecided_signs(first, self.holds(labels, evidence), occasions, letters.sizes)
        undecided = sigmoid(signs @ self.undecided.weight + self.undecided.bias)
        return Scores(labels, occasions, passing, over, undecided)

    def read_alone(self, quotes: Sequence[str], evidence: Array) -> Array:
        """What the words of each of `quotes` say without any context, (quotes, labels), as probabilities of the first step."""

        def read_at(places: list[int]) -> Array:
            hashed = HashedSentences([quotes[place] for place in places])
            return sigmoid(self.first_step.scores_of(hashed, evidence[places]))

        return self._alone.rows_at(list(zip(quotes, map(np.ndarray.tobytes, evidence), strict=True)), read_at)

    def _lower_by_words(self, labels: Array, letters: Letters, first: Array, evidence: Array) -> None:
        """Lower in place what only its neighbours make of a sentence: after a no nearly everything looks like a reason.

        A sentence that no pattern speaks for is read again as a letter of its own; the context may raise what its words say, but
        makes nothing of less than `OWN_WORDS`.
        """
        spoken = [{kind for kind, *_ in found} for found in letters.found]
        own = np.array([[label in OWN_LABELS for label in MODEL_LABELS]])
        quiet = np.array([[label not in kinds for label in MODEL_LABELS] for kinds in spoken])
        doubted = own & quiet & (labels >= self.limits[0])
        rows = np.nonzero(doubted.any(axis=1))[0]
        if not len(rows):
            return
        registers = np.repeat(np.array(letters.registers, dtype=object), letters.sizes)[rows].tolist()
        quotes = [letters.sentences[row] for row in rows]

        def read_at(places: list[int]) -> Array:
            chosen = rows[places]
            alone = self.second_step.features_alone(
                first[chosen],
                evidence[chosen],
                [quotes[place] for place in places],
                [registers[place] for place in places],
            )
            return sigmoid(self.second_step.scores(alone))

        by_words = self._by_words.rows_at(list(zip(quotes, registers, strict=True)), read_at)
        lowered = doubted[rows] & (by_words < OWN_WORDS)
        labels[rows] = np.where(lowered, np.minimum(labels[rows], by_words), labels[rows])

    def holds(self, probabilities: Array, evidence: Array) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Which labels hold, (sentences, labels), by the thresholds with and without a pattern behind them."""
        return np.asarray(probabilities >= np.where(evidence @ self.kinds > 0, self.limits[1], self.limits[0]))

    def decide(self, letters: Letters, probabilities: Array) -> list[dict[str, float]]:
        """The labels that hold for each sentence of `letters`, with their `probabilities`."""
        found: list[dict[str, float]] = [{} for _ in letters.sentences]
        places: Sequence[Any] = np.nonzero(self.holds(probabilities, self.evidence(letters)))
        for row, column in zip(*(place.tolist() for place in places), strict=True):
            found[row][MODEL_LABELS[column]] = float(probabilities[row, column])
        return found


def features_of(patterns: Sequence[str]) -> str:
    """The fingerprint of what the model sees, where `patterns` are its columns."""
    return fingerprint(
        version=FEATURES,
        labels=MODEL_LABELS,
        occasions=OCCASIONS,
        patterns=list(patterns),
        hashing=[BUCKETS, MIN_PIECE, MAX_PIECE],
        context=OUTSIDE,
        letters=[LIKELIEST, *GRADES],
    )
