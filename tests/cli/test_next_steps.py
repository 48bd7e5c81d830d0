"""What `check` says after its reports: the total, and what to type next."""

import shlex

import pytest

from shell import FLAWED, GOOD, TODAY, run, write


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "meine absage.txt")


def last_lines(ran):
    return ran.out.rstrip().rpartition("\n\n")[2].split("\n")


def test_the_next_commands_name_the_draft_as_a_shell_takes_it_and_run(draft):
    lines = last_lines(run("check", draft, *TODAY, "--occasion", "decline"))
    said = f"'{draft}' --occasion decline --today 2027-02-20"
    assert lines[0] == f"Neu schreiben: taktvoll rewrite {said}"
    assert lines[-1] == "Warum? taktvoll explain 'Negatives über das Unternehmen'"
    assert run(*shlex.split(lines[0].partition(": taktvoll ")[2])).status == 0
    assert run(*shlex.split(lines[-1].partition("? taktvoll ")[2])).status == 0


def test_a_clean_draft_needs_no_next_command(tmp_path):
    ran = run("check", write(tmp_path / "a.txt", GOOD), *TODAY)
    assert "taktvoll " not in ran.out
    assert ran.out.count("\n") <= 8


def test_several_drafts_have_a_total(tmp_path, draft):
    write(tmp_path / "b.txt", GOOD)
    assert last_lines(run("check", tmp_path, *TODAY))[0].startswith(
        "2 Entwürfe: 1 ohne Befund, 1 mit Befunden (1 Fehler, "
    )
    assert "Entwürfe" not in run("check", draft, *TODAY).out


def test_safe_fixes_are_counted_as_fix_applies_them(tmp_path):
    path = write(tmp_path / "a.txt", GOOD.replace("Mit freundlichen Grüßen", "LG"))
    assert f"Nur das Sichere (1): taktvoll check --fix {path}" in run("check", path, *TODAY).out
    assert "1 sicherer Vorschlag" in run("check", "--fix", path, *TODAY).err


def test_standard_input_has_no_file_to_name():
    out = run("check", "-", *TODAY, stdin=FLAWED).out
    assert "taktvoll rewrite" not in out
    assert "Warum? taktvoll explain 'Negatives über das Unternehmen'" in out


def test_many_arguments_are_not_repeated(tmp_path):
    paths = [write(tmp_path / f"{number}.txt") for number in range(10)]
    assert "Neu schreiben: taktvoll rewrite …\n" in run("check", *paths, *TODAY).out


def test_quiet_says_no_more(draft):
    assert "taktvoll" not in run("check", draft, "--quiet", *TODAY).out


def test_the_next_commands_speak_the_language_of_the_run(draft):
    assert "Rewrite: taktvoll rewrite" in run("check", draft, "--lang", "en", *TODAY).out
