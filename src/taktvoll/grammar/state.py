"""The file by which later commands find the server that `taktvoll grammar start` left running."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from taktvoll.grammar.process import alive


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A server in the background."""

    port: int
    pid: int
    """Of Java."""
    started: str
    """When Java started; with `pid` it names one process for ever."""
    watchdog: int
    watchdog_started: str
    idle: float
    """Seconds without a request after which it ends."""
    languagetool: str

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"http://127.0.0.1:{self.port}"


def state_path() -> Path:
    """The state file of this user."""
    import platformdirs

    return Path(platformdirs.user_state_dir("taktvoll")) / "languagetool.json"


def read_state(path: Path | None = None) -> State | None:
    """The server that runs; None where there is none. A stale or broken file is no server."""
    state = _parsed(path or state_path())
    return state if state is not None and alive(state.pid, state.started) else None


def is_stale(path: Path | None = None) -> bool:
    """Whether there is a state file that speaks of no running server."""
    place = path or state_path()
    return place.is_file() and read_state(place) is None


def write_state(state: State, path: Path | None = None) -> Path:
    """Write the file whole or not at all, readable for this user alone."""
    place = path or state_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f".{place.name}.{secrets.token_hex(6)}.tmp")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(state), file)
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)
    return place


def forget_state(path: Path | None = None) -> None:
    """Delete the state file."""
    (path or state_path()).unlink(missing_ok=True)


def _parsed(path: Path) -> State | None:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        state = State(**{field.name: raw[field.name] for field in fields(State)})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    numbers = (state.port, state.pid, state.watchdog)
    return state if all(type(number) is int and number > 0 for number in numbers) else None
