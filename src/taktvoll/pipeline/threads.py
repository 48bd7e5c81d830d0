"""One thread for small matrices: those of a letter are so small that threads cost more than they bring.

Measured on two busy cores: 100 letters in 2.6 s with one thread, in 9 s with two.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")
_limiting = threading.Lock()
"""Held by the call that has set the limit."""


def in_one_thread(function: Callable[P, R]) -> Callable[P, R]:
    """Run FUNCTION with NumPy's BLAS library in one thread; what was set before holds again afterwards.

    The limit is the process's, and threadpoolctl lets only one thread change it while that lives. So where several are inside
    at once, the first sets and restores it; if the others restored what they met, the limit could stay.
    """

    @functools.wraps(function)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _limiting.acquire(blocking=False):
            return function(*args, **kwargs)
        try:
            with _controller().limit(limits=1, user_api="blas"):
                return function(*args, **kwargs)
        finally:
            _limiting.release()

    return limited


@functools.cache
def _controller() -> ThreadpoolController:
    """Return what steers NumPy's libraries; they are looked for once, being loaded by the time that a pipe runs."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
