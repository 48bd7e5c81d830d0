"""Train with several seeds and write mean and spread of the figures."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path

import typer
from train import main as train


def main(corpora: Path, output: Path, data: Path = Path("../../../shared/data"), seeds: int = 3) -> None:
    """Train SEEDS models on CORPORA; write the mean and the standard deviation of every figure to OUTPUT."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(seeds):
            metrics = Path(folder, f"{seed}.json")
            train(corpora, Path(folder, str(seed)), metrics, seed=seed, data=data)
            runs.append(json.loads(metrics.read_text(encoding="utf-8")))
    figures = {"seeds": seeds, "corpus": runs[0]["corpus"]}
    for part in ("dev", "out_of_fold"):
        figures[part] = {
            name: {
                "mean": round(statistics.mean(run[part][name] for run in runs), 4),
                "spread": round(statistics.stdev(run[part][name] for run in runs), 4),
            }
            for name in runs[0][part]
        }
    output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
