"""One thread for NumPy while a pipe works, and what was before afterwards."""

import threading

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from taktvoll.pipeline.threads import in_one_thread

assert np.ones((2, 2)) @ np.ones((2, 2)) is not None  # NumPy's library is loaded


def blas():
    return [found["num_threads"] for found in threadpool_info() if found["user_api"] == "blas"]


@in_one_thread
def inside(*others):
    return blas(), *(other() for other in others)


@pytest.mark.parametrize("count", [1, 2])
def test_one_thread_inside_and_what_was_before_outside(count):
    with threadpool_limits(count, user_api="blas"):
        before = blas()
        assert inside()[0] == [1] * len(before)
        assert inside(inside)[1][0] == [1] * len(before)
        assert blas() == before


def test_an_error_restores_too():
    with threadpool_limits(2, user_api="blas"):
        before = blas()
        with pytest.raises(ZeroDivisionError):
            inside(lambda: 1 / 0)
        assert blas() == before


def test_what_was_before_holds_when_the_first_to_enter_is_the_first_to_end():
    before = blas()
    first_inside, second_inside, second_may_leave = (threading.Event() for _ in range(3))

    def first():
        first_inside.set()
        assert second_inside.wait(10)

    def second():
        second_inside.set()
        assert second_may_leave.wait(10)

    threads = [threading.Thread(target=inside, args=(other,)) for other in (first, second)]
    threads[0].start()
    assert first_inside.wait(10)
    threads[1].start()
    threads[0].join()
    second_may_leave.set()
    threads[1].join()
    assert blas() == before


def test_threads_that_overlap_leave_what_was_before():
    before = blas()
    ready, leave = threading.Barrier(2), threading.Event()

    def wait():
        ready.wait(10)
        leave.wait(10)

    threads = [threading.Thread(target=inside, args=(wait,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    leave.set()
    for thread in threads:
        thread.join()
    assert blas() == before
