"""Bring the data into the project: copies from the shared folder, checked, with their source."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import srsly
import typer


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(lock: Path, output: Path, data: Path = Path("../../../shared/data")) -> None:
    """Copy what LOCK lists from DATA (or the folder that TAKTVOLL_DATA names) to OUTPUT.

    A file whose checksum differs, or that is missing, stops the step and says where the public
    source is.
    """
    folder = Path(os.environ.get("TAKTVOLL_DATA", data))
    for row in srsly.read_json(lock):
        source, target = folder / row["path"], output / row["path"]
        if not (target.exists() and checksum(target) == row["sha256"]):
            if not source.exists():
                raise typer.BadParameter(f"{source} is missing; public source: {row['source']} at {row['commit']}")
            if checksum(source) != row["sha256"]:
                raise typer.BadParameter(f"{source} is not the file that {lock} lists")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    typer.echo(f"{len(srsly.read_json(lock))} files checked")


if __name__ == "__main__":
    typer.run(main)
