"""``taktvoll`` alone at a terminal; `pty` plays the terminal."""

import os
import pty
import select
import sys
import time

import pytest

from shell import FLAWED, GOOD, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
END = b"\x04"


def typed(*inputs, arguments=()):
    """What a terminal shows while `inputs` are typed, each once nothing more comes, and the exit status."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", COLUMNS="80", LANG="de_DE.UTF-8", LC_ALL="")
        os.execv(sys.executable, [sys.executable, "-c", "from taktvoll.cli import main; main()", *arguments])
    shown, waiting = b"", list(inputs)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                read = os.read(terminal, 65536)
            except OSError:
                break
            if not read:
                break
            shown += read
        elif waiting and (b"taktvoll --help" in shown if len(waiting) == len(inputs) else b"/n] " in shown):
            os.write(terminal, waiting.pop(0))
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def test_a_pasted_draft_is_checked_and_the_calm_version_shown():
    shown, status = typed(FLAWED.encode() + END, b"j\n")
    assert "Fügen Sie Ihren Entwurf ein und schließen Sie in einer neuen Zeile mit Strg-D ab." in shown
    report, _, rest = shown.partition("Die ruhige Fassung zeigen? [J/n] ")
    assert "klingt nach einem Vorwurf" in report
    assert "Geprüft" in rest
    assert "Witz" not in rest
    assert status == 0


def test_who_says_no_keeps_the_report():
    shown, status = typed(FLAWED.encode() + END, b"n\n")
    assert "Geprüft" not in shown
    assert status == 1


def test_a_good_draft_is_asked_nothing():
    shown, status = typed(GOOD.encode() + END)
    assert "Nichts zu beanstanden" in shown
    assert "ruhige Fassung" not in shown
    assert status == 0


def test_nothing_pasted_gives_the_help():
    shown, status = typed(END)
    assert "Beispiele" in shown
    assert status == 2


def test_no_terminal_gives_the_help():
    assert run().status == 2
    assert run(stdin="Text").status == 2
