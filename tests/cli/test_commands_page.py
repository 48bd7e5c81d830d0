"""The page of all commands: each with its options, in both languages."""

import re

import pytest
import typer

from taktvoll.cli.app import app
from taktvoll.cli.commands_page import commands_page
from taktvoll.cli.help_pages import PAGES


def commands(command, name="taktvoll"):
    """(name, command) for the command and all below it."""
    yield name, command
    for below, found in getattr(command, "commands", {}).items():
        yield from commands(found, f"{name} {below}")


ALL = dict(commands(typer.main.get_command(app)))


def section(page, name):
    """What the page says of one command."""
    return re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)[1]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", ALL)
def test_page_says_every_option_of_every_command(name, lang):
    shown = section(commands_page(lang), name)
    options = [found for found in ALL[name].params if found.param_type_name == "option" and not found.hidden]
    assert [option.opts[0] for option in options if not re.search(rf"`[^`]*{option.opts[0]}\b", shown)] == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_page_has_the_examples_and_the_exit_status_of_the_help(lang):
    page = commands_page(lang)
    for name, extras in PAGES.items():
        shown = section(page, f"taktvoll {name}".strip())
        for left, right in (*extras.examples, *extras.status):
            assert f"- `{left}`: {right.in_language(lang)}\n" in shown


def test_page_is_in_one_language():
    assert "Options" not in commands_page("de")
    assert "Befehle" not in commands_page("en")
    assert commands_page("de").startswith("# Befehle\n")
    assert commands_page("en").startswith("# Commands\n")
