"""What is wrong with a line of JSON, in German and English; msgspec says it in English, and never quotes a value."""

import re

import msgspec

from taktvoll.bilingual import Text

_EXPECTED = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`(?: - at `\$\.?(?P<place>[^`]*)`)?")
_MISSING = re.compile(r"missing required field `(?P<field>[^`]+)`")
_BYTE = re.compile(r"\(byte (?P<byte>\d+)\)")
_GERMAN = {
    "str": "ein Text",
    "int": "eine Zahl",
    "float": "eine Zahl",
    "bool": "ein Wahrheitswert",
    "object": "ein Objekt",
    "array": "eine Liste",
    "null": "nichts (null)",
}


def json_fault(error: Exception) -> Text:
    """What msgspec, or the encoding of the line, says is wrong."""
    said = str(error)
    if isinstance(error, msgspec.ValidationError):
        return Text(de=_german(said), en=said)
    if isinstance(error, msgspec.DecodeError):
        byte = _BYTE.search(said)
        where = f" (ab Byte {byte['byte']})" if byte else " (es bricht ab)" if "truncated" in said else ""
        return Text(de=f"kein JSON{where}", en=f"no JSON ({said})")
    if isinstance(error, UnicodeError):
        return Text(de="kein gültiges Unicode", en="no valid Unicode")
    return Text(de="zu tief verschachtelt", en="nested too deeply")


def _german(said: str) -> str:
    missing = _MISSING.search(said)
    if missing:
        return f"Es fehlt `{missing['field']}`"
    expected = _EXPECTED.search(said)
    if not expected:
        return f"Das ist nicht, was hier stehen kann ({said})"
    wanted = " oder ".join(_kind(kind) for kind in expected["wanted"].split(" | "))
    place = f"`{expected['place']}`: " if expected["place"] else ""
    return f"{place}erwartet wird {wanted}, da steht {_kind(expected['found'])}"


def _kind(name: str) -> str:
    """A kind of value, with its name in JSON where that is another word."""
    return f"{_GERMAN[name]} ({name})" if name in {"object", "array"} else _GERMAN.get(name, name)
