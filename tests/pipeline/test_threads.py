"""One thread for NumPy while a pipe works, and what was before afterwards."""

import threading

import numpy as np
import pytest
from threadpoolctl import OpenBLASController, threadpool_info, threadpool_limits

from taktvoll.pipeline.threads import in_one_thread

assert np.ones((2, 2)) @ np.ones((2, 2)) is not None  # NumPy's library is loaded


def blas():
    return [found["num_threads"] for found in threadpool_info() if found["user_api"] == "blas"]


@pytest.fixture(params=[1, 2])
def before(request):
    """The number of threads that the process has set."""
    limiter = threadpool_limits(request.param, user_api="blas")
    OpenBLASController.clear_controlling_thread()
    yield blas()
    limiter.restore_original_limits()
    OpenBLASController.clear_controlling_thread()


@in_one_thread
def inside(*others):
    return blas(), *(other() for other in others)


def test_one_thread_inside_and_what_was_before_outside(before):
    assert inside()[0] == [1] * len(before)
    assert inside(inside)[1][0] == [1] * len(before)
    assert blas() == before


def test_an_error_restores_too(before):
    with pytest.raises(ZeroDivisionError):
        inside(lambda: 1 / 0)
    assert blas() == before


@pytest.mark.parametrize("first_out", [0, 1])
def test_threads_that_overlap_leave_what_was_before(before, first_out):
    together, leave = threading.Barrier(3), [threading.Event(), threading.Event()]
    seen = []

    def wait(number):
        together.wait(10)
        leave[number].wait(10)
        seen.append(blas())

    threads = [threading.Thread(target=inside, args=(lambda number=number: wait(number),)) for number in range(2)]
    for thread in threads:
        thread.start()
    together.wait(10)
    for number in (first_out, 1 - first_out):
        leave[number].set()
        threads[number].join()
    assert seen == [[1] * len(before)] * 2
    assert blas() == before
