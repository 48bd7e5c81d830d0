"""Values as JSON: their dataclasses say which fields there are, msgspec turns them into plain data, one encoder writes it.

A field is part of the JSON under its own name, unless its metadata is one of `NEVER`, `WHERE_GIVEN` and `ON_DEMAND`.
"""

import dataclasses
import json
import re
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from taktvoll.lazy_pattern import lazy_pattern

NEVER: Mapping[str, str] = {"json": "never"}
"""Only in Python."""
WHERE_GIVEN: Mapping[str, str] = {"json": "where given"}
"""Left out of the JSON where it is None or empty."""
ON_DEMAND: Mapping[str, str] = {"json": "on demand"}
"""Part of the JSON where the caller of `as_dict` names it."""
_ESCAPED = lazy_pattern("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Legal inside JSON strings, but taken for line ends by some readers, steering terminals, or not to be encoded."""


def as_dict(value: Any, *, demanded: Collection[str] = ()) -> dict[str, Any]:
    """A dataclass as dicts, lists, strings and numbers, in the order of its fields; `demanded` are names of fields."""
    made: dict[str, Any] = _shown(value, msgspec.to_builtins(value), demanded)
    return made


def _shown(value: Any, made: Any, demanded: Collection[str]) -> Any:
    """`made`, what msgspec makes of `value`, without the fields that are not shown."""
    if isinstance(value, tuple):
        return [_shown(item, row, demanded) for item, row in zip(value, made, strict=True)]
    if not dataclasses.is_dataclass(value):
        return made
    shown = {}
    for field in dataclasses.fields(value):
        own = getattr(value, field.name)
        how = field.metadata.get("json")
        if how is None or (how == "where given" and own) or (how == "on demand" and field.name in demanded):
            shown[field.name] = _shown(own, made[field.name], demanded)
    return shown


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON with umlauts as they are; what could break a line, a terminal or an encoder is escaped."""
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
