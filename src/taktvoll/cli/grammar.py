"""``taktvoll grammar``: the LanguageTool server on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.help import Command, CommandGroup
from taktvoll.cli.talk import in_words, say, tell
from taktvoll.cli.texts import both

if TYPE_CHECKING:
    from taktvoll.errors import GrammarError
    from taktvoll.grammar.session import GrammarSession
    from taktvoll.settings import Settings

_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
_UNCHECKED = Text(de="Die Grammatik bleibt ungeprüft: {reason}", en="grammar is not checked: {reason}")
_INSTALLED = Text(de="LanguageTool liegt in {folder}", en="LanguageTool is in {folder}")
_STEPS = {
    "start": Text(de="LanguageTool startet …", en="LanguageTool is starting …"),
    "load": Text(de="Die Regeln für Deutsch werden geladen …", en="The rules for German are being loaded …"),
}
_RUNNING = Text(
    de="LanguageTool läuft{already}: {url}, Prozess {process}; endet nach {minutes} Minuten ohne Anfrage",
    en="LanguageTool runs{already}: {url}, process {process}; ends after {minutes} minutes without a request",
)
_ALREADY = Text(de=" schon", en=" already")
_NOT_YET = Text(de="", en="")
_SERVER_RUNS = Text(
    de="Server: läuft, {url}, Prozess {process}; endet nach {minutes} Minuten ohne Anfrage",
    en="Server: runs, {url}, process {process}; ends after {minutes} minutes without a request",
)
_NO_SERVER = Text(de="Server: läuft nicht", en="Server: does not run")
_STALE = Text(
    de="Server: läuft nicht (die Datei {path} ist veraltet)", en="Server: does not run (the file {path} is out of date)"
)
_LACKING = Text(de="{name}: fehlt ({reason})", en="{name}: missing ({reason})")
_STOPPED = Text(de="LanguageTool ist beendet", en="LanguageTool has ended")
_NOTHING_TO_STOP = Text(de="Es lief kein LanguageTool im Hintergrund", en="There was no LanguageTool in the background")
_WHERE = both("Woher und wie", "Where from and how")

app = typer.Typer(
    name="grammar",
    cls=CommandGroup,
    help=both(
        "LanguageTool auf diesem Rechner einrichten, starten, zeigen und beenden.",
        "Install, start, show and stop LanguageTool on this machine.",
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings=_HELP_OPTIONS,
)


class GrammarOnDemand:
    """The grammar session of a command: begun with the first draft whose settings enable it, ended with the command.

    Where the user asked for it (``--grammar``) a failure ends the command; where a setting did, it is said once and the
    drafts are checked without.
    """

    def __init__(self, *, asked_for: bool) -> None:
        self._asked_for = asked_for
        self._session: GrammarSession | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._session is not None:
            self._session.close()

    def session(self, settings: "Settings") -> "GrammarSession | None":
        """The session for a draft with these settings; None where they do not enable grammar."""
        if settings.grammar.enabled and self._session is None:
            from taktvoll.grammar.session import GrammarSession

            self._session = GrammarSession(failed=None if self._asked_for else _unchecked)
        return self._session


def _unchecked(error: "GrammarError") -> None:
    say(_UNCHECKED, reason=in_words(error))


def _install(
    source: Annotated[
        Path | None,
        opt.option(
            "--from",
            de="Eine vorhandene Kopie nehmen (Ordner oder .zip) statt herunterzuladen.",
            en="Take a copy at hand (folder or .zip) instead of downloading.",
            group=_WHERE,
            metavar=both("ORDNER", "FOLDER"),
        ),
    ] = None,
    force: Annotated[
        bool,
        opt.option(
            "--force",
            de="Auch dann, wenn LanguageTool schon eingerichtet ist.",
            en="Also where LanguageTool is installed already.",
            group=_WHERE,
        ),
    ] = False,
    lang: opt.LangOption = None,  # noqa: ARG001 - read before anything is said
) -> None:
    """Install LanguageTool."""
    from taktvoll.grammar.install import install as install_languagetool

    tell(_INSTALLED, folder=install_languagetool(source, force=force, tell=tell))


def _start(
    port: Annotated[
        int | None,
        opt.option(
            "--port",
            de="Ein fester Port; sonst irgendein freier.",
            en="A fixed port; otherwise any that is free.",
            group=_WHERE,
            metavar=both("PORT", "PORT"),
            parser=opt.whole_number("--port", 1, 65535),
        ),
    ] = None,
    idle: Annotated[
        float,
        opt.option(
            "--idle",
            de="Nach so vielen Minuten ohne Anfrage endet der Server.",
            en="After so many minutes without a request the server ends.",
            group=_WHERE,
            metavar=both("MINUTEN", "MINUTES"),
            default="30",
            parser=opt.minutes("--idle"),
        ),
    ] = 30.0,
    lang: opt.LangOption = None,  # noqa: ARG001 - read before anything is said
) -> None:
    """Start the server in the background."""
    from taktvoll.grammar.background import start_background

    state, new = start_background(port=port, idle=idle * 60, tell=lambda step: tell(_STEPS[step]))
    already = _NOT_YET if new else _ALREADY
    tell(_RUNNING, already=already, url=state.url, process=state.pid, minutes=f"{state.idle / 60:g}")


def _status(lang: opt.LangOption = None) -> None:  # noqa: ARG001 - read before anything is said
    """Show whether and where the server runs."""
    from taktvoll.errors import GrammarError
    from taktvoll.grammar.languagetool_dir import find_home, find_java
    from taktvoll.grammar.state import is_stale, read_state, state_path

    state = read_state()
    if state is not None:
        said = in_words(_SERVER_RUNS, url=state.url, process=state.pid, minutes=f"{state.idle / 60:g}")
    else:
        said = in_words(_STALE, path=state_path()) if is_stale() else in_words(_NO_SERVER)
    typer.echo(said)
    for name, find in (("LanguageTool", find_home), ("Java", find_java)):
        try:
            typer.echo(f"{name}: {find()}")
        except GrammarError as error:
            typer.echo(in_words(_LACKING, name=name, reason=in_words(error)))
    raise typer.Exit(0 if state is not None else 1)


def _stop(lang: opt.LangOption = None) -> None:  # noqa: ARG001 - read before anything is said
    """Stop the server in the background."""
    from taktvoll.grammar.background import stop_background

    tell(_STOPPED if stop_background() else _NOTHING_TO_STOP)


for _command, _name, _help in (
    (_install, "install", both("LanguageTool herunterladen und einrichten (etwa 260 MB).", "Download and install LanguageTool (about 260 MB).")),
    (_start, "start", both("Den Server im Hintergrund starten, nur auf 127.0.0.1.", "Start the server in the background, on 127.0.0.1 only.")),
    (_status, "status", both("Zeigen, ob und wo der Server läuft und ob LanguageTool und Java da sind.", "Show whether and where the server runs, and whether LanguageTool and Java are there.")),
    (_stop, "stop", both("Den Server im Hintergrund beenden.", "Stop the server in the background.")),
):  # fmt: skip
    app.command(_name, cls=Command, help=_help, context_settings=_HELP_OPTIONS)(_command)
