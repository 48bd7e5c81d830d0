"""Where results go: never over what is read, never silently nowhere."""

import os
import subprocess
import sys

import pytest

from shell import FLAWED, TODAY, run, write

COMMANDS = ("check", "rewrite")


@pytest.fixture
def draft(tmp_path):
    return write(tmp_path / "absage.txt")


def taktvoll(*args, redirect, stdin="", cwd=None):
    """``taktvoll ARGS REDIRECT`` by a real shell, without its standard error where that is closed."""
    command = f"{sys.executable} -c 'from taktvoll.cli import main; main()' {' '.join(map(str, args))} {redirect}"
    return subprocess.run(
        command, shell=True, input=stdin, capture_output=True, text=True, check=False, cwd=cwd, timeout=600
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("spelling", ["absage.txt", "./x/../absage.txt", "link.txt", "hart.txt", "{folder}/absage.txt"])
def test_output_over_the_draft_is_refused(draft, monkeypatch, command, spelling):
    monkeypatch.chdir(draft.parent)
    (draft.parent / "x").mkdir()
    (draft.parent / "link.txt").symlink_to("absage.txt")
    (draft.parent / "hart.txt").hardlink_to(draft)
    ran = run(command, "absage.txt", "--output", spelling.format(folder=draft.parent), *TODAY)
    assert (ran.status, ran.out) == (2, "")
    assert "eine Datei, die gelesen wird" in ran.err
    assert draft.read_text() == FLAWED


@pytest.mark.parametrize("command", COMMANDS)
def test_output_over_a_draft_of_a_folder_is_refused(draft, command):
    link = draft.parent / "b.txt"
    elsewhere = write(draft.parent.parent / f"{draft.parent.name}-fremd.txt")
    link.symlink_to(elsewhere)
    for target in (draft, elsewhere):
        assert run(command, draft.parent, "--output", target, *TODAY).status == 2
        assert target.read_text() == FLAWED


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--reply-to", "--application"])
def test_output_over_a_companion_is_refused(draft, command, option):
    beside = write(draft.parent / "einladung.txt", "Wir laden Sie ein.")
    assert run(command, draft, option, beside, "--output", beside, *TODAY).status == 2
    assert beside.read_text() == "Wir laden Sie ein."


def test_output_over_redirected_standard_input_is_refused(draft):
    ran = taktvoll("check", "-o", draft, redirect=f"< {draft}")
    assert ran.returncode == 2
    assert draft.read_text() == FLAWED


def test_output_is_refused_before_anything_is_read(draft):
    ran = run("check", draft, draft.parent / "fehlt.txt", "--output", draft, *TODAY)
    assert "fehlt.txt" not in ran.err


def test_output_beside_the_drafts_is_written(draft):
    report = draft.parent / "bericht.json"
    write(report, "von gestern")
    assert run("check", draft.parent, "--output", report, "--format", "json", *TODAY).status == 1
    assert report.read_text() != "von gestern"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_output_in_a_missing_folder_says_what_is_missing(draft, lang):
    ran = run("check", draft, "--output", draft.parent / "fehlt" / "x", "--lang", lang, *TODAY)
    assert ran.status == 2
    assert {"de": "den Ordner gibt es nicht", "en": "there is no such folder"}[lang] in ran.err


@pytest.mark.parametrize(
    "arguments", [("check", "{draft}"), ("check", "{draft}", "--format", "json"), ("rewrite", "{draft}"), ("rules",), ("--help",), ("settings",)]
)  # fmt: skip
def test_a_closed_standard_output_ends_with_2_and_a_word(draft, arguments):
    ran = taktvoll(*(argument.format(draft=draft) for argument in arguments), redirect=">&-")
    assert ran.returncode == 2
    assert "Standardausgabe" in ran.stderr
    assert "geschlossen" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_a_closed_standard_output_hinders_no_file(draft):
    target = draft.parent / "neu.txt"
    ran = taktvoll("rewrite", draft, "--output", target, redirect=">&-")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Witz" not in target.read_text()


@pytest.mark.skipif(os.name == "nt", reason="shells")
def test_a_closed_standard_error_is_no_traceback(draft):
    ran = taktvoll("check", draft, "--format", "concise", redirect="2>&-")
    assert ran.returncode == 1
    assert "negative_opinion" in ran.stdout
