"""Errors speak both languages, and travel between processes."""

import ast
import pickle
from pathlib import Path

import pytest

import taktvoll.errors
from taktvoll.bilingual import Text
from taktvoll.errors import InputError, SettingsError, TaktvollError

SOURCE = Path(__file__).parent.parent / "src" / "taktvoll"
ERRORS = {name for name in dir(taktvoll.errors) if name.endswith("Error")} | {"StartError", "PortTakenError"}


def test_an_error_without_german_cannot_be_made():
    with pytest.raises(TypeError):
        SettingsError("only English")


def test_an_error_says_itself_in_both_languages():
    error = InputError("no text", "kein Text").at("a.txt")
    assert (str(error), error.in_language("en"), error.in_language("de")) == (
        "a.txt: no text",
        "a.txt: no text",
        "a.txt: kein Text",
    )
    assert InputError("x", "y").at("standard input", "Standardeingabe").german == "Standardeingabe: y"


def test_saying_takes_a_text():
    assert SettingsError.saying(Text(de="falsch", en="wrong")).german == "falsch"


def test_an_error_can_be_pickled():
    error = pickle.loads(pickle.dumps(SettingsError("wrong", "falsch")))
    assert (type(error), str(error), error.german) == (SettingsError, "wrong", "falsch")


def _made() -> list[tuple[str, ast.Call]]:
    """Every place of the source where an error of the tree is made from two messages."""
    nodes = (
        (path, node) for path in SOURCE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
    return [
        (f"{path.relative_to(SOURCE)}:{node.lineno}", node)
        for path, node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS
    ]


def test_every_error_of_the_source_has_two_different_texts():
    wrong = [
        place for place, call in _made() if len(call.args) != 2 or ast.dump(call.args[0]) == ast.dump(call.args[1])
    ]
    assert len(_made()) > 30
    assert wrong == []


def test_the_tree_of_the_docstring_is_the_tree():
    for name in ERRORS - {"StartError", "PortTakenError"}:
        assert issubclass(getattr(taktvoll.errors, name), TaktvollError)
        assert name in taktvoll.errors.__doc__
