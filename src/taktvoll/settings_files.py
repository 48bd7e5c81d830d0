"""Settings from files: the nearest upwards from the draft, then the user's own, options over both."""

import difflib
import json
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from taktvoll.errors import SettingsError
from taktvoll.settings import Settings

FILE = "taktvoll.toml"
PROJECT_FILE = "pyproject.toml"
Table = dict[str, Any]


def load_settings(
    start: Path, *, config: Path | None = None, use_files: bool = True, overrides: Mapping[str, Any] | None = None
) -> Settings:
    """The settings that hold for a draft in `start` (a folder or a file), merged key by key.

    `config` replaces all other files; without `use_files` no other is read. `overrides` are options of the command
    line by the names of the settings; one that is None was not given.
    """
    merged: Table = {}
    for path in reversed(settings_files(start, config=config, use_files=use_files)):
        merged = _merged(merged, _checked(_table(path) or {}, path))
    return _settings(_merged(merged, _options(overrides or {})))


def settings_files(start: Path, *, config: Path | None = None, use_files: bool = True) -> list[Path]:
    """The files that count, the one that wins first."""
    if config is not None:
        if not config.is_file():
            raise SettingsError(f"{config}: there is no such settings file; check the name after --config")
        return [config]
    if not use_files:
        return []
    own = _own_file()
    found = [path for path in (_nearest(start), own) if path is not None and path.is_file()]
    return list(dict.fromkeys(found))


def check_rules(settings: Settings, known: Collection[str]) -> None:
    """Raise `SettingsError` where `select` or `ignore` names a rule that is not `known`."""
    for key, names in (("select", settings.select), ("ignore", settings.ignore)):
        for name in names:
            if name not in known:
                raise SettingsError(unknown_rule(name, known, where=key))


def unknown_rule(name: str, known: Collection[str], *, where: str) -> str:
    """The message about a rule that does not exist."""
    near = difflib.get_close_matches(name.lower().replace("-", "_"), sorted(known), n=1, cutoff=0.4)
    advice = f"did you mean `{near[0]}`?" if near else "`taktvoll rules` lists them all"
    return f"{where}: there is no rule `{name[:60]}`; {advice}"


def _own_file() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("taktvoll")) / FILE


def _nearest(start: Path) -> Path | None:
    folder = start.absolute()
    for parent in (folder, *folder.parents):
        if (parent / FILE).is_file():
            return parent / FILE
        project = parent / PROJECT_FILE
        if project.is_file() and _table(project) is not None:
            return project
    return None


def _table(path: Path) -> Table | None:
    """The settings in `path`; None where a ``pyproject.toml`` has no ``[tool.taktvoll]``."""
    project = path.name == PROJECT_FILE
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}); it has to be UTF-8 text") from error
    if project and "taktvoll" not in source:
        return None
    try:
        table: Table | None = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        lines = source.count("\n") + 1
        reason = str(error).replace("end of document", f"end of document, line {lines}")
        raise SettingsError(f"{path}: no TOML: {reason}") from error
    if project and table:
        tools = table.get("tool", {})
        table = tools.get("taktvoll") if isinstance(tools, dict) else None
        if table is not None and not isinstance(table, dict):
            raise SettingsError(f"{path}: `tool.taktvoll` has to be a table")
    return table


def _checked(table: Table, path: Path) -> Table:
    """`table` with underscores in its keys and paths made absolute; raises `SettingsError` for the first fault."""
    plain = _underscored(table, f"{path}")
    try:
        Settings.model_validate_json(json.dumps(plain, default=str), strict=True)
    except ValidationError as error:
        raise SettingsError(f"{path}: {_fault(error)}") from error
    _resolve(plain, "model", path.parent, bare_names=True)
    _resolve(plain.get("grammar", {}), "dictionary", path.parent, bare_names=False)
    return plain


def _resolve(table: Table, key: str, folder: Path, *, bare_names: bool) -> None:
    """Make a path in `table` absolute; with `bare_names` a value without a slash is a name, not a path."""
    value = table.get(key)
    if isinstance(value, str) and not (bare_names and "/" not in value and "\\" not in value):
        table[key] = str(folder.absolute() / Path(value).expanduser())


def _options(overrides: Mapping[str, Any]) -> Table:
    given: Table = {}
    for key, value in overrides.items():
        kept = (
            {inner: item for inner, item in value.items() if item is not None} if isinstance(value, Mapping) else value
        )
        if value is not None:
            given[key] = kept
    return _underscored(given, "options")


def _underscored(table: Mapping[str, Any], where: str) -> Table:
    plain: Table = {}
    for key, value in table.items():
        name = key.replace("-", "_").rstrip("_")
        if name in plain:
            raise SettingsError(f"{where}: `{key}` is set twice, with a hyphen and with an underscore; keep one")
        plain[name] = _underscored(value, where) if isinstance(value, Mapping) else value
    return plain


def _merged(base: Table, over: Table) -> Table:
    """`over` on top of `base`, key by key, tables too; a list replaces a list."""
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _settings(merged: Table) -> Settings:
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        raise SettingsError(f"options: {_fault(error)}") from error


def _fault(error: ValidationError) -> str:
    """The first fault in words, unknown keys before wrong values."""
    faults = sorted(
        error.errors(include_url=False, include_input=False), key=lambda fault: fault["type"] != "extra_forbidden"
    )
    first = faults[0]
    path = ".".join(str(part) for part in first["loc"] if isinstance(part, str)) or "the whole"
    if first["type"] != "extra_forbidden":
        return f"`{path}`: {first['msg'][0].lower()}{first['msg'][1:]}"
    near = _nearest_key(path)
    return f"there is no setting `{path}`" + (f"; did you mean `{near}`?" if near else "")


def _nearest_key(path: str) -> str | None:
    """The known key most like `path`: first as a whole, then by its last part („max_words“ is „limits.max_words“)."""
    known = _keys(Settings)
    by_leaf = {key.rpartition(".")[2]: key for key in reversed(known)}
    leaf = path.rpartition(".")[2]
    near = difflib.get_close_matches(leaf, by_leaf, n=1, cutoff=0.75)
    if near:
        return by_leaf[near[0]]
    return next(iter(difflib.get_close_matches(path, known, n=1, cutoff=0.5)), None)


def _keys(model: type[BaseModel], prefix: str = "") -> list[str]:
    """All key paths, those of tables included."""
    keys = []
    for name, field in model.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        keys.append(path)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            keys += _keys(field.annotation, f"{path}.")
    return keys
