"""Where reports go: standard output or a file, each format as it comes, and whole also when the user breaks off."""

import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TextIO

from taktvoll.cli.colour import use_color
from taktvoll.cli.next_steps import Run
from taktvoll.cli.run_language import run_lang

if TYPE_CHECKING:
    from taktvoll.report import Report
    from taktvoll.settings import Settings

Checked = Generator["tuple[Report, Settings]"]
"""Each report with the settings that it was made with; closed early, it still ends what it has begun to print."""
Writer = Callable[[Checked], Checked]
"""Prints each report as it comes and hands it on."""


@contextmanager
def whole() -> Iterator[None]:
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


@contextmanager
def destination(output: Path | None) -> Iterator[TextIO]:
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


def writer_for(form: str, out: TextIO, *, why: bool, quiet: bool, color: str, run: Run) -> Writer:
    """What prints reports in the format `form` to `out`; as text, what to do next after the reports of `run`."""
    if form == "text":
        return lambda checked: _as_text(checked, out, why=why, quiet=quiet, color=color, run=run)
    if form == "html":
        return lambda checked: _as_page(checked, out)
    if form == "sarif":
        return lambda checked: _as_sarif(checked, out)
    if form == "json":
        return lambda checked: _as_array(checked, out, why=why)
    return lambda checked: _as_lines(checked, out, form, why=why)


def without_reports(checked: Checked) -> Checked:
    """Print no report at all."""
    yield from checked


def _as_text(checked: Checked, out: TextIO, *, why: bool, quiet: bool, color: str, run: Run) -> Checked:
    from taktvoll.formats.terminal import print_report
    from taktvoll.letter import SegmentKind

    colored = use_color(color, to_terminal=out.isatty())
    try:
        for report, settings in checked:
            silent = any(segment.kind is SegmentKind.DIRECTIVE for segment in report.segments)
            partial = bool(settings.select or settings.ignore or silent)
            run.add(report)
            with whole():
                print_report(report, out, lang=settings.lang, color=colored, why=why, quiet=quiet, partial=partial)
                out.flush()
            yield report, settings
    finally:
        if not quiet:
            with whole():
                out.writelines(f"{line}\n" for line in run.lines())
                out.flush()


def _as_page(checked: Checked, out: TextIO) -> Checked:
    """A page that is closed even when the user breaks off."""
    from taktvoll.formats.html_page import END, article, beginning

    out.write(beginning(run_lang()))
    try:
        for report, settings in checked:
            with whole():
                out.write(article(report))
                out.flush()
            yield report, settings
    finally:
        with whole():
            out.write(END)
            out.flush()


def _as_array(checked: Checked, out: TextIO, *, why: bool) -> Checked:
    """A JSON array that is closed even when the user breaks off."""
    out.write("[")
    separator = "\n"
    try:
        for report, settings in checked:
            with whole():
                out.write(separator + report.to_json(why=why))
                out.flush()
                separator = ",\n"
            yield report, settings
    finally:
        with whole():
            out.write("\n]\n")
            out.flush()


def _as_lines(checked: Checked, out: TextIO, form: str, *, why: bool) -> Checked:
    from taktvoll.formats.concise import concise_lines
    from taktvoll.formats.github import github_lines

    for report, settings in checked:
        if form == "jsonl":
            lines: Iterable[str] = [report.to_json(why=why)]
        else:
            lines = github_lines(report) if form == "github" else concise_lines(report)
        with whole():
            out.writelines(f"{line}\n" for line in lines)
            out.flush()
        yield report, settings


def _as_sarif(checked: Checked, out: TextIO) -> Checked:
    """One log for all drafts, written at the end."""
    from taktvoll.formats.sarif import sarif_log
    from taktvoll.lint.rules import LISTED
    from taktvoll.serialise import dumps

    seen: list[Report] = []
    lang = "de"
    try:
        for report, settings in checked:
            seen.append(report)
            lang = settings.lang
            yield report, settings
    finally:
        with whole():
            out.write(dumps(sarif_log(seen, LISTED, lang=lang), indent=2) + "\n")
            out.flush()
