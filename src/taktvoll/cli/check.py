"""``taktvoll check``."""

import itertools
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from taktvoll.cli import options as opt
from taktvoll.cli.grammar import GrammarOnDemand

if TYPE_CHECKING:
    from taktvoll.cli.inputs import Inputs
    from taktvoll.report import Report
    from taktvoll.settings import Settings

RANK = {"error": 3, "warning": 2, "hint": 1, "never": 9}
BATCH = 64
"""Drafts that the pipeline is given at once."""
MANY = 20
"""Drafts from which on a progress bar is worth its lines."""


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]…", help="Entwürfe, Ordner oder - für die Standardeingabe.", show_default=False),
    ] = None,
    output_format: opt.FormatOption = opt.Format.TEXT,
    output: opt.OutputOption = None,
    reply_to: opt.ReplyToOption = None,
    application: opt.ApplicationOption = None,
    today: opt.TodayOption = None,
    occasion: opt.OccasionOption = None,
    register: opt.RegisterOption = None,
    lang: opt.LangOption = None,
    select: opt.SelectOption = None,
    ignore: opt.IgnoreOption = None,
    fail_on: Annotated[
        opt.FailOnOption | None, typer.Option("--fail-on", help="Ab welcher Schwere der Befehl mit 1 endet.")
    ] = None,
    grammar: opt.GrammarOption = None,
    model: opt.ModelOption = None,
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
    stdin_filename: opt.StdinNameOption = None,
    force: opt.ForceOption = False,
    why: opt.WhyOption = False,
    quiet: opt.QuietOption = False,
    no_color: opt.NoColorOption = False,
) -> None:
    """Entwürfe prüfen: was darin wehtut, was fehlt, und was zu tun ist."""
    from taktvoll.arguments import day_of
    from taktvoll.cli.inputs import Inputs

    given = opt.overrides(
        occasion=occasion, register=register, lang=lang, select=opt.rule_names(select), ignore=opt.rule_names(ignore),
        fail_on=fail_on, grammar=grammar, model=model,
    )  # fmt: skip
    inputs = Inputs(paths or [], reply_to, application, stdin_filename, config, no_config, given, force)
    day = day_of(today)
    worst = 0
    with _destination(output) as out:
        writer = _writer(output_format, out, why=why, quiet=quiet, no_color=no_color)
        checked = _checked(inputs, day, asked_for_grammar=grammar is True)
        if sys.stderr.isatty() and not quiet and (output is not None or not sys.stdout.isatty()):
            checked = _with_progress(checked)
        with closing(writer(checked)) as written:
            for report, settings in written:
                reached = max((RANK[finding.severity] for finding in report.findings), default=0)
                worst = max(worst, int(reached >= RANK[settings.fail_on]))
    raise typer.Exit(2 if inputs.failed else worst)


@contextmanager
def _whole() -> Iterator[None]:
    """Put Ctrl-C off until what is being written is whole; a second one breaks off at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def put_off(number: int, frame: FrameType | None) -> None:
        if waiting:
            signal.default_int_handler(number, frame)
        waiting.append(number)

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, put_off)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt


Checked = Generator["tuple[Report, Settings]"]
"""Each report with the settings that it was made with; closed early, it still ends what it has begun to print."""


def _checked(inputs: "Inputs", day: str, *, asked_for_grammar: bool) -> Checked:
    """Reports in the order of the input; drafts with the same settings go through the pipeline together."""
    from taktvoll.checker import Checker

    iterator = iter(inputs)
    with GrammarOnDemand(asked_for=asked_for_grammar) as grammar:
        while chunk := list(itertools.islice(iterator, BATCH)):
            for (settings, suppressions), group in itertools.groupby(
                chunk, key=lambda draft: (draft.settings, draft.suppressions)
            ):
                letters = [draft.letter for draft in group]
                session = grammar.session(settings)
                checker = Checker(settings, session=session)
                for report in checker.check_many(letters, today=day, suppressions=suppressions):
                    yield report, settings


@contextmanager
def _destination(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is written whole at the end, also when the user breaks off with Ctrl-C."""
    if output is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        yield stream
        stream.flush()
        return
    import io

    from taktvoll.write import write_atomically

    buffer = io.StringIO(newline="")
    broken_off = False
    try:
        yield buffer
    except KeyboardInterrupt:
        broken_off = True
    write_atomically(output, buffer.getvalue().encode("utf-8", "replace"))
    if broken_off:
        raise KeyboardInterrupt


def _writer(form: opt.Format, out: TextIO, *, why: bool, quiet: bool, no_color: bool) -> Callable[[Checked], Checked]:
    """A function that prints each report as it comes and hands it on."""
    if form is opt.Format.TEXT:
        return lambda checked: _as_text(checked, out, why=why, quiet=quiet, no_color=no_color)
    if form is opt.Format.SARIF:
        return lambda checked: _as_sarif(checked, out)
    if form is opt.Format.JSON:
        return lambda checked: _as_array(checked, out, why=why)
    return lambda checked: _as_lines(checked, out, form, why=why)


def _as_text(checked: Checked, out: TextIO, *, why: bool, quiet: bool, no_color: bool) -> Checked:
    from taktvoll.formats.terminal import print_report

    color = opt.use_color(no_color=no_color, to_terminal=out.isatty())
    for report, settings in checked:
        with _whole():
            print_report(report, out, lang=settings.lang, color=color, why=why, quiet=quiet)
            out.flush()
        yield report, settings


def _as_array(checked: Checked, out: TextIO, *, why: bool) -> Checked:
    """A JSON array that is closed even when the user breaks off."""
    out.write("[")
    separator = "\n"
    try:
        for report, settings in checked:
            with _whole():
                out.write(separator + report.to_json(why=why))
                out.flush()
                separator = ",\n"
            yield report, settings
    finally:
        with _whole():
            out.write("\n]\n")
            out.flush()


def _as_lines(checked: Checked, out: TextIO, form: opt.Format, *, why: bool) -> Checked:
    from taktvoll.formats.concise import concise_lines
    from taktvoll.formats.github import github_lines

    for report, settings in checked:
        if form is opt.Format.JSONL:
            lines: Iterable[str] = [report.to_json(why=why)]
        else:
            lines = github_lines(report) if form is opt.Format.GITHUB else concise_lines(report)
        with _whole():
            out.writelines(f"{line}\n" for line in lines)
            out.flush()
        yield report, settings


def _as_sarif(checked: Checked, out: TextIO) -> Checked:
    """One log for all drafts, written at the end."""
    from taktvoll.formats.sarif import sarif_log
    from taktvoll.lint.rules import ALL
    from taktvoll.serialise import dumps

    seen: list[Report] = []
    lang = "de"
    try:
        for report, settings in checked:
            seen.append(report)
            lang = settings.lang
            yield report, settings
    finally:
        with _whole():
            out.write(dumps(sarif_log(seen, ALL, lang=lang), indent=2) + "\n")
            out.flush()


def _with_progress(checked: Checked) -> Checked:
    """A bar on standard error once there are many drafts."""
    first = list(itertools.islice(checked, MANY))
    if len(first) < MANY:
        yield from first
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Entwürfe", total=None)
        for pair in itertools.chain(first, checked):
            progress.advance(task)
            yield pair
