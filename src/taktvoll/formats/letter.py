"""The draft itself for a terminal, its findings marked in place."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from taktvoll.formats.excerpt import Row, excerpt
from taktvoll.formats.glyphs import Glyphs
from taktvoll.formats.grouped import RuleGroup
from taktvoll.formats.hanging import Hanging
from taktvoll.formats.labels import say
from taktvoll.formats.marking import Highlight, Look, Run, highlights_of, quiet_spans, runs
from taktvoll.formats.palette import COLORS
from taktvoll.formats.visible import visible
from taktvoll.report import Report

STRETCH = 60
"""Characters beside a mark that stay of a long stretch without marks."""
SPARED = 40
"""So many characters at least have to be spared by leaving some out."""


def marked_letter(
    report: Report, groups: Sequence[RuleGroup], *, lang: str, width: int, color: bool, glyphs: Glyphs
) -> RenderableType:
    """The lines of the draft worth showing, numbered, with the marks of the findings in `groups`.

    Of a line without marks the beginning is shown; blank ones and quoted mail are left out.
    """
    text = report.text
    findings = [finding for group in groups for finding in group.findings]
    part = excerpt(text, findings)
    marks = highlights_of(text, findings, [group.number for group in groups for _ in group.findings])
    quiet = quiet_spans(report.segments)
    digits = len(str(max((row.number for row in part.rows), default=1)))
    cut = {row: list(runs(row.start, row.end, marks, quiet)) for row in part.rows if text[row.start : row.end].strip()}
    shown = _near_marks(cut)
    lines: list[RenderableType] = []
    unseen = 0
    for row, pieces in cut.items():
        unseen += row.skipped
        if row not in shown:
            unseen += 1
            continue
        if unseen:
            lines.append(_left_out(unseen, lang, digits, glyphs))
            unseen = 0
        first = Text(f"{row.number:>{digits}} {glyphs.gutter} ", style="faint")
        rest = Text(f"{'':>{digits}} {glyphs.gutter} ", style="faint")
        words = _row(text, row, pieces, marks, glyphs, color=color)
        if not _marked(pieces):
            words = _begun(words, max(width - cell_len(first.plain), 8), glyphs)
        lines.append(Hanging(first, words, rest))
    if part.skipped + unseen:
        lines.append(_left_out(part.skipped + unseen, lang, digits, glyphs))
    return Group(*lines)


def _marked(pieces: Sequence[Run]) -> bool:
    return any(run.opening or run.over or run.closing for run in pieces)


def _near_marks(cut: Mapping[Row, Sequence[Run]]) -> set[Row]:
    """The rows with marks and their neighbours; others where they stand alone, but for quoted mail."""
    rows = list(cut)
    marked = {index for index, row in enumerate(rows) if _marked(cut[row])}
    near = {index for at in marked for index in (at - 1, at, at + 1) if 0 <= index < len(rows)}
    near = {index for index in near if index in marked or not all(run.quiet for run in cut[rows[index]])}
    lone = {index for index in range(len(rows)) if {index - 1, index + 1} & set(range(len(rows))) <= near}
    alone = {index for index in lone if not all(run.quiet for run in cut[rows[index]])}
    return {rows[index] for index in near | alone}


def _begun(words: Text, room: int, glyphs: Glyphs) -> Text:
    """The beginning of a line, as much of it as there is room for."""
    if cell_len(words.plain) <= room:
        return words
    words.truncate(room - cell_len(glyphs.ellipsis) - 1)
    kept = words.plain.rpartition(" ")[0] or words.plain
    return Text.assemble(words[: len(kept)], (f" {glyphs.ellipsis}", "faint"))


def _left_out(count: int, lang: str, digits: int, glyphs: Glyphs) -> Text:
    said = say("left_out_one", lang) if count == 1 else say("left_out", lang, count=count)
    return Text(f"{'':>{digits}} {glyphs.gutter} {said}", style="faint")


def _row(
    text: str,
    row: Row,
    cut: Sequence[Run],
    marks: Sequence[Highlight],
    glyphs: Glyphs,
    *,
    color: bool,
) -> Text:
    shown = Text()
    if row.cut_before:
        shown.append(f"{glyphs.ellipsis} ", style="faint")
    for index, run in enumerate(cut):
        for marks_alike in _alike(run.opening):
            _open(shown, marks_alike, glyphs, color=color)
        words = visible(text[run.start : run.end])
        of_one = any(mark.look is Look.ENDS and mark.start <= run.start and run.end <= mark.end for mark in marks)
        if not run.over and not of_one and len(cut) > 1:
            words = _middle_out(words, glyphs, first=index == 0, last=index == len(cut) - 1)
        shown.append(words, style=_style(run))
        for marks_alike in _alike(run.closing):
            _close(shown, marks_alike, glyphs, color=color)
    if row.cut_after:
        shown.append(f" {glyphs.ellipsis}", style="faint")
    return shown


def _middle_out(words: str, glyphs: Glyphs, *, first: bool, last: bool) -> str:
    """Words between two marks, or between one and the end of the line: of many only those beside a mark."""
    if len(words) <= STRETCH * (1 if first or last else 2) + SPARED:
        return words
    left = "" if first else words[:STRETCH].rpartition(" ")[0] + " "
    right = "" if last else " " + words[-STRETCH:].partition(" ")[2]
    return f"{left}{glyphs.ellipsis}{right}"


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
    for number, severity in dict.fromkeys((mark.number, mark.severity) for mark in marks):
        shown.append(glyphs.number(number), style=COLORS[severity])
