"""What tests/conftest.py promises to CI."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).parent / "conftest.py"


@pytest.fixture
def outcomes(pytester):
    """Run a skipped test with a mark and one without, under the options; how they ended."""
    pytester.makeconftest(CONFTEST.read_text())
    pytester.makeini("[pytest]\nmarkers = java")
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.java
        def test_with():
            pytest.skip("no Java")

        def test_without():
            pytest.skip("not today")
        """
    )
    return lambda *options: pytester.runpytest_inprocess("-p", "no:cacheprovider", *options).parseoutcomes()


def test_skipped_test_is_skipped(outcomes):
    assert outcomes() == {"skipped": 2}


def test_skipped_test_that_must_run_fails(outcomes):
    assert outcomes("--must-run", "java") == {"failed": 1, "skipped": 1}
