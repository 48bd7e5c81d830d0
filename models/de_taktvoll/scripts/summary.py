"""Join the figures of several seeds: mean and spread, and which seed is best on dev."""

from __future__ import annotations

import hashlib
from pathlib import Path
from statistics import mean, stdev
from typing import Annotated, Any

import srsly
import typer

DEV_WORDS = "dev"
DEV_ENTITIES = "ner_drafts_dev"


def flatten(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Return the numbers of nested FIGURES under names with dots."""
    out: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            out.update(flatten(value, f"{prefix}{name}."))
        elif isinstance(value, int | float):
            out[f"{prefix}{name}"] = value
    return out


def dev_score(figures: dict[str, Any]) -> float:
    """Return what chooses between seeds: tags, parts of speech and trees on dev, entities in dev drafts."""
    words = figures[DEV_WORDS]
    return float(words["stts"] + words["upos"] + words["las"] + figures[DEV_ENTITIES]["all"]["r"])


def main(
    output: Path,
    seed: Annotated[list[Path], typer.Option()],
    corpus: Annotated[Path, typer.Option()],
    peer: Annotated[Path, typer.Option()],
) -> None:
    """Write mean and spread of the files SEED to OUTPUT, with checksums of the files of CORPUS."""
    runs = [srsly.read_json(path) for path in seed]
    flat = [flatten({k: v for k, v in run.items() if k != "corpora"}) for run in runs]
    figures = {
        name: {"mean": round(mean(values), 2), "spread": round(stdev(values), 2) if len(values) > 1 else None}
        for name in flat[0]
        if (values := [run[name] for run in flat])
    }
    names = sorted(runs[0]["corpora"])
    sums = {name: hashlib.sha256((corpus / f"{name}.jsonl.gz").read_bytes()).hexdigest() for name in names}
    best = max(range(len(runs)), key=lambda i: dev_score(runs[i]))
    summary = {
        "seeds": len(runs),
        "shipped": best,
        "figures": figures,
        "shipped_figures": {k: v for k, v in runs[best].items() if k != "corpora"},
        "peer": srsly.read_json(peer),
        "corpora": {name: {**runs[0]["corpora"][name], "sha256": sums[name]} for name in names},
    }
    srsly.write_json(output, summary)
    for name, row in figures.items():
        typer.echo(f"{name:45} {row['mean']:8.2f} ± {row['spread']}")


if __name__ == "__main__":
    typer.run(main)
