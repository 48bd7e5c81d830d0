"""From which probability on a rule may say „error“: measured on letters whose writers the model has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from taktvoll.analysis import Analysis, adjacent_runs
from taktvoll.annotate.sentence_model import Layer, sigmoid
from taktvoll.lint.rules import negative_opinion
from taktvoll.measured_severity import THRESHOLDS, MeasuredSeverity
from taktvoll_training.drafts import Draft
from taktvoll_training.folds import group_folds

PRECISION = 0.95
"""An error has to be right more often than this."""
KEPT = 0.7
"""At least so many of the right findings have to stay errors."""


Severities = dict[str, MeasuredSeverity]
"""Rule → how right it is at `error`."""


def severities(
    drafts: Sequence[Draft],
    analyses: Sequence[Analysis],
    signs: np.ndarray,
    writers: Sequence[str] | np.ndarray,
    strength: float,
    folds: int,
    usual: np.ndarray,
) -> tuple[Layer, dict[str, float], Severities]:
    """What tells letters without a no apart (from `undecided_signs`), the thresholds of both rules by field, and their figures.

    ANALYSES of DRAFTS are by models that have not seen the writer. Thresholds and figures are those of the USUAL ones (a mask): letters
    that were written to be hard say nothing of how often an error is right.
    """
    rows = np.flatnonzero(usual)
    probabilities, right = negative_letters([drafts[row] for row in rows], [analyses[row] for row in rows])
    reported, truth = missing_decisions(drafts, analyses)
    layer = fit_undecided(signs[reported], truth[reported], strength)
    outside = undecided_outside(signs[reported], truth[reported], np.asarray(writers)[reported], strength, folds)
    chosen = usual[reported]
    sure, figures = {}, {}
    for rule, values, confirmed in (
        ("negative_opinion", probabilities, right),
        ("missing_decision", outside[chosen], truth[reported][chosen]),
    ):
        threshold = best_threshold(values, confirmed)
        sure[THRESHOLDS[rule]] = threshold
        figures[rule] = measured(values, confirmed, threshold, len(rows))
    return layer, sure, figures


def undecided_arrays(layer: Layer) -> dict[str, np.ndarray]:
    """LAYER as `SentenceClassifier` reads it."""
    return {"undecided_w": layer.weight, "undecided_b": layer.bias}


def fit_undecided(signs: np.ndarray, truth: np.ndarray, strength: float) -> Layer:
    """A logistic regression on SIGNS (letters, columns); where TRUTH has one class alone, only a bias."""
    if len(np.unique(truth)) < 2:
        return Layer(np.zeros(signs.shape[1], np.float32), np.float32(6.0 if truth.any() else -6.0))
    scaler = StandardScaler().fit(signs)
    model = LogisticRegression(C=strength, max_iter=1000).fit(scaler.transform(signs), truth)
    weight = model.coef_[0] / scaler.scale_
    bias = model.intercept_[0] - float(weight @ scaler.mean_)
    return Layer(weight.astype(np.float32), np.float32(bias))


def undecided_outside(
    signs: np.ndarray, truth: np.ndarray, writers: Sequence[str] | np.ndarray, strength: float, folds: int
) -> np.ndarray:
    """Probabilities of each of SIGNS by regressions that have not seen its writer; how often it is true, where one wrote them all."""
    folds = min(folds, len(np.unique(writers)))
    if folds < 2:
        return np.full(len(truth), truth.mean() if len(truth) else 0.0)
    found = np.zeros(len(truth))
    for inside, held in group_folds(folds, writers):
        layer = fit_undecided(signs[inside], truth[inside], strength)
        found[held] = sigmoid(signs[held] @ layer.weight + layer.bias)
    return found


def best_threshold(probabilities: np.ndarray, right: np.ndarray) -> float:
    """The middle of the probabilities from which on findings are right more often than PRECISION and KEPT of the right ones are left.

    Where there is none, the highest probability that keeps so many: the figures say what it costs.
    """
    if not right.any():
        return 1.0
    values = np.unique(np.floor(probabilities * 1000) / 1000)
    found = [measured(probabilities, right, value, len(right)) for value in values]
    good = [value for value, one in zip(values, found, strict=True) if one.precision > PRECISION and one.kept >= KEPT]
    enough = [value for value, one in zip(values, found, strict=True) if one.kept >= KEPT]
    return float(np.round(np.median(good), 2)) if good else float(enough[-1])


def measured(probabilities: np.ndarray, right: np.ndarray, threshold: float, letters: int) -> MeasuredSeverity:
    """What the product says of a rule's findings with these PROBABILITIES, one a letter, of which some are RIGHT."""
    sure = probabilities >= threshold
    return MeasuredSeverity(
        letters=letters,
        reports=len(right),
        right=int(right.sum()),
        errors=int(sure.sum()),
        errors_right=int((sure & right).sum()),
    )


def negative_letters(drafts: Sequence[Draft], analyses: Sequence[Analysis]) -> tuple[np.ndarray, np.ndarray]:
    """Of each letter with a finding of `negative_opinion` the highest probability, and whether it is annotated with the finding."""
    rows: list[tuple[float, bool]] = []
    for draft, found in zip(drafts, analyses, strict=True):
        runs = adjacent_runs(found.letter_sentences_with("negative"), found.place_of)
        known = [value for run in runs if (value := negative_opinion.probability_of(run)) is not None]
        if known:
            rows.append((max(known), "negative_opinion" in draft["findings"]))
    table: Any = np.array(rows, float).reshape(-1, 2)
    return table[:, 0], table[:, 1] > 0


def missing_decisions(drafts: Sequence[Draft], analyses: Sequence[Analysis]) -> tuple[np.ndarray, np.ndarray]:
    """Which drafts are reported with `missing_decision`, and which are annotated with it, as masks."""
    reported = [
        found.occasion != "other" and found.has_letter and not found.letter_sentences_with("decision", "reschedule")
        for found in analyses
    ]
    return np.array(reported, bool), np.array(["missing_decision" in draft["findings"] for draft in drafts], bool)
