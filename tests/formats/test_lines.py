"""One line a finding: for GitHub, for editors."""

import re

from hypothesis import given

from reports import DRAFT, EVIL, finding, flawed, report
from strategies import texts
from taktvoll.finding import Severity
from taktvoll.formats.concise import concise_lines
from taktvoll.formats.github import github_lines
from taktvoll.formats.labels import summary


def test_github_lines_escape_what_would_end_a_property_or_a_message():
    shown = report(
        "100 %, ja",
        finding("100 %, ja", "informal", "100 %", message="50 % von 100: ja,\r\nnein", advice="Lassen."),
        id="a,b:c%.txt",
    )
    assert list(github_lines(shown)) == [
        "::warning file=a%2Cb%3Ac%25.txt,line=1,col=1,endLine=1,endColumn=6,title=taktvoll informal::50 %25 von 100: ja,%0Anein Lassen."
    ]


def test_github_lines_name_severities_as_github_does():
    found = [finding(DRAFT, "informal", "hab", severity) for severity in Severity]
    assert [line.split()[0] for line in github_lines(report(DRAFT, *found))] == ["::error", "::warning", "::notice"]


def test_github_lines_of_standard_input_name_no_file():
    assert "file=" not in next(github_lines(report(DRAFT, finding(DRAFT, "informal", "hab"), id="-")))


def test_github_lines_give_columns_only_within_one_line():
    line = next(github_lines(report("a\nb", finding("a\nb", "informal", "a\nb"))))
    assert "line=1,col=1,endLine=2,title" in line


def test_concise_lines_say_place_severity_rule_and_message():
    assert next(concise_lines(flawed())) == "absage.txt:3:1: warning missing_thanks Der Dank für die Einladung fehlt."
    assert next(concise_lines(report(DRAFT, finding(DRAFT, "informal", "hab"), id=None))).startswith("-:5:8: warning")


def test_a_workflow_command_inside_a_draft_stays_text():
    text = "x\n::set-output name=a::b"
    lines = list(github_lines(report(text, finding(text, "informal", text))))
    assert len(lines) == 1
    assert "\n" not in lines[0]


@given(texts())
def test_every_finding_is_one_line_that_steers_no_terminal(text):
    shown = report(text, finding(text, "informal", text, message=f"„{text}“"), id=text)
    for line in [*github_lines(shown), *concise_lines(shown)]:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", line)


def test_github_and_concise_neutralise_escape_sequences():
    shown = report(EVIL, finding(EVIL, "informal", "ab.\x1b[2J"))
    assert "\x1b" not in "".join([*github_lines(shown), *concise_lines(shown)])


def test_summary_counts_in_both_languages():
    assert summary(1, {"warning": 1, "hint": 2}, "de") == "1 Entwurf geprüft: 0 Fehler, 1 Warnung, 2 Hinweise."
    assert summary(3, {"error": 1}, "en") == "3 drafts checked: 1 error, 0 warnings, 0 hints."
