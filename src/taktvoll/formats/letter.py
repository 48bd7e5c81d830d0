"""The draft itself for a terminal, its findings marked in place."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from taktvoll.finding import Finding
from taktvoll.formats.excerpt import Row, excerpt
from taktvoll.formats.glyphs import Glyphs
from taktvoll.formats.hanging import Hanging
from taktvoll.formats.labels import say
from taktvoll.formats.marking import Highlight, Look, Run, highlights_of, quiet_spans, runs
from taktvoll.formats.palette import COLORS
from taktvoll.formats.visible import visible
from taktvoll.report import Report


def marked_letter(
    report: Report, findings: tuple[Finding, ...], *, lang: str, color: bool, glyphs: Glyphs
) -> RenderableType:
    """The lines of the draft worth showing, numbered, with the marks of `findings`."""
    text = report.text
    part = excerpt(text, findings)
    marks = highlights_of(text, findings)
    quiet = quiet_spans(report.segments)
    digits = len(str(max((row.number for row in part.rows), default=1)))
    lines: list[RenderableType] = []
    for row in part.rows:
        if row.skipped:
            lines.append(_left_out(row.skipped, lang, digits, glyphs))
        first = Text(f"{row.number:>{digits}} {glyphs.gutter} ", style="faint")
        rest = Text(f"{'':>{digits}} {glyphs.gutter} ", style="faint")
        lines.append(Hanging(first, _row(text, row, marks, quiet, glyphs, color=color), rest))
    if part.skipped:
        lines.append(_left_out(part.skipped, lang, digits, glyphs))
    return Group(*lines)


def _left_out(count: int, lang: str, digits: int, glyphs: Glyphs) -> Text:
    said = say("left_out_one", lang) if count == 1 else say("left_out", lang, count=count)
    return Text(f"{'':>{digits}} {glyphs.gutter} {said}", style="faint")


def _row(
    text: str,
    row: Row,
    marks: tuple[Highlight, ...],
    quiet: tuple[tuple[int, int], ...],
    glyphs: Glyphs,
    *,
    color: bool,
) -> Text:
    shown = Text()
    if row.cut_before:
        shown.append(f"{glyphs.ellipsis} ", style="faint")
    for run in runs(row.start, row.end, marks, quiet):
        for marks_alike in _alike(run.opening):
            _open(shown, marks_alike, glyphs, color=color)
        shown.append(visible(text[run.start : run.end]), style=_style(run))
        for marks_alike in _alike(run.closing):
            _close(shown, marks_alike, glyphs, color=color)
    if row.cut_after:
        shown.append(f" {glyphs.ellipsis}", style="faint")
    return shown


def _style(run: Run) -> str:
    """Words of two findings stand out from those of one."""
    if run.over:
        return f"{'nested' if len(run.over) > 1 else 'marked'}.{run.over[0].severity.value}"
    return "quiet" if run.quiet else ""


def _alike(marks: tuple[Highlight, ...]) -> list[list[Highlight]]:
    """Neighbours with the same place and look share their brackets."""
    return [list(group) for _, group in groupby(marks, key=lambda mark: (mark.look, mark.start, mark.end))]


def _open(shown: Text, marks: list[Highlight], glyphs: Glyphs, *, color: bool) -> None:
    look = marks[0].look
    if look is Look.PLACE:
        _close(shown, marks, glyphs, color=color)
    elif look is Look.ENDS:
        shown.append(glyphs.opens, style="quiet")
        _numbers(shown, marks, glyphs)
        shown.append(" ")
    elif not color:
        shown.append(glyphs.opens)


def _close(shown: Text, marks: list[Highlight], glyphs: Glyphs, *, color: bool) -> None:
    look = marks[0].look
    if look is Look.PLACE:
        shown.append(f" {glyphs.missing}", style=COLORS[marks[0].severity])
    elif look is Look.ENDS:
        shown.append(" ")
    elif not color:
        shown.append(glyphs.closes)
    _numbers(shown, marks, glyphs)
    if look is Look.ENDS:
        shown.append(glyphs.closes, style="quiet")


def _numbers(shown: Text, marks: list[Highlight], glyphs: Glyphs) -> None:
    for mark in marks:
        shown.append(glyphs.number(mark.number), style=COLORS[mark.severity])
