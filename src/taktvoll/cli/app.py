"""All commands, and the one place where errors become messages and exit status."""

import errno
import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from taktvoll.cli.check import check
from taktvoll.cli.explain import explain
from taktvoll.cli.grammar import app as grammar_app
from taktvoll.cli.options import asked_lang
from taktvoll.cli.rewrite import rewrite
from taktvoll.cli.rules import rules
from taktvoll.cli.schema import schema
from taktvoll.cli.settings import show_settings
from taktvoll.errors import TaktvollError

OK, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit status; the last is the shell's own for Ctrl-C."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says when standard output takes no more."""

app = typer.Typer(
    name="taktvoll",
    help="Prüft und glättet Mails, mit denen Sie ein Vorstellungsgespräch absagen oder verschieben.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(rewrite)
app.command()(rules)
app.command()(explain)
app.command()(schema)
app.command("settings")(show_settings)
app.add_typer(grammar_app, name="grammar")


def _version(value: bool) -> None:
    if value:
        from taktvoll import __version__
        from taktvoll.shipped import versions

        typer.echo(f"taktvoll {__version__}")
        for name, number in versions().items():
            typer.echo(f"{name} {number or 'fehlt / missing'}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Die Version von Taktvoll und seinen Modellen zeigen."
        ),
    ] = False,
) -> None:
    """Options of the command itself."""


def run() -> None:
    """Run the command; errors on purpose end with 2 and one line on standard error, Ctrl-C with 130."""
    try:
        app(standalone_mode=True)
    except TaktvollError as error:
        sys.stderr.write(f"taktvoll: {error.in_language(asked_lang(sys.argv[1:]))}\n")
        sys.exit(FAILED)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            sys.stderr.write("taktvoll: abgebrochen\n")
        raise
    except OSError as error:
        if error.errno not in _FULL:
            raise
        said = (
            f"standard output cannot be written ({error.strerror}); free some space or use --output"
            if asked_lang(sys.argv[1:]) == "en"
            else f"Die Standardausgabe lässt sich nicht schreiben ({error.strerror}); schaffen Sie Platz oder nehmen Sie --output."
        )
        sys.stderr.write(f"taktvoll: {said}\n")
        _drop_output()
        sys.exit(FAILED)


def _drop_output() -> None:
    """Let what is still in the buffer go nowhere, so that Python does not stumble over it when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
