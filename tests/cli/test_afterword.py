"""What stands below a rewrite at a terminal."""

import pytest

from shell import FLAWED, GOOD, TODAY, run, write


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def test_a_terminal_is_told_what_was_done_and_what_to_do_with_it(draft):
    ran = run("rewrite", draft, *TODAY, terminal=True)
    said = " ".join(ran.err.split())
    assert said.startswith("──────── ✓ Geprüft: ")
    assert "Ersetzt 3 (Umgangssprache, Entschuldigung fehlt)" in said
    assert "Übernehmen: --in-place" in said
    assert "Sehr" not in ran.err
    assert max(map(len, ran.err.split("\n"))) <= 100


def test_a_letter_without_a_subject_gets_one_to_copy(draft, tmp_path):
    assert "Betreff dazu: Absage " in run("rewrite", draft, *TODAY, terminal=True).err
    with_subject = write(tmp_path / "b.txt", f"Betreff: Absage\n\n{FLAWED}")
    assert "Betreff dazu" not in run("rewrite", with_subject, *TODAY, terminal=True).err


def test_what_was_left_out_is_told_with_its_cause(tmp_path):
    text = FLAWED.replace("LG", "Ich liege seit dem 18. Februar mit Fieber und Durchfall im Bett.\n\nLG")
    ran = run("rewrite", write(tmp_path / "a.txt", text), *TODAY, "--format", "json")
    assert '"dropped": [' in ran.out
    assert "Weggelassen: „18. Februar“ (" in run("rewrite", tmp_path / "a.txt", *TODAY, terminal=True).err


@pytest.mark.parametrize("options", [("--quiet",), ("--in-place",)])
def test_no_advice_where_it_is_not_wanted_or_followed(draft, options):
    assert "Übernehmen:" not in run("rewrite", draft, *TODAY, *options, terminal=True).err


def test_pipes_get_no_afterword(draft):
    assert run("rewrite", draft, *TODAY).err == ""


def test_an_unchanged_draft_needs_none(tmp_path):
    err = run("rewrite", write(tmp_path / "a.txt", GOOD), *TODAY, terminal=True).err
    assert "Nichts geändert" in err
    assert "Übernehmen" not in err
