"""``taktvoll thunderbird``: the host of the add-on for this user."""

from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.help import Command, CommandGroup
from taktvoll.cli.process import checker_of
from taktvoll.cli.streams import own_streams
from taktvoll.cli.talk import tell
from taktvoll.cli.texts import both

if TYPE_CHECKING:
    from taktvoll.checker import Checker
    from taktvoll.settings import Settings

_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
_INSTALLED = Text(
    de="Thunderbird findet Taktvoll jetzt: {manifest}\nDas Add-on dazu (taktvoll.xpi) richten Sie in Thunderbird ein: Extras → Add-ons und Themes → Zahnrad → Add-on aus Datei installieren.",
    en="Thunderbird finds Taktvoll now: {manifest}\nInstall the add-on itself (taktvoll.xpi) in Thunderbird: Tools → Add-ons and Themes → gear → Install Add-on From File.",
)
_REMOVED = Text(de="Entfernt: {path}", en="Removed: {path}")
_NOTHING = Text(de="Es war nichts eingerichtet.", en="Nothing was installed.")

app = typer.Typer(
    name="thunderbird",
    cls=CommandGroup,
    help=both(
        "Taktvoll für das Add-on von Thunderbird einrichten oder entfernen, für diesen Benutzer.",
        "Install or remove Taktvoll for Thunderbird's add-on, for this user.",
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings=_HELP_OPTIONS,
)


def _install(lang: opt.LangOption = None) -> None:  # noqa: ARG001 - read before anything is said
    """Write the host's manifest."""
    from taktvoll.thunderbird.installation import install

    tell(_INSTALLED, manifest=install().manifest)


def _uninstall(lang: opt.LangOption = None) -> None:  # noqa: ARG001 - read before anything is said
    """Take the host's manifest away."""
    from taktvoll.thunderbird.installation import uninstall

    removed = uninstall()
    for path in removed:
        tell(_REMOVED, path=path)
    if not removed:
        tell(_NOTHING)


def _host(
    started_by: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,  # noqa: ARG001 - the manifest's path and the add-on's id
) -> None:
    """Answer the add-on; Thunderbird starts it."""
    from taktvoll.thunderbird.host import Host

    source, target = own_streams()
    with source, target, GrammarOnDemand(asked_for=False) as grammar:

        def make_checker(settings: "Settings") -> "Checker":
            return checker_of(settings, grammar.session(settings))

        Host(make_checker).serve(source, target)


for _command, _name, _help, _hidden in (
    (_install, "install", both("Das Manifest schreiben, mit dem Thunderbird Taktvoll findet.", "Write the manifest by which Thunderbird finds Taktvoll."), False),
    (_uninstall, "uninstall", both("Es wieder entfernen.", "Take it away again."), False),
    (_host, "host", both("Was Thunderbird startet: antwortet dem Add-on.", "What Thunderbird starts: answers the add-on."), True),
):  # fmt: skip
    app.command(_name, cls=Command, help=_help, hidden=_hidden, context_settings=_HELP_OPTIONS)(_command)
