"""Learner of the rankers: which candidate fills a slot, a logistic regression with an L1 penalty on named features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from taktvoll.analysis import Analysis
from taktvoll.annotate.candidates import (
    Candidate,
    company_candidates,
    date_candidates,
    position_candidates,
    time_candidates,
)
from taktvoll.annotate.clock_times import clock_times
from taktvoll.annotate.date_roles import with_roles
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.sentence_index import SentenceIndex

Draft = dict[str, Any]
Config = dict[str, Any]
SLOTS = ("company", "position", "date", "time")


def same(truth: str | None, found: str) -> int:
    """2 for the same words, 1 where one quote holds the other with little around it (as score_reports.py counts), else 0."""
    if truth is None:
        return 0
    one, other = (" ".join(quote.split()).casefold() for quote in (truth, found))
    if one == other:
        return 2
    short, long = sorted((one, other), key=len)
    return int(short in long and len(long) - len(short) <= max(6, len(short) // 2))


def candidates_of(slot: str, analysis: Analysis, entities: list[tuple[int, int, str]], truth: Draft) -> list[Candidate]:
    """The candidates that `find_slots` would see; for the time, beside the true date.

    Roles are those before a slot is chosen: afterwards (`Analysis.dates`) they would tell what is to be learned.
    """
    homes = SentenceIndex((row.start, row.end, str(row.segment), row.labels) for row in analysis.sentences)
    if slot == "company":
        return list(company_candidates(analysis.text, homes, entities))
    if slot == "position":
        return list(position_candidates(analysis.text, homes, entities))
    if slot == "date":
        times = list(clock_times(analysis.text))
        dates = with_roles(analysis.text, list(find_dates(analysis.text)), homes, times)
        return list(date_candidates(analysis.text, dates, homes))
    quote = truth["slots"].get("date")
    date = next(((row.start, row.end) for row in analysis.dates if same(quote, analysis.quote(row))), None)
    return list(
        time_candidates(analysis.text, [(time.start, time.end) for time in clock_times(analysis.text)], homes, date)
    )


class Table:
    """Candidates of one slot in all drafts, a row each."""

    def __init__(self, slot: str, drafts: list[Draft], readings: list[Analysis], entities: list[Any]) -> None:
        self.truth = [draft["slots"].get(slot) for draft in drafts]
        self.rows: list[Candidate] = []
        self.quotes: list[str] = []
        homes, labels = [], []
        for number, (draft, analysis, found) in enumerate(zip(drafts, readings, entities, strict=True)):
            for candidate in candidates_of(slot, analysis, found, draft):
                quote = analysis.text[candidate.start : candidate.end]
                self.rows.append(candidate)
                self.quotes.append(quote)
                homes.append(number)
                labels.append(same(self.truth[number], quote))
        self.homes = np.array(homes)
        labels = np.array(labels)
        exact = np.zeros(len(drafts), bool)
        np.logical_or.at(exact, self.homes, labels == 2)
        self.labels = (labels == 2) | ((labels == 1) & ~exact[self.homes])
        """Right candidates; of a draft that has the very words, only those."""

    def counts(self, scores: np.ndarray, threshold: float, drafts: np.ndarray) -> Counter[str]:
        """True and false positives and misses over `drafts` (a mask), the best candidate being chosen."""
        best: dict[int, int] = {}
        for row in np.flatnonzero(scores >= threshold):
            home = int(self.homes[row])
            if drafts[home] and (home not in best or scores[row] > scores[best[home]]):
                best[home] = int(row)
        result: Counter[str] = Counter()
        for home in np.flatnonzero(drafts):
            truth = self.truth[home]
            right = home in best and same(truth, self.quotes[best[home]]) > 0
            result.update(tp=int(right), fp=int(home in best and not right), fn=int(truth is not None and not right))
        return result


def f1(counts: Counter[str]) -> float:
    """F1 of counts."""
    return round(2 * counts["tp"] / max(1, 2 * counts["tp"] + counts["fp"] + counts["fn"]), 4)


def fit(
    rows: Sequence[Candidate], labels: np.ndarray, strength: float, seed: int = 0
) -> tuple[DictVectorizer, LogisticRegression]:
    """Learn which of ROWS are right; STRENGTH is the inverse of the penalty. Features that only one of them has are left out."""
    seen = Counter(name for row in rows for name in set(row.features))
    names = DictVectorizer(dtype=np.float32)
    matrix = names.fit_transform([dict.fromkeys((n for n in row.features if seen[n] > 1), 1.0) for row in rows])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)  # liblinear's
    model = LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", max_iter=400, random_state=seed).fit(
        matrix, labels
    )
    return names, model


def scores_of(rows: Sequence[Candidate], names: DictVectorizer, model: LogisticRegression) -> np.ndarray:
    """Log-odds of ROWS."""
    return np.asarray(model.decision_function(names.transform([dict.fromkeys(row.features, 1.0) for row in rows])))


def best_threshold(parts: Sequence[tuple[Table, np.ndarray, np.ndarray]], grid: Sequence[float]) -> float:
    """The threshold with the best mean F1 over `parts` of the corpus: in dev firms are named far less often than in training.

    GRID is (first, beyond the last, step).
    """
    limits = np.arange(*grid)
    values = np.array(
        [np.mean([f1(table.counts(scores, limit, used)) for table, scores, used in parts]) for limit in limits]
    )
    return round(float(np.median(limits[values >= values.max() - 0.003])), 2)


def ranker_of(names: DictVectorizer, model: LogisticRegression, threshold: float, least: float) -> dict[str, Any]:
    """A `taktvoll.annotate.ranking.Ranker` as it is shipped; weights below LEAST are left out."""
    weights = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "threshold": threshold,
        "weights": {name: round(float(weight), 3) for name, weight in weights if abs(weight) >= least},
    }


def train(
    table: Table,
    other: Table,
    used: np.ndarray,
    folds: Sequence[tuple[np.ndarray, np.ndarray]],
    config: Config,
    seed: int = 0,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The ranker of a slot and its figures, from the TABLE of the training drafts (those that are USED, a mask) and of OTHER, dev.

    FOLDS are over the candidates of the drafts that are used.
    """
    inside = np.flatnonzero(used[table.homes])
    rows, labels = [table.rows[i] for i in inside], table.labels[inside]
    outside = np.full(len(table.rows), -99.0)
    for fit_on, held in folds:
        parts = fit([rows[i] for i in fit_on], labels[fit_on], config["strength"], seed)
        outside[inside[held]] = scores_of([rows[i] for i in held], *parts)
    names, model = fit(rows, labels, config["strength"], seed)
    on_dev, everywhere = scores_of(other.rows, names, model), np.ones(len(other.truth), bool)
    threshold = best_threshold([*[(table, outside, used)] * 2, (other, on_dev, everywhere)], config["thresholds"])
    shipped = ranker_of(names, model, threshold, config["least_weight"])
    held_out, held_dev = table.counts(outside, threshold, used), other.counts(on_dev, threshold, everywhere)
    figures = {
        "candidates": len(rows),
        "weights": len(shipped["weights"]),
        "recall_of_candidates": round(
            len(set(table.homes[table.labels & used[table.homes]]))
            / max(1, sum(1 for truth, use in zip(table.truth, used, strict=True) if truth and use)),
            4,
        ),
        "out_of_fold": {"f1": f1(held_out), **held_out},
        "threshold": threshold,
        "dev": {"f1": f1(held_dev), **held_dev},
    }
    return shipped, figures
