"""``taktvoll check``."""

import itertools
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from taktvoll.bilingual import Text
from taktvoll.cli import options as opt
from taktvoll.cli.chosen_settings import overrides, rule_names
from taktvoll.cli.clipboard import copied_draft
from taktvoll.cli.grammar import GrammarOnDemand
from taktvoll.cli.in_place import is_container
from taktvoll.cli.input_files import refuse_overwriting
from taktvoll.cli.next_steps import Run, in_order
from taktvoll.cli.opening import page_form, shown
from taktvoll.cli.output import Checked, Writer, destination, without_reports, writer_for
from taktvoll.cli.statistics import FORMATS, counting_writer
from taktvoll.cli.talk import filled, in_words, named, say
from taktvoll.cli.workers import Many, ResumeOption, WorkersOption
from taktvoll.errors import SettingsError

if TYPE_CHECKING:
    from taktvoll.cli.inputs import Inputs
    from taktvoll.report import Report

RANK = {"error": 3, "warning": 2, "hint": 1, "never": 9}
BATCH = 64
"""Drafts that the pipeline is given at once."""
MANY = 20
"""Drafts from which on a progress bar is worth its lines."""
_DRAFTS = Text(de="Entwürfe", en="drafts")
_NO_TEXT = Text(
    de="--fix: {name} ist mehr als der Text eines Entwurfs; geben Sie den Text allein.",
    en="--fix: {name} is more than the text of a draft; give the text alone",
)


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=opt.PATHS,
            help=opt.DRAFTS,
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str,
        opt.choice(
            "--format",
            de="Form der Ausgabe",
            en="Form of the output",
            values=opt.CHECK_FORMATS,
            group=opt.OUTPUT,
            default="text",
        ),
    ] = "text",
    output: opt.OutputOption = None,
    show: Annotated[
        bool,
        opt.option(
            "--open",
            de="Den Bericht als Seite im Browser zeigen (--format html).",
            en="Show the report as a page in the browser (--format html).",
            group=opt.OUTPUT,
        ),
    ] = False,
    statistics: Annotated[
        bool,
        opt.option(
            "--statistics",
            de="Keine Berichte, nur zählen, was jede Regel findet.",
            en="No reports, only count what each rule finds.",
            group=opt.OUTPUT,
        ),
    ] = False,
    why: opt.WhyOption = False,
    quiet: opt.QuietOption = False,
    color: opt.ColorOption = "auto",
    no_color: opt.NoColorOption = False,
    lang: opt.LangOption = None,
    reply_to: opt.ReplyToOption = None,
    application: opt.ApplicationOption = None,
    clipboard: opt.ClipboardOption = False,
    stdin_filename: opt.StdinNameOption = None,
    force: opt.ForceOption = False,
    today: opt.TodayOption = None,
    occasion: opt.OccasionOption = None,
    register: opt.RegisterOption = None,
    channel: opt.ChannelOption = None,
    region: opt.RegionOption = None,
    select: opt.SelectOption = None,
    ignore: opt.IgnoreOption = None,
    fail_on: opt.FailOnOption = None,
    grammar: opt.GrammarOption = None,
    fix: Annotated[
        bool,
        opt.option(
            "--fix",
            de="Sichere Vorschläge gleich übernehmen; das Original bleibt als .bak. Von der Standardeingabe wird der Text ausgegeben.",
            en="Apply the safe suggestions at once; the original stays as .bak. Of standard input the text is printed.",
            group=opt.RULES,
        ),
    ] = False,
    workers: WorkersOption = None,
    resume: ResumeOption = False,
    model: opt.ModelOption = None,
    config: opt.ConfigOption = None,
    no_config: opt.NoConfigOption = False,
) -> None:
    """Check drafts."""
    from taktvoll.arguments import day_of
    from taktvoll.cli.inputs import Inputs

    output_format = page_form(output_format) if show else output_format
    if statistics:
        opt.one_of("--format", FORMATS)(output_format)
    pasted = copied_draft(paths or []) if clipboard else None
    paths = ["-"] if clipboard else paths
    prints_text = fix and (not paths or paths == ["-"])
    if prints_text and is_container(stdin_filename or ""):
        raise SettingsError.saying(filled(_NO_TEXT, name=stdin_filename))
    refuse_overwriting(output, paths or [], reply_to, application, config)
    given = overrides(
        occasion=occasion, register=register, lang=lang, select=rule_names(select), ignore=rule_names(ignore),
        fail_on=fail_on, grammar=grammar, model=model, channel=channel, region=region,
    )  # fmt: skip
    inputs = Inputs(paths or [], reply_to, application, stdin_filename, config, no_config, given, force, pasted)
    day = day_of(today)
    meant = {
        "--occasion": occasion, "--register": register, "--reply-to": reply_to, "--application": application,
        "--today": today, "--config": config,
    }  # fmt: skip
    drafts = ["--clipboard"] if clipboard and not fix else [] if not paths or "-" in paths else paths
    repeated = [*drafts, *in_order(meant)] if drafts else []
    many = Many(paths or [], output_format, output, workers, resume=resume, quiet=quiet)
    if many.over_bag(alone=not (fix or statistics or why)):
        raise typer.Exit(many.run(inputs, today))
    worst = 0
    with shown(output, wanted=show) as page, destination(page) as out:
        color = "never" if no_color else color
        writer: Writer = writer_for(output_format, out, why=why, quiet=quiet, color=color, run=Run(repeated))
        if statistics:
            writer = counting_writer(output_format, out)
        elif prints_text:
            writer = without_reports
        with GrammarOnDemand(asked_for=grammar is True) as session:
            checked = (
                _fixed(inputs, day, session, out if prints_text else None)
                if fix
                else _checked(inputs, day, session, workers or 1)
            )
            if sys.stderr.isatty() and not quiet and (output is not None or not sys.stdout.isatty()):
                checked = _with_progress(checked)
            with closing(writer(checked)) as written:
                for report, settings in written:
                    if quiet or statistics or prints_text or output_format != "text":
                        _say_directive_faults(report)
                    reached = max((finding.severity.rank for finding in report.findings), default=0)
                    worst = max(worst, int(reached >= RANK[settings.fail_on]))
    raise typer.Exit(2 if inputs.failed else worst)


def _checked(inputs: "Inputs", day: str, grammar: GrammarOnDemand, workers: int) -> Checked:
    """Reports in the order of the input; drafts with the same settings go through the pipeline together."""
    from taktvoll.cli.process import checker_of

    if workers > 1:
        for (settings, suppressions), drafts in itertools.groupby(
            inputs, key=lambda draft: (draft.settings, draft.suppressions)
        ):
            checker = checker_of(settings, grammar.session(settings))
            given = (draft.letter for draft in drafts)
            for report in checker.check_many(given, workers, BATCH // 2, today=day, suppressions=suppressions):
                yield report, settings
        return
    iterator = iter(inputs)
    while chunk := list(itertools.islice(iterator, BATCH)):
        for (settings, suppressions), group in itertools.groupby(
            chunk, key=lambda draft: (draft.settings, draft.suppressions)
        ):
            letters = [draft.letter for draft in group]
            checker = checker_of(settings, grammar.session(settings))
            for report in checker.check_many(letters, today=day, suppressions=suppressions):
                yield report, settings


def _fixed(inputs: "Inputs", day: str, grammar: GrammarOnDemand, out: TextIO | None) -> Checked:
    """Reports on what is left once the safe fixes are applied; the fixed text goes to `out` or over its file."""
    from taktvoll.cli.fixing import fix, keep, print_fixed

    for draft in inputs:
        fixed = fix(draft, day, grammar, printed=out is not None)
        if out is None:
            keep(draft, fixed)
        else:
            print_fixed(draft, fixed, out)
        yield fixed.report, draft.settings


def _say_directive_faults(report: "Report") -> None:
    """What is wrong with the draft's own line for Taktvoll, where the format does not show notes."""
    for note in report.notes:
        if note.kind == "directive":
            say(f"{in_words(named(report.id))}: {note.text}")


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
        task = progress.add_task(in_words(_DRAFTS), total=None)
        for pair in itertools.chain(first, checked):
            progress.advance(task)
            yield pair
