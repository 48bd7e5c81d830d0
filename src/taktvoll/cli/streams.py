"""Standard streams that the caller has closed (``>&-``): output then fails with a message, talk goes nowhere."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn


class _ClosedOutput(io.TextIOBase):
    """What stands in for a closed standard output: whoever writes is told so."""

    def write(self, _: object) -> NoReturn:
        """Refuse."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    @property
    def buffer(self) -> "_ClosedOutput":
        """The same for bytes."""
        return self


@contextmanager
def open_streams() -> Iterator[None]:
    """Have `sys.stdout` and `sys.stderr` for as long as the command runs."""
    out, err = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = _ClosedOutput() if out is None else out
        sys.stderr = nowhere if err is None else err
        try:
            yield
        finally:
            sys.stdout, sys.stderr = out, err


def drop_output() -> None:
    """Let what is still in the buffer of standard output go nowhere, so that Python does not stumble over it when it ends."""
    try:
        descriptor = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
    except (OSError, ValueError):
        return


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the client alone: whatever else is printed from now on goes to standard error."""
    sys.stdout.flush()
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return source, target
