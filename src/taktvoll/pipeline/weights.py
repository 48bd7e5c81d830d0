"""Arrays of a component: saved in half precision, used in single precision."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import srsly

from taktvoll.pipeline.array import Array


def to_bytes(arrays: dict[str, Array], labels: list[str]) -> bytes:
    """Pack `arrays` and `labels`."""
    rows = {
        name: {"shape": list(array.shape), "data": array.astype(np.float16).tobytes()} for name, array in arrays.items()
    }
    packed: bytes = srsly.msgpack_dumps({"labels": labels, "arrays": rows})
    return packed


def from_bytes(packed: bytes) -> tuple[dict[str, Array], list[str]]:
    """Unpack what `to_bytes` made."""
    data = srsly.msgpack_loads(packed)
    arrays = {
        name: np.frombuffer(row["data"], dtype=np.float16).reshape(row["shape"]).astype(np.float32)
        for name, row in data["arrays"].items()
    }
    return arrays, data["labels"]


def write(path: Path | str, packed: bytes) -> None:
    """Write `packed` as the one file of a component's folder."""
    Path(path).mkdir(parents=True, exist_ok=True)
    (Path(path) / "weights.msgpack").write_bytes(packed)


def read(path: Path | str) -> bytes:
    """Read what `write` wrote."""
    return (Path(path) / "weights.msgpack").read_bytes()
