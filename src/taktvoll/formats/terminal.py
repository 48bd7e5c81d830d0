"""Reports, rewrites and differences for a terminal: one string, with or without colour, that steers no screen by itself."""

import io
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from taktvoll.finding import Severity
from taktvoll.formats import labels
from taktvoll.formats.difference import Side, differences, unified
from taktvoll.formats.entries import entry
from taktvoll.formats.evidence import situation_in_words
from taktvoll.formats.fixes import shown_edit
from taktvoll.formats.folded import told
from taktvoll.formats.glyphs import FINE, Glyphs, glyphs_for
from taktvoll.formats.grouped import grouped
from taktvoll.formats.hanging import Hanging
from taktvoll.formats.labels import counted, is_off_topic, say, title_of, verdict
from taktvoll.formats.letter import marked_letter
from taktvoll.formats.marking import gravest
from taktvoll.formats.palette import COLORS, STYLES, score_style
from taktvoll.formats.visible import one_line, visible
from taktvoll.formats.width import WIDTH, terminal_width
from taktvoll.lint.notes import asks_to_act_first
from taktvoll.report import Note, Report
from taktvoll.scheme import DIMENSIONS

if TYPE_CHECKING:  # a check shows no rewrite
    from taktvoll.rewritten import Change, Rewrite


def print_report(
    report: Report,
    out: TextIO,
    *,
    lang: str = "de",
    color: bool = False,
    why: bool = False,
    quiet: bool = False,
    partial: bool = False,
) -> None:
    """Write the report to `out`, as wide as the terminal; see `render_report`."""
    color = color and not Console(file=out).legacy_windows  # old Windows consoles show escape codes instead of colours
    encoding = getattr(out, "encoding", None) or "utf-8"
    shown = render_report(
        report,
        lang=lang,
        width=terminal_width(),
        color=color,
        why=why,
        quiet=quiet,
        partial=partial,
        glyphs=glyphs_for(encoding),
    )
    out.write(shown.encode(encoding, "replace").decode(encoding))
    out.flush()


def render_report(
    report: Report,
    *,
    lang: str = "de",
    width: int = WIDTH,
    color: bool = False,
    why: bool = False,
    quiet: bool = False,
    partial: bool = False,
    glyphs: Glyphs = FINE,
) -> str:
    """The report as text: the draft with its marks, what hurts most first, the verdict in the last line.

    `quiet` leaves out the draft, its scores and the notes, and all of a draft without findings, which is never shown itself.

    `partial` says that not all rules were asked, so that their silence is no green light.
    """
    if quiet and not report.findings:
        return ""
    all_told = told(report.findings)
    shown = gravest(all_told)
    groups = grouped(shown, report.findings)
    parts: list[RenderableType] = [_header(report, lang, width, glyphs, why=why)]
    first, later = _sorted_notes(report)
    if not quiet:
        parts += [Hanging("! ", Text(one_line(note.text), style="head")) for note in first]
        if is_off_topic(report):
            parts.append(say("off_topic", lang))
        if report.text.strip() and report.findings:
            parts += ["", marked_letter(report, groups, lang=lang, width=width, color=color, glyphs=glyphs)]
    if groups:
        parts.append("")
        parts += [entry(group, report.text, lang=lang, width=width, glyphs=glyphs, why=why) for group in groups]
    if len(shown) < len(all_told):
        parts.append(Text(say("more_findings", lang, count=len(all_told) - len(shown)), style="quiet"))
    if groups:
        parts.append("")
    if not quiet:
        parts += [Hanging(f"{glyphs.dot} ", Text(one_line(note.text))) for note in later]
        parts += _scores(report, lang, glyphs)
    return _rendered([*parts, *_verdict(report, lang, glyphs, partial=partial), ""], width=width, color=color)


def render_rewrite(
    rewrite: "Rewrite", *, lang: str = "de", width: int = WIDTH, color: bool = False, glyphs: Glyphs = FINE
) -> str:
    """The rewritten draft, what was changed and why, and the proof."""
    from taktvoll.rewritten import ChangeKind

    changed = [change for change in rewrite.changes if change.kind is not ChangeKind.KEPT]
    parts: list[RenderableType] = [Padding(Text(visible(rewrite.text).rstrip("\n")), (0, 0, 0, 2)), ""]
    if changed:
        parts += [Text(say("changes", lang), style="head")]
        parts += [_change(change, rewrite.original, lang, width, glyphs) for change in changed]
        parts.append("")
    parts += [_proof(rewrite, lang, glyphs), ""]
    return _rendered(parts, width=width, color=color)


def render_diff(rewrite: "Rewrite", *, name: str = "draft", color: bool = False, width: int | None = None) -> str:
    """What differs: word by word in colour, struck out and underlined; without colour a unified diff for pipes."""
    if not color:
        return unified(rewrite.original, rewrite.text, name)
    shown = Text()
    for piece in differences(rewrite.original, rewrite.text):
        shown.append(
            visible(piece.text), style={Side.BOTH: "", Side.BEFORE: "removed", Side.AFTER: "added"}[piece.side]
        )
    return _rendered([shown], width=width or terminal_width(), color=True)


def render_change(
    change: "Change",
    original: str,
    *,
    lang: str = "de",
    width: int | None = None,
    color: bool = False,
    glyphs: Glyphs = FINE,
) -> str:
    """One change, for a person who decides about it."""
    wide = width or terminal_width()
    return _rendered(["", _change(change, original, lang, wide, glyphs, full=True)], width=wide, color=color)


def _rendered(parts: list[RenderableType], *, width: int, color: bool) -> str:
    """No probing of terminals or variables: the same arguments give the same text."""
    console = Console(
        file=io.StringIO(),
        width=width,
        theme=STYLES,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as captured:
        console.print(Group(*parts))
    lines = captured.get().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _header(report: Report, lang: str, width: int, glyphs: Glyphs, *, why: bool) -> RenderableType:
    name = one_line(report.id) if report.id not in {None, "-"} else say("stdin", lang)
    facts = [
        labels.OCCASIONS[report.occasion].in_language(lang),
        labels.REGISTERS[report.register].in_language(lang),
        counted(report.length.words, lang),
    ]
    if report.subject and report.decoded:
        facts.insert(0, one_line(report.subject))
    title = Text(name, style="head", no_wrap=True, overflow="ellipsis")
    title.truncate(width, overflow="ellipsis")
    known = Text(f" {glyphs.dot} ".join(facts), style="quiet")
    joint = f" {glyphs.dot} "
    if not report.decoded and cell_len(title.plain) + cell_len(joint) + cell_len(known.plain) <= width:
        lines = [Text.assemble((title.plain, "head"), (joint, "quiet"), known)]
    else:
        lines = [title, known]
    if why and report.text.strip():
        lines.append(Text(say("situation", lang, situation=situation_in_words(report, lang)), style="quiet"))
    return Group(*lines)


def _sorted_notes(report: Report) -> tuple[list[Note], list[Note]]:
    """The notes that ask to do something before the draft goes out, and the others."""
    first = [note for note in report.notes if asks_to_act_first(note)]
    return first, [note for note in report.notes if note not in first]


def _scores(report: Report, lang: str, glyphs: Glyphs) -> list[RenderableType]:
    """„Ton 0 · Länge 20 · sonst 100“: what pulled the score down, the lowest first."""
    scores = report.scores or {}
    low = sorted((name for name in DIMENSIONS if scores.get(name, 100) < 100), key=lambda name: scores[name])
    if not low:
        return []
    shown = Text(f" {glyphs.dot} ").join(
        Text(f"{labels.DIMENSIONS[name].in_language(lang)} {scores[name]}", style=score_style(scores[name]))
        for name in low
    )
    if len(low) < len(scores):
        shown.append(f" {glyphs.dot} {say('rest_full', lang)}", style="quiet")
    return [shown]


def _verdict(report: Report, lang: str, glyphs: Glyphs, *, partial: bool) -> list[RenderableType]:
    """The last line: the score, and what was found or that nothing was; a green light only where nothing speaks against it."""
    said = Text()
    worst = max((finding.severity for finding in report.findings), key=lambda severity: severity.rank, default=None)
    if worst is not None:
        said.append(f"{_SIGNS[worst](glyphs)} ", style=COLORS[worst])
    elif not partial and not is_off_topic(report):
        said.append(f"{glyphs.good} ", style="good")
    if report.score is not None:
        style = score_style(report.score)
        said.append(say("score", lang, score=report.score), style=style).append(f" {glyphs.dot} ", style="quiet")
    if report.findings:
        said.append_text(_tally(report, lang, glyphs))
    elif not is_off_topic(report):
        said.append(say(verdict(report, partial=partial), lang))
    return [said] if said.plain.strip() else []


def _tally(report: Report, lang: str, glyphs: Glyphs) -> Text:
    """„1 Fehler · 5 Warnungen“, the gravest first."""
    found = Counter(finding.severity for finding in told(report.findings))
    graves = sorted(found, key=lambda severity: -severity.rank)
    said = [Text(labels.tally(severity.value, found[severity], lang), style=COLORS[severity]) for severity in graves]
    return Text(f" {glyphs.dot} ", style="quiet").join(said)


_SIGNS: Mapping[Severity, Callable[[Glyphs], str]] = {
    Severity.ERROR: lambda glyphs: glyphs.bad,
    Severity.WARNING: lambda _: "!",
    Severity.HINT: lambda glyphs: glyphs.dot,
}


def _change(
    change: "Change", original: str, lang: str, width: int, glyphs: Glyphs, *, full: bool = False
) -> RenderableType:
    kind = labels.CHANGES[change.kind.value].in_language(lang)
    why = f": {one_line(change.why)}" if change.why else ""
    rule = f" ({title_of(change.rule, lang)})" if change.rule else ""
    lines: list[RenderableType] = [Text.assemble((kind, "message"), why, (rule, "quiet"))]
    lines += shown_edit(original[change.start : change.end], change.text, width=width - 2, glyphs=glyphs, full=full)
    return Padding(Group(*lines), (0, 0, 0, 2))


def _proof(rewrite: "Rewrite", lang: str, glyphs: Glyphs) -> RenderableType:
    from taktvoll.formats.proofs import verdict_line

    style = "good" if rewrite.proof.passed else "bad"
    said = (*rewrite.proof.missing, *(doubt.text for doubt in rewrite.proof.doubts))
    reasons = [Hanging(f"{glyphs.dot} ", Text(one_line(reason))) for reason in said]
    return Group(Text(verdict_line(rewrite, lang, glyphs), style=style), *reasons)
