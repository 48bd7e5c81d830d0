"""The page of all settings in Markdown: what can be set, to what, and what holds otherwise."""

import enum
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from taktvoll.bilingual import Text
from taktvoll.setting_values import values_of
from taktvoll.settings import Settings, description_of

_TITLE = Text(de="# Einstellungen", en="# Settings")
_WHERE = Text(
    de="In `taktvoll.toml` oder unter `[tool.taktvoll]` in `pyproject.toml`, im Ordner des Entwurfs oder darüber; sonst in Ihrem eigenen `taktvoll.toml` (`taktvoll settings` sagt, welche Datei gilt). Ein Bindestrich geht statt des Unterstrichs. Optionen des Befehls gehen vor. `taktvoll settings --format toml` schreibt eine Datei zum Anfangen, `taktvoll settings --schema` das JSON-Schema.",
    en="In `taktvoll.toml`, or below `[tool.taktvoll]` in `pyproject.toml`, in the folder of the draft or above it; otherwise in your own `taktvoll.toml` (`taktvoll settings` says which file holds). A hyphen will do for the underscore. Options of the command win. `taktvoll settings --format toml` writes a file to begin with, `taktvoll settings --schema` the JSON schema.",
)
_HEAD = Text(de="| Name | Werte | Voreinstellung | Bedeutung |", en="| name | values | default | meaning |")
_KINDS = {
    int: Text(de="ganze Zahl", en="whole number"),
    bool: Text(de="`true`, `false`", en="`true`, `false`"),
    str: Text(de="Text", en="text"),
    tuple: Text(de="Liste von Texten", en="list of texts"),
}
_AT_LEAST = Text(de="{kind} ab {least}", en="{kind} from {least} on")
_OF_SURROUNDINGS = Text(de="die der Umgebung", en="that of the surroundings")


def settings_page(lang: str) -> str:
    """Every setting in a table, those of a TOML table in one of their own."""
    lines = [_TITLE.in_language(lang), "", _WHERE.in_language(lang), "", *_table(Settings, lang)]
    for name, field in Settings.model_fields.items():
        if _is_table(field):
            key = field.alias or name
            lines += ["", f"## `[{key}]`", "", description_of(field).in_language(lang), ""]
            lines += _table(field.annotation, lang)  # type: ignore[arg-type]
    return "\n".join(lines) + "\n"


def _table(model: type[BaseModel], lang: str) -> Iterator[str]:
    yield _HEAD.in_language(lang)
    yield "| --- | --- | --- | --- |"
    for name, field in model.model_fields.items():
        if not _is_table(field):
            cells = (
                f"`{field.alias or name}`",
                _values(field, lang),
                _default(field, lang),
                description_of(field).in_language(lang),
            )
            yield f"| {' | '.join(cells)} |"


def _values(field: FieldInfo, lang: str) -> str:
    """What the setting can be."""
    named = values_of(field.annotation)
    if named:
        return ", ".join(f"`{value}`" for value in named)
    kind = next(text for known, text in _KINDS.items() if _is_a(known, field.annotation)).in_language(lang)
    least = next((bound.ge for bound in field.metadata if hasattr(bound, "ge")), None)
    return kind if least is None else _AT_LEAST.in_language(lang, kind=kind, least=least)


def _default(field: FieldInfo, lang: str) -> str:
    if field.default_factory is not None:
        return _OF_SURROUNDINGS.in_language(lang)
    value = field.default
    if value is None:
        return "–"
    return f"`{json.dumps(value.value if isinstance(value, enum.Enum) else value, ensure_ascii=False)}`"


def _is_a(known: type, annotation: Any) -> bool:
    """Whether a field of this type holds a `known`, or nothing."""
    kinds = {annotation, getattr(annotation, "__origin__", None), *getattr(annotation, "__args__", ())}
    return known in kinds if known is not str else annotation == str | None or annotation is str


def _is_table(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
