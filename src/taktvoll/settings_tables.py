"""Settings files: which ones count for a draft, and the tables that they hold, each parsed once."""

import tomllib
from pathlib import Path
from typing import Any

from taktvoll.errors import SettingsError

FILE = "taktvoll.toml"
PROJECT_FILE = "pyproject.toml"
Table = dict[str, Any]


def tables_for(start: Path, *, config: Path | None, use_files: bool) -> list[tuple[Path, Table]]:
    """The files that count for a draft in `start` with what they hold, the one that wins first.

    `config` replaces all others; without `use_files` there is no other. Raises `SettingsError` where one is missing or broken.
    """
    if config is not None:
        if not config.is_file():
            raise SettingsError(
                f"{config}: there is no such settings file; check the name after --config",
                f"{config}: Diese Einstellungsdatei gibt es nicht; prüfen Sie den Namen hinter --config.",
            )
        return [(config, _table(config) or {})]
    if not use_files:
        return []
    nearest, own = _nearest(start), _own_file()
    found = [nearest] if nearest else []
    if own.is_file() and (nearest is None or own != nearest[0]):
        found.append((own, _table(own) or {}))
    return found


def _own_file() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("taktvoll")) / FILE


def _nearest(start: Path) -> tuple[Path, Table] | None:
    folder = start.absolute()
    for parent in (folder, *folder.parents):
        for name in (FILE, PROJECT_FILE):
            path = parent / name
            table = _table(path) if path.is_file() else None
            if table is not None:
                return path, table
    return None


def _table(path: Path) -> Table | None:
    """The settings in `path`; None where a ``pyproject.toml`` has no ``[tool.taktvoll]``."""
    project = path.name == PROJECT_FILE
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: cannot be read ({error}); it has to be UTF-8 text",
            f"{path}: lässt sich nicht lesen ({error}); es muss Text in UTF-8 sein.",
        ) from error
    if project and "taktvoll" not in source:
        return None
    try:
        table: Table | None = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_toml(path, source, error) from error
    if project and table:
        tools = table.get("tool", {})
        table = tools.get("taktvoll") if isinstance(tools, dict) else None
        if table is not None and not isinstance(table, dict):
            raise SettingsError(
                f"{path}: `tool.taktvoll` has to be a table", f"{path}: `tool.taktvoll` muss eine Tabelle sein."
            )
    return table


def _no_toml(path: Path, source: str, error: Exception) -> SettingsError:
    lines = source.count("\n") + 1
    reason = str(error).replace("end of document", f"end of document, line {lines}")
    place = reason.rpartition("(at ")[2].rstrip(")") if "(at " in reason else f"line {lines}"
    german = place.replace("end of document", "am Ende der Datei").replace("line", "Zeile").replace("column", "Spalte")
    return SettingsError(f"{path}: no TOML: {reason}", f"{path}: Das ist kein gültiges TOML ({german}).")
