"""Settings from files: the nearest upwards from the draft, then the user's own, options over both."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from taktvoll.bilingual import Text
from taktvoll.did_you_mean import RULE, unknown
from taktvoll.errors import SettingsError
from taktvoll.settings import Settings
from taktvoll.settings_faults import fault
from taktvoll.settings_tables import Table, tables_for

OPTIONS = Text(de="Optionen", en="options")
SETTINGS = Text(de="Einstellungen", en="settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedSettings:
    """Settings, and where each of them comes from."""

    settings: Settings
    sources: Mapping[str, Path | None]
    """The file of each key that is set, by its path („limits.max_words“); None for an option. Others are defaults."""


def load_settings(
    start: Path, *, config: Path | None = None, use_files: bool = True, overrides: Mapping[str, Any] | None = None
) -> Settings:
    """The settings that hold for a draft in `start` (a folder or a file), merged key by key.

    `config` replaces all other files; without `use_files` no other is read. `overrides` are options of the command
    line by the names of the settings; one that is None was not given.
    """
    return locate_settings(start, config=config, use_files=use_files, overrides=overrides).settings


def locate_settings(
    start: Path, *, config: Path | None = None, use_files: bool = True, overrides: Mapping[str, Any] | None = None
) -> LocatedSettings:
    """As `load_settings`, with the file of each key."""
    merged: Table = {}
    sources: dict[str, Path | None] = {}
    for path, table in reversed(tables_for(start, config=config, use_files=use_files)):
        checked = _checked(table, path)
        merged = _merged(merged, checked)
        sources |= dict.fromkeys(_paths(checked), path)
    options = _options(overrides or {})
    sources |= dict.fromkeys(_paths(options))
    try:
        settings = Settings.model_validate(_merged(merged, options))
    except ValidationError as error:
        raise SettingsError.saying(fault(error, where=OPTIONS)) from error
    return LocatedSettings(settings=settings, sources=sources)


def settings_files(start: Path, *, config: Path | None = None, use_files: bool = True) -> list[Path]:
    """The files that count, the one that wins first."""
    return [path for path, _ in tables_for(start, config=config, use_files=use_files)]


def settings_of(settings: Settings | Mapping[str, Any] | None) -> Settings:
    """`settings` as a `Settings`; raises `SettingsError` for unknown keys and wrong values."""
    if isinstance(settings, Settings):
        return settings
    try:
        return Settings.model_validate(dict(settings or {}))
    except ValidationError as error:
        raise SettingsError.saying(fault(error, where=SETTINGS)) from error


def check_rules(settings: Settings, known: Collection[str]) -> None:
    """Raise `SettingsError` where `select` or `ignore` names a rule that is not `known`."""
    for key, names in (("select", settings.select), ("ignore", settings.ignore)):
        for name in names:
            if name not in known:
                raise SettingsError.saying(unknown(RULE, name, known, where=key))


def _checked(table: Table, path: Path) -> Table:
    """`table` with underscores in its keys and paths made absolute; raises `SettingsError` for the first fault."""
    plain = _underscored(table, str(path))
    try:
        Settings.model_validate_json(json.dumps(plain, default=str), strict=True)
    except ValidationError as error:
        raise SettingsError.saying(fault(error, where=str(path))) from error
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
    return _underscored(given, OPTIONS)


def _underscored(table: Mapping[str, Any], where: str | Text) -> Table:
    plain: Table = {}
    places = where if isinstance(where, Text) else Text(de=where, en=where)
    for key, value in table.items():
        name = key.replace("-", "_").rstrip("_")
        if name in plain:
            raise SettingsError(
                f"{places.en}: `{key}` is set twice, with a hyphen and with an underscore; keep one",
                f"{places.de}: `{key}` steht zweimal da, mit Bindestrich und mit Unterstrich; behalten Sie eines.",
            )
        plain[name] = _underscored(value, where) if isinstance(value, Mapping) else value
    return plain


def _merged(base: Table, over: Table) -> Table:
    """`over` on top of `base`, key by key, tables too; a list replaces a list."""
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _paths(table: Table, prefix: str = "") -> Iterator[str]:
    """The paths of all values in `table`."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"
