"""The language of a run of the command: that of ``--lang``, else of the settings, else of the surroundings."""

import contextvars
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from taktvoll.bilingual import Lang, default_lang
from taktvoll.errors import SettingsError

_asked: contextvars.ContextVar[Lang | None] = contextvars.ContextVar("taktvoll_asked_language", default=None)
_chosen: contextvars.ContextVar[Lang | None] = contextvars.ContextVar("taktvoll_run_language", default=None)


def run_lang() -> Lang:
    """The language in which this run talks: help, errors, and reports whose settings name none."""
    return _chosen.get() or default_lang()


def asked_lang() -> Lang | None:
    """What ``--lang`` says, wherever it stands."""
    return _asked.get()


def choose_run_lang(arguments: Sequence[str]) -> None:
    """Decide by the arguments of the command, once, before anything is said."""
    _asked.set(_language(_option("--lang", arguments)))
    _chosen.set(_asked.get() or _of_settings(arguments) or default_lang())


def _of_settings(arguments: Sequence[str]) -> Lang | None:
    """What the settings file says that holds for the first draft named; a broken one is told later, by who reads it."""
    if "--no-config" in arguments:
        return None
    from taktvoll.settings_tables import tables_for

    config = _option("--config", arguments)
    folders = (folder for argument in arguments if (folder := _folder(argument)) is not None)
    try:
        tables = tables_for(next(folders, Path()), config=Path(config) if config else None, use_files=True)
    except (SettingsError, OSError, ValueError):
        return None
    return next((found for _, table in tables if (found := _language(table.get("lang"))) is not None), None)


def _folder(argument: str) -> Path | None:
    """The folder of a draft that `argument` names."""
    if argument.startswith("-") or "\0" in argument:
        return None
    path = Path(argument)
    return path if os.path.isdir(path) else path.parent if os.path.isfile(path) else None  # noqa: PTH112, PTH113 - never raise


def _option(name: str, arguments: Sequence[str]) -> str | None:
    return next(_values(name, arguments), None)


def _values(name: str, arguments: Sequence[str]) -> Iterator[str]:
    for place, argument in enumerate(arguments):
        option, sign, value = argument.partition("=")
        if option == name and (sign or place + 1 < len(arguments)):
            yield value if sign else arguments[place + 1]


def _language(value: object) -> Lang | None:
    return "de" if value == "de" else "en" if value == "en" else None
