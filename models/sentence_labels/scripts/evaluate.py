"""Reports on annotated drafts, scored by `corpora/tools/score_reports.py`: the shipped model, and the baselines beside it.

python scripts/evaluate.py ../../corpora/dev metrics/dev_reports.json
python scripts/evaluate.py ../../corpora/test metrics/test_reports.json     (once per release of a model)
"""

from __future__ import annotations

import copy
import hashlib
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import typer
from taktvoll_training.drafts import Draft, read_drafts
from taktvoll_training.release import write_json
from taktvoll_training.reports import scored

from taktvoll.annotate.classifier import SentenceClassifier
from taktvoll.annotate.context_features import MODEL_LABELS
from taktvoll.annotate.loading import load_pipeline, unread_pipes
from taktvoll.annotate.models import Models, shipped_models
from taktvoll.annotate.sentence_model import Layer
from taktvoll.shipped import versions


def main(corpus: Path, output: Path, errors: int = 0) -> None:
    """Score CORPUS with the model, patterns alone, n-grams alone and textblob-de; write the figures to OUTPUT. ERRORS prints so many of them."""
    paths = sorted(corpus.glob("*.jsonl"))
    drafts, shipped = read_drafts(paths), shipped_models()
    figures = {
        "versions": versions(),
        "corpus": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
        "model": score(drafts, shipped, errors=errors),
        "patterns": score(drafts, "none"),
        "ngrams": score(drafts, replace(shipped, sentences=first_step_alone(shipped.sentences))),
        "textblob_de": {"labels": {"negative": textblob_negative(drafts)}},
    }
    write_json(output, figures)


def first_step_alone(shipped: SentenceClassifier) -> SentenceClassifier:
    """The n-gram logistic regression that is the first step, without context, calibration and chosen thresholds."""
    alone, second = copy.copy(shipped), copy.copy(shipped.second_step)
    own = np.arange(len(MODEL_LABELS))
    weight = np.zeros((len(second.mean), len(own)), np.float32)
    weight[own, own] = second.deviation[own]
    second.networks = [(Layer(weight, second.mean[own]),)]
    second.trees = copy.copy(second.trees)
    second.trees.value = np.zeros_like(second.trees.value)
    second.trees.base = np.zeros_like(second.trees.base)
    second.calibration = np.stack([np.ones(len(own)), np.zeros(len(own))]).astype(np.float32)
    alone.second_step = second
    alone.limits = np.full_like(shipped.limits, 0.5)
    return alone


def textblob_negative(drafts: list[Draft]) -> float:
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


def score(drafts: list[Draft], models: Models | Literal["none"], *, errors: int = 0) -> dict[str, Any]:
    """Figures of the scorer for reports on `drafts` by `models`, or by patterns alone."""
    nlp = load_pipeline()
    nlp.get_pipe("taktvoll_reader").models = models
    docs = nlp.pipe((draft["text"] for draft in drafts), disable=unread_pipes(nlp))
    return scored(drafts, [doc._.taktvoll_analysis for doc in docs], errors=errors)


if __name__ == "__main__":
    typer.run(main)
