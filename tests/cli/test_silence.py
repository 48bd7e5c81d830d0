"""``taktvoll silence``: a finding goes into the file beside the draft, by place and rule."""

import json

import pytest

from shell import FLAWED, TODAY, run, write
from taktvoll.suppression import suppression_path


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def rules(draft):
    (report,) = json.loads(run("check", draft, "--format", "json", *TODAY).out)
    return {(finding["rule"], finding["line"], finding["column"]) for finding in report["findings"]}


def test_every_finding_can_be_silenced(draft):
    for rule, line, column in rules(draft):
        ran = run("silence", draft, f"{line}:{column}", rule, *TODAY)
        assert (ran.status, ran.out) == (0, "")
        assert "still" in ran.err
    assert rules(draft) == set()
    assert "Bezahlung" not in suppression_path(draft).read_text()


def test_the_message_says_what_was_written_and_where(draft):
    ran = run("silence", draft, "3", "negative_opinion", *TODAY)
    for word in (
        "absage.txt, Zeile 3",
        "Negatives über das Unternehmen",
        "negative_opinion",
        "absage.txt.taktvoll-ignore",
    ):
        assert word in ran.err
    english = run("silence", draft, "1", "missing_subject", "--lang", "en", *TODAY)
    assert "silent from now on" in english.err


def test_the_rule_may_be_given_by_its_title(draft):
    assert run("silence", draft, "5", "Umgangssprache", *TODAY).status == 0
    assert not {place for rule, *place in rules(draft) if rule == "informal"}


def test_the_same_finding_twice_is_told(draft):
    run("silence", draft, "3", "negative_opinion", *TODAY)
    before = suppression_path(draft).read_text()
    ran = run("silence", draft, "3", "negative_opinion", *TODAY)
    assert ran.status == 0
    assert "schon still" in ran.err
    assert suppression_path(draft).read_text() == before


@pytest.mark.parametrize(
    ("place", "rule", "said"),
    [
        ("3", "too_long", "negative_opinion (Negatives über das Unternehmen)"),
        ("4", "informal", "gar keinen"),
        ("99", "informal", "gar keinen"),
        ("3:1", "negative_opinion", "gar keinen"),
        ("drei", "informal", "ist keine Stelle"),
        ("3", "infromal", "meinten Sie `informal`"),
    ],
)
def test_what_is_not_there_ends_with_2_and_names_what_is(draft, place, rule, said):
    ran = run("silence", draft, place, rule, *TODAY)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not suppression_path(draft).exists()


def test_a_missing_file_and_a_folder_end_with_2(draft):
    assert run("silence", draft.parent / "fehlt.txt", "1", "informal").status == 2
    assert run("silence", draft.parent, "1", "informal").status == 2
    assert not suppression_path(draft.parent).exists()


def test_a_file_of_several_drafts_ends_with_2(tmp_path):
    path = write(tmp_path / "a.jsonl", (json.dumps({"text": FLAWED}) + "\n") * 2)
    ran = run("silence", path, "3", "informal")
    assert ran.status == 2
    assert "mehrere Entwürfe" in ran.err


def test_options_of_check_decide_what_is_found(draft):
    assert run("silence", draft, "3", "missing_reschedule", "--occasion", "reschedule", *TODAY).status in {0, 2}
    found = json.loads(run("check", draft, "--occasion", "reschedule", "--format", "json", *TODAY).out)[0]["findings"]
    place = next(finding["line"] for finding in found if finding["rule"] == "missing_reschedule")
    assert run("silence", draft, place, "missing_reschedule", *TODAY).status == 2
    assert run("silence", draft, place, "missing_reschedule", "--occasion", "reschedule", *TODAY).status == 0
