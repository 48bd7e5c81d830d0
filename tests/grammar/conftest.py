"""The real LanguageTool where there is one, a stand-in for Java, and a place for the state file of the tests."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from taktvoll.errors import GrammarError
from taktvoll.grammar.languagetool_dir import find_home, find_java

HERE = Path(__file__).parent


def why_no_languagetool():
    """Why tests marked `java` cannot run; None where they can."""
    try:
        find_java()
        find_home()
    except GrammarError as error:
        return f"no LanguageTool here: {error}; CI assembles one with .ci/languagetool.sh"
    return None


def pytest_collection_modifyitems(items):
    marked = [item for item in items if item.get_closest_marker("java")]
    reason = why_no_languagetool() if marked else None
    for item in marked:
        if reason is not None:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def own_state(monkeypatch, tmp_path):
    """No server in the background of the person who runs the tests is found, or ended."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def fake_java(monkeypatch, tmp_path):
    """A `java` that is a Python script, and a folder that looks like LanguageTool; call it to set the behaviour."""
    command = tmp_path / "bin" / "java"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{HERE / "fake_languagetool.py"}" "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    home = tmp_path / "lt" / "LanguageTool-6.7"
    home.mkdir(parents=True)
    (home / "languagetool-server.jar").write_bytes(b"")
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("LTP_PATH", str(home.parent))
    return lambda behaviour: monkeypatch.setenv("FAKE_JAVA", behaviour)


@pytest.fixture(scope="session")
def languagetool():
    """The address of the real server, one for the whole run."""
    reason = why_no_languagetool()
    if reason is not None:
        pytest.skip(reason)
    from taktvoll.grammar.server import Server

    with Server() as server:
        server.warm_up()
        yield server.url


def eventually(condition, seconds=15.0):
    """Wait until `condition()` holds; whether it did in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@pytest.fixture
def wait_until():
    return eventually


@pytest.fixture
def run_python():
    """Run a piece of Python in a process of its own; the test ends it."""
    started = []

    def run(source, **options):
        # As in a terminal, also where this run is in the background (SIGINT ignored) or under nohup (SIGHUP ignored).
        reset = "signal.signal(signal.SIGINT, signal.default_int_handler)"
        if hasattr(signal, "SIGHUP"):
            reset += "; signal.signal(signal.SIGHUP, signal.SIG_DFL)"
        source = f"import signal; {reset}\n{source}"
        process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True, **options)
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
