"""Editors' decisions about the units of drafts, and learners of content selection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack

from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.content_selection import DECISIONS, Rows, Unit
from taktvoll_training.sentences import Arrays, linear
from taktvoll_training.sparse import BUCKETS, SentenceBlocks, rounded
from taktvoll_training.trees import grow, tree_arrays

MATCH = 0.6
"""Share of a unit that a decision covers, where clauses have moved since it was made."""
NONE = -1


@dataclass(frozen=True)
class Reading:
    """What one editor decided about one draft."""

    draft: str
    source: str
    """File of drafts below the corpora."""
    reader: str
    text: str
    units: list[dict[str, Any]]

    writer: str
    """Whose drafts are kept together in a fold: each file of ``train`` is one writer's."""

    def decisions_of(self, units: Sequence[Unit]) -> list[int]:
        """The decision about each of `units`, as a place in `DECISIONS`; NONE where there is none."""
        found = []
        for unit in units:
            shared = [
                (min(unit.end, row["end"]) - max(unit.start, row["start"]), row["decision"]) for row in self.units
            ]
            most, decision = max(shared, default=(0, ""))
            enough = most >= MATCH * max(1, unit.end - unit.start)
            found.append(DECISIONS.index(decision) if enough else NONE)
        return found


def read_readings(corpora: Path) -> list[Reading]:
    """All readings, with the texts that they are about, in the order of the file."""
    rows = [json.loads(line) for line in (corpora / "selection" / "readings.jsonl").read_text("utf-8").splitlines()]
    drafts: dict[tuple[str, str], dict[str, Any]] = {}
    for source in sorted({row["source"] for row in rows}):
        for line in (corpora / source).read_text("utf-8").splitlines():
            draft = json.loads(line)
            drafts[source, draft["id"]] = draft
    found = []
    for row in rows:
        draft, source = drafts[row["source"], row["draft"]], row["source"]
        writer = source if source.startswith("train/") else draft.get("writer", row["draft"][:4])
        found.append(Reading(row["draft"], source, row["reader"], draft["text"], row["units"], writer))
    return found


def fit_linear(rows: Rows, truth: np.ndarray, chosen: np.ndarray, config: dict[str, Any]) -> Arrays:
    """The first step: one logistic regression a decision on hashed words and the dense features of the CHOSEN units (a mask)."""
    blocks = SentenceBlocks.of(rows.hashed).part(chosen)
    idf = blocks.idf(config["min_units"])
    features = hstack([blocks.matrix(idf), csr_matrix(rows.dense[chosen])]).tocsr()
    options = {"C": config["C"], "solver": "liblinear", "max_iter": 300, "random_state": 0}
    models = [linear(features, truth[chosen] == index, **options) for index in range(len(DECISIONS))]
    weights = np.stack([weight for weight, _ in models], axis=1)
    return {
        **rounded(weights[:BUCKETS]),
        "idf": idf.astype(np.float16),
        "dense": weights[BUCKETS:].astype(np.float32),
        "bias": np.array([bias for _, bias in models], np.float32),
    }


def fit_trees(features: np.ndarray, truth: np.ndarray, config: dict[str, Any]) -> Arrays:
    """The second step: boosted trees over what `Rows.context` gives, one output a decision."""
    options = {"depth": config["depth"], "rounds": config["rounds"], "rate": config["rate"]}
    return tree_arrays("tree", [grow(features, truth, **options)])


def tree_scores(arrays: Arrays, features: np.ndarray) -> np.ndarray:
    """What the product makes of the second step, (units, decisions)."""
    return BoostedTrees(arrays, "tree").scores(features)
