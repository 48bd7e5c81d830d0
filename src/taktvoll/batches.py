"""Batches of letters to reports, in this process or in several; reports come in the order of the letters."""

import collections
import concurrent.futures
import concurrent.futures.process
import multiprocessing
import multiprocessing.connection
import os
import pickle
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from taktvoll.annotate.reading import reader_of, unlock_readers
from taktvoll.letter import Letter
from taktvoll.lint.suppressed import lint_unsuppressed
from taktvoll.report import Report

if TYPE_CHECKING:
    from taktvoll.analysis import Analysis
    from taktvoll.settings import Settings
    from taktvoll.suppression import Suppressions

CheckedLetter = tuple[Report, "Analysis | None"]
"""A report without grammar, and what it was made from, where that is still needed."""
AHEAD = 2
"""Batches for each process that wait or are worked on; more would only fill the memory."""


def in_batches(letters: Iterable[Letter], size: int) -> Iterator[list[Letter]]:
    """`letters` in lists of `size`; where one cannot be given, those before it come first."""
    batch: list[Letter] = []
    try:
        for letter in letters:
            batch.append(letter)
            if len(batch) == size:
                yield batch
                batch = []
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def checked_batch(
    settings: "Settings", batch: Sequence[Letter], day: str, suppressions: "Suppressions | None"
) -> Iterator[CheckedLetter]:
    """Reports on letters that are read together, each with its analysis."""
    for letter, analysis in zip(batch, reader_of(settings.model).read(batch, day), strict=True):
        report = lint_unsuppressed(analysis, settings, id=letter.id, decoded=letter.decoded, suppressions=suppressions)
        yield report, analysis


def forks() -> bool:
    """Whether new processes are forked off, so that they share what this one has loaded."""
    return multiprocessing.get_context().get_start_method() == "fork"


def in_processes(
    settings: "Settings",
    batches: Iterator[list[Letter]],
    count: int,
    day: str,
    suppressions: "Suppressions | None",
) -> Iterator[CheckedLetter]:
    """Reports on all letters of `batches` from `count` processes, lazily; analyses come along where grammar needs them.

    An error of a worker is raised here, with a note that says which draft it was; then all processes end.
    """
    waiting: collections.deque[tuple[int, int, concurrent.futures.Future[list[CheckedLetter]]]] = collections.deque()
    pool = concurrent.futures.ProcessPoolExecutor(count, initializer=begin_worker)
    first, failed, more = 0, None, True
    try:
        while more or waiting:
            while more and len(waiting) < AHEAD * count:
                try:
                    batch = next(batches, None)
                except Exception as error:  # noqa: BLE001 - raised below, once the drafts before it are done
                    batch, failed = None, error
                more = batch is not None
                if batch is not None:
                    job = pool.submit(_work, settings, batch, first, day, suppressions)
                    waiting.append((first, len(batch), job))
                    first += len(batch)
            if waiting:
                yield from _done(*waiting.popleft())
        if failed is not None:
            raise failed
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def begin_worker() -> None:
    """What a worker process does first: take up what it was forked off with, and see to it that it ends with its parent.

    A parent that is killed cannot say that there is no more work: its workers would wait for it for ever.
    """
    unlock_readers()
    threading.Thread(target=_end_with_parent, name="taktvoll-parent", daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _done(first: int, size: int, job: "concurrent.futures.Future[list[CheckedLetter]]") -> list[CheckedLetter]:
    try:
        return job.result()
    except concurrent.futures.process.BrokenProcessPool as error:
        error.add_note(f"{_place(first, first + size - 1)}: a worker process ended before it was done (out of memory?)")
        raise


def _work(
    settings: "Settings", batch: Sequence[Letter], first: int, day: str, suppressions: "Suppressions | None"
) -> list[CheckedLetter]:
    """What a worker process does with the letters from number `first` on."""
    keep = settings.grammar.enabled
    try:
        checked = checked_batch(settings, batch, day, suppressions)
        return [(report, analysis if keep else None) for report, analysis in checked]
    except Exception as error:
        told = _sendable(error)
        told.add_note(_place(*_guilty(settings, batch, first, day, suppressions)))
        if told is error:
            raise
    raise told  # not from `error`: where Dask is loaded, a cause is pickled too, and would break the pool after all


def _sendable(error: Exception) -> Exception:
    """`error`, or, where it cannot be pickled and would break the pool, one that says what it is."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - whatever its class does there
        return RuntimeError(f"{type(error).__qualname__}: {error}")
    return error


def _guilty(
    settings: "Settings", batch: Sequence[Letter], first: int, day: str, suppressions: "Suppressions | None"
) -> tuple[int, int]:
    """The number of the first draft of the batch that also fails alone, twice; else those of the first and the last."""
    for place, letter in enumerate(batch):
        try:
            list(checked_batch(settings, [letter], day, suppressions))
        except Exception:  # noqa: BLE001 - the caller raises the error of the batch
            return first + place, first + place
    return first, first + len(batch) - 1


def _place(first: int, last: int) -> str:
    """„texts[17]“, as the caller counts them."""
    return f"texts[{first}]" if first == last else f"texts[{first}] to texts[{last}]"
