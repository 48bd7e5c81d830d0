"""Reports, rewrites and differences for a terminal: one string, with or without colour, that steers no screen by itself."""

import io
from collections import Counter
from collections.abc import Mapping
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from taktvoll.finding import Finding
from taktvoll.formats import labels
from taktvoll.formats.difference import Side, differences, unified
from taktvoll.formats.evidence import evidence_in_words, situation_in_words
from taktvoll.formats.fixes import shortened, shown_edit, shown_fixes
from taktvoll.formats.folded import titles, told
from taktvoll.formats.glyphs import FINE, Glyphs, glyphs_for
from taktvoll.formats.hanging import Hanging
from taktvoll.formats.labels import counted, is_off_topic, say, title_of, verdict
from taktvoll.formats.letter import marked_letter
from taktvoll.formats.marking import gravest
from taktvoll.formats.palette import COLORS, STYLES, score_style
from taktvoll.formats.proofs import verdict_line
from taktvoll.formats.visible import one_line, visible
from taktvoll.formats.width import WIDTH, terminal_width
from taktvoll.report import Report
from taktvoll.rewritten import Change, ChangeKind, Rewrite
from taktvoll.scheme import DIMENSIONS as DIMENSION_NAMES


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
    """The report as text; `quiet` leaves out the draft, the bars and the notes, and all of a draft without findings.

    `partial` says that not all rules were asked, so that their silence is no green light.
    """
    if quiet and not report.findings:
        return ""
    all_told = told(report.findings)
    shown = gravest(all_told)
    parts: list[RenderableType] = [_header(report, lang, width, glyphs, why=why)]
    if not quiet:
        if report.scores is not None:
            parts += ["", _bars(report.scores, lang, width, glyphs)]
        elif is_off_topic(report):
            parts += ["", say("off_topic", lang)]
        if report.text.strip():
            parts += ["", marked_letter(report, shown, lang=lang, color=color, glyphs=glyphs)]
    parts.append("")
    for number, finding in enumerate(shown, start=1):
        parts += [_finding(number, finding, report, lang=lang, width=width, glyphs=glyphs, why=why), ""]
    if len(shown) < len(all_told):
        parts += [Text(say("more_findings", lang, count=len(all_told) - len(shown)), style="quiet"), ""]
    if not report.findings and not is_off_topic(report):
        parts += [_verdict(report, lang, glyphs, partial=partial), ""]
    if report.notes and not quiet:
        parts += [_notes(report, lang, glyphs), ""]
    return _rendered(parts, width=width, color=color)


def render_rewrite(
    rewrite: Rewrite, *, lang: str = "de", width: int = WIDTH, color: bool = False, glyphs: Glyphs = FINE
) -> str:
    """The rewritten draft, what was changed and why, and the proof."""
    changed = [change for change in rewrite.changes if change.kind is not ChangeKind.KEPT]
    parts: list[RenderableType] = [Padding(Text(visible(rewrite.text).rstrip("\n")), (0, 0, 0, 2)), ""]
    if changed:
        parts += [Text(say("changes", lang), style="head")]
        parts += [_change(change, rewrite.original, lang, width, glyphs) for change in changed]
        parts.append("")
    parts += [_proof(rewrite, lang, glyphs), ""]
    return _rendered(parts, width=width, color=color)


def render_diff(rewrite: Rewrite, *, name: str = "draft", color: bool = False, width: int | None = None) -> str:
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
    change: Change,
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
    score = "" if report.score is None else say("score", lang, score=report.score)
    title = Text(name, style="head", no_wrap=True, overflow="ellipsis")
    title.truncate(max(width - len(score) - 2, 8), overflow="ellipsis", pad=True)
    if report.score is not None:
        title.append("  ").append(score, style=score_style(report.score))
    facts = [
        labels.OCCASIONS[report.occasion].in_language(lang),
        labels.REGISTERS[report.register].in_language(lang),
        counted(report.length.words, lang),
    ]
    if report.subject and report.decoded:
        facts.insert(0, one_line(report.subject))
    lines = [Text(f" {glyphs.dot} ".join(facts), style="quiet"), *_tally(report, lang, glyphs)]
    if why and report.text.strip():
        lines.append(Text(say("situation", lang, situation=situation_in_words(report, lang)), style="quiet"))
    return Group(title, *lines)


def _tally(report: Report, lang: str, glyphs: Glyphs) -> list[Text]:
    """„1 Fehler · 5 Warnungen“, the gravest first."""
    found = Counter(finding.severity for finding in told(report.findings))
    graves = sorted(found, key=lambda severity: -severity.rank)
    said = [(labels.tally(severity.value, found[severity], lang), COLORS[severity]) for severity in graves]
    return (
        [Text(f" {glyphs.dot} ", style="quiet").join(Text(text, style=style) for text, style in said)] if said else []
    )


def _bars(scores: Mapping[str, int], lang: str, width: int, glyphs: Glyphs) -> RenderableType:
    names = {name: labels.DIMENSIONS[name].in_language(lang) for name in DIMENSION_NAMES if name in scores}
    longest = max((len(name) for name in names.values()), default=0)
    length = max(min(width - longest - 7, 40), 5)
    lines = []
    for name, shown in names.items():
        score = scores[name]
        filled = round(length * score / 100) if 0 < score < 100 else length * score // 100
        filled = min(max(filled, 1), length - 1) if 0 < score < 100 else filled
        lines.append(
            Text.assemble(
                shown.ljust(longest + 2),
                (glyphs.full * filled, score_style(score)),
                (glyphs.empty * (length - filled), "faint"),
                f" {score:>4}",
            )
        )
    return Group(*lines)


def _finding(
    number: int, finding: Finding, report: Report, *, lang: str, width: int, glyphs: Glyphs, why: bool
) -> RenderableType:
    sign = glyphs.number(number)
    severity = labels.SEVERITIES[finding.severity.value].in_language(lang)
    place = say("line", lang, line=finding.line)
    head = Hanging(
        Text(f"{sign} ", style=COLORS[finding.severity]),
        Text.assemble(
            (severity, COLORS[finding.severity]),
            (f" {glyphs.dot} {place} {glyphs.dot} {titles(finding, report.findings, lang)}", "quiet"),
        ),
    )
    lines: list[RenderableType] = [Text(shortened(one_line(finding.message), glyphs), style="message")]
    if finding.advice:
        lines.append(Hanging(f"{glyphs.arrow} ", Text(one_line(finding.advice))))
    lines += shown_fixes(finding, report.text, lang=lang, width=width - len(sign) - 1, glyphs=glyphs)
    if why:
        evidence = one_line(evidence_in_words(finding, lang))
        said = [say("why", lang, evidence=evidence)] if evidence else []
        lines.append(Text(" ".join([*said, say("more", lang, rule=finding.rule)]), style="quiet"))
    return Group(head, Padding(Group(*lines), (0, 0, 0, len(sign) + 1)))


def _verdict(report: Report, lang: str, glyphs: Glyphs, *, partial: bool) -> Text:
    """What is said of a draft without findings: a green light only where nothing at all speaks against it."""
    said = say(verdict(report, partial=partial), lang)
    return Text(said) if partial else Text.assemble((f"{glyphs.good} ", "good"), said)


def _notes(report: Report, lang: str, glyphs: Glyphs) -> RenderableType:
    said = [Hanging(f"{glyphs.dot} ", Text(one_line(note.text))) for note in report.notes]
    return Group(Text(say("notes", lang), style="head"), *said)


def _change(
    change: Change, original: str, lang: str, width: int, glyphs: Glyphs, *, full: bool = False
) -> RenderableType:
    kind = labels.CHANGES[change.kind.value].in_language(lang)
    why = f": {one_line(change.why)}" if change.why else ""
    rule = f" ({title_of(change.rule, lang)})" if change.rule else ""
    lines: list[RenderableType] = [Text.assemble((kind, "message"), why, (rule, "quiet"))]
    lines += shown_edit(original[change.start : change.end], change.text, width=width - 2, glyphs=glyphs, full=full)
    return Padding(Group(*lines), (0, 0, 0, 2))


def _proof(rewrite: Rewrite, lang: str, glyphs: Glyphs) -> RenderableType:
    style = "good" if rewrite.proof.passed else "bad"
    said = (*rewrite.proof.missing, *(doubt.text for doubt in rewrite.proof.doubts))
    reasons = [Hanging(f"{glyphs.dot} ", Text(one_line(reason))) for reason in said]
    return Group(Text(verdict_line(rewrite, lang, glyphs), style=style), *reasons)
