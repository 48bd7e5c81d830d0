"""How sure a model has to be for an error: what training measured, as it ships beside the weights, and in words.

Nothing here imports NumPy or spaCy: `taktvoll explain` reads it.
"""

import functools
from pathlib import Path

import msgspec

from taktvoll.bilingual import Text
from taktvoll.shipped import TRAINED, read_json

SETTINGS = TRAINED / "sentence_labels" / "settings.json"
THRESHOLDS = {"negative_opinion": "sure_negative", "missing_decision": "sure_undecided"}
"""Rule → the field of `taktvoll.analysis.Thresholds` that decides between error and warning."""


class MeasuredSeverity(msgspec.Struct, frozen=True, kw_only=True):
    """How right a rule was at `error`: on letters whose writers the model had not seen, and on dev."""

    letters: int
    """Read in all."""
    reports: int
    """Letters with a finding of the rule, of any severity."""
    right: int
    """Those of them whose annotation has it too."""
    errors: int
    """Letters with an error of the rule."""
    errors_right: int
    """Those of them whose annotation has the finding too."""

    @property
    def precision(self) -> float:
        """Share of the errors that are right."""
        return self.errors_right / max(1, self.errors)

    @property
    def kept(self) -> float:
        """Share of the right findings that are errors."""
        return self.errors_right / max(1, self.right)

    def figures(self) -> dict[str, float]:
        """All of it by name, the two shares rounded."""
        counts: dict[str, float] = msgspec.to_builtins(self)
        return counts | {"precision": round(self.precision, 4), "kept": round(self.kept, 4)}


class _Settings(msgspec.Struct, frozen=True, kw_only=True):
    letters: dict[str, float]
    severity: dict[str, MeasuredSeverity]


@functools.cache
def measured(path: Path = SETTINGS) -> dict[str, tuple[float, MeasuredSeverity]]:
    """Rule → the probability from which it is an error, and how right it was; raises `ModelError` without settings."""
    found = read_json(path, _Settings)
    return {rule: (found.letters[THRESHOLDS[rule]], figures) for rule, figures in found.severity.items()}


def in_words(rule: str) -> Text | None:
    """When `rule` is an error and when a warning, with the figures behind it; None for a rule of one severity."""
    if rule not in THRESHOLDS:
        return None
    threshold, figures = measured()[rule]
    said = {
        lang: _SAID.in_language(
            lang,
            letters=figures.letters,
            errors=figures.errors,
            right=figures.errors_right,
            threshold=_decimal(f"{threshold:.2f}", lang),
            precision=_decimal(f"{100 * figures.precision:.1f}", lang),
            kept=_decimal(f"{100 * figures.kept:.1f}", lang),
        )
        for lang in ("de", "en")
    }
    return Text(**said)


def _decimal(number: str, lang: str) -> str:
    return number.replace(".", ",") if lang == "de" else number


_SAID = Text(
    de=(
        "Fehler, wo das Modell sich sicher ist (Wahrscheinlichkeit ab {threshold}), sonst Warnung. Gemessen an {letters} Briefen von"
        " Menschen, von denen das Modell keinen Brief kannte: {errors} hatten einen solchen Fehler, {right} davon zu Recht"
        " ({precision} %); {kept} % der Briefe, die den Befund zu Recht haben, haben ihn als Fehler"
    ),
    en=(
        "error where the model is sure (probability from {threshold}), otherwise warning. Measured on {letters} letters by people"
        " of whom the model knew no letter: {errors} had such an error, {right} of them rightly ({precision}%); of the letters that"
        " have the finding rightly, {kept}% have it as an error"
    ),
)
