"""``taktvoll schema``."""

import json

import typer

from taktvoll.cli import options as opt


def schema(lang: opt.LangOption = None) -> None:  # noqa: ARG001 - read before anything is said
    """Print the JSON schema of the report."""
    from taktvoll.formats.json import schema as report_schema

    typer.echo(json.dumps(report_schema(), ensure_ascii=False, indent=2))
