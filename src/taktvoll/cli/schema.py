"""``taktvoll schema``."""

import typer


def schema() -> None:
    """Das JSON-Schema des Berichts ausgeben."""
    from taktvoll.formats.schema import schema as report_schema
    from taktvoll.serialise import dumps

    typer.echo(dumps(report_schema(), indent=2))
