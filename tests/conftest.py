"""Shared by all tests: a neutral surrounding, time limits that suit a busy machine, and tests that must not be skipped."""

import os

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def _neutral(monkeypatch, tmp_path_factory):
    """No settings of the person who runs the tests, no locale, no colour wishes."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-settings"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "PYTHONWARNINGS"):
        monkeypatch.delenv(name, raising=False)


def pytest_addoption(parser):
    parser.addoption(
        "--must-run", action="append", default=[], metavar="MARK",
        help="a test with this mark that is skipped has failed (CI installs what it needs)",
    )  # fmt: skip


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and any(item.get_closest_marker(mark) for mark in item.config.getoption("--must-run"))
    ):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and must run here: {report.longrepr}"
    return report
