"""Which candidate fills a slot: a logistic regression on named features, its weights readable in one file.

Trained by ``models/slots`` on the annotated drafts; few weights are left (L1 penalty, Tibshirani 1996).
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from taktvoll.annotate.candidates import ENDING, Candidate
from taktvoll.shipped import TRAINED, fingerprint, fitting_manifest, read_json

FOLDER = TRAINED / "slots"
FEATURES = 2
"""Raised whenever `candidates.py` gives other features for the same letter (`tests/annotate/test_features.py` notices)."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """Scores candidates for one slot."""

    bias: float
    weights: dict[str, float]
    threshold: float
    """Log-odds from which a candidate is taken."""

    def score(self, candidate: Candidate) -> float:
        """Log-odds of `candidate`."""
        return self.bias + math.fsum(map(self.weights.get, candidate.features, repeat(0.0)))

    def best(
        self, candidates: Iterable[Candidate], unless: Callable[[Candidate], bool] | None = None
    ) -> tuple[int, int] | None:
        """The span of the best candidate, the first of equals; None where none reaches the threshold.

        `unless` says which of them is none after all; only those are asked about that would be taken.
        """
        found, limit = None, self.threshold
        for candidate in candidates:
            score = self.score(candidate)
            if score >= limit and (found is None or score > limit) and not (unless and unless(candidate)):
                found, limit = (candidate.start, candidate.end), score
        return found


def load_rankers(folder: Path = FOLDER) -> dict[str, Ranker]:
    """The rankers in `folder` by slot; raises `ModelError` where they are missing, damaged or stale."""
    fitting_manifest(folder, features_of_candidates())
    return read_json(folder / "weights.json", dict[str, Ranker])


def features_of_candidates() -> str:
    """The fingerprint of what the rankers see."""
    return fingerprint(version=FEATURES, ending=ENDING)
