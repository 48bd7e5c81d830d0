"""Settings as TOML that can be pasted into a settings file, each with its meaning and where it comes from."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from taktvoll.bilingual import Text
from taktvoll.settings import description_of
from taktvoll.settings_files import LocatedSettings

_FROM = Text(de="aus {path}", en="from {path}")
_OPTION = Text(de="als Option angegeben", en="given as an option")
_DEFAULT = Text(de="voreingestellt", en="default")
_UNSET = Text(de="nicht gesetzt", en="not set")


def as_toml(located: LocatedSettings, lang: str) -> str:
    """Every setting with a comment above it: what it means, and where its value comes from.

    What has no value, and a language that only the surroundings chose, stand as comments.
    """
    return "\n".join(_table(located.settings, "", located, lang)) + "\n"


def _table(model: BaseModel, prefix: str, located: LocatedSettings, lang: str) -> Iterator[str]:
    tables = []
    values = model.model_dump(mode="json", by_alias=True)
    for name, field in type(model).model_fields.items():
        key, value = field.alias or name, getattr(model, name)
        plain = values[key]
        meaning = description_of(field).in_language(lang)
        if isinstance(value, BaseModel):
            tables.append((key, value, meaning))
            continue
        yield f"# {meaning}"
        yield f"# ({_source(prefix + key, located, lang)})"
        chosen_here = prefix + key in located.sources or field.default_factory is None
        if value is None:
            yield f"# {key} = … ({_UNSET.in_language(lang)})"
        else:
            yield f"{'' if chosen_here else '# '}{key} = {_value(plain)}"
        yield ""
    for key, value, meaning in tables:
        yield f"# {meaning}"
        yield f"[{prefix}{key}]"
        yield from _table(value, f"{prefix}{key}.", located, lang)


def _source(key: str, located: LocatedSettings, lang: str) -> str:
    if key not in located.sources:
        return _DEFAULT.in_language(lang)
    path = located.sources[key]
    return _OPTION.in_language(lang) if path is None else _FROM.in_language(lang, path=path)


def _value(value: Any) -> str:
    """A value in TOML: of text, numbers, truth and lists of them, which is what settings are, JSON is TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
