"""Train the rankers of the slots company, position, date and time on annotated drafts.

python scripts/train_slots.py ../../corpora ../../src/taktvoll/trained/slots/weights.json metrics/slots.json \\
    --half ../de_taktvoll/training/pipelinehalf0 --half ../de_taktvoll/training/pipelinehalf1
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from taktvoll.analysis import Analysis
from taktvoll.annotate.candidates import (
    Candidate,
    company_candidates,
    date_candidates,
    position_candidates,
    time_candidates,
)
from taktvoll.annotate.dates import find_times
from taktvoll.annotate.draft import entities_of
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.api import load

DraftInput = dict[str, Any]
SLOTS = ("company", "position", "date", "time")
WITHOUT_SLOTS = ("b", "c")
"""Writers of mini letters, whose slots are not annotated."""
WITHOUT_WEEKDAYS = ("w1", "w2", "w3")
"""Writers who left out a date that is a weekday alone."""
STRENGTH = 1.0
"""Inverse of the L1 penalty (tried: 3, and L2 with 0.1, 0.3, 1: within half a point of each other)."""


def same(truth: str | None, found: str) -> int:
    """2 for the same words, 1 where one quote holds the other with little around it (as score_reports.py counts), else 0."""
    if truth is None:
        return 0
    one, other = (" ".join(quote.split()).casefold() for quote in (truth, found))
    if one == other:
        return 2
    short, long = sorted((one, other), key=len)
    return int(short in long and len(long) - len(short) <= max(6, len(short) // 2))


def candidates_of(
    slot: str, analysis: Analysis, entities: list[tuple[int, int, str]], truth: DraftInput
) -> list[Candidate]:
    """The candidates that `find_slots` would see; for the time, beside the true date."""
    homes = SentenceIndex((row.start, row.end, str(row.segment), row.labels) for row in analysis.sentences)
    if slot == "company":
        return list(company_candidates(analysis.text, homes, entities))
    if slot == "position":
        return list(position_candidates(analysis.text, homes, entities))
    if slot == "date":
        return list(date_candidates(analysis.text, analysis.dates, homes))
    quote = truth["slots"].get("date")
    date = next(((row.start, row.end) for row in analysis.dates if same(quote, analysis.quote(row))), None)
    return list(time_candidates(analysis.text, list(find_times(analysis.text)), homes, date))


def read_all(paths: list[Path], pipelines: list[str | None]) -> tuple[list[DraftInput], list[Analysis], list[Any]]:
    """Drafts, what a pipeline understands of them, and its entities: the first of `pipelines` reads the first path, and so on in turn."""
    drafts, readings, entities = [], [], []
    for path, pipeline in zip(paths, cycle(pipelines), strict=False):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        drafts += rows
        for doc in load(pipeline).pipe((row["text"] for row in rows), batch_size=64):
            readings.append(doc._.taktvoll_analysis)
            entities.append(entities_of(doc))
    return drafts, readings, entities


class Table:
    """Candidates of one slot in all drafts, a row each."""

    def __init__(self, slot: str, drafts: list[DraftInput], readings: list[Analysis], entities: list[Any]) -> None:
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
    return round(2 * counts["tp"] / max(1, 2 * counts["tp"] + counts["fp"] + counts["fn"]), 4)


def fit(rows: list[Candidate], labels: np.ndarray, strength: float) -> tuple[DictVectorizer, LogisticRegression]:
    seen = Counter(name for row in rows for name in set(row.features))
    names = DictVectorizer(dtype=np.float32)
    matrix = names.fit_transform([dict.fromkeys((n for n in row.features if seen[n] > 1), 1.0) for row in rows])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)  # liblinear's
    model = LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", max_iter=400, random_state=0).fit(
        matrix, labels
    )
    return names, model


def scores_of(rows: list[Candidate], names: DictVectorizer, model: LogisticRegression) -> np.ndarray:
    return np.asarray(model.decision_function(names.transform([dict.fromkeys(row.features, 1.0) for row in rows])))


def best_threshold(parts: list[tuple[Table, np.ndarray, np.ndarray]]) -> float:
    """The threshold with the best mean F1 over `parts` of the corpus: in dev firms are named far less often than in training."""
    grid = np.arange(-2.5, 3.0, 0.1)
    values = np.array(
        [np.mean([f1(table.counts(scores, limit, used)) for table, scores, used in parts]) for limit in grid]
    )
    return round(float(np.median(grid[values >= values.max() - 0.003])), 2)


def main(
    corpora: Path,
    output: Path,
    metrics: Path,
    half: Annotated[list[Path] | None, typer.Option()] = None,
    folds: int = 5,
) -> None:
    """Train on CORPORA/train, write the rankers to OUTPUT and figures to METRICS.

    HALF 0 and 1 are pipelines whose entity network has seen every second file, from the first or the second on: each
    file is read by the other one, so that its entities are those of new drafts. Without them the shipped one reads all.
    """
    other_half = [str(path) for path in reversed(half or [])] or [None]
    train = read_all(sorted((corpora / "train").glob("*.jsonl")), other_half)
    dev = read_all(sorted((corpora / "dev").glob("*.jsonl")), [None])
    voices = np.array([draft["voice"] for draft in train[0]])
    writers = np.array([draft["id"].partition("-")[0] for draft in train[0]])
    complete = ~np.isin(writers, WITHOUT_SLOTS)
    shipped: dict[str, Any] = {}
    figures: dict[str, Any] = {"drafts": {"train": len(train[0]), "dev": len(dev[0])}}
    for slot in SLOTS:
        used = complete & ~np.isin(writers, WITHOUT_WEEKDAYS) if slot == "date" else complete
        table, other = Table(slot, *train), Table(slot, *dev)
        inside = np.flatnonzero(used[table.homes])
        rows, labels = [table.rows[i] for i in inside], table.labels[inside]
        outside = np.full(len(table.rows), -99.0)
        for fit_on, held in GroupKFold(folds).split(rows, groups=voices[table.homes[inside]]):
            parts = fit([rows[i] for i in fit_on], labels[fit_on], STRENGTH)
            outside[inside[held]] = scores_of([rows[i] for i in held], *parts)
        names, model = fit(rows, labels, STRENGTH)
        on_dev, everywhere = scores_of(other.rows, names, model), np.ones(len(dev[0]), bool)
        threshold = best_threshold([*[(table, outside, used)] * 2, (other, on_dev, everywhere)])
        weights = {
            name: round(float(weight), 3)
            for name, weight in zip(names.get_feature_names_out(), model.coef_[0], strict=True)
            if abs(weight) >= 0.005
        }
        shipped[slot] = {"bias": round(float(model.intercept_[0]), 3), "threshold": threshold, "weights": weights}
        held_out, held_dev = table.counts(outside, threshold, used), other.counts(on_dev, threshold, everywhere)
        figures[slot] = {
            "candidates": len(rows),
            "weights": len(weights),
            "recall_of_candidates": round(
                len(set(table.homes[table.labels & used[table.homes]]))
                / sum(1 for truth, use in zip(table.truth, used, strict=True) if truth and use),
                4,
            ),
            "out_of_fold": {"f1": f1(held_out), **held_out},
            "threshold": threshold,
            "dev": {"f1": f1(held_dev), **held_dev},
        }
        sys.stderr.write(f"{slot} {json.dumps(figures[slot])}\n")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(shipped, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    metrics.parent.mkdir(parents=True, exist_ok=True)
    metrics.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
