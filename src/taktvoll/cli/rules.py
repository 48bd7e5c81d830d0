"""``taktvoll rules``."""

from typing import Annotated

import typer

from taktvoll.cli import options as opt
from taktvoll.cli.run_language import run_lang


def rules(
    output_format: Annotated[
        str,
        opt.choice(
            "--format",
            de="Form der Ausgabe",
            en="Form of the output",
            values=("text", "json"),
            group=opt.OUTPUT,
            default="text",
        ),
    ] = "text",
    lang: opt.LangOption = None,
) -> None:
    """List all rules."""
    from taktvoll.formats.labels import SEVERITIES
    from taktvoll.lint.rules import LISTED

    language = lang or run_lang()
    if output_format == "json":
        import json

        rows = [
            {"rule": rule.id, "severity": rule.severity.value, "title": rule.title.in_language(language)}
            for rule in LISTED
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    severities = {rule.id: SEVERITIES[rule.severity.value].in_language(language) for rule in LISTED}
    width, second = max(map(len, severities)), max(map(len, severities.values()))
    for rule in LISTED:
        typer.echo(f"{rule.id:{width}}  {severities[rule.id]:{second}}  {rule.title.in_language(language)}")
