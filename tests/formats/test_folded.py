"""A finding that is folded into another is shown with it."""

import pytest

from analyses import read_marked
from taktvoll.formats.concise import concise_lines
from taktvoll.formats.folded import rules, titles, told
from taktvoll.formats.html import report_to_html
from taktvoll.formats.terminal import render_report
from taktvoll.lint.run import lint_analysis
from taktvoll.settings import Settings

BODY = (
    "⟦thanks⟧vielen Dank. ⟦decision⟧Ich sage ab. ⟦negative private⟧Ihr Ton hat meine kranke Mutter zum Weinen gebracht."
)


@pytest.fixture(scope="module")
def report():
    return lint_analysis(read_marked(BODY), Settings(select=("negative_opinion", "private_detail")))


def test_only_the_telling_finding_is_told(report):
    assert [finding.rule for finding in report.findings] == ["negative_opinion", "private_detail"]
    assert [finding.rule for finding in told(report.findings)] == ["negative_opinion"]
    assert rules(report.findings[0], report.findings) == ("negative_opinion", "private_detail")
    assert titles(report.findings[0], report.findings, "de") == "Negatives über das Unternehmen + Privates"


def test_the_terminal_shows_one_finding_with_both_titles(report):
    shown = render_report(report, width=100)
    assert "1 Fehler\n" in shown
    assert "Negatives über das Unternehmen + Privates" in shown
    assert "ist privat" not in shown


def test_lines_for_programs_keep_every_finding(report):
    assert len(list(concise_lines(report))) == 2


def test_html_names_both_rules_once(report):
    assert report_to_html(report).count('<span class="tv-badge tv-warning">') == 0
    assert "negative_opinion + private_detail" in report_to_html(report)


def test_json_keeps_both_and_says_which_tells(report):
    found = [finding.get("folded_into") for finding in report.to_dict()["findings"]]
    assert found == [None, "negative_opinion"]
    assert "folded_into" not in report.to_dict()["findings"][0]
