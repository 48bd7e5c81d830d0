"""``taktvoll explain``."""

import sys
from typing import Annotated

import typer

from taktvoll.cli import options as opt
from taktvoll.cli.colour import use_color
from taktvoll.cli.run_language import run_lang
from taktvoll.cli.texts import both


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar=opt.RULE,
            help=both(
                "Eine Regel, ihr Name oder ihr Titel; oder score oder settings.",
                "A rule, its name or title; or score or settings.",
            ),
            show_default=False,
        ),
    ],
    lang: opt.LangOption = None,
    color: opt.ColorOption = "auto",
    no_color: opt.NoColorOption = False,
) -> None:
    """Show the page of a rule: set for a terminal, as Markdown in a pipe."""
    from taktvoll.lint.explain import explain as page

    color = "never" if no_color else color
    to_terminal = sys.stdout is not None and sys.stdout.isatty()
    if not to_terminal and color != "always":
        typer.echo(page(rule, lang or run_lang()))
        return
    from taktvoll.formats.markdown import render_markdown

    told = page(rule, lang or run_lang(), brief=True)
    sys.stdout.write(
        render_markdown(told, color=use_color(color, to_terminal=to_terminal))
    )  # echo takes colour from pipes
