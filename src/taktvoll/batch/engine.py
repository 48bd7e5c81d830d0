"""Blocks to checked blocks over a Dask bag: in this process, in several, or on a cluster; always in order."""

import concurrent.futures
import concurrent.futures.process
import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from taktvoll.batch.checked import CheckedBlock, Job, check_block
from taktvoll.batch.sources import Block
from taktvoll.bilingual import Text
from taktvoll.errors import BatchError
from taktvoll.extras import extra

WINDOW = 16
"""Blocks for each worker that are under way together: their rows are all that is in memory."""
FIRST = 2
"""The same of the first window, so that the first reports come soon."""
WANTED_BY = Text(de="Viele Entwürfe in mehreren Prozessen", en="many drafts in several processes")
Compute = Callable[[list[Block], Job], list[CheckedBlock]]


def check_blocks(
    blocks: Iterable[Block], job: Job, workers: int, *, client: Any = None
) -> Iterator[tuple[Block, CheckedBlock]]:
    """Each block with what became of it, in order; `client` is a `distributed.Client`, whose workers then do it.

    Raises `MissingExtraError` without Dask, and `BatchError` where a worker process ended before it was done.
    """
    with _computing(workers, client) as (compute, width):
        waiting, ahead = iter(blocks), min(FIRST, WINDOW)
        while window := list(itertools.islice(waiting, ahead * width)):
            ahead = WINDOW
            try:
                done = compute(window, job)
            except concurrent.futures.process.BrokenProcessPool as error:
                raise _died(window, job) from error
            yield from zip(window, done, strict=True)


@contextlib.contextmanager
def _computing(workers: int, client: Any) -> Iterator[tuple[Compute, int]]:
    """How a window of blocks is computed, and how many blocks at a time."""
    with extra("batch", WANTED_BY):
        from dask import bag

    def over_bag(window: list[Block], job: Job, **scheduler: Any) -> list[CheckedBlock]:
        rows: Any = bag
        made: list[CheckedBlock] = (
            rows.from_sequence(window, npartitions=len(window)).map(check_block, job=job).compute(**scheduler)
        )
        return made

    if client is not None:
        width = max(len(client.scheduler_info()["workers"]), 1)
        yield lambda window, job: over_bag(window, job, scheduler=client), width
        return
    if workers == 1:
        yield lambda window, job: over_bag(window, job, scheduler="sync"), 1
        return
    from taktvoll.batches import begin_worker, forks

    pool = concurrent.futures.ProcessPoolExecutor(workers, initializer=begin_worker)
    try:
        yield (
            lambda window, job: over_bag(
                _preloaded(window, job) if forks() else window, job, scheduler="processes", pool=pool, chunksize=1
            ),
            workers,
        )
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _preloaded(window: list[Block], job: Job) -> list[Block]:
    """The window, once this process has loaded what the forked ones will share."""
    from taktvoll.annotate.reading import reader_of

    for number in {block.source for block in window}:
        reader_of(job.sources[number].settings.model)
    return window


def _died(window: list[Block], job: Job) -> BatchError:
    first, last = window[0], window[-1]
    begin = f"{job.sources[first.source].path}:{first.first}"
    end = f"{job.sources[last.source].path}:{last.end.line}"
    return BatchError(
        f"a worker process ended before it was done (out of memory?), somewhere between {begin} and {end}; what was done"
        " before is kept: go on with --resume, perhaps with fewer --workers",
        f"Ein Arbeitsprozess endete vorzeitig (zu wenig Speicher?), irgendwo zwischen {begin} und {end}; was davor lag, ist"
        " erledigt: Machen Sie mit --resume weiter, vielleicht mit weniger --workers.",
    )
