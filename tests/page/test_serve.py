"""The server in a process of its own, as `taktvoll page` starts it."""

import builtins
import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("uvicorn", reason="needs the extra page")

from served_page import SECONDS, Served
from shell import FLAWED, run
from taktvoll.page.serve import IdleClock, listen, serve


@pytest.fixture(scope="module")
def served():
    with Served("--port", "0", "--lang", "en") as started:
        yield started


def test_page_prints_the_address_that_answers(served):
    assert served.address.startswith(f"http://127.0.0.1:{served.port}/?token=")
    status, headers, text = served.get(f"/?token={served.token}")
    assert status == 200
    assert '<html lang="en"' in text
    cookie = headers["Set-Cookie"].partition(";")[0]
    assert served.get("/", Cookie=cookie)[0] == 200


def test_page_without_token_or_cookie_is_refused(served):
    assert served.get("/")[0] == 403
    assert served.get("/?token=wrong")[0] == 403


def test_page_refuses_other_hosts_and_tells_no_name_of_its_server(served):
    status, headers, _ = served.get(f"/?token={served.token}", Host="evil.example")
    assert status == 403
    assert headers["Server"] is None


def test_page_listens_at_this_machine_alone(served):
    for family, address in ((socket.AF_INET, _own_address()), (socket.AF_INET6, "::1")):
        if address is None:
            continue
        with socket.socket(family) as other:
            other.settimeout(2)
            assert other.connect_ex((address, served.port)) != 0


def _own_address():
    """An address of this machine that others see, where it has one."""
    found = {row[4][0] for row in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    return next((address for address in found if not address.startswith("127.")), None)


def test_page_speaks_no_websocket(served):
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version": "13"}  # fmt: skip
    assert served.get("/", **upgrade)[0] in {400, 403, 404}


def test_page_ends_with_ctrl_c_and_has_printed_one_line_and_no_draft():
    with Served() as started:
        status, _, said = started.check(FLAWED)
        assert (status, "Witz" in said) == (200, True)
        started.check("\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        returned, out, err = started.ended()
    assert (returned, out) == (0, "")
    assert "Witz" not in err
    assert "Nichts verlässt diesen Rechner" in err
    assert started.token not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_page_ends_where_its_address_cannot_be_printed():
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "taktvoll", "page", "--no-open", "--lang", "en"]
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, text=True, timeout=SECONDS, check=False)  # fmt: skip
    assert ended.returncode == 2
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(
    signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, reason="what runs below nohup lets its terminal go"
)
def test_page_ends_with_its_terminal():
    with Served() as started:
        started.process.send_signal(signal.SIGHUP)
        assert started.process.wait(timeout=SECONDS) != 0


def test_page_port_that_is_taken_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("page", "--no-open", "--port", taken.getsockname()[1], "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert "use another port" in ran.err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_page_port_that_is_none_is_refused(port):
    ran = run("page", "--no-open", "--port", port)
    assert (ran.status, ran.out) == (2, "")


class Silent:
    """A checker that is not needed."""

    def check(self, *_, **__):
        return None


def test_server_ends_after_an_idle_while():
    addresses = []
    began = time.monotonic()
    assert serve(Silent, listen(0), lang="de", listening=addresses.append, idle=0.5)
    assert len(addresses) == 1
    assert 0.5 <= time.monotonic() - began < 30


def test_server_stays_while_it_is_asked():
    asked = []

    def listening(address):
        def ask():
            for _ in range(6):
                time.sleep(0.25)
                parts = urlsplit(address)
                connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=SECONDS)
                connection.request("GET", f"/?{parts.query}")
                asked.append(connection.getresponse().status)
                connection.close()

        threading.Thread(target=ask, daemon=True).start()

    assert serve(Silent, listen(0), lang="de", listening=listening, idle=1.0)
    assert asked == [200] * 6


def test_idle_clock_counts_from_the_last_question():
    now = [0.0]
    clock = IdleClock(lambda: now[0])
    now[0] = 50.0
    clock.touch()
    now[0] = 60.0
    assert clock.idle == 10.0


@pytest.mark.parametrize("missing", ["uvicorn", "starlette", "anyio"])
def test_page_without_its_extra_says_how_to_get_it(monkeypatch, missing):
    for name in [
        name for name in sys.modules if name.partition(".")[0] == missing or name.startswith("taktvoll.page.")
    ]:
        monkeypatch.delitem(sys.modules, name)
    found = builtins.__import__

    def without(name, *args, **options):
        if name.partition(".")[0] == missing:
            raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)
        return found(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    german, english = run("page", "--no-open"), run("page", "--no-open", "--lang", "en")
    for ran in (german, english):
        assert (ran.status, ran.out) == (2, "")
        assert 'pip install "taktvoll[page]"' in ran.err
    assert f"Das Paket {missing} fehlt" in german.err
    assert f"the package {missing} is missing" in english.err


def test_page_opens_the_browser_where_there_are_windows(monkeypatch):
    from taktvoll.cli import page

    opened = threading.Event()
    addresses = []

    def open_browser(address):
        addresses.append(address)
        opened.set()

    monkeypatch.setattr(page.webbrowser, "open", open_browser)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("taktvoll.page.serve.listen", lambda _: None)
    monkeypatch.setattr(
        "taktvoll.page.serve.serve", lambda *_, listening, **__: listening("http://127.0.0.1:1/?token=x")
    )
    ran = run("page")
    assert opened.wait(SECONDS)
    assert (ran.status, ran.out, addresses) == (0, "http://127.0.0.1:1/?token=x\n", ["http://127.0.0.1:1/?token=x"])


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there are always windows")
def test_page_opens_no_browser_in_a_terminal_without_windows(monkeypatch):
    from taktvoll.cli import page

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(page.webbrowser, "open", lambda _: pytest.fail("a browser was opened"))
    monkeypatch.setattr("taktvoll.page.serve.listen", lambda _: None)
    monkeypatch.setattr(
        "taktvoll.page.serve.serve", lambda *_, listening, **__: listening("http://127.0.0.1:1/?token=x")
    )
    assert "Öffnen Sie die Adresse" in run("page").err
