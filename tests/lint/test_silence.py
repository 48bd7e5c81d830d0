"""Clean drafts by many voices: no rule warns. Those known to fail stand below with their reason, and must go on failing."""

import json
from pathlib import Path

import pytest

import taktvoll

DRAFTS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "corpora/clean/drafts.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN: dict[str, str] = {}


@pytest.fixture(scope="module")
def reports():
    found = taktvoll.check_many([draft["text"] for draft in DRAFTS], today="2027-03-01")
    return {draft["id"]: report for draft, report in zip(DRAFTS, found, strict=True)}


def test_clean_drafts_are_found_clean(reports):
    loud = {name: [f.rule for f in report.findings if f.severity != "hint"] for name, report in reports.items()}
    assert {name for name, rules in loud.items() if rules} == set(KNOWN)


def test_mails_about_something_else_have_no_score(reports):
    others = [draft["id"] for draft in DRAFTS if draft["about"] == "something else"]
    assert [name for name in others if reports[name].score is not None] == []
