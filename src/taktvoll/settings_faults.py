"""What is wrong with settings, in words: pydantic's errors in German and English, unknown keys with the nearest one."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from taktvoll.bilingual import Text
from taktvoll.did_you_mean import SETTING, unknown
from taktvoll.settings import Settings

_GERMAN: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "literal_error": lambda context: f"erlaubt ist {_alternatives(context)}",
    "enum": lambda context: f"erlaubt ist {_alternatives(context)}",
    "greater_than_equal": lambda context: f"muss mindestens {context['ge']} sein",
    "int_type": lambda _: "muss eine ganze Zahl sein",
    "int_parsing": lambda _: "muss eine ganze Zahl sein",
    "int_from_float": lambda _: "muss eine ganze Zahl sein",
    "bool_type": lambda _: "muss true oder false sein",
    "bool_parsing": lambda _: "muss true oder false sein",
    "string_type": lambda _: "muss ein Text in Anführungszeichen sein",
    "tuple_type": lambda _: "muss eine Liste sein: […]",
    "list_type": lambda _: "muss eine Liste sein: […]",
    "model_type": lambda _: "muss eine Tabelle sein",
    "model_attributes_type": lambda _: "muss eine Tabelle sein",
    "dict_type": lambda _: "muss eine Tabelle sein",
}
"""pydantic's kinds of error in German; its own English words are good enough."""


def fault(error: ValidationError, *, where: str | Text) -> Text:
    """The first fault in words, said of `where`, unknown keys before wrong values."""
    faults = sorted(
        error.errors(include_url=False, include_input=False), key=lambda fault: fault["type"] != "extra_forbidden"
    )
    first = faults[0]
    path = ".".join(str(part) for part in first["loc"] if isinstance(part, str))
    if first["type"] == "extra_forbidden":
        return unknown(SETTING, path, key_spellings(), where=where)
    places = where if isinstance(where, Text) else Text(de=where, en=where)
    english = f"{first['msg'][0].lower()}{first['msg'][1:]}"
    say = _GERMAN.get(first["type"])
    german = say(first.get("ctx", {})) if say else f"kein zulässiger Wert ({english})"
    return Text(
        de=f"{places.de}: `{path or 'das Ganze'}`: {german}", en=f"{places.en}: `{path or 'the whole'}`: {english}"
    )


def key_spellings() -> dict[str, str]:
    """Every key by its path and by its last part alone: „max_words“ means „limits.max_words“."""
    keys = key_paths(Settings)
    return {**{key.rpartition(".")[2]: key for key in reversed(keys)}, **{key: key for key in keys}}


def key_paths(model: type[BaseModel], prefix: str = "") -> list[str]:
    """All keys as users write them, those of tables included, in the order of the fields."""
    keys = []
    for name, field in model.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        keys.append(path)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            keys += key_paths(field.annotation, f"{path}.")
    return keys


def _alternatives(context: Mapping[str, Any]) -> str:
    return str(context.get("expected", "")).replace(" or ", " oder ")
