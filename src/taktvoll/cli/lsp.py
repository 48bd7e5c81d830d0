"""``taktvoll lsp``: the language server for editors."""

import ipaddress
import json
from typing import TYPE_CHECKING, Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.process import checker_of, lean_protocol
from taktvoll.cli.streams import own_streams
from taktvoll.cli.talk import filled, say
from taktvoll.cli.texts import both
from taktvoll.errors import SettingsError
from taktvoll.extras import extra
from taktvoll.system_errors import reason_of

if TYPE_CHECKING:
    from taktvoll.checker import Checker
    from taktvoll.settings import Settings

_CONNECTION = both("Verbindung", "Connection")
_WANTED_BY = Text(de="Der Server", en="the server")
_NO_ADDRESS = Text(
    de="--tcp {value}: Gebraucht wird HOST:PORT, zum Beispiel 127.0.0.1:9999.",
    en="--tcp {value}: HOST:PORT is needed, e.g. 127.0.0.1:9999",
)
_NOT_HERE = Text(
    de="--tcp {value}: Nur dieser Rechner darf zuhören, denn Entwürfe sind vertraulich; nehmen Sie 127.0.0.1:PORT.",
    en="--tcp {value}: only this machine may listen, for drafts are private; use 127.0.0.1:PORT",
)
_TAKEN = Text(
    de="--tcp {value}: Dort lässt sich nicht horchen ({reason}); nehmen Sie einen anderen Port.",
    en="--tcp {value}: cannot listen there ({reason}); use another port",
)
_LISTENING = Text(de="horcht auf {host}:{port}", en="listens at {host}:{port}")


def lsp(
    tcp: Annotated[
        str | None,
        opt.option(
            "--tcp",
            de="Zur Fehlersuche: auf diesem Port dieses Rechners horchen statt auf der Standardeingabe; bei 0 irgendein freier.",
            en="For debugging: listen at this port of this machine instead of standard input; 0: any that is free.",
            group=_CONNECTION,
            metavar=both("HOST:PORT", "HOST:PORT"),
        ),
    ] = None,
    stdio: Annotated[  # noqa: ARG001 - what many editors add; it is so anyway
        bool,
        opt.option(
            "--stdio",
            de="Standardeingabe und -ausgabe; das ist auch so voreingestellt.",
            en="Standard input and output; that is the default, too.",
            group=_CONNECTION,
        ),
    ] = False,
    schema: Annotated[
        bool,
        opt.option(
            "--schema",
            de="Nur das JSON-Schema dessen ausgeben, was ein Editor einstellen kann.",
            en="Only print the JSON schema of what an editor can set.",
            group=opt.SETTINGS,
        ),
    ] = False,
    lang: opt.LangOption = None,  # noqa: ARG001 - read before anything is said
) -> None:
    """Serve an editor."""
    if schema:
        from taktvoll.lsp.server_settings import server_schema

        typer.echo(json.dumps(server_schema(), ensure_ascii=False, indent=2))
        return
    address = None if tcp is None else _address(tcp)
    with extra("lsp", _WANTED_BY):
        with lean_protocol():
            import lsprotocol.types  # noqa: F401 - from now on they are there
        from taktvoll.lsp.serve import serve_stdio, serve_tcp
    with GrammarOnDemand(asked_for=False) as grammar:

        def make_checker(settings: "Settings") -> "Checker":
            return checker_of(settings, grammar.session(settings))

        if address is None:
            raise typer.Exit(serve_stdio(make_checker, *own_streams()))
        host, port = address
        try:
            status = serve_tcp(host, port, make_checker, lambda port: say(_LISTENING, host=host, port=port))
        except OSError as error:
            raise SettingsError.saying(filled(_TAKEN, value=tcp, reason=reason_of(error))) from error
    raise typer.Exit(status)


def _address(value: str) -> tuple[str, int]:
    """Host and port; raises `SettingsError` for what is none, and for other machines."""
    host, _, port = value.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise SettingsError.saying(filled(_NO_ADDRESS, value=value))
    try:
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        raise SettingsError.saying(filled(_NOT_HERE, value=value))
    return host, int(port)
