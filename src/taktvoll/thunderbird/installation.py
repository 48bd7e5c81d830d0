"""The manifest by which Thunderbird finds the host, and the little program that it starts: written and taken away for this user."""

import json
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taktvoll.bilingual import Text
from taktvoll.errors import OutputError
from taktvoll.system_errors import reason_of
from taktvoll.write import write_atomically

NAME = "taktvoll"
"""What the add-on asks for (`connectNative`)."""
ADDON = "thunderbird@taktvoll"
"""The add-on's id: nobody else may start the host."""
REGISTRY_KEY = rf"Software\Mozilla\NativeMessagingHosts\{NAME}"
_STUCK = Text(de="{path}: lässt sich nicht löschen ({reason})", en="{path}: cannot be removed ({reason})")


@dataclass(frozen=True)
class Places:
    """Where manifest and launcher lie."""

    manifest: Path
    launcher: Path
    registered: bool = False
    """Whether the way to the manifest stands in the registry (Windows)."""

    def __iter__(self) -> Iterator[Path]:
        return iter((self.manifest, self.launcher))


def places(platform: str = sys.platform) -> Places:
    """The places for this user on `platform`, as Mozilla's programs look for them."""
    import platformdirs

    ours = Path(platformdirs.user_data_dir("taktvoll")) / "thunderbird"
    if platform == "win32":
        return Places(ours / f"{NAME}.json", ours / "host.bat", registered=True)
    theirs = Path.home() / (
        "Library/Application Support/Mozilla/NativeMessagingHosts"
        if platform == "darwin"
        else ".mozilla/native-messaging-hosts"
    )
    return Places(theirs / f"{NAME}.json", ours / "host")


def install(platform: str = sys.platform, python: str = sys.executable) -> Places:
    """Write manifest and launcher, over earlier ones; raises `OutputError`."""
    where = places(platform)
    for path in where:
        _make_folder(path.parent)
    write_atomically(where.launcher, _launcher(platform, python).encode())
    if platform != "win32":
        where.launcher.chmod(0o755)
    manifest = {
        "name": NAME,
        "description": "Taktvoll: checks and rewrites mails that decline, cancel or move a job interview",
        "path": str(where.launcher),
        "type": "stdio",
        "allowed_extensions": [ADDON],
    }
    write_atomically(where.manifest, json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n")
    if where.registered:
        _register(where.manifest)
    return where


def uninstall(platform: str = sys.platform) -> list[Path]:
    """Take away what `install` wrote; gives what was there. Raises `OutputError` where something stays."""
    where = places(platform)
    if where.registered:
        _unregister()
    return [path for path in where if _removed(path)]


def _launcher(platform: str, python: str) -> str:
    """The program that Thunderbird starts with the manifest's path and the add-on's id; `-P`: not what lies in the current folder."""
    if platform == "win32":
        return f'@echo off\r\n"{python}" -P -m taktvoll thunderbird host %*\r\n'
    return f'#!/bin/sh\nexec {shlex.quote(python)} -P -m taktvoll thunderbird host "$@"\n'


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(
            f"{folder}: cannot be made ({reason.en}); check the permissions of the folders above it",
            f"{folder}: lässt sich nicht anlegen ({reason.de}); prüfen Sie die Rechte der Ordner darüber.",
        ) from error


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(
            _STUCK.in_language("en", path=path, reason=reason.en), _STUCK.in_language("de", path=path, reason=reason.de)
        ) from error
    return True


def _register(manifest: Path) -> None:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, REGISTRY_KEY) as key:
            winreg.SetValue(key, "", winreg.REG_SZ, str(manifest))


def _unregister() -> None:
    if sys.platform == "win32":
        import contextlib
        import winreg

        with contextlib.suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, REGISTRY_KEY)
