"""The help: whole values, groups, defaults, examples, exit status, in two languages; and completion by the shell."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from shell import run
from taktvoll.cli.app import app
from taktvoll.cli.texts import is_known

COMMANDS = ("check", "rewrite", "silence", "rules", "explain", "settings", "schema", "grammar install", "grammar start")
LANGS = ("de", "en")


def commands(command=None, path=()):
    """Every command with its words."""
    import typer

    command = typer.main.get_command(app) if command is None else command
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_too_long_and_no_word_is_broken(monkeypatch, command, width):
    wide = run(*command.split(), "--help").out  # the width of the fixture: 80
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((width, 24)))
    shown = run(*command.split(), "--help").out
    assert max(map(len, shown.splitlines())) <= max(width, 40)
    assert shown.split() == wide.split()


@pytest.mark.parametrize("command", ["check", "rewrite"])
def test_values_stand_whole_in_the_help(command):
    shown = " ".join(run(command, "--help").out.split())
    assert {"check": "text, html, json, jsonl, sarif, github oder concise", "rewrite": "text, json oder jsonl"}[
        command
    ] in shown
    assert "auto, decline oder reschedule" in shown
    assert "auto, sie oder du" in shown
    assert "voreingestellt: text" in shown


def test_rewrite_offers_the_formats_it_takes():
    assert "sarif" not in run("rewrite", "--help").out
    assert run("rewrite", "x", "--format", "sarif").status == 2


def test_flags_have_no_value():
    assert "bool" not in run("check", "--help").out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", ["check", "rewrite", "silence", "settings"])
def test_examples_and_exit_status_are_in_the_help(command, lang):
    shown = run(command, "--help", "--lang", lang).out
    assert {"de": "Beispiele", "en": "Examples"}[lang] in shown
    assert {"de": "Rückgabewert", "en": "Exit status"}[lang] in shown
    assert re.search(r"^  2  ", shown, re.MULTILINE)


def test_options_stand_in_groups():
    shown = run("check", "--help").out
    heads = [line for line in shown.splitlines() if re.fullmatch(r"\w+( \w+)?", line)]
    assert heads == [
        "Ausgabe",
        "Eingabe",
        "Der Brief",
        "Regeln",
        "Viele Entwürfe",
        "Einstellungen",
        "Weiteres",
        "Beispiele",
        "Rückgabewert",
    ]


def test_every_text_of_the_help_is_there_in_both_languages():
    missing = [
        (path, text)
        for path, command in commands()
        for text in (
            command.help if path else "",
            *(part for found in command.params for part in (found.help, found.metavar, getattr(found, "rich_help_panel", None))),
        )
        if text and not is_known(text)
    ]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("command", COMMANDS)
def test_english_help_has_no_german_word(command):
    shown = run(*command.split(), "--help", "--lang", "en").out.replace("förmlich", "")  # a style by its fixed name
    assert not re.search(r"[äöüßÄÖÜ]|\b(?:und|der|die|oder|nicht|Datei)\b", shown)


# Completion


def complete(*words):
    ended = subprocess.run(
        [sys.executable, "-m", "taktvoll"], capture_output=True, text=True, check=False,
        env={**os.environ, "_TAKTVOLL_COMPLETE": "complete_bash", "COMP_WORDS": "taktvoll " + " ".join(words), "COMP_CWORD": str(len(words))},
    )  # fmt: skip
    return ended.stdout.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [(("rew",), ["rewrite"]), (("check", "--form"), ["--format"]), (("check", "--format", "c"), ["concise"]), (("check", "--lang", ""), ["de", "en"])],
)  # fmt: skip
def test_the_shell_completes_commands_options_and_values(words, found):
    assert complete(*words) == found


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_show_completion_prints_the_script_of_the_shell():
    command = f"{sys.executable} -m taktvoll --show-completion; echo"  # a shell that stays while the command runs
    shown = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "_TAKTVOLL_COMPLETE=complete_bash" in shown.stdout


def test_the_help_names_completion():
    assert "--install-completion" in run("--help").out
