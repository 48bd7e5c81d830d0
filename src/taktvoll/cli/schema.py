"""``taktvoll schema``."""

import json

import typer


def schema() -> None:
    """Das JSON-Schema des Berichts ausgeben."""
    from taktvoll.formats.json import schema as report_schema

    typer.echo(json.dumps(report_schema(), ensure_ascii=False, indent=2))
