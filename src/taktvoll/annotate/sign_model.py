"""Which of some values named signs speak for: a multinomial logistic regression, its weights readable in one file.

It corrects a rule: what the rule says is one of the signs, and its answer stands unless the model is sure of another one.
Trained by ``models/situation``.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from taktvoll.annotate.situation_signs import GRADES, PASSES
from taktvoll.shipped import TRAINED, fingerprint, fitting_manifest, read_json

FOLDER = TRAINED / "situation"
FEATURES = 1
"""Raised whenever `situation_signs` gives other signs for the same letter (`tests/annotate/test_features.py` notices)."""


@dataclass(frozen=True, slots=True)
class SignModel:
    """Weighs the signs of a letter."""

    values: tuple[str, ...]
    bias: tuple[float, ...]
    """One a value."""
    weights: dict[str, tuple[float, ...]]
    """Sign → one weight a value; other signs say nothing."""
    threshold: float
    """Probability from which another value than that of the rules is taken."""

    def probabilities(self, signs: Iterable[str]) -> dict[str, float]:
        """The probability of each value."""
        rows = [row for row in map(self.weights.get, signs) if row is not None]
        scores = [sum(column) for column in zip(self.bias, *rows, strict=True)]
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        total = sum(odds)
        return {value: odd / total for value, odd in zip(self.values, odds, strict=True)}

    def overruling(self, ruled: str, signs: Iterable[str]) -> tuple[str, float] | None:
        """The value that is surer than `ruled`, the answer of the rules, and its probability; None where that stands."""
        found = self.probabilities(signs)
        best = max(found, key=found.__getitem__)
        return (best, found[best]) if best != ruled and found[best] >= self.threshold else None

    def for_and_against(self, value: str, ruled: str, signs: Iterable[str]) -> list[str]:
        """Those of `signs` that speak for `value` rather than for `ruled`, the strongest first."""
        place = self.values.index(value)
        other = self.values.index(ruled) if ruled in self.values else place
        gain = {
            sign: row[place] - (row[other] if other != place else 0.0)
            for sign in signs
            if (row := self.weights.get(sign)) is not None
        }
        return sorted((sign for sign in gain if gain[sign] > 0), key=lambda sign: (-gain[sign], sign))


def load_sign_models(folder: Path = FOLDER) -> Mapping[str, SignModel]:
    """The models in `folder` by what they decide; raises `ModelError` where they are missing, damaged or stale."""
    fitting_manifest(folder, features_of_signs())
    return read_json(folder / "weights.json", dict[str, SignModel])


def features_of_signs() -> str:
    """The fingerprint of what the models see."""
    return fingerprint(version=FEATURES, letters=[*GRADES, PASSES])
