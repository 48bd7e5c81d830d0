"""Save and load a trained network: its sizes, labels and parameters."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import jax
import numpy as np
import srsly
from network import Params, Sizes, init_params


def save_network(path: Path, params: Params, sizes: Sizes, labels: dict[str, list[str]]) -> None:
    """Write one network to PATH."""
    leaves = [np.asarray(leaf, np.float32) for leaf in jax.tree.leaves(params)]
    rows = [{"shape": list(leaf.shape), "data": leaf.tobytes()} for leaf in leaves]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(srsly.msgpack_dumps({"sizes": asdict(sizes), "labels": labels, "leaves": rows}))


def load_network(path: Path) -> tuple[Params, Sizes, dict[str, list[str]]]:
    """Read what `save_network` wrote."""
    data: dict[str, Any] = srsly.msgpack_loads(path.read_bytes())
    tuples = {key: tuple(value) for key, value in data["sizes"].items() if isinstance(value, list)}
    sizes = Sizes(**{**data["sizes"], **tuples})
    shape = jax.tree.structure(init_params(sizes, 0))
    leaves = [np.frombuffer(row["data"], np.float32).reshape(row["shape"]) for row in data["leaves"]]
    return jax.tree.unflatten(shape, leaves), sizes, data["labels"]
