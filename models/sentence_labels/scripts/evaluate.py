"""Reports on annotated drafts, scored by `corpora/tools/score_reports.py`: the shipped model, and the baselines beside it.

python scripts/evaluate.py ../../corpora/dev metrics/dev_reports.json
python scripts/evaluate.py ../../corpora/test metrics/test_reports.json --release 0.4.0     (once per release of a model)
"""

from __future__ import annotations

import copy
import hashlib
import json
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import typer

from taktvoll.annotate.classifier import Layer, SentenceClassifier
from taktvoll.annotate.context_features import MODEL_LABELS

TODAY = "2027-01-01"
SCORER = Path(__file__).parents[3] / "corpora" / "tools" / "score_reports.py"


def main(corpus: Path, output: Path, release: str = "dev", errors: int = 0) -> None:
    """Score CORPUS with the model, patterns alone, n-grams alone and textblob-de; write the figures to OUTPUT. ERRORS prints so many of them."""
    paths = sorted(corpus.glob("*.jsonl"))
    drafts = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]
    figures = {
        "release": release,
        "corpus": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
        "model": score(drafts, errors=errors),
        "patterns": score(drafts, lambda _: None),
        "ngrams": score(drafts, first_step_alone),
        "textblob_de": {"labels": {"negative": textblob_negative(drafts)}},
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def first_step_alone(shipped: SentenceClassifier) -> SentenceClassifier:
    """The n-gram logistic regression that is the first step, without context, calibration and chosen thresholds."""
    alone = copy.copy(shipped)
    own = np.arange(len(MODEL_LABELS))
    weight = np.zeros((len(shipped.mean), len(own)), np.float32)
    weight[own, own] = shipped.deviation[own]
    alone.networks = [(Layer(weight, shipped.mean[own]),)]
    alone.sentence_trees = copy.copy(shipped.sentence_trees)
    alone.sentence_trees.value = np.zeros_like(shipped.sentence_trees.value)
    alone.sentence_trees.base = np.zeros_like(shipped.sentence_trees.base)
    alone.calibration = np.stack([np.ones(len(own)), np.zeros(len(own))]).astype(np.float32)
    alone.limits = np.full_like(shipped.limits, 0.5)
    return alone


def textblob_negative(drafts: list[dict]) -> float:
    """F1 of `negative` where every sentence is taken for one whose polarity textblob-de puts below zero."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # syntax warnings of its bundled parser
        from textblob_de import PatternTokenizer, TextBlobDE

        rows = [
            ("negative" in row["labels"], TextBlobDE(quote, tokenizer=PatternTokenizer()).sentiment.polarity < 0)
            for draft in drafts
            for row in draft["sentences"]
            if (quote := draft["text"][row["start"] : row["end"]])
        ]
    hits = sum(truth and found for truth, found in rows)
    return 2 * hits / max(1, sum(truth for truth, _ in rows) + sum(found for _, found in rows))


def score(
    drafts: list[dict],
    changed: Callable[[SentenceClassifier], SentenceClassifier | None] = lambda shipped: shipped,
    *,
    errors: int = 0,
) -> dict:
    """Figures of the scorer for reports on `drafts`, by the shipped model as `changed` makes it."""
    import taktvoll
    from taktvoll.annotate import classifier

    with tempfile.TemporaryDirectory() as folder:
        gold, reports = Path(folder, "gold.jsonl"), Path(folder, "reports.jsonl")
        shipped = classifier.sentence_classifier
        model = changed(shipped())
        classifier.sentence_classifier = lambda: model
        try:
            letters = [taktvoll.Letter(draft["text"], id=draft["id"]) for draft in drafts]
            rows = [report.to_dict() for report in taktvoll.check_many(letters, today=TODAY)]
        finally:
            classifier.sentence_classifier = shipped
        for path, lines in ((gold, drafts), (reports, rows)):
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(reports)]
        if errors:
            sys.stdout.write(
                subprocess.run([*command, "--errors", str(errors)], check=True, capture_output=True, text=True).stdout
            )
        return json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    typer.run(main)
