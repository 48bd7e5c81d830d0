"""``taktvoll grammar``: the LanguageTool server on this machine."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

if TYPE_CHECKING:
    from taktvoll.errors import GrammarError
    from taktvoll.grammar.session import GrammarSession
    from taktvoll.settings import Settings

app = typer.Typer(
    name="grammar",
    help="LanguageTool auf diesem Rechner einrichten, starten, zeigen und beenden.",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
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
    _tell(f"taktvoll: die Grammatik bleibt ungeprüft: {error}")


@app.command()
def install(
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="DIR",
            help="Eine vorhandene Kopie nehmen (Ordner oder .zip) statt herunterzuladen.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Auch dann, wenn LanguageTool schon eingerichtet ist.")
    ] = False,
) -> None:
    """LanguageTool herunterladen und einrichten (etwa 260 MB)."""
    from taktvoll.grammar.install import install as install_languagetool

    home = install_languagetool(source, force=force, tell=_tell)
    _tell(f"LanguageTool liegt in {home}")


@app.command()
def start(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Ein fester Port; sonst irgendein freier.", show_default=False)
    ] = None,
    idle: Annotated[
        float, typer.Option(min=0.1, metavar="MINUTEN", help="Nach so vielen Minuten ohne Anfrage endet der Server.")
    ] = 30.0,
) -> None:
    """Den Server im Hintergrund starten, nur auf 127.0.0.1."""
    from taktvoll.grammar.background import start_background

    words = {"start": "LanguageTool startet …", "load": "Die Regeln für Deutsch werden geladen …"}
    state, new = start_background(port=port, idle=idle * 60, tell=lambda step: _tell(words[step]))
    _tell(
        f"LanguageTool läuft{'' if new else ' schon'}: {state.url}, Prozess {state.pid}; endet nach {state.idle / 60:g} Minuten ohne Anfrage"
    )


@app.command()
def status() -> None:
    """Zeigen, ob und wo der Server läuft und ob LanguageTool und Java da sind; 1, wenn keiner läuft."""
    from taktvoll.errors import GrammarError
    from taktvoll.grammar.languagetool_dir import find_home, find_java
    from taktvoll.grammar.state import is_stale, read_state, state_path

    state = read_state()
    if state is not None:
        typer.echo(
            f"Server: läuft, {state.url}, Prozess {state.pid}; endet nach {state.idle / 60:g} Minuten ohne Anfrage"
        )
    else:
        typer.echo("Server: läuft nicht" + (f" (die Datei {state_path()} ist veraltet)" if is_stale() else ""))
    for name, find in (("LanguageTool", find_home), ("Java", find_java)):
        try:
            typer.echo(f"{name}: {find()}")
        except GrammarError as error:
            typer.echo(f"{name}: fehlt ({error})")
    raise typer.Exit(0 if state is not None else 1)


@app.command()
def stop() -> None:
    """Den Server im Hintergrund beenden."""
    from taktvoll.grammar.background import stop_background

    _tell("LanguageTool ist beendet" if stop_background() else "Es lief kein LanguageTool im Hintergrund")


def _tell(word: str) -> None:
    sys.stderr.write(f"{word}\n")
    sys.stderr.flush()
