"""Train content selection on editors' decisions and write its weights.

python scripts/train.py ../../corpora ../../src/taktvoll/trained/content_selection metrics/selection.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from taktvoll_training.drafts import learned_from
from taktvoll_training.folds import group_folds
from taktvoll_training.release import write_json, write_manifest
from taktvoll_training.selection import (
    NONE,
    Reading,
    fit_linear,
    fit_trees,
    read_readings,
    tree_scores,
)

from taktvoll.analysis import Analysis
from taktvoll.annotate.content_selection import (
    DECISIONS,
    LinearStep,
    Rows,
    Selected,
    Unit,
    features_of,
    rows_of,
    softmax,
)
from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.models import shipped_models
from taktvoll.rewriting.clauses import syntax_of
from taktvoll.rewriting.reception import Readers

NAME = "content_selection"
FIELDS = ("draft", "source", "reader", "units")
"""Of a reading, what is learned from; the drafts stand elsewhere and change no more."""
DROP = DECISIONS.index("drop")
UNSEEN = "rewrites/drafts.jsonl"
"""Drafts that the sentence model has not learned from: what is said of new letters is said of these."""


def analyses_of(readings: list[Reading]) -> list[Analysis]:
    """What the product understands of each draft."""
    nlp = load_pipeline()
    return [doc._.taktvoll_analysis for doc in nlp.pipe((reading.text for reading in readings), batch_size=64)]


def agreement(readings: list[Reading], units: list[list[Unit]]) -> dict[str, float]:
    """How often two editors of the same draft decide alike, and Cohen's kappa (1960) for needed or not."""
    by_draft: dict[str, list[list[int]]] = {}
    for reading, own in zip(readings, units, strict=True):
        by_draft.setdefault(reading.draft, []).append(reading.decisions_of(own))
    pairs = [
        (one, two)
        for found in by_draft.values()
        for place, first in enumerate(found)
        for second in found[place + 1 :]
        for one, two in zip(first, second, strict=True)
        if NONE not in (one, two)
    ]
    if not pairs:
        return {}
    one, two = np.array(pairs).T
    return {
        "units": len(pairs),
        "same_decision": round(float((one == two).mean()), 4),
        "same_need": round(float(((one == DROP) == (two == DROP)).mean()), 4),
        "kappa_need": round(float(cohen_kappa_score(one == DROP, two == DROP)), 4),
    }


def outside(
    rows: Rows, truth: np.ndarray, writers: np.ndarray, config: dict[str, Any]
) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds of the first step and probabilities of the second for every unit, by models that have not seen its writer."""
    folds = group_folds(config["folds"], writers)
    first = np.zeros((len(truth), len(DECISIONS)), np.float32)
    found = np.zeros_like(first)
    known = truth != NONE
    for inside, held in folds:
        chosen = np.isin(np.arange(len(truth)), inside) & known
        first[held] = LinearStep(fit_linear(rows, truth, chosen, config)).scores(rows)[held]
    features = rows.context(first)
    for inside, held in folds:
        chosen = inside[known[inside]]
        found[held] = softmax(tree_scores(fit_trees(features[chosen], truth[chosen], config), features[held]))
    return first, found


def figures(truth: np.ndarray, found: np.ndarray) -> dict[str, Any]:
    """AUC of each decision and of need, share right, and how right the model is where it is sure."""
    needed = truth != DROP
    sure = {}
    for least in (0.7, 0.8, 0.9, 0.95):
        chosen = np.maximum(found[:, DROP], 1 - found[:, DROP]) >= least
        right = ((found[:, DROP] > 0.5) == ~needed)[chosen]
        sure[str(least)] = {"share": round(float(chosen.mean()), 3), "right": round(float(right.mean()), 3)}
    return {
        "units": len(truth),
        "auc_need": round(float(roc_auc_score(needed, 1 - found[:, DROP])), 4),
        "auc": {name: round(float(roc_auc_score(truth == i, found[:, i])), 4) for i, name in enumerate(DECISIONS)},
        "right_need": round(float(((found[:, DROP] > 0.5) == ~needed).mean()), 4),
        "right_decision": round(float((found.argmax(axis=1) == truth).mean()), 4),
        "sure": sure,
    }


def reception(
    corpora: Path,
    readings: list[Reading],
    analyses: list[Analysis],
    rows: Rows,
    units: list[list[Unit]],
    found: np.ndarray,
) -> tuple[dict[str, float], dict[str, Any]]:
    """Weights of the signs of a letter from readers' verdicts on rewrites, and how well they tell letters apart (out of fold by draft).

    FOUND is what models out of fold say of the units, so that the signs are those of new drafts.
    """
    ends = np.cumsum(rows.sizes)
    known = {
        reading.draft: (
            analysis,
            [Selected(unit, *values) for unit, values in zip(own, found[end - size : end].tolist(), strict=True)],
        )
        for reading, analysis, own, size, end in zip(readings, analyses, units, rows.sizes, ends, strict=True)
    }
    judged = [json.loads(line) for line in (corpora / "rewrites" / "judged.jsonl").read_text("utf-8").splitlines()]
    judged = [row for row in judged if row["draft"] in known]
    nlp = load_pipeline()
    letters = [doc._.taktvoll_analysis for doc in nlp.pipe((row["rewrite"] for row in judged), batch_size=64)]
    is_known = syntax_of(lambda work: work(nlp)).is_known
    told = [
        Readers(*known[row["draft"]], {}, is_known).reception(letter).signs
        for row, letter in zip(judged, letters, strict=True)
    ]
    names = list(told[0])
    signs = np.array([[one[name] for name in names] for one in told])
    refused = np.array([row["readers"][0]["send"] == "no" for row in judged])
    outside = np.zeros(len(refused))
    for inside, held in group_folds(10, np.array([row["draft"] for row in judged])):
        outside[held] = fit_reception(signs[inside], refused[inside]).predict_proba(signs[held])[:, 1]
    order = np.argsort(outside)
    best = {
        str(share): round(float(refused[order[: int(len(order) * share)]].mean()), 3) for share in (0.1, 0.2, 0.3, 0.5)
    }
    proven = np.array([row["proven"] for row in judged])
    below = {
        str(most): {
            "letters": int((proven & (outside < most)).sum()),
            "refused": round(float(refused[proven & (outside < most)].mean()), 3),
        }
        for most in (0.2, 0.25, 0.3, 0.35, 0.45)
    }
    unseen = np.array([row["draft"].startswith(("rd-", "n1-")) for row in judged])
    figures = {
        "letters": len(refused),
        "refused": round(float(refused.mean()), 3),
        "auc": round(float(roc_auc_score(refused, outside)), 4),
        "auc_of_drafts_unseen_by_the_sentence_model": round(float(roc_auc_score(refused[unseen], outside[unseen])), 4),
        "refused_among_the_best": best,
        "refused_of_proven_below": below,
    }
    return named_weights(fit_reception(signs, refused), names), figures


def fit_reception(signs: np.ndarray, refused: np.ndarray) -> Pipeline:
    """A regression whose weights may be read: what each sign adds to the log-odds of a refusal."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=1000)).fit(signs, refused)


def named_weights(model: Pipeline, names: list[str]) -> dict[str, float]:
    """The weights of the signs as they are, and ``bias``."""
    scaler, regression = model
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - weights @ scaler.mean_)
    return dict(zip(names, weights.round(4).tolist(), strict=True)) | {"bias": round(bias, 4)}


def main(
    corpora: Path, output: Path, metrics: Path, config: Path = Path("configs/default.json"), keep: Path | None = None
) -> None:
    """Train on CORPORA/selection, write weights to OUTPUT and figures out of fold to METRICS.

    With KEEP, what the models out of fold say of every unit is written there too (.npz), to measure the rewriter without flattery.
    """
    settings = json.loads(config.read_text(encoding="utf-8"))
    readings = read_readings(corpora)
    models = shipped_models()
    analyses = analyses_of(readings)
    rows, units = rows_of(analyses, models.sentences)
    truth = np.array([value for one, own in zip(readings, units, strict=True) for value in one.decisions_of(own)])
    owner = np.repeat(np.arange(len(readings)), rows.sizes)
    writers = np.array([reading.writer for reading in readings])[owner]
    unseen = np.array([reading.source == UNSEEN for reading in readings])[owner]
    first, found = outside(rows, truth, writers, settings)
    known = truth != NONE
    report = {
        "version": settings["version"],
        "config": settings,
        "readings": len(readings),
        "drafts": len({reading.draft for reading in readings}),
        "agreement": agreement(readings, units),
        "out_of_fold": figures(truth[known], found[known]),
        "out_of_fold_unseen_by_the_sentence_model": figures(truth[known & unseen], found[known & unseen]),
    }
    weights, report["reception"] = reception(corpora, readings, analyses, rows, units, found)
    sys.stderr.write(json.dumps(report, indent=1) + "\n")
    arrays = fit_linear(rows, truth, known, settings) | fit_trees(rows.context(first)[known], truth[known], settings)
    output.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(output / "weights.npz", **arrays)
    patterns = models.sentences.settings.patterns
    write_json(output / "settings.json", {"patterns": list(patterns), "reception": weights})
    path, judged = corpora / "selection" / "readings.jsonl", corpora / "rewrites" / "judged.jsonl"
    write_manifest(
        output,
        name=NAME,
        version=settings["version"],
        features=features_of(patterns),
        fields=FIELDS,
        corpus=learned_from([path], FIELDS),
        data=[judged],
        needs=["sentence_labels"],
    )
    write_json(metrics, report)
    if keep:
        places = [(unit.start, unit.end) for own in units for unit in own]
        drafts = np.array([reading.draft for reading in readings])[owner]
        np.savez_compressed(keep, draft=drafts, place=np.array(places), found=found, truth=truth)


if __name__ == "__main__":
    typer.run(main)
