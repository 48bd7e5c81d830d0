"""Train with several seeds and write mean and spread of the figures."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typer
from taktvoll_training.release import spread, write_json
from train import main as train


def main(
    corpora: Path,
    output: Path,
    config: Path = Path("configs/default.json"),
    data: Path = Path("../../../shared/data"),
    seeds: int = 3,
    folds: int = 5,
    jobs: int = 2,
) -> None:
    """Train SEEDS models on CORPORA; write the mean and the standard deviation of every figure to OUTPUT."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(seeds):
            metrics = Path(folder, f"{seed}.json")
            train(corpora, Path(folder, str(seed)), metrics, config, seed, folds, data, jobs)
            runs.append(json.loads(metrics.read_text(encoding="utf-8")))
    known = {"seeds": seeds, "version": runs[0]["version"], "corpus": runs[0]["corpus"]}
    parts = ("dev", "out_of_fold", "occasion_out_of_fold", "passing_out_of_fold", "over_explanation_out_of_fold", "dev_occasion")  # fmt: skip
    write_json(output, known | spread([{part: run[part] for part in parts} for run in runs]))


if __name__ == "__main__":
    typer.run(main)
