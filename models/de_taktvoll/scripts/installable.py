"""Make a folder that pip installs as the package `de_taktvoll`, for spaCy users who want the pipeline alone.

    python scripts/installable.py ../../src/taktvoll/trained/de_taktvoll training/installable
    pip install training/installable/de_taktvoll-0.1.0

Its pipes are those of the package `taktvoll`, on which it depends; `spacy.load("de_taktvoll")` then works as with every pipeline.
The commands of Taktvoll do not need it: they have the same files with them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import srsly
import typer
from spacy.cli.package import package
from taktvoll_training.release import checksum

from taktvoll import __version__
from taktvoll.shipped import MANIFEST


def main(pipeline: Path, output: Path) -> None:
    """Write the package of PIPELINE below OUTPUT."""
    major, minor = __version__.split(".")[:2]
    meta = srsly.read_json(pipeline / "meta.json")
    meta["requirements"] = [f"taktvoll>={__version__},<{major}.{int(minor) + 1}"]
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "meta.json")
        srsly.write_json(path, meta)
        package(pipeline, output, meta_path=path, create_sdist=False, create_wheel=False, force=True)
    made = output / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    inner = made / f"{meta['lang']}_{meta['name']}" / made.name
    for name, known in srsly.read_json(pipeline / MANIFEST)["files"].items():
        if name != "meta.json" and checksum(inner / name) != known:
            raise typer.BadParameter(f"{inner / name} is not the file that {pipeline / MANIFEST} lists")
    typer.echo(f"{made}: pip install {made}")


if __name__ == "__main__":
    typer.run(main)
