"""All commands, and the one place where errors become messages and exit status."""

import errno
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from taktvoll.bilingual import Text
from taktvoll.cli.check import check
from taktvoll.cli.explain import explain
from taktvoll.cli.grammar import app as grammar_app
from taktvoll.cli.help import Command, CommandGroup
from taktvoll.cli.lsp import lsp
from taktvoll.cli.options import LangOption
from taktvoll.cli.paste import paste, wants_paste
from taktvoll.cli.rewrite import rewrite
from taktvoll.cli.rules import rules
from taktvoll.cli.run_language import choose_run_lang
from taktvoll.cli.schema import schema
from taktvoll.cli.settings import show_settings
from taktvoll.cli.silence import silence
from taktvoll.cli.streams import drop_output, open_streams
from taktvoll.cli.talk import say
from taktvoll.cli.texts import both
from taktvoll.cli.thunderbird import app as thunderbird_app
from taktvoll.cli.usage import USAGE_ERROR, in_words
from taktvoll.errors import TaktvollError
from taktvoll.system_errors import reason_of

OK, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit status; the last is the shell's own for Ctrl-C."""
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EPIPE})
"""What the system says when standard output takes nothing, or no more."""
_BROKEN_OFF = Text(de="abgebrochen", en="broken off")
_NO_OUTPUT = Text(
    de="Die Standardausgabe lässt sich nicht schreiben ({reason}); schaffen Sie Platz oder nehmen Sie --output.",
    en="standard output cannot be written ({reason}); free some space or use --output",
)
_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="taktvoll",
    cls=CommandGroup,
    help=both(
        "Prüft und glättet Mails, mit denen Sie ein Vorstellungsgespräch absagen oder verschieben.",
        "Checks and rewrites German mails that decline, cancel or move a job interview.",
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP_OPTIONS,
)
for _command, _name, _help in (
    (check, "check", both("Entwürfe prüfen: was darin wehtut, was fehlt, und was zu tun ist.", "Check drafts: what hurts in them, what is missing, and what to do.")),
    (rewrite, "rewrite", both("Entwürfe kurz und professionell umschreiben, ohne eine Angabe zu verlieren oder zu erfinden.", "Rewrite drafts, short and professional, without losing or inventing a fact.")),
    (silence, "silence", both("Einen Befund verschweigen, den Sie angesehen haben und nicht teilen.", "Silence a finding that you have looked at and do not share.")),
    (rules, "rules", both("Alle Regeln auflisten, mit ihrer Schwere.", "List all rules with their severity.")),
    (explain, "explain", both("Die Seite einer Regel zeigen: was, warum, Beispiele, Quelle im Ratgeber.", "Show the page of a rule: what, why, examples, its source in the advice.")),
    (lsp, "lsp", both("Der Sprachserver (LSP) für Editoren: Neovim, Emacs, Helix, Kate, VS Code und andere.", "The language server (LSP) for editors: Neovim, Emacs, Helix, Kate, VS Code and others.")),
    (show_settings, "settings", both("Die Einstellungen zeigen, die hier gelten, und woher sie kommen.", "Show the settings that hold here, and where they come from.")),
    (schema, "schema", both("Das JSON-Schema des Berichts ausgeben.", "Print the JSON schema of the report.")),
):  # fmt: skip
    app.command(_name, cls=Command, help=_help, context_settings=_HELP_OPTIONS)(_command)
app.add_typer(grammar_app, name="grammar")
app.add_typer(thunderbird_app, name="thunderbird")


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
            "--version",
            callback=_version,
            is_eager=True,
            help=both(
                "Die Version von Taktvoll und seinen Modellen zeigen.",
                "Show the version of Taktvoll and of its models.",
            ),
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Options of the command itself."""


def run() -> None:
    """Run the command; errors on purpose end with 2 and one line on standard error, Ctrl-C with 130."""
    with open_streams():
        choose_run_lang(sys.argv[1:])
        sys.exit(_status())


def _status() -> int:
    """Run the command and give its exit status."""
    try:
        status = _run()
    except TaktvollError as error:
        say(error)
        return FAILED
    except USAGE_ERROR as error:
        _say_wrong_usage(error)
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        if error.errno != errno.EPIPE:  # a reader that went away knows it
            reason = reason_of(error)
            say(
                Text(
                    de=_NO_OUTPUT.in_language("de", reason=reason.de), en=_NO_OUTPUT.in_language("en", reason=reason.en)
                )
            )
        drop_output()
        return FINDINGS if error.errno == errno.EPIPE else FAILED
    if status == INTERRUPTED:
        say(_BROKEN_OFF)
    return status


def _run() -> int:
    """What the arguments ask for; alone at a terminal, a draft is asked for."""
    arguments = sys.argv[1:]
    if wants_paste(arguments):
        pasted = paste(_run_command, arguments)
        if pasted is not None:
            return pasted
        arguments = []
    return _run_command(arguments)


def _run_command(arguments: Sequence[str]) -> int:
    """What typer gives: the status of `typer.Exit`, or that of SystemExit; nothing where a command simply ends."""
    try:
        result: object = app(list(arguments), prog_name="taktvoll", standalone_mode=False)
    except SystemExit as end:
        result = end.code
    sys.stdout.flush()
    return result if isinstance(result, int) else OK


def _say_wrong_usage(error: Exception) -> None:
    """The help where the command stands alone, else what is wrong."""
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{error}\n")
    else:
        say(in_words(error, sys.argv[1:]))
