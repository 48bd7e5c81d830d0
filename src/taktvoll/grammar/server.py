"""A LanguageTool server of our own: started on the loopback, warmed up, and never left behind."""

import contextlib
import json
import logging
import queue
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Self

from taktvoll.errors import GrammarError
from taktvoll.grammar.client import FIRST_DEADLINE, Client
from taktvoll.grammar.languagetool_dir import INSTALL_ADVICE, JAVA_ADVICE, find_home, find_java, jar_in
from taktvoll.grammar.process import end, started
from taktvoll.grammar.start import MAX_MEMORY, PortTakenError, StartError, port_taken, start_error
from taktvoll.grammar.state import State, forget_state, write_state

START_DEADLINE = 60.0
"""Seconds for Java to open its port; 3 to 5 on an ordinary machine."""
IDLE = 1800.0
"""Seconds without a request after which a server in the background ends: half an hour."""
JAVA_OPTIONS = ("-Xms64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Half the time until the first answer, and less memory, for a peak that a handful of drafts never reaches."""
WARM_UP = (
    "Ich kann am Montag leider nicht zu dem Gespräch kommen.",
    (
        "Sehr geehrte Frau Wischnewskaja-Brandmayr,\n\nfür den Termin am Donnerstag, den 18. März 2027 um 10.30 Uhr danke ich "
        "ihnen. Ich mus jede Monat nach Wehlingen fahren, habe kein Zeit und hoffe dass Sie mit ein anderen Tag einverstanden "
        "sind, weil das Hospitieren in der Notaufname ausfält. Wegen dem Streik komm ich nich vor dem 24.3. zurück; meine Weg "
        "dauert lang, und ich schicke jede Monat Geld für Medikamente.\n\nMit freundlichen Grüssen\nRima Alhaddad\nMuckenweg 12, 31582 Hollriegl"
    ),
)
"""The first loads the rules; the second, with its slips and its names, what makes suggestions."""
_TRIES = 3
_ANSWER = 10.0
"""Seconds for a word of the watchdog, which does nothing but wait."""
_FOLDER = Path(__file__).parent
_logger = logging.getLogger(__name__)


class Server:
    """A server that lives as long as this object is open, and no longer than this process, however that ends."""

    def __init__(self, *, port: int | None = None, java_options: tuple[str, ...] = JAVA_OPTIONS) -> None:
        self._java_options = java_options
        java, languagetool = find_java(), find_home()
        jar = jar_in(languagetool)
        if jar is None:
            raise GrammarError(
                f"there is no LanguageTool in {languagetool}; {INSTALL_ADVICE.en}",
                f"In {languagetool} liegt kein LanguageTool; {INSTALL_ADVICE.de}",
            )
        if port is not None and not _is_free(port):
            raise port_taken(port)
        self.languagetool = languagetool
        begin = time.monotonic()
        for attempt in range(_TRIES):
            self.port = port or _free_port()
            try:
                self._launch(java, jar)
                break
            except PortTakenError:
                if port is not None or attempt == _TRIES - 1:
                    raise
        _logger.info("LanguageTool started on port %d in %.1f s", self.port, time.monotonic() - begin)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm_up(self, variant: str = "de-DE") -> None:
        """Have the rules loaded, so that the next answer comes at once; raises `GrammarError`."""
        try:
            for sentence in WARM_UP:
                Client(self.url).check(sentence, variant, deadline=FIRST_DEADLINE)
        except GrammarError as error:
            raise self.explained(error) from error

    def is_alive(self) -> bool:
        """Whether Java still runs."""
        return self._watchdog.poll() is None and started(self.pid) == self.started

    def explained(self, error: GrammarError) -> GrammarError:
        """`error`, or a better one where the server itself says why."""
        event = self._event(0.5) if not isinstance(error, StartError) else None
        if event is None or event["event"] != "ended":
            return error
        if event["memory"]:
            return GrammarError(
                f"LanguageTool ran out of memory ({MAX_MEMORY} of heap); check fewer or shorter drafts at once, or run without --grammar",
                f"LanguageTool ist der Arbeitsspeicher ausgegangen ({MAX_MEMORY}); prüfen Sie weniger oder kürzere Entwürfe auf einmal, oder ohne --grammar.",
            )
        return GrammarError(
            f"LanguageTool ended in the middle of the work (exit status {event['code']}); run the command again",
            f"LanguageTool hat sich mitten in der Arbeit beendet (Rückgabewert {event['code']}); rufen Sie den Befehl noch einmal auf.",
        )

    def keep(self, idle: float = IDLE) -> State:
        """Leave the server running without us, to end after `idle` seconds without a request, and note where it is."""
        state = State(
            port=self.port,
            pid=self.pid,
            started=self.started,
            watchdog=self._watchdog.pid,
            watchdog_started=started(self._watchdog.pid) or "",
            idle=idle,
            languagetool=str(self.languagetool),
        )
        path = write_state(state)
        with contextlib.suppress(OSError):
            self._order({"order": "keep", "idle": idle, "state": str(path)})
        answer = self._event(_ANSWER)
        if answer is None or answer["event"] != "kept":
            forget_state(path)
            raise GrammarError(
                "LanguageTool ended before it could be left running; run `taktvoll grammar start` again",
                "LanguageTool hat sich beendet, ehe es im Hintergrund weiterlaufen konnte; rufen Sie noch einmal `taktvoll grammar start` auf.",
            )
        self._let_go()
        self._watchdog.returncode = 0  # it is no child to wait for any more
        return state

    def close(self) -> None:
        """End the server and wait until it is gone."""
        self._let_go()
        try:
            self._watchdog.wait(10)
        except subprocess.TimeoutExpired:
            self._watchdog.kill()
            self._watchdog.wait(10)
        if self.pid:
            end(self.pid, self.started)

    def _launch(self, java: str, jar: Path) -> None:
        self.pid, self.started = 0, ""
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self._watchdog = subprocess.Popen(  # noqa: S603 - our own file, with a Java found by which
            [
                sys.executable,
                "-I",
                "-S",
                str(_FOLDER / "watchdog.py"),
                *_java_command(java, jar, self.port, self._java_options),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.languagetool,
            start_new_session=True,  # Ctrl-C at the terminal is for us, who then end it in order
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._wait_until_up()
        except BaseException:
            self.close()
            raise

    def _wait_until_up(self) -> None:
        first = self._event(_ANSWER)
        if first is None or first["event"] != "started":
            raise StartError(
                f"Java could not be started; {JAVA_ADVICE.en}", f"Java ließ sich nicht starten; {JAVA_ADVICE.de}"
            )
        self.pid = first["pid"]
        self.started = started(self.pid) or ""
        client = Client(self.url)
        until = time.monotonic() + START_DEADLINE
        while time.monotonic() < until:
            event = self._event(0.05)
            if event is not None:
                raise start_error(event, self.port)
            if client.is_up():
                self._order({"order": "ready"})
                return
        raise StartError(
            f"LanguageTool did not start within {START_DEADLINE:.0f} s; try again when the machine is less busy",
            f"LanguageTool ist in {START_DEADLINE:.0f} s nicht angelaufen; versuchen Sie es noch einmal, wenn der Rechner weniger zu tun hat.",
        )

    def _listen(self) -> None:
        """Put what the watchdog tells into the queue."""
        stream = self._watchdog.stdout
        with contextlib.suppress(OSError, ValueError):
            while stream is not None and (line := stream.readline()):
                self._events.put(json.loads(line))
        with contextlib.suppress(OSError):
            if stream is not None:
                stream.close()

    def _event(self, timeout: float) -> dict[str, Any] | None:
        try:
            return self._events.get(timeout=timeout)
        except queue.Empty:
            return None

    def _order(self, order: dict[str, Any]) -> None:
        if self._watchdog.stdin is not None:
            self._watchdog.stdin.write(json.dumps(order).encode() + b"\n")
            self._watchdog.stdin.flush()

    def _let_go(self) -> None:
        if self._watchdog.stdin is not None:
            with contextlib.suppress(OSError):
                self._watchdog.stdin.close()


def _java_command(java: str, jar: Path, port: int, options: tuple[str, ...]) -> list[str]:
    return [
        java,
        f"-Xmx{MAX_MEMORY}",
        *options,
        "-XX:+ExitOnOutOfMemoryError",  # rather gone than limping
        "-Djava.net.preferIPv4Stack=true",
        f"-Dlogback.configurationFile={_FOLDER / 'logback.xml'}",
        "-cp",
        str(jar),
        "org.languagetool.server.HTTPServer",
        "--port",
        str(port),
        "--config",
        str(_FOLDER / "server.properties"),
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
        return True
