"""The page of all commands in Markdown: what ``--help`` says of each, in one place."""

from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperGroup

from taktvoll.bilingual import Text
from taktvoll.cli.app import app
from taktvoll.cli.help import EXAMPLES, STATUS, described, grouped, metavar_of, option_names, usage
from taktvoll.cli.help_pages import PAGES, HelpPage
from taktvoll.cli.texts import in_language

_TITLE = Text(de="# Befehle", en="# Commands")
_INTRO = Text(
    de="Was `taktvoll BEFEHL --help` zeigt. Meldungen in der anderen Sprache: `--lang en`.",
    en="What `taktvoll COMMAND --help` shows. Messages in the other language: `--lang de`.",
)


def commands_page(lang: str) -> str:
    """Every command with its arguments, options, examples and exit status."""
    command = typer.main.get_command(app)
    context = command.make_context("taktvoll", [], resilient_parsing=True)
    lines = [_TITLE.in_language(lang), "", _INTRO.in_language(lang), "", *_section(command, context, lang)]
    return "\n".join(lines).rstrip() + "\n"


def _section(command: Any, context: Any, lang: str) -> Iterator[str]:
    """A command, then those below it; a group without a page of its own is only its commands."""
    path = context.command_path
    name = path.partition(" ")[2]
    parameters = [found for found in command.get_params(context) if not getattr(found, "hidden", False)]
    yield from (f"## {path}", "", in_language(command.help or "", lang), "")
    yield from ("```text", usage(command, context, lang), "```", "")
    arguments = [found for found in parameters if found.param_type_name == "argument"]
    if arguments:
        yield from (f"- `{metavar_of(found, lang)}`: {described(found, lang).plain}" for found in arguments)
        yield ""
    for title, options in grouped([found for found in parameters if found.param_type_name == "option"], lang):
        yield from (f"| {title} | |", "| --- | --- |")
        yield from (
            f"| `{option_names(found, lang)}` | {_in_cell(described(found, lang).plain)} |" for found in options
        )
        yield ""
    yield from _extras(PAGES.get(name, HelpPage()), lang)
    for below, found in command.commands.items() if isinstance(command, TyperGroup) else ():
        yield from _section(found, type(context)(found, info_name=below, parent=context), lang)


def _extras(page: HelpPage, lang: str) -> Iterator[str]:
    """Examples and exit status."""
    for title, rows in ((EXAMPLES, page.examples), (STATUS, page.status)):
        if rows:
            yield from (f"**{title.in_language(lang)}**", "")
            yield from (f"- `{left}`: {right.in_language(lang)}" for left, right in rows)
            yield ""


def _in_cell(text: str) -> str:
    """`text` without what would end a cell of a table."""
    return text.replace("|", r"\|")
