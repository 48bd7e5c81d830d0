"""JSON in the contract's shape, and nothing in it that breaks a line or a terminal."""

import json

import pytest
from hypothesis import given

from reports import CLEAN, DRAFT, finding, flawed, report, rewritten
from strategies import texts
from taktvoll.finding import LanguageToolRule, Severity
from taktvoll.serialise import dumps

FINDING = [
    "rule", "severity", "message", "advice", "start", "end", "line", "column", "fixes", "end_line", "end_column", "url",
]  # fmt: skip


def test_report_has_the_order_of_the_contract_then_what_was_added():
    assert list(flawed().to_dict()) == [
        "schema", "id", "occasion", "register", "situation", "score", "subject", "scores", "sentiment", "length", "slots",
        "dates", "reply_to", "sentences", "clauses",
        "findings", "notes", "grammar_checked", "lang", "segments",
    ]  # fmt: skip
    assert list(flawed().to_dict()["findings"][0]) == FINDING


def test_report_carries_its_text_only_where_it_was_decoded():
    assert "text" not in report(CLEAN).to_dict()
    assert report(CLEAN, decoded=True).to_dict()["text"] == CLEAN


def test_evidence_is_given_only_when_asked_for():
    assert "evidence" not in flawed().to_dict()["findings"][1]
    assert flawed().to_dict(why=True)["findings"][1]["evidence"] == ["colloquial.txt"]


def test_finding_names_what_languagetool_said():
    said = LanguageToolRule(rule="GERMAN_SPELLER_RULE", category="TYPOS")
    shown = report(DRAFT, finding(DRAFT, "grammar", "hab", Severity.HINT, languagetool=said)).to_dict()
    assert shown["findings"][0]["languagetool"] == {"rule": "GERMAN_SPELLER_RULE", "category": "TYPOS"}


def test_report_of_another_occasion_has_no_score():
    shown = json.loads(report(CLEAN, occasion="other", score=None, scores=None).to_json())
    assert (shown["score"], shown["scores"]) == (None, None)


def test_segments_are_spans_with_a_kind():
    (first, *_) = flawed().to_dict()["segments"]
    assert first == {"start": 0, "end": len("Betreff: Termin am 12. März"), "kind": "subject"}


def test_rewrite_has_the_shape_of_the_contract_and_what_was_added():
    shown = rewritten().to_dict()
    assert list(shown) == ["schema", "id", "text", "mode", "changes", "proof", "dropped", "lang"]
    assert list(shown["changes"][0]) == ["kind", "start", "end", "text", "rule", "why"]
    assert list(shown["proof"]) == [
        "passed", "findings", "slots_kept", "register", "words", "grammar_checked", "verdict", "doubts",
    ]  # fmt: skip
    assert json.loads(rewritten().to_json()) == shown


@pytest.mark.parametrize("passed", [True, False])
def test_passed_is_the_verdict_proven(passed):
    proof = rewritten(passed=passed).to_dict()["proof"]
    assert proof["passed"] == (proof["verdict"] == "proven") == passed
    assert proof.get("missing") == (None if passed else ["Es fehlt ein Satz, der klar absagt."])


def test_dumps_refuses_what_is_no_json():
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"a": float("nan")})


@given(texts())
def test_json_is_one_line_that_gives_the_text_back(text):
    line = report(text, decoded=True).to_json() + "\n"
    assert line.splitlines(keepends=True) == [line]
    assert json.loads(line.encode("utf-8"))["text"] == text
