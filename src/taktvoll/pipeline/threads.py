"""One thread for small matrices: those of a letter are so small that threads cost more than they bring.

Measured on two busy cores: 100 letters in 2.6 s with one thread, in 9 s with two.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def in_one_thread(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` with NumPy's BLAS library in one thread; what was set before holds again afterwards."""

    @functools.wraps(function)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        _limit.enter()
        try:
            return function(*args, **kwargs)
        finally:
            _limit.leave()

    return limited


class Limit:
    """The limit on the library's threads, which is one for the whole process.

    Python's threads may be inside at the same time: the first sets it, the last takes it away. Contexts of threadpoolctl
    alone would not do, for one that overlaps with another finds the limit set and sets it again at its end.
    """

    def __init__(self) -> None:
        """Start without a limit."""
        self._lock = threading.Lock()
        self._inside = 0
        self._limiter: Any = None

    def enter(self) -> None:
        """Set the limit, unless another thread has."""
        with self._lock:
            if not self._inside:
                self._limiter = _controller().limit(limits=1, user_api="blas")
                _give_up_control()
            self._inside += 1

    def leave(self) -> None:
        """Take the limit away, unless another thread needs it still."""
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limiter.restore_original_limits()
                _give_up_control()


_limit = Limit()


@functools.cache
def _controller() -> Any:
    """Return what steers NumPy's libraries; they are looked for once, being loaded by the time that a pipe runs."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _give_up_control() -> None:
    """Let any thread set the limit next: threadpoolctl obeys only the one that did last."""
    from threadpoolctl import OpenBLASController

    OpenBLASController.clear_controlling_thread()
