"""``taktvoll rules``."""

from typing import Annotated

import typer

from taktvoll.cli import options as opt


def rules(
    output_format: Annotated[opt.Format, typer.Option("--format", help="text oder json.")] = opt.Format.TEXT,
    lang: opt.LangOption = None,
) -> None:
    """Alle Regeln auflisten, mit ihrer Schwere."""
    from taktvoll.lint.rules import ALL

    language = lang or opt.default_lang()
    if output_format is opt.Format.JSON:
        import json

        rows = [{"rule": rule.id, "severity": rule.severity, "title": rule.title.in_language(language)} for rule in ALL]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if output_format is not opt.Format.TEXT:
        raise typer.BadParameter(f"{output_format}: rules prints text or json", param_hint="--format")
    width = max(len(rule.id) for rule in ALL)
    for rule in ALL:
        typer.echo(f"{rule.id:{width}}  {rule.severity:7}  {rule.title.in_language(language)}")
