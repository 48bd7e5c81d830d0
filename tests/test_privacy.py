"""Drafts are private: nothing goes out, nothing is left behind, nothing is logged."""

import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import taktvoll
from served_page import Served
from shell import FLAWED, TODAY, run, write

GUARD = """
import sys

def may(event, args):
    return event == "socket.gethostname"

def forbid(words):
    raise RuntimeError(words)

def guard(event, args):
    if event.startswith("socket.") and not may(event, args):
        forbid(f"{event} {args}")
    if event == "open" and args[0] is not None and not isinstance(args[0], int):
        mode, flags = args[1], args[2] or 0
        writing = (isinstance(mode, str) and set(mode) & set("wax+")) or flags & 3
        if writing and str(args[0]) not in ("/dev/null", "nul"):
            forbid(f"opens {args[0]} for writing")
    if event in {"os.mkdir", "tempfile.mkstemp", "tempfile.mkdtemp", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "shutil.copyfile"}:
        forbid(f"{event} {args}")

sys.addaudithook(guard)
sys.dont_write_bytecode = True
"""
"""An audit hook forbids what a private check may not do: it cannot be switched off, by no library either."""
SERVING = """
import os

def may(event, args):
    listens = event == "socket.bind" and args[1][0] == "127.0.0.1"
    return listens or event in {"socket.gethostname", "socket.__new__"}

def forbid(words):
    os.write(2, f"forbidden: {words}\\n".encode())
    raise RuntimeError(words)
"""
"""A server has a socket, of this machine alone, and connects to nothing; what it catches itself is told all the same."""

WORDS = ("Witz", "Brandt", "Ohlsen", "Bezahlung")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home directory and an empty current one."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return tmp_path


def guarded(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", GUARD + code],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )


def files(folder):
    return sorted(str(path) for path in Path(folder).rglob("*") if path.is_file())


COMMANDS = ["check", "rewrite", "rewrite --mode fresh", "check --format sarif", "rewrite --diff"]
ONE_AFTER_THE_OTHER = """
from taktvoll.cli import main
for command in {commands!r}:
    sys.argv = ["taktvoll", *command.split(), {draft!r}]
    try:
        main()
    except SystemExit as end:
        assert end.code == (1 if command.startswith("check") else 0), command
"""


def test_commands_open_no_socket_and_leave_no_file(home):
    """The first of them imports and loads, the others only what is theirs alone; the hook sees all of it."""
    draft = write(home / "here" / "absage.txt")
    before = files(home)
    ran = guarded(ONE_AFTER_THE_OTHER.format(commands=COMMANDS, draft=str(draft)))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("Witz") > 1
    assert files(home) == before


def test_library_opens_no_socket_and_leaves_no_file(home):
    code = f"import taktvoll\ntext = {FLAWED!r}\nprint(taktvoll.check(text).score, taktvoll.rewrite(text)[0].proof.passed)\n"
    ran = guarded(code)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert files(home) == []


def test_page_listens_on_this_machine_alone_and_leaves_no_file(home):
    pytest.importorskip("uvicorn", reason="needs the extra page")
    serve = "sys.argv = ['taktvoll', *sys.argv[1:]]\nfrom taktvoll.cli import main\nmain()\n"
    with Served("--lang", "en", python=("-c", GUARD + SERVING + serve)) as page:
        status, headers, _ = page.get(f"/?token={page.token}")
        assert status == 200
        assert page.get("/static/main.js", Cookie=headers["Set-Cookie"].partition(";")[0])[0] == 200
        asked = {
            "text": FLAWED,
            "today": "2027-02-20",
            "reply_to": "Liebe Frau Ohlsen, wir laden Sie für den 12. März ein.",
        }
        for question, more in (("check", {}), ("rewrite", {"mode": "fresh", "variants": 3})):
            assert page.post(question, **asked, **more)[0] == 200
        assert page.post("mail", text=FLAWED)[0] == 200
        status, out, err = page.ended()
    assert (status, out) == (0, "")
    assert "forbidden" not in err
    assert not [word for word in WORDS if word in err]
    assert files(home) == []


@pytest.mark.parametrize(
    "act",
    [
        "socket.create_server(('0.0.0.0', 0))",
        "socket.create_connection(('127.0.0.1', 1))",
        "socket.getaddrinfo('localhost', 80)",
        "open('a', 'w')",
    ],
)
def test_guard_of_the_page_forbids_what_it_should_and_tells_it(home, act):
    ran = guarded(
        f"{SERVING}\nimport socket\ntry:\n    {act}\nexcept RuntimeError:\n    pass\nsocket.create_server(('127.0.0.1', 0)).close()\n"
    )
    assert ran.stderr.count("forbidden: ") >= 1
    assert ran.returncode == 0
    assert files(home) == []


def test_guard_forbids_what_it_should(home):
    for code in (
        "import socket; socket.socket()",
        "open('a', 'w')",
        "import tempfile; tempfile.mkdtemp()",
        "import os; os.mkdir('a')",
    ):
        assert "RuntimeError" in guarded(code).stderr
    assert files(home) == []


def test_check_many_opens_no_socket(monkeypatch):
    def forbidden(*_, **__):
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert len(list(taktvoll.check_many([FLAWED] * 3))) == 3
    assert taktvoll.rewrite(FLAWED)


def test_log_holds_nothing_of_the_draft(caplog, tmp_path):
    with caplog.at_level(logging.DEBUG):
        taktvoll.check(FLAWED)
        taktvoll.rewrite(FLAWED, variants=3)
        run("check", write(tmp_path / "a.txt"), "--why", *TODAY)
    said = caplog.text + " ".join(str(record.args) for record in caplog.records)
    assert not [word for word in WORDS if word in said]


def test_error_holds_nothing_of_the_draft():
    for settings in ({"select": ["x"]}, {"model": "x"}, {"lang": "x"}):
        with pytest.raises(taktvoll.TaktvollError) as caught:
            taktvoll.check(FLAWED, settings=settings)
        assert not [word for word in WORDS if word in str(caught.value)]
