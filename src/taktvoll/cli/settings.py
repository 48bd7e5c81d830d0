"""``taktvoll settings``."""

import json
from pathlib import Path
from typing import Annotated

import typer

from taktvoll.cli import options as opt


def show_settings(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Der Ordner, für den sie gelten.")] = Path(),
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
    schema: Annotated[bool, typer.Option("--schema", help="Das JSON-Schema der Einstellungen ausgeben.")] = False,
) -> None:
    """Die Einstellungen zeigen, die hier gelten, und woher sie kommen."""
    from taktvoll.settings import Settings
    from taktvoll.settings_files import settings_files

    if schema:
        typer.echo(json.dumps(Settings.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
        return
    settings = opt.load_for(folder, config=config, no_config=no_config, options={})
    for path in settings_files(folder, config=config, use_files=not no_config):
        opt.say(str(path))
    typer.echo(json.dumps(settings.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2))
