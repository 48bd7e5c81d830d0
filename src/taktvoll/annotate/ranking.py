"""Which candidate fills a slot: a logistic regression on named features, its weights readable in one file.

Trained by ``models/slots`` on the annotated drafts; few weights are left (L1 penalty, Tibshirani 1996).
"""

import functools
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from taktvoll.annotate.candidates import Candidate

WEIGHTS = Path(__file__).parent.parent / "trained" / "slots" / "weights.json"


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

    def best(self, candidates: Iterable[Candidate]) -> tuple[int, int] | None:
        """The span of the best candidate, the first of equals; None where none reaches the threshold."""
        found, limit = None, self.threshold
        for candidate in candidates:
            score = self.score(candidate)
            if score >= limit and (found is None or score > limit):
                found, limit = (candidate.start, candidate.end), score
        return found


@functools.cache
def rankers() -> dict[str, Ranker]:
    """The shipped rankers by slot; empty in a tree whose weights have not been trained yet."""
    if not WEIGHTS.exists():
        return {}
    return {name: Ranker(**row) for name, row in json.loads(WEIGHTS.read_text(encoding="utf-8")).items()}
