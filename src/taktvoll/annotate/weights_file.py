"""The arrays of a trained model, as its training wrote them."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from taktvoll.shipped import missing

Model = TypeVar("Model")


def read_weights(folder: Path, make: Callable[[Mapping[str, Any]], Model]) -> Model:
    """What `make` makes of ``weights.npz`` in `folder`; raises `ModelError` where it is missing, damaged, or lacks an array."""
    path = folder / "weights.npz"
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            return make(arrays)
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        missing(path, error)
