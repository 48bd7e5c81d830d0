"""Writing a file whole or not at all: a temporary file beside it, then a rename."""

import contextlib
import errno
import os
import secrets
import shutil
import stat
from pathlib import Path

from taktvoll.errors import OutputError

BACKUP = ".bak"


def write_atomically(path: Path, data: bytes, *, backup: bool = False) -> None:
    """Write `data` to `path`; on any failure what was there before is untouched and `OutputError` is raised.

    Mode bits are kept, a link stays a link. `backup` keeps what was there as ``<name>.bak``. A device or pipe
    (``/dev/stdout``) is written to as it is.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as file:
                file.write(data)
            return
        if mode is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _replace(target, data, mode, backup=backup)
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise OutputError(
            f"{path}: cannot be written ({reason}); nothing was changed: free some space, check the permissions, or name another file",
            f"{path}: lässt sich nicht schreiben ({reason}); nichts wurde verändert: Schaffen Sie Platz, prüfen Sie die Zugriffsrechte oder nennen Sie eine andere Datei.",
        ) from error


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None, *, backup: bool) -> None:
    temporary = _beside(target)
    saved = _beside(target)
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
            if backup:
                _copy(target, saved)
                saved.replace(target.with_name(target.name + BACKUP))
        temporary.replace(target)
    finally:
        for leftover in (temporary, saved):
            with contextlib.suppress(OSError):
                leftover.unlink()
    _sync_folder(target.parent)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")


def _copy(source: Path, target: Path) -> None:
    """A second name for the same content; a copy where the file system has no links."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system allows it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
