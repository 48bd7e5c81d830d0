"""Training in tests: on a few sentences, beside other tests."""

import pytest
from threadpoolctl import threadpool_limits


@pytest.fixture(autouse=True)
def _one_thread():
    """One thread for BLAS and OpenMP: with a core for each test process already, more wait for each other many times as long."""
    with threadpool_limits(limits=1):
        yield
