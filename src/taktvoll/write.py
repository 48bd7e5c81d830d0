"""Writing a file whole or not at all: a temporary file beside it, then a rename."""

import contextlib
import errno
import os
import secrets
import shutil
import stat
from pathlib import Path

from taktvoll.bilingual import Text
from taktvoll.errors import OutputError
from taktvoll.system_errors import reason_of

BACKUP = ".bak"
_ADVICE = Text(
    de="Prüfen Sie Ordner, Platz und Zugriffsrechte oder nennen Sie eine andere Datei.",
    en="check the folder, the space and the permissions, or name another file",
)


def write_atomically(path: Path, data: bytes, *, backup: bool = False) -> Path | None:
    """Write `data` to `path`; on any failure what was there before is untouched and `OutputError` is raised.

    Mode bits are kept, a link stays a link. `backup` keeps what was there as ``<name>.bak`` and gives that path; a backup
    that is there already is never overwritten, it becomes ``<name>.bak.1``, that one ``<name>.bak.2``. A device or pipe
    (``/dev/stdout``) is written to as it is.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as file:
                file.write(data)
            return None
        if mode is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return _replace(target, data, mode, backup=backup)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise OutputError(
            f"{path}: cannot be written ({reason.en}); nothing was changed: {_ADVICE.en}",
            f"{path}: lässt sich nicht schreiben ({reason.de}); nichts wurde verändert: {_ADVICE.de}",
        ) from error


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None, *, backup: bool) -> Path | None:
    temporary = _beside(target)
    saved = _beside(target)
    kept = None
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
            if backup:
                _copy(target, saved)
                kept = _free_backup(target)
                saved.replace(kept)
        temporary.replace(target)
    finally:
        for leftover in (temporary, saved):
            with contextlib.suppress(OSError):
                leftover.unlink()
    _sync_folder(target.parent)
    return kept


def _free_backup(target: Path) -> Path:
    """``<name>.bak``, free because the backups that are there have moved on by one."""
    backup = target.with_name(target.name + BACKUP)
    names = [backup]
    while names[-1].exists() or names[-1].is_symlink():
        names.append(backup.with_name(f"{backup.name}.{len(names)}"))
    for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
        newer.rename(older)
    return backup


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
