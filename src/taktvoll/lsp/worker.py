"""One thread that does the work, one piece after the other, so that the loop stays free for the client."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """A thread that ends with the process: whoever goes does not wait for a check that nobody wants any more."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="taktvoll-lsp", daemon=True).start()

    def submit(self, job: Callable[[], T]) -> "Future[T]":
        """What `job` will give; one whose future is cancelled before its turn is never begun."""
        future: Future[T] = Future()
        self._jobs.put((future, job))
        return future

    def _work(self) -> None:
        while True:
            future, job = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = job()
            except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
                future.set_exception(error)
            else:
                future.set_result(result)
            del future, job
