"""The schema: valid itself, fits what is printed, refuses what is not."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from reports import CLEAN, DRAFT, finding, flawed, report, rewritten
from shell import run, write
from strategies import texts
from taktvoll.finding import LanguageToolRule
from taktvoll.formats.schema import schema


def validate(value):
    Draft202012Validator(schema()).validate(value)


def test_schema_is_one():
    Draft202012Validator.check_schema(schema())


def test_reports_fit():
    said = LanguageToolRule(rule="A", category="B")
    validate(flawed().to_dict(why=True))
    validate(report(CLEAN, id=None, subject="Absage", decoded=True).to_dict())
    validate(report(CLEAN, occasion="other", score=None, scores=None).to_dict())
    validate(report(DRAFT, finding(DRAFT, "grammar", "hab", languagetool=said)).to_dict())


@pytest.mark.parametrize("passed", [True, False])
def test_rewrites_fit(passed):
    validate(rewritten(passed=passed).to_dict())


def test_what_a_proof_misses_is_printed_where_something_is_missing():
    assert rewritten(passed=False).to_dict()["proof"]["missing"] == ["Es fehlt ein Satz, der klar absagt."]
    assert "missing" not in rewritten(passed=True).to_dict()["proof"]
    proof = schema()["$defs"]["Proof"]
    assert proof["properties"]["missing"]["items"] == {"type": "string"}
    assert "missing" not in proof["required"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("occasion",), "neither"), (("score",), 101), (("scores", "form"), "gut"), (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "line"), 0), (("sentences", 0, "labels"), []), (("sentences", 0, "labels"), ["hello"]),
        (("segments", 0, "kind"), "attachment"), (("slots", "salary"), "viel"), (("schema",), 2),
    ],
)  # fmt: skip
def test_a_wrong_report_does_not_fit(place, value):
    shown = flawed().to_dict()
    *way, last = place
    inner = shown
    for step in way:
        inner = inner[step]
    inner[last] = value
    with pytest.raises(ValidationError):
        validate(shown)


@pytest.mark.parametrize("field", ["lang", "segments", "findings", "score", "subject"])
def test_a_report_without_a_field_does_not_fit(field):
    with pytest.raises(ValidationError):
        validate({name: value for name, value in flawed().to_dict().items() if name != field})


@pytest.mark.parametrize("field", ["mode", "dropped", "changes"])
def test_a_rewrite_without_a_field_does_not_fit(field):
    with pytest.raises(ValidationError):
        validate({name: value for name, value in rewritten().to_dict().items() if name != field})


def test_python_fields_are_no_part_of_it():
    assert not {"decoded", "original"} & (
        schema()["properties"].keys() | schema()["$defs"]["Rewrite"]["properties"].keys()
    )


@given(texts())
def test_any_text_fits(text):
    validate(json.loads(report(text, decoded=True).to_json()))


@pytest.mark.model
def test_what_the_commands_print_fits_what_taktvoll_schema_prints(tmp_path):
    path = write(tmp_path / "a.txt")
    validator = Draft202012Validator(json.loads(run("schema").out))
    for args in (("check",), ("check", "--why"), ("rewrite",), ("rewrite", "--mode", "fresh")):
        (shown,) = json.loads(run(*args, path, "--format", "json", "--today", "2027-02-20").out)
        validator.validate(shown)
