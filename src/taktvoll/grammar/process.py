"""Processes known by number and start time, so that a number used again is never taken for the process that had it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

_POLL = 0.02


def started(pid: int) -> str | None:
    """When process `pid` started, as a text to compare and nothing else; None where there is none (a zombie is none)."""
    if sys.platform == "linux":
        return _started_linux(pid)
    if os.name == "posix":
        return _started_posix(pid)
    return _started_elsewhere(pid)


def alive(pid: int, start: str | None) -> bool:
    """Whether the process `pid` that started at `start` still runs."""
    return start is not None and started(pid) == start


def end(pid: int, start: str | None, *, patience: float = 3.0) -> bool:
    """End the process that `alive` describes: asked first, forced after `patience` seconds; whether it is gone."""
    for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        if not alive(pid, start):
            return True
        with contextlib.suppress(OSError):
            os.kill(pid, sign)
        deadline = time.monotonic() + patience
        while alive(pid, start) and time.monotonic() < deadline:
            time.sleep(_POLL)
    return not alive(pid, start)


def _started_linux(pid: int) -> str | None:
    """Ticks since this boot, and the boot: neither changes with the clock."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except OSError:
        return None
    state, ticks = fields[0], fields[19]
    return None if state in "ZX" else f"{boot}:{ticks}"


def _started_posix(pid: int) -> str | None:
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command and a number
            ["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False, timeout=5
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    state, _, start = answer.stdout.strip().partition(" ")
    return start.strip() or None if not state.startswith("Z") else None


def _started_elsewhere(pid: int) -> str | None:
    """By psutil, which language-tool-python brings along."""
    try:
        import psutil  # type: ignore[import-untyped,unused-ignore]

        return str(psutil.Process(pid).create_time())
    except (ImportError, OSError, ValueError):
        return None
    except Exception as error:  # psutil's own tree of errors begins there
        if type(error).__module__.startswith("psutil"):
            return None
        raise
