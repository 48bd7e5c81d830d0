"""``taktvoll explain``."""

from typing import Annotated

import typer

from taktvoll.cli import options as opt
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
) -> None:
    """Show the page of a rule."""
    from taktvoll.lint.explain import explain as page

    typer.echo(page(rule, lang or run_lang()))
