"""Findings that a person wants to hear no more: by option, by settings, by the first line, by the file beside the draft."""

import json

import pytest

from shell import FLAWED, TODAY, run, write
from taktvoll.suppression import add_suppressions, suppression_path

DIRECTIVE = "taktvoll: ignore=informal,missing_apology\n"
WITZ = "Die Bezahlung bei Ihnen ist ein Witz."


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def rules(*args):
    reports = json.loads(run("check", *args, "--format", "json", *TODAY).out)
    return [{finding["rule"] for finding in report["findings"]} for report in reports]


def test_a_first_line_silences_rules(draft):
    (before,) = rules(draft)
    write(draft, DIRECTIVE + FLAWED)
    (after,) = rules(draft)
    assert before - after == {"informal", "missing_apology"}


def test_a_first_line_is_removed_by_a_rewrite_which_leaves_the_rest_alone(draft):
    write(draft, DIRECTIVE + FLAWED)
    ran = run("rewrite", draft, *TODAY)
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Hallo Frau Brandt,\n\ndanke für die Einladung!")
    assert "\nLG\n" in ran.out
    assert "Entschuldigung" not in ran.out
    assert "Witz" not in ran.out


def test_a_first_line_is_removed_where_all_else_is_silenced(draft):
    everything = "taktvoll: ignore=" + ",".join(sorted(rules(draft)[0])) + "\n"
    write(draft, everything + FLAWED)
    assert rules(draft) == [set()]
    ran = run("rewrite", draft, *TODAY)
    assert (ran.status, ran.out) == (0, FLAWED)


def test_a_first_line_with_an_unknown_rule_is_told(draft):
    write(draft, "taktvoll: ignore=infromal\n" + FLAWED)
    (report,) = json.loads(run("check", draft, "--format", "json", *TODAY).out)
    assert "meinten Sie `informal`" in " ".join(note["text"] for note in report["notes"])


def test_a_file_beside_the_draft_silences_a_rule_in_a_sentence(draft):
    assert "negative_opinion" in rules(draft)[0]
    add_suppressions(draft, [("negative_opinion", WITZ)])
    assert "negative_opinion" not in rules(draft)[0]
    assert "Witz" not in suppression_path(draft).read_text()
    assert WITZ in run("rewrite", draft, *TODAY).out


def test_a_file_beside_the_draft_does_not_silence_another_sentence(draft):
    add_suppressions(draft, [("negative_opinion", WITZ)])
    write(draft, FLAWED.replace("ist ein Witz", "ist ein schlechter Witz"))
    assert "negative_opinion" in rules(draft)[0]


def test_a_file_beside_another_draft_says_nothing(draft):
    add_suppressions(draft.with_name("andere.txt"), [("negative_opinion", WITZ)])
    assert "negative_opinion" in rules(draft)[0]


def test_a_file_beside_json_lines_silences_all_of_them(tmp_path):
    path = write(tmp_path / "a.jsonl", (json.dumps({"text": FLAWED}) + "\n") * 2)
    add_suppressions(path, [("negative_opinion", WITZ)])
    assert all("negative_opinion" not in found for found in rules(path))


def test_a_file_beside_standard_input_counts_when_it_is_named(draft):
    add_suppressions(draft, [("negative_opinion", WITZ)])
    ran = run("check", "-", "--stdin-filename", draft, "--format", "json", *TODAY, stdin=FLAWED)
    assert "negative_opinion" not in ran.out


def test_a_broken_file_beside_the_draft_ends_with_2(draft):
    write(suppression_path(draft), "kein JSON\n")
    other = write(draft.with_name("b.txt"), FLAWED)
    ran = run("check", draft, other, "--format", "json", *TODAY)
    assert ran.status == 2
    assert "absage.txt.taktvoll-ignore, Zeile 1" in ran.err
    assert [report["id"] for report in json.loads(ran.out)] == [str(other)]


def test_settings_and_options_silence_too(draft):
    write(draft.with_name("taktvoll.toml"), 'ignore = ["informal"]')
    assert "informal" not in rules(draft)[0]
    assert "informal" in rules(draft, "--no-config")[0]
    assert rules(draft, "--ignore", "negative_opinion")[0] >= {"informal"}
    assert "negative_opinion" not in rules(draft, "--ignore", "negative_opinion")[0]


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_a_rewrite_with_ignored_rules_is_proven_without_them(draft, mode):
    ran = run("rewrite", draft, "--mode", mode, "--ignore", "negative_opinion", "--format", "json", *TODAY)
    (result,) = json.loads(ran.out)
    assert result["proof"]["passed"]
    if mode == "minimal":
        assert WITZ in result["text"]


# What is wrong with the line at the head is told, whatever the format


@pytest.mark.parametrize("options", [("--format", form) for form in ("concise", "json", "jsonl", "github", "sarif")] + [("--quiet",), ("--statistics",)])  # fmt: skip
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("taktvoll: ignore=infromal", "meinten Sie `informal`"),
        ("taktvoll: ignore", "nennt keine Regel"),
        ("taktvoll: ignore=too_long", "`too_long` (Zu lang) gibt es hier nichts zu verschweigen"),
        ("# taktvoll: ignore=too_long", "nichts zu verschweigen"),
    ],
)
def test_a_fault_of_the_line_is_told_in_every_format(draft, options, line, said):
    write(draft, f"{line}\n{FLAWED}")
    assert said in run("check", draft, *options, *TODAY).err


def test_a_fault_of_the_line_is_a_note_in_the_text(draft):
    write(draft, f"taktvoll: ignore=infromal\n{FLAWED}")
    ran = run("check", draft, *TODAY)
    assert "meinten Sie" in ran.out
    assert ran.err == ""


def test_a_rewrite_tells_an_unknown_rule_of_the_line(draft):
    write(draft, f"taktvoll: ignore=infromal\n{FLAWED}")
    assert "meinten Sie `informal`" in run("rewrite", draft, *TODAY).err


def test_a_line_that_silences_something_is_not_told(draft):
    write(draft, DIRECTIVE + FLAWED)
    assert run("check", draft, "--format", "concise", *TODAY).err == ""


def test_a_line_below_the_subject_silences_too(draft):
    write(draft, f"Betreff: Absage\n{DIRECTIVE}\n{FLAWED}")
    assert not rules(draft)[0] & {"informal", "missing_apology"}
    assert "taktvoll" not in run("rewrite", draft, *TODAY).out
