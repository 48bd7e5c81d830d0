"""``taktvoll explain``."""

from typing import Annotated

import typer

from taktvoll.cli import options as opt


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Name einer Regel, oder score.", show_default=False)],
    lang: opt.LangOption = None,
) -> None:
    """Die Seite einer Regel zeigen: was, warum, Beispiele, Quelle im Ratgeber."""
    from taktvoll.lint.explain import explain as page

    typer.echo(page(rule, lang or opt.default_lang()))
