"""``taktvoll page``: the local web page."""

import os
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.chosen_settings import load_for, overrides
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.process import checker_of
from taktvoll.cli.talk import filled, say
from taktvoll.cli.texts import both
from taktvoll.errors import SettingsError
from taktvoll.extras import extra
from taktvoll.system_errors import reason_of

if TYPE_CHECKING:
    from taktvoll.checker import Checker

_CONNECTION = both("Verbindung", "Connection")
_WANTED_BY = Text(de="Die Seite", en="the page")
_TAKEN = Text(
    de="--port {port}: Dort lässt sich nicht horchen ({reason}); nehmen Sie einen anderen Port oder --port 0.",
    en="--port {port}: cannot listen there ({reason}); use another port, or --port 0",
)
_OPENED = Text(
    de="Die Seite öffnet sich im Browser; sonst öffnen Sie die Adresse selbst. Nichts verlässt diesen Rechner. Ende: Strg-C",
    en="the page opens in your browser; if not, open the address yourself. Nothing leaves this machine. End: Ctrl-C",
)
_TO_OPEN = Text(
    de="Öffnen Sie die Adresse im Browser. Nichts verlässt diesen Rechner. Ende: Strg-C",
    en="open the address in a browser. Nothing leaves this machine. End: Ctrl-C",
)
_IDLE = Text(
    de="Eine Stunde lang wurde nichts gefragt: Die Seite ist beendet.",
    en="nothing was asked for an hour: the page has ended",
)
_ENDED = Text(de="Die Seite ist beendet.", en="the page has ended")


def page(
    port: Annotated[
        int,
        opt.option(
            "--port",
            de="Auf diesem Port dieses Rechners horchen; 0: irgendein freier.",
            en="Listen at this port of this machine; 0: any that is free.",
            group=_CONNECTION,
            metavar=both("PORT", "PORT"),
            default="0",
            min=0,
            max=65535,
        ),
    ] = 0,
    no_open: Annotated[
        bool,
        opt.option(
            "--no-open",
            de="Nur die Adresse ausgeben, keinen Browser öffnen.",
            en="Only print the address, open no browser.",
            group=_CONNECTION,
        ),
    ] = False,
    lang: opt.LangOption = None,
) -> None:
    """Serve the page to the browser of this machine."""
    with extra("page", _WANTED_BY):
        from taktvoll.page.serve import listen, serve
    settings = load_for(Path.cwd(), config=None, no_config=False, options=overrides(lang=lang))
    opens = not no_open and _has_windows()

    def listening(address: str) -> None:
        typer.echo(address)
        sys.stdout.flush()
        say(_OPENED if opens else _TO_OPEN)
        if opens:
            _keep_output_clean()
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    with GrammarOnDemand(asked_for=False) as grammar:

        def make_checker() -> "Checker":
            return checker_of(settings, grammar.session(settings))

        try:
            listener = listen(port)
        except OSError as error:
            raise SettingsError.saying(filled(_TAKEN, port=port, reason=reason_of(error))) from error
        try:
            idle = serve(make_checker, listener, lang=settings.lang, listening=listening)
        except KeyboardInterrupt:  # the way it is meant to end
            idle = False
    say(_IDLE if idle else _ENDED)


def _has_windows() -> bool:
    """Whether a browser can open a window: a browser in the terminal would take it from the server."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _keep_output_clean() -> None:
    """What a browser prints goes to standard error: the address is the only line on standard output."""
    try:
        if sys.stdout.fileno() == 1:
            os.dup2(2, 1)
    except (OSError, ValueError):  # standard output is no file: nothing a browser could write to
        return
