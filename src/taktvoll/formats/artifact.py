"""How other programs name the file of a report."""

import re
from pathlib import Path, PurePath, PureWindowsPath
from urllib.parse import quote

STDIN = "-"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def relative_path(name: str | None, root: PurePath | None = None) -> str:
    """`name` with forward slashes, relative to `root` (None: the working directory) where it lies below."""
    if name is None:
        return STDIN
    path = PureWindowsPath(name) if _DRIVE.match(name) or "\\" in str(PurePath("a/b")) else PurePath(name)
    base = Path.cwd() if root is None else root
    return (path.relative_to(base) if path.is_absolute() and path.is_relative_to(base) else path).as_posix()


def relative_uri(name: str | None, root: PurePath | None = None) -> str:
    """`name` as a percent-encoded relative URI; as a ``file:`` URI where it lies elsewhere; ``-`` for standard input."""
    path = relative_path(name, root)
    encoded = quote(path, safe="/-._~", errors="surrogateescape")
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:], safe='/-._~', errors='surrogateescape')}"
    return f"file://{encoded}" if path.startswith("/") else encoded
