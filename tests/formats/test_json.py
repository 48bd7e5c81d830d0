"""JSON in the contract's shape."""

import json

from hypothesis import given
from jsonschema import Draft202012Validator
from taktvoll.formats.json import jsonl, report_to_dict, reports_to_json, rewrite_jsonl, rewrite_to_dict, schema

from reports import CLEAN, DRAFT, finding, flawed, report, rewritten
from strategies import texts
from taktvoll.finding import Severity


def validate(value):
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(value)


def test_report_to_dict_has_the_order_of_the_contract():
    assert list(report_to_dict(flawed())) == [
        "schema", "id", "occasion", "register", "score", "subject", "scores", "sentiment", "length", "slots", "sentences",
        "findings", "notes", "grammar_checked",
    ]  # fmt: skip
    assert list(report_to_dict(flawed())["findings"][0]) == [
        "rule", "severity", "message", "advice", "start", "end", "line", "column", "fixes",
    ]  # fmt: skip


def test_report_to_dict_fits_the_schema():
    validate(report_to_dict(flawed(), why=True))
    validate(report_to_dict(report(CLEAN, id=None, subject="Absage", decoded=True)))


def test_report_to_dict_carries_the_text_only_where_it_was_decoded():
    assert "text" not in report_to_dict(report(CLEAN))
    assert report_to_dict(report(CLEAN, decoded=True))["text"] == CLEAN


def test_report_to_dict_gives_evidence_only_when_asked():
    assert "evidence" not in report_to_dict(flawed())["findings"][1]
    assert report_to_dict(flawed(), why=True)["findings"][1]["evidence"] == ["colloquial.txt"]


def test_report_to_dict_names_what_languagetool_said():
    said = (("rule", "GERMAN_SPELLER_RULE"), ("category", "TYPOS"))
    shown = report_to_dict(report(DRAFT, finding(DRAFT, "grammar", "hab", Severity.HINT, grammar=said)))
    assert shown["findings"][0]["languagetool"] == {"rule": "GERMAN_SPELLER_RULE", "category": "TYPOS"}
    validate(shown)


def test_rewrite_to_dict_has_the_shape_of_the_contract():
    shown = rewrite_to_dict(rewritten())
    assert list(shown) == ["text", "mode", "changes", "proof"]
    assert list(shown["changes"][0]) == ["kind", "start", "end", "text", "rule", "why"]
    assert list(shown["proof"]) == ["passed", "findings", "slots_kept", "register", "words", "grammar_checked"]
    assert rewrite_to_dict(rewritten(passed=False))["proof"]["missing"] == ["Es fehlt ein Satz, der klar absagt."]
    assert json.loads(rewrite_jsonl(rewritten())) == shown


def test_reports_to_json_is_an_array_in_order():
    assert [shown["id"] for shown in json.loads(reports_to_json([flawed(), report(CLEAN, id="b")]))] == [
        "absage.txt",
        "b",
    ]
    assert json.loads(reports_to_json([])) == []


@given(texts())
def test_jsonl_is_one_line_that_gives_the_report_back(text):
    shown = report(text, decoded=True)
    line = jsonl(shown)
    assert line.splitlines(keepends=True) == [line]
    assert json.loads(line.encode("utf-8"))["text"] == text
    validate(json.loads(line))
