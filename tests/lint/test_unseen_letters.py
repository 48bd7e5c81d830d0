"""What is understood of letters that were written by people who did not know the program, for the difficulties of the issues.

A line of ``unseen_letters.jsonl`` is a letter and what is right about it: occasion, register, findings that must and must not be
there, slots, the labels of whole sentences (quoted), sentences.
"""

import json
from pathlib import Path

import pytest

import taktvoll

pytestmark = pytest.mark.model
CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("unseen_letters.jsonl").read_text(encoding="utf-8").splitlines()
]


def flat(text):
    return " ".join(text.split()).casefold()


@pytest.fixture(scope="module")
def reports():
    texts = [(case["text"], case["today"]) for case in CASES]
    return dict(
        zip((case["id"] for case in CASES), [taktvoll.check(text, today=day) for text, day in texts], strict=True)
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_letter_is_understood(case, reports):
    right, report = case["right"], reports[case["id"]]
    rules = {finding.rule for finding in report.findings}
    spans = {flat(case["text"][one.start : one.end]): set(one.labels) for one in report.sentences}
    slots = {name: flat(value) for name, value in dict(report.slots).items()}
    for name in ("occasion", "register"):
        assert getattr(report, name) == right.get(name, getattr(report, name))
    assert set(right.get("findings", ())) <= rules
    assert not set(right.get("findings_absent", ())) & rules
    assert {name: slots.get(name) for name in right.get("slots", ())} == {
        name: flat(value) for name, value in right.get("slots", {}).items()
    }
    assert not set(right.get("slots_absent", ())) & set(slots)
    assert {flat(quote): spans.get(flat(quote)) for quote, _ in right.get("labels", ())} == {
        flat(quote): set(labels) for quote, labels in right.get("labels", ())
    }
    assert {flat(quote) for quote in right.get("sentences", ())} <= set(spans)
    assert not set(right.get("notes_absent", ())) & {note.kind for note in report.notes}
