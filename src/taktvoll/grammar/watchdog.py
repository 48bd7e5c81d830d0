"""The process between us and Java: it starts the server, and ends it when we are gone or nobody has asked for long.

Run as a file with the standard library alone. It reads orders from standard input and tells events on standard output,
a JSON object a line. End of input means that whoever started it is gone, however that came about: Java ends too. After
the order ``keep`` it stays alone and ends Java after ``idle`` seconds without a request. Where it is killed itself the
system ends Java (Linux); elsewhere the next command does, by the state file.

It never sees a draft: of what Java prints it keeps the last lines until the server is ready, and nothing afterwards but
that something was printed and whether memory ran out.
"""

import collections
import contextlib
import ctypes
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LINES_KEPT = 30
"""Lines of Java's output kept for the message about a start that failed."""
PATIENCE = 3.0
"""Seconds between asking Java to end and forcing it."""
LINE_BYTES = 4096
_PR_SET_PDEATHSIG = 1


class Watchdog:
    """Java, and what may end it."""

    def __init__(self, command: list[str]) -> None:
        self.parent = os.getppid()
        self.events: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()  # reentrant: signal handlers put
        self.output: collections.deque[str] = collections.deque(maxlen=LINES_KEPT)
        self.ready = False
        self.memory = False
        self.last_used = time.monotonic()
        self.idle: float | None = None
        self.state: str | None = None
        # Java is started by the main thread and before any other: the system watches the thread that forked.
        self.java = subprocess.Popen(  # noqa: S603 - the command is built by server.py
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=_die_with_parent(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509 - no thread runs yet
        )

    def run(self) -> int:
        """Keep Java until something ends it."""
        for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: self.events.put(("stop", None)))
        for watch in (self._read_orders, self._read_output):
            threading.Thread(target=watch, daemon=True).start()
        tell({"event": "started", "pid": self.java.pid})
        while self._wait():
            pass
        self._end()
        return 0

    def _wait(self) -> bool:
        """Wait for an event; whether to go on."""
        if self.idle is not None and time.monotonic() - self.last_used >= self.idle:
            return False
        if self.idle is None and os.getppid() != self.parent:  # a child of the dead one may still hold our input open
            return False
        try:
            kind, value = self.events.get(timeout=min(self.idle / 4, 1.0) if self.idle else 1.0)
        except queue.Empty:
            return True
        if kind == "keep":
            tell({"event": "kept"})
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever started us listens no more
            self.idle, self.state, self.last_used = float(value["idle"]), value["state"], time.monotonic()
        return kind == "keep"

    def _read_orders(self) -> None:
        last = ("stop", None)
        try:
            for line in sys.stdin:
                order = json.loads(line)
                if order["order"] == "ready":
                    self.ready = True
                    self.output.clear()
                if order["order"] == "keep":
                    last = ("keep", order)
                    break
        finally:
            self.events.put(last)

    def _read_output(self) -> None:
        if self.java.stdout is not None:
            while line := self.java.stdout.readline(LINE_BYTES):
                self.last_used = time.monotonic()
                self.memory = self.memory or b"OutOfMemoryError" in line or b"Java heap space" in line
                if not self.ready:
                    self.output.append(line.decode("utf-8", "replace").rstrip())
        self.java.wait()
        self.events.put(("ended", None))

    def _end(self) -> None:
        for ask in (self.java.terminate, self.java.kill):
            if self.java.poll() is None:
                ask()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.java.wait(PATIENCE)
        self._forget_state()
        tell({"event": "ended", "code": self.java.returncode, "memory": self.memory, "output": list(self.output)})

    def _forget_state(self) -> None:
        """Delete the state file if it still speaks of this server."""
        if self.state is not None:
            with contextlib.suppress(OSError, ValueError):
                path = Path(self.state)
                if json.loads(path.read_text(encoding="utf-8")).get("pid") == self.java.pid:
                    path.unlink()


def tell(event: dict[str, Any]) -> None:
    """Write an event to whoever still listens."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(json.dumps(event) + "\n")
        sys.stdout.flush()


def _die_with_parent(parent: int) -> Callable[[], None]:
    """What the child does before it becomes Java: ask Linux to kill it when its parent dies."""
    library = ctypes.CDLL(None, use_errno=True)

    def prepare() -> None:
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # the parent died between fork and here
            os._exit(1)

    return prepare


if __name__ == "__main__":
    watchdog = Watchdog(sys.argv[1:])
    code = watchdog.run()
    # Not sys.exit: a thread may still wait for standard input.
    os._exit(code)
