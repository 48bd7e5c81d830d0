"""The JSON schema of what the commands print, for `taktvoll schema`: made by msgspec from the dataclasses themselves."""

import dataclasses
import functools
from typing import Any

import msgspec

from taktvoll.report import Report
from taktvoll.rewritten import Rewrite

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Schema = dict[str, Any]


@functools.cache
def schema() -> _Schema:
    """JSON Schema (2020-12) of one report; an object with a ``proof`` is held to be a rewrite (``$defs/Rewrite``).

    Additional properties stay allowed: an addition is no break and needs no new version.
    """
    _, definitions = msgspec.json.schema_components([Report, Rewrite], ref_template="#/$defs/{name}")
    types = _dataclasses(Report) | _dataclasses(Rewrite)
    shown = {name: _as_printed(definition, types.get(name)) for name, definition in definitions.items()}
    report = shown.pop("Report")
    return {
        "$schema": DIALECT,
        "title": "taktvoll report",
        "description": "What `taktvoll check` says about one draft. `--format json` prints an array of these, "
        "`--format jsonl` one a line; `taktvoll rewrite` prints objects of `$defs/Rewrite`. "
        "Offsets count code points of the text as received, end exclusive.",
        "type": "object",
        "properties": report["properties"],
        "if": {"required": ["proof"]},
        "then": {"$ref": "#/$defs/Rewrite"},
        "else": {"required": report["required"]},
        "$defs": shown,
    }


def _dataclasses(root: type) -> dict[str, type]:
    """The dataclasses that a field of `root` holds, at whatever depth, by name."""
    found: dict[str, type] = {}
    waiting: list[Any] = [msgspec.inspect.type_info(root)]
    while waiting:
        info = waiting.pop()
        if isinstance(info, msgspec.inspect.DataclassType):
            if info.cls.__name__ in found:
                continue
            found[info.cls.__name__] = info.cls
            waiting += [field.type for field in info.fields]
        waiting += [getattr(info, name) for name in ("type", "item_type", "value_type") if hasattr(info, name)]
        waiting += getattr(info, "types", ())
    return found


def _as_printed(definition: _Schema, made_from: type | None) -> _Schema:
    """`definition` of a dataclass as its objects are printed: every field, with a default or not, but for hidden ones."""
    if made_from is None:
        return definition
    how = {field.name: field.metadata.get("json") for field in dataclasses.fields(made_from)}
    properties = {
        name: {key: value for key, value in definition["properties"][name].items() if key != "default"}
        for name, shown in how.items()
        if shown != "never"
    }
    return definition | {
        "description": " ".join(definition.get("description", "").split()),
        "properties": properties,
        "required": [name for name in properties if how[name] is None],
    }
