"""``taktvoll settings``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.run_language import run_lang
from taktvoll.cli.talk import say
from taktvoll.cli.texts import both
from taktvoll.errors import SettingsError

if TYPE_CHECKING:
    from taktvoll.settings_files import LocatedSettings

_FROM_FILE = Text(de="{path}: {keys}", en="{path}: {keys}")
_REST = Text(de="voreingestellt: alles andere", en="by default: all the rest")
_ALL = Text(
    de="voreingestellt: alles; es gibt hier keine Einstellungsdatei",
    en="by default: all; there is no settings file here",
)
_SURROUNDINGS = Text(
    de="Umgebung (LC_ALL, LC_MESSAGES, LANG): lang", en="surroundings (LC_ALL, LC_MESSAGES, LANG): lang"
)


def show_settings(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=both("ORDNER", "FOLDER"),
            help=both(
                "Der Ordner oder Entwurf, für den sie gelten; sonst der aktuelle.",
                "The folder or draft they hold for; otherwise the current folder.",
            ),
            show_default=False,
        ),
    ] = Path(),
    output_format: Annotated[
        str,
        opt.choice(
            "--format",
            de="Form der Ausgabe",
            en="Form of the output",
            values=("json", "toml"),
            group=opt.OUTPUT,
            default="json",
        ),
    ] = "json",
    schema: Annotated[
        bool,
        opt.option(
            "--schema",
            de="Das JSON-Schema der Einstellungen ausgeben.",
            en="Print the JSON schema of the settings.",
            group=opt.OUTPUT,
        ),
    ] = False,
    quiet: opt.QuietOption = False,
    lang: opt.LangOption = None,
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
) -> None:
    """Show the settings that hold here."""
    from taktvoll.settings import Settings
    from taktvoll.settings_files import locate_settings
    from taktvoll.settings_toml import as_toml

    if schema:
        typer.echo(json.dumps(Settings.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
        return
    if not folder.exists():
        raise SettingsError(
            f"{folder}: there is no such folder; check the name",
            f"{folder}: Diesen Ordner gibt es nicht; prüfen Sie den Namen.",
        )
    located = locate_settings(folder, config=config, use_files=not no_config, overrides={"lang": lang})
    if output_format == "toml":
        typer.echo(as_toml(located, run_lang()), nl=False)
        return
    if not quiet:
        _say_sources(located)
    typer.echo(json.dumps(located.settings.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2))


def _say_sources(located: "LocatedSettings") -> None:
    """Which keys each file sets, and that the rest are defaults."""
    for path in dict.fromkeys(path for path in located.sources.values() if path is not None):
        say(_FROM_FILE, path=path, keys=", ".join(key for key, source in located.sources.items() if source == path))
    if "lang" not in located.sources:
        say(_SURROUNDINGS)
    say(_REST if located.sources else _ALL)
