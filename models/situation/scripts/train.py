"""Train what corrects the rules for stage, stance and counterpart of a letter and for the roles of its dates.

python scripts/train.py ../../corpora ../../src/taktvoll/trained/situation metrics/situation.json
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import typer
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from taktvoll_training.drafts import learned_from
from taktvoll_training.folds import group_folds
from taktvoll_training.release import write_json, write_manifest
from taktvoll_training.situations import Row, dump, read_all, read_situations, rows_of_drafts

from taktvoll.annotate.sign_model import SignModel, features_of_signs

FIELDS = ("id", "situation", "dates", "text")
"""Of a line, what is learned from."""
WORDS = ("-", "+", "clause", "opens")
"""How signs begin that are words; the others count `scale` times as much before the penalty."""


def fit(rows: Sequence[Row], settings: dict[str, Any]) -> SignModel:
    """A regression on `rows`; signs of fewer writers than the settings ask for are left out."""
    writers = defaultdict(set)
    for row in rows:
        for sign in row.signs:
            writers[sign].add(row.writer)
    vocabulary = sorted(sign for sign, who in writers.items() if len(who) >= settings["writers"])
    place = {sign: column for column, sign in enumerate(vocabulary)}
    scale = np.array([1.0 if sign.startswith(WORDS) else settings["scale"] for sign in vocabulary])
    columns = [sorted(place[sign] for sign in row.signs if sign in place) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.array(one, np.int64) for one in columns])
    matrix = csr_matrix((scale[flat], flat, ends), shape=(len(rows), len(vocabulary)))
    model = LogisticRegression(C=settings["strength"], max_iter=2000, tol=1e-4)
    model.fit(matrix, [row.gold for row in rows])
    weights = np.round(model.coef_.T * scale[:, None], 3)
    kept = np.abs(weights).max(axis=1) > 0
    return SignModel(
        tuple(map(str, model.classes_)),
        tuple(np.round(model.intercept_, 3).tolist()),
        {sign: tuple(row.tolist()) for sign, row, stays in zip(vocabulary, weights, kept, strict=True) if stays},
        1.0,
    )


def answers(model: SignModel, rows: Sequence[Row], threshold: float) -> list[str]:
    """What rules and `model` say together of each of `rows`."""
    found = []
    for row in rows:
        chances = model.probabilities(row.signs)
        best = max(chances, key=chances.__getitem__)
        found.append(best if chances[best] >= threshold else row.ruled)
    return found


def figures(rows: Sequence[Row], said: Sequence[str]) -> dict[str, Any]:
    """Share of right answers, macro F1 over the values of the gold, F1 of each value."""
    each = {}
    for value in sorted({row.gold for row in rows}):
        right = sum(row.gold == value == one for row, one in zip(rows, said, strict=True))
        wrong = sum((row.gold == value) != (one == value) for row, one in zip(rows, said, strict=True))
        each[value] = round(2 * right / (2 * right + wrong), 3) if right else 0.0
    right = sum(row.gold == one for row, one in zip(rows, said, strict=True))
    return {"right": round(right / len(rows), 4), "macro": round(sum(each.values()) / len(each), 4), "values": each}


def learn(
    rows: Sequence[Row], held: Sequence[Row], settings: dict[str, Any], config: dict[str, Any]
) -> tuple[SignModel | None, dict[str, Any]]:
    """The model of one field and its figures; None where it does not beat the rules, out of fold by writer and on what is open.

    What is open are `held`, drafts that nothing is learned from, or where there are none the drafts of `rows` that were written
    for the rules.
    """
    out_of_fold: dict[float, list[str]] = {limit: [""] * len(rows) for limit in config["thresholds"]}
    for known, new in group_folds(config["folds"], [row.writer for row in rows], config["seed"]):
        model = fit([rows[place] for place in known], settings)
        for limit, said in out_of_fold.items():
            for place, one in zip(new, answers(model, [rows[place] for place in new], limit), strict=True):
                said[place] = one
    read = [place for place, row in enumerate(rows) if row.source == "read"]
    others = [place for place, row in enumerate(rows) if row.source != "read"]
    final = fit(rows, settings)

    def of(places: Sequence[int], said: Sequence[str]) -> dict[str, Any]:
        return figures([rows[place] for place in places], [said[place] for place in places])

    ruled = [row.ruled for row in rows]
    tried = {
        limit: {
            "read": of(read, said),
            "open": figures(held, answers(final, held, limit)) if held else of(others, said),
        }
        for limit, said in out_of_fold.items()
    }
    rules = {"read": of(read, ruled), "open": figures(held, [r.ruled for r in held]) if held else of(others, ruled)}
    better = [
        limit
        for limit, found in tried.items()
        if found["read"]["right"] > rules["read"]["right"] and found["open"]["right"] > rules["open"]["right"]
    ]
    report: dict[str, Any] = {"rows": len(read), "written": len(others), "rules": rules}
    if not better:
        return None, report | {"shipped": False, "tried": tried}
    limit = max(better, key=lambda one: (tried[one]["read"]["right"] + tried[one]["open"]["right"], one))
    report |= {"shipped": True, "threshold": limit, "signs": len(final.weights), "with_model": tried[limit]}
    return SignModel(final.values, final.bias, final.weights, limit), report


def main(corpora: Path, output: Path, metrics: Path, config: Path = Path("configs/default.json")) -> None:
    """Train on the read drafts of CORPORA, write the models that are worth it to OUTPUT and figures to METRICS.

    The roles of dates are learned for the figures alone: no code of the product would read them.
    """
    settings = json.loads(config.read_text(encoding="utf-8"))
    write({}, output, settings, corpora)  # the product that reads the drafts loads what is there: rules alone
    table = rows_of_drafts(read_all(corpora))
    held = rows_of_drafts(read_situations(corpora / "situations" / "dev.jsonl"))
    shipped, found = {}, {}
    for name, rows in table.items():
        part = settings["dates" if name == "date_role" else "letters"]
        model, found[name] = learn(rows, held[name], part, settings)
        sys.stderr.write(f"{name} {json.dumps(found[name])}\n")
        if model is not None and name != "date_role":
            shipped[name] = {
                "values": model.values, "bias": model.bias, "weights": model.weights, "threshold": model.threshold
            }  # fmt: skip
    write(shipped, output, settings, corpora)
    write_json(metrics, {"version": settings["version"], "config": settings} | found)


def write(models: dict[str, Any], output: Path, settings: dict[str, Any], corpora: Path) -> None:
    """Write the weights of `models`, by what they decide, and their manifest.

    The drafts that were written for the rules stand in a folder with sealed ones: they are named as data.
    """
    dump(models, output / "weights.json")
    write_manifest(
        output,
        name="situation",
        version=settings["version"],
        features=features_of_signs(),
        fields=FIELDS,
        corpus=learned_from(sorted((corpora / "readings").glob("*.jsonl")), FIELDS),
        data=[corpora / "situations" / "train.jsonl"],
        needs=["sentence_labels", "slots"],
    )


if __name__ == "__main__":
    typer.run(main)
