"""What a run has done so far: reports beside the output, and up to where they count.

``OUT.partial`` holds the reports, ``OUT.resume.json`` says how many bytes of it are whole and where the input goes on. The
first is written and synchronised before the second replaces its forerunner at once; so whenever the process is killed, what
the second says is true, and a resumed run cuts off what it does not speak of: no row is lost, none is there twice.
"""

import contextlib
import glob
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Self

import msgspec

from taktvoll.batch.sources import Position
from taktvoll.errors import BatchError, OutputError
from taktvoll.system_errors import reason_of
from taktvoll.write import write_atomically

VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """How far a run has come."""

    plan: dict[str, Any]
    """What it does: everything that its reports depend on."""
    position: Position = field(default_factory=Position)
    written: int = 0
    """Bytes of the reports that are whole."""
    rows: int = 0
    faults: int = 0
    failing: bool = False
    complete: bool = False
    version: int = VERSION


def state_path(output: Path) -> Path:
    """Where a run with this output notes how far it is."""
    return output.with_name(f"{output.name}.resume.json")


def partial_path(output: Path) -> Path:
    """Where a run with this output keeps its reports until it is done."""
    return output.with_name(f"{output.name}.partial")


def earlier(output: Path) -> State | None:
    """The state that a run which was broken off has left; None where there is none, or one of another version of it."""
    try:
        state = msgspec.json.decode(state_path(output).read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        return None
    return state if state.version == VERSION else None


class Journal:
    """The two files of a run, open for its next rows. A context manager; leaving it deletes nothing."""

    def __init__(self, output: Path, state: State) -> None:
        """Go on after `state`; raises `OutputError` where nothing can be written, `BatchError` where reports are gone."""
        self.output = output
        self.state = state
        partial = partial_path(output)
        try:
            self._file: BinaryIO = partial.open("r+b" if state.written else "wb")
        except FileNotFoundError as error:
            if state.written:
                raise _gone(partial) from error
            raise _unwritable(partial, error) from error
        except OSError as error:
            raise _unwritable(partial, error) from error
        if self._file.seek(0, os.SEEK_END) < state.written:
            self._file.close()
            raise _gone(partial)
        self._file.truncate(state.written)
        self._file.seek(state.written)
        self._note()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, data: bytes, state: State) -> None:
        """Keep the reports in `data`, after which the run is as far as `state` says."""
        try:
            self._file.write(data)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _unwritable(partial_path(self.output), error) from error
        self.state = state
        self._note()

    def _note(self) -> None:
        write_atomically(state_path(self.output), msgspec.json.encode(asdict(self.state)))


def discard(output: Path) -> None:
    """Delete what a run that is done, or not wanted any more, has left beside `output`."""
    state = state_path(output)
    broken_off = state.parent.glob(
        f".{glob.escape(state.name)}.*.tmp"
    )  # of a run that was killed while it noted its place
    for path in (state, partial_path(output), *broken_off):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def _gone(partial: Path) -> BatchError:
    return BatchError(
        f"{partial}: the reports of the run that was broken off are gone or were cut short; begin anew without --resume",
        f"{partial}: Die Berichte des abgebrochenen Laufs fehlen oder wurden gekürzt; beginnen Sie ohne --resume von vorn.",
    )


def _unwritable(path: Path, error: OSError) -> OutputError:
    reason = reason_of(error)
    return OutputError(
        f"{path}: cannot be written ({reason.en}); what was done before is kept: check folder and space, then use --resume",
        f"{path}: lässt sich nicht schreiben ({reason.de}); was davor lag, ist erledigt: Prüfen Sie Ordner und Platz, dann hilft --resume.",
    )
