"""Reports on the drafts of corpora/dev: every form holds for what the checker really says."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

import taktvoll
from taktvoll.formats.concise import concise_lines
from taktvoll.formats.folded import told
from taktvoll.formats.glyphs import FINE
from taktvoll.formats.grouped import grouped
from taktvoll.formats.html import report_to_html, rewrite_to_html
from taktvoll.formats.labels import title_of
from taktvoll.formats.marking import Look, highlights_of
from taktvoll.formats.sarif import sarif_log
from taktvoll.formats.schema import schema
from taktvoll.formats.terminal import render_report, render_rewrite
from taktvoll.lint.rules import ALL

DRAFTS = Path(__file__).parents[2] / "corpora" / "dev" / "drafts.jsonl"
SARIF = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"


@pytest.fixture(scope="module")
def reports():
    lines = DRAFTS.read_text(encoding="utf-8").splitlines()
    return list(taktvoll.check_many((json.loads(line)["text"] for line in lines), today="2027-03-01"))


def test_real_reports_fit_the_schema(reports):
    validator = Draft202012Validator(schema())
    for report in reports:
        validator.validate(json.loads(report.to_json(why=True)))


def test_real_reports_fit_the_schema_of_sarif(reports):
    log = json.loads(json.dumps(sarif_log(reports, ALL)))
    Draft4Validator(json.loads(SARIF.read_bytes())).validate(log)
    results = log["runs"][0]["results"]
    assert len(results) == sum(len(report.findings) for report in reports)
    assert all("ruleIndex" in result for result in results)


def test_real_reports_are_shown_with_every_finding(reports):
    for report in reports:
        shown = render_report(report, width=60)
        page = report_to_html(report)
        flowing = " ".join(shown.split())
        assert all(title_of(finding.rule, "de") in flowing and finding.rule in page for finding in report.findings)
        assert len(list(concise_lines(report))) == len(report.findings)
        for group in grouped(told(report.findings), report.findings):  # one folded into another is shown with it
            assert shown.count(FINE.number(group.number)) == 1 + _marks(report, group)


def _marks(report, group):
    """How often its number stands in the letter: findings about the letter as a whole are marked at both ends."""
    marks = {(mark.look, mark.start, mark.end) for mark in highlights_of(report.text, group.findings)}
    return sum(2 if look is Look.ENDS else 1 for look, _, _ in marks)


def test_real_rewrites_are_shown(reports):
    for report in reports[:10]:
        for rewrite in taktvoll.rewrite(report.text, today="2027-03-01"):
            Draft202012Validator(schema()).validate(rewrite.to_dict())
            assert "class" in rewrite_to_html(rewrite)
            assert render_rewrite(rewrite)
