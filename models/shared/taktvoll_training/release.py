"""What a training project writes beside the weights and about them."""

from __future__ import annotations

import hashlib
import json
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from taktvoll.shipped import MANIFEST, TRAINED, Manifest, manifest_of

PAGES = {"LICENSE", "ATTRIBUTION", "README"}
"""Files beside the weights that are for people."""


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_of(folder: Path) -> dict[str, str]:
    """Path below FOLDER → SHA-256 of every file of a model, pages and manifest apart."""
    return {
        path.relative_to(folder).as_posix(): checksum(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST and path.stem not in PAGES
    }


def write_manifest(
    folder: Path,
    *,
    name: str,
    version: str,
    features: str,
    fields: Sequence[str],
    corpus: dict[str, str],
    data: Sequence[Path] = (),
    needs: Sequence[str] = (),
) -> None:
    """Write the manifest of the model in FOLDER, whose other files are complete; see `taktvoll.shipped.Manifest`."""
    manifest = Manifest(
        name=name,
        version=version,
        features=features,
        fields=tuple(fields),
        corpus=corpus,
        data={f"{path.parent.name}/{path.name}": checksum(path) for path in data if path.exists()},
        needs={other: manifest_of(TRAINED / other).version for other in needs},
        files=files_of(folder),
    )
    write_json(folder / MANIFEST, msgspec.to_builtins(manifest))


def write_weights(folder: Path, arrays: Mapping[str, Any]) -> None:
    """Write ARRAYS as ``weights.npz`` in FOLDER, not compressed: every start of the command reads them, and wheels are zipped anyhow."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "weights.npz", **arrays)


def write_json(path: Path, value: Any) -> None:
    """Write VALUE, readable in a difference."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def spread(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Mean and standard deviation over RUNS of every number that all of them have, in their shape."""
    found: dict[str, Any] = {}
    for key, value in runs[0].items():
        values = [run.get(key) for run in runs]
        if isinstance(value, dict):
            if inner := spread([one for one in values if isinstance(one, dict)]):
                found[key] = inner
        elif all(isinstance(one, int | float) and not isinstance(one, bool) for one in values):
            found[key] = {
                "mean": round(statistics.mean(values), 4),
                "spread": round(statistics.stdev(values) if len(values) > 1 else 0.0, 4),
            }
    return found
