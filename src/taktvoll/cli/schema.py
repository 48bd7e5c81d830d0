"""``taktvoll schema``."""

import typer

from taktvoll.cli import options as opt


def schema(lang: opt.LangOption = None) -> None:  # noqa: ARG001 - read before anything is said
    """Print the JSON schema of the report."""
    from taktvoll.formats.schema import schema as report_schema
    from taktvoll.serialise import dumps

    typer.echo(dumps(report_schema(), indent=2))
