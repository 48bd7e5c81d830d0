"""Refusing to write a result over a file that is read: by whatever name or link it is called."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from taktvoll.errors import OutputError


def refuse_overwriting(output: Path | None, drafts: Sequence[str], *others: Path | None) -> None:
    """Raise `OutputError` where `output` is one of `drafts`, lies as a draft in one of their folders, or is one of `others`.

    Without drafts, standard input is what is read.
    """
    if output is None:
        return
    try:
        status = output.stat()
    except (OSError, ValueError):
        return  # a new file; whether it can be written is told by who writes it
    if stat.S_ISREG(status.st_mode) and any(os.path.samestat(status, other) for other in _read(drafts, others)):
        raise OutputError(
            f"--output {output}: that is a file that is read, and it would be lost; name another one",
            f"--output {output}: Das ist eine Datei, die gelesen wird, und sie wäre verloren; nennen Sie eine andere.",
        )


def _read(drafts: Sequence[str], others: Sequence[Path | None]) -> Iterator[os.stat_result]:
    """The status of every file that the command reads."""
    names = [Path(name) for name in drafts if name != "-"]
    for path in (*names, *(other for other in others if other is not None)):
        for file in _drafts_below(path) if os.path.isdir(path) else (path,):  # noqa: PTH112 - never raises
            status = _status(file)
            if status is not None:
                yield status
    if (not drafts or "-" in drafts) and sys.stdin is not None:
        try:
            yield os.fstat(sys.stdin.fileno())
        except (OSError, ValueError):
            return


def _drafts_below(folder: Path) -> Iterator[Path]:
    from taktvoll.mail.folder import DRAFTS

    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names if Path(name).suffix.lower() in DRAFTS)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None
