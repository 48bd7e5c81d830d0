"""Train the rankers of the slots company, position, date and time on annotated drafts.

python scripts/train.py ../../corpora ../../src/taktvoll/trained/slots metrics/slots.json \\
    --half ../de_taktvoll/training/pipelinehalf0 --half ../de_taktvoll/training/pipelinehalf1
"""

from __future__ import annotations

import json
import sys
from itertools import cycle
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from taktvoll_training.drafts import Draft, learned_from, read_drafts, writer_of
from taktvoll_training.folds import group_folds
from taktvoll_training.release import spread, write_json, write_manifest
from taktvoll_training.slots import SLOTS, Table, train

from taktvoll.analysis import Analysis
from taktvoll.annotate.draft import entities_of
from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.ranking import features_of_candidates

FIELDS = ("id", "voice", "text", "slots")
"""Of a draft, what is learned from."""


def read_all(paths: list[Path], pipelines: list[str | None]) -> tuple[list[Draft], list[Analysis], list[Any]]:
    """Drafts, what a pipeline understands of them, and its entities: the first of `pipelines` reads the first path, and so on in turn."""
    drafts, readings, entities = [], [], []
    loaded = {name: load_pipeline(name) for name in pipelines}
    for path, pipeline in zip(paths, cycle(pipelines), strict=False):
        rows = read_drafts([path])
        drafts += rows
        for doc in loaded[pipeline].pipe((row["text"] for row in rows), batch_size=64):
            readings.append(doc._.taktvoll_analysis)
            entities.append(entities_of(doc))
    return drafts, readings, entities


def main(
    corpora: Path,
    output: Path,
    metrics: Path,
    config: Path = Path("configs/default.json"),
    half: Annotated[list[Path] | None, typer.Option()] = None,
    seeds: int = 1,
    slot: Annotated[list[str] | None, typer.Option()] = None,
) -> None:
    """Train on CORPORA/train, write the rankers to OUTPUT and figures to METRICS.

    HALF 0 and 1 are pipelines whose entity network has seen every second file, from the first or the second on: each
    file is read by the other one, so that its entities are those of new drafts. Without them the shipped one reads all.
    With SLOT, several times, only these are trained and the others stay as they are in OUTPUT: entities, and with them the
    halves, matter to company and position alone.
    With more than one of SEEDS the figures also tell mean and spread over other folds; the first one's rankers are written.
    """
    settings = json.loads(config.read_text(encoding="utf-8"))
    other_half = [str(path) for path in reversed(half or [])] or [None]
    sources = sorted((corpora / "train").glob("*.jsonl"))
    known = read_all(sources, other_half)
    dev = read_all(sorted((corpora / "dev").glob("*.jsonl")), [None])
    voices = np.array([draft["voice"] for draft in known[0]])
    writers = np.array([writer_of(draft) for draft in known[0]])
    complete = ~np.isin(writers, settings["without_slots"])
    chosen = [name for name in SLOTS if not slot or name in slot]
    shipped: dict[str, Any] = {}
    runs: list[dict[str, Any]] = [{} for _ in range(seeds)]
    if len(chosen) < len(SLOTS):
        shipped |= json.loads((output / "weights.json").read_text(encoding="utf-8"))
        before = json.loads(metrics.read_text(encoding="utf-8"))
        runs[0] |= {name: before[name] for name in SLOTS if name not in chosen}
    for name in chosen:
        used = complete & ~np.isin(writers, settings["without_weekdays"]) if name == "date" else complete
        table, other = Table(name, *known), Table(name, *dev)
        for seed in reversed(range(seeds)):
            folds = group_folds(settings["folds"], voices[table.homes[used[table.homes]]], seed)
            shipped[name], runs[seed][name] = train(table, other, used, folds, settings, seed)
        sys.stderr.write(f"{name} {json.dumps(runs[0][name])}\n")
    output.mkdir(parents=True, exist_ok=True)
    (output / "weights.json").write_text(
        json.dumps(shipped, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    write_manifest(
        output,
        name="slots",
        version=settings["version"],
        features=features_of_candidates(),
        fields=FIELDS,
        corpus=learned_from(sources, FIELDS),
        needs=["de_taktvoll"],
    )
    drafts = {"train": len(known[0]), "dev": len(dev[0])}
    spreads = {"spread": {"seeds": seeds, **spread(runs)}} if seeds > 1 else {}
    write_json(metrics, {"version": settings["version"], "config": settings, "drafts": drafts} | runs[0] | spreads)


if __name__ == "__main__":
    typer.run(main)
