"""The one name for an array of NumPy of any type."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
