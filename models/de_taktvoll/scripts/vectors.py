"""Train floret vectors on tokenised text and write them in floret's own text format."""

from __future__ import annotations

from pathlib import Path

import floret
import typer


def main(
    text: Path,
    output: Path,
    dim: int = 64,
    bucket: int = 40_000,
    epochs: int = 5,
    min_count: int = 3,
    threads: int = 2,
) -> None:
    """Train on TEXT and write OUTPUT (`.floret`), ready for `spacy init vectors`."""
    output.parent.mkdir(parents=True, exist_ok=True)
    model = floret.train_unsupervised(
        str(text),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=bucket,
        minn=4,
        maxn=5,
        minCount=min_count,
        dim=dim,
        epoch=epochs,
        ws=5,
        neg=10,
        lr=0.05,
        thread=threads,
    )
    model.save_floret_vectors(str(output))


if __name__ == "__main__":
    typer.run(main)
