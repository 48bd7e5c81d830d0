"""The bytes of a file, a pipe or a device, or the error that says why there are none."""

import os
import stat
from pathlib import Path

from taktvoll.errors import InputError

MAX_STREAM = 100_000_000
"""Bytes taken from a pipe or device: more is no draft, and some devices never end."""


def bytes_of(path: Path) -> bytes:
    """What is in a file, or comes out of a pipe (``<(…)``); raises `InputError` with the name in it."""
    try:
        with path.open("rb") as file:
            regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            data = file.read() if regular else file.read(MAX_STREAM + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if len(data) > MAX_STREAM and not regular:
        raise InputError(
            f"{path}: this device or pipe gives more than {MAX_STREAM // 1_000_000} MB; name a file with a draft",
            f"{path}: Hier kommen mehr als {MAX_STREAM // 1_000_000} MB an; nennen Sie eine Datei mit einem Entwurf.",
        )
    return data


def unreadable(path: Path, error: Exception) -> InputError:
    """The error about a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return InputError(
            f"{path}: there is no such file; check the name",
            f"{path}: Diese Datei gibt es nicht; prüfen Sie den Namen.",
        )
    if isinstance(error, IsADirectoryError):
        return InputError(
            f"{path}: this is a folder; name a file", f"{path}: Das ist ein Ordner; nennen Sie eine Datei."
        )
    if isinstance(error, PermissionError):
        return InputError(
            f"{path}: no permission to read this file; check its mode",
            f"{path}: Diese Datei darf nicht gelesen werden; prüfen Sie die Zugriffsrechte.",
        )
    return InputError(f"{path}: the file cannot be read ({error})", f"{path}: Die Datei ist nicht lesbar ({error}).")
