"""A server of our own: how it starts, why it does not, and that nothing of it is left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from taktvoll.errors import GrammarError
from taktvoll.grammar import background, client, process, server, state
from taktvoll.grammar.checker import GrammarChecker
from taktvoll.grammar.client import Client
from taktvoll.grammar.server import Server

HOLD = """
import sys, time
from taktvoll.grammar.server import Server
with Server() as server:
    print(server.pid, server.started, server._watchdog.pid, flush=True)
    time.sleep(600)
"""
KILLERS = [signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGHUP]


def test_server_answers_and_ends(fake_java):
    with Server() as own:
        assert Client(own.url).is_up()
        assert own.is_alive()
        pid, begin = own.pid, own.started
    assert not process.alive(pid, begin)
    assert not Client(own.url).is_up()


def test_two_servers_have_two_ports(fake_java):
    with Server() as one, Server() as other:
        assert one.port != other.port


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("old", "is Java 11"),
        ("ancient", "is Java 8"),
        ("class", "too old"),
        ("heap", "not enough memory"),
        ("jar", "not complete"),
        ("other", "did not start .*something else"),
        ("bind", "is taken"),
    ],
)
def test_start_that_fails_says_why(fake_java, behaviour, said):
    fake_java(behaviour)
    with pytest.raises(GrammarError, match=said):
        Server()


def test_missing_java_says_where_to_get_one(fake_java, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GrammarError, match=r"no `java` on this machine; install Java 17"):
        Server()


def test_missing_languagetool_says_how_to_install_it(fake_java, monkeypatch, tmp_path):
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nothing"))
    with pytest.raises(GrammarError, match="taktvoll grammar install"):
        Server()


def test_taken_port_is_said(fake_java):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(GrammarError, match=f"port {port} on 127.0.0.1 is taken"):
            Server(port=port)


def test_start_without_end_is_broken_off(fake_java, monkeypatch):
    fake_java("silent")
    monkeypatch.setattr(server, "START_DEADLINE", 0.3)
    monkeypatch.setattr(client.Client, "is_up", lambda self: False)
    with pytest.raises(GrammarError, match="did not start within"):
        Server()


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [("dies", "ended in the middle"), ("outofmemory", "ran out of memory"), ("500", "HTTP status 500")],
)
def test_warm_up_that_fails_says_why(fake_java, behaviour, said):
    fake_java(behaviour)
    with Server() as own, pytest.raises(GrammarError, match=said):
        own.warm_up()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("sign", KILLERS)
def test_nothing_is_left_when_ours_is_killed(fake_java, run_python, wait_until, sign):
    ours = run_python(HOLD)
    java, begin, watchdog = ours.stdout.readline().split()
    assert process.alive(int(java), begin)
    keeper_began = process.started(int(watchdog))
    ours.send_signal(sign)
    ours.wait(timeout=60)
    assert wait_until(lambda: not process.alive(int(java), begin))
    assert wait_until(lambda: not process.alive(int(watchdog), keeper_began))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_nothing_is_left_when_the_keeper_is_killed(fake_java, wait_until):
    with Server() as own:
        os.kill(own._watchdog.pid, signal.SIGKILL)
        assert wait_until(lambda: not process.alive(own.pid, own.started))


@pytest.mark.skipif(os.name != "posix", reason="fork")
def test_nothing_is_left_when_a_forked_child_outlives_ours(fake_java, run_python, wait_until):
    source = HOLD.replace(
        "    print", "    if __import__('os').fork() == 0: time.sleep(30); __import__('os')._exit(0)\n    print"
    )
    ours = run_python(source, start_new_session=True)
    java, begin, _ = ours.stdout.readline().split()
    ours.kill()
    ours.wait(timeout=60)
    try:
        assert wait_until(lambda: not process.alive(int(java), begin))
    finally:
        os.killpg(ours.pid, signal.SIGKILL)


def test_ctrl_c_while_starting_leaves_nothing(fake_java, monkeypatch):
    seen = []

    def interrupt(self):
        first = self._event(10.0)
        seen.append((first["pid"], process.started(first["pid"])))
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "_wait_until_up", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Server()
    assert not process.alive(*seen[0])


def test_background_server_is_found_used_and_stopped(fake_java):
    first, new = background.start_background(idle=60)
    assert new
    again, second = background.start_background(idle=60)
    assert (again, second) == (first, False)
    assert state.read_state() == first
    with GrammarChecker() as checker:
        from analyses import read_marked
        from taktvoll.settings import Settings

        checker.check(read_marked("⟦other⟧ Ich sage den Termin am Montag leider ab."), Settings())
        assert checker._server is None
    assert background.stop_background()
    assert not process.alive(first.pid, first.started)
    assert not process.alive(first.watchdog, first.watchdog_started)
    assert not state.state_path().exists()
    assert not background.stop_background()


def test_background_server_outlives_the_command(fake_java, run_python):
    starter = run_python(
        "from taktvoll.grammar.background import start_background as s; print(s(idle=60)[0].pid)",
        start_new_session=True,
    )
    pid = int(starter.stdout.readline())
    assert starter.wait() == 0
    found = state.read_state()
    assert found is not None
    assert found.pid == pid
    assert Client(found.url).is_up()
    assert background.stop_background()


def test_background_server_ends_when_idle(fake_java, wait_until):
    kept, _ = background.start_background(idle=0.3)
    assert wait_until(lambda: not process.alive(kept.pid, kept.started))
    assert wait_until(lambda: not state.state_path().exists())


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_keeper_told_to_end_ends_java(fake_java, wait_until):
    kept, _ = background.start_background(idle=60)
    os.kill(kept.watchdog, signal.SIGTERM)
    assert wait_until(lambda: not process.alive(kept.pid, kept.started))


def test_java_that_dies_in_the_background_leaves_no_state(fake_java, wait_until):
    kept, _ = background.start_background(idle=60)
    os.kill(kept.pid, signal.SIGTERM)
    assert wait_until(lambda: state.read_state() is None)
    assert wait_until(lambda: not state.state_path().exists())


def test_starter_killed_before_the_state_is_written_leaves_nothing(fake_java, run_python, wait_until):
    source = (
        "import os, signal\nfrom taktvoll.grammar import server, background\n"
        "def die(state):\n    print(state.pid, state.started, flush=True)\n    os.kill(os.getpid(), signal.SIGTERM)\n"
        "server.write_state = die\nbackground.start_background(idle=60)"
    )
    pid, begin = run_python(source).stdout.readline().split()
    assert wait_until(lambda: not process.alive(int(pid), begin))


def a_state(**changes):
    own = process.started(os.getpid())
    values = {
        "port": 8081,
        "pid": os.getpid(),
        "started": own,
        "watchdog": os.getpid(),
        "watchdog_started": own,
        "idle": 60.0,
        "languagetool": "/x",
    }
    return state.State(**(values | changes))


def test_state_is_read_as_written(own_state):
    path = state.write_state(a_state())
    assert path.is_relative_to(own_state)
    assert state.read_state() == a_state()
    assert not state.is_stale()
    assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_number_used_again_is_another_process():
    state.write_state(a_state(started="another boot:1"))
    assert state.read_state() is None
    assert state.is_stale()


def test_process_that_is_gone_is_stale():
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    begin = process.started(child.pid)
    child.wait()
    state.write_state(a_state(pid=child.pid, started=begin or "x"))
    assert state.read_state() is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"port": 1}',
        json.dumps(
            {"port": "8", "pid": -1, "started": 0, "watchdog": 1, "watchdog_started": "", "idle": 1, "languagetool": ""}
        ),
        "\x00",
    ],
)
def test_broken_state_file_is_no_server(content):
    path = state.state_path()
    path.parent.mkdir(parents=True)
    path.write_text(content)
    assert state.read_state() is None
    assert background.stop_background() is False
    assert not path.exists()


def test_zombie_is_no_process(wait_until):
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    assert wait_until(lambda: process.started(child.pid) is None)
    child.wait()


def test_keeper_needs_the_standard_library_alone():
    source = Path(server.__file__).with_name("watchdog.py").read_text(encoding="utf-8")
    assert "taktvoll" not in source.replace("`taktvoll", "")
