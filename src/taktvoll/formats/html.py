"""Reports and rewrites for notebooks: self-contained HTML without script, readable in light and in dark."""

import html

from taktvoll.finding import Edit, Finding
from taktvoll.formats import labels
from taktvoll.formats.difference import DiffPart, Side, differences
from taktvoll.formats.excerpt import excerpt
from taktvoll.formats.fixes import MOST_FIXES, with_words
from taktvoll.formats.folded import rules, told
from taktvoll.formats.labels import counted, is_off_topic, say
from taktvoll.formats.marking import Highlight, Look, Run, gravest, highlights_of, quiet_spans, runs
from taktvoll.formats.palette import FAIR, GOOD
from taktvoll.formats.proofs import proof_line
from taktvoll.formats.visible import one_line, visible
from taktvoll.report import Report
from taktvoll.rewritten import Rewrite
from taktvoll.scheme import DIMENSIONS

STYLE = """
<style>
.taktvoll{--tv-error:#d1495b;--tv-warning:#c98a1b;--tv-hint:#3d8fb3;--tv-good:#4f9d69;--tv-line:rgba(128,128,128,.3);
 color:inherit;font:15px/1.55 system-ui,sans-serif;max-width:60em;margin:.5em 0}
.taktvoll *{box-sizing:border-box}
.taktvoll header{display:flex;justify-content:space-between;align-items:baseline;gap:1em}
.taktvoll .tv-name{font-weight:600;overflow-wrap:anywhere}
.taktvoll .tv-score{font-size:1.35em;font-weight:600;white-space:nowrap}
.taktvoll .tv-quiet{opacity:.65}
.taktvoll .tv-bars{display:grid;grid-template-columns:max-content minmax(6em,24em) max-content;gap:.2em 1em;align-items:center;
 margin:1em 0}
.taktvoll .tv-bar{height:.45em;border-radius:.25em;background:var(--tv-line);overflow:hidden}
.taktvoll .tv-bar span{display:block;height:100%;border-radius:.25em}
.taktvoll .tv-number{text-align:right;font-variant-numeric:tabular-nums}
.taktvoll .tv-good{background:var(--tv-good)}.taktvoll .tv-fair{background:var(--tv-warning)}
.taktvoll .tv-bad{background:var(--tv-error)}
.taktvoll .tv-letter{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--tv-line);border-radius:.5em;
 padding:1em 1.25em;margin:1em 0;background:rgba(128,128,128,.05)}
.taktvoll mark{color:inherit;background:none;padding:.05em 0;border-radius:.15em}
.taktvoll mark.tv-error{background:rgba(209,73,91,.18);box-shadow:inset 0 -2px var(--tv-error)}
.taktvoll mark.tv-warning{background:rgba(226,163,50,.2);box-shadow:inset 0 -2px var(--tv-warning)}
.taktvoll mark.tv-hint{background:rgba(61,143,179,.18);box-shadow:inset 0 -2px var(--tv-hint)}
.taktvoll .tv-badge{display:inline-block;min-width:1.5em;padding:0 .35em;margin:0 .1em;border-radius:.8em;font-size:.72em;
 line-height:1.5em;font-weight:600;text-align:center;color:#fff;vertical-align:.12em;white-space:nowrap}
.taktvoll .tv-badge.tv-error{background:#b83446}.taktvoll .tv-badge.tv-warning{background:#8f5f0a}
.taktvoll .tv-badge.tv-hint{background:#2a7191}
.taktvoll ol{list-style:none;padding:0;margin:1em 0}
.taktvoll ol li{display:grid;grid-template-columns:2.2em 1fr;margin:0 0 .9em}
.taktvoll p{margin:0}
.taktvoll .tv-message{font-weight:600}
.taktvoll .tv-fix{margin-top:.25em;padding-left:.7em;border-left:2px solid var(--tv-line)}
.taktvoll del{color:inherit;background:rgba(209,73,91,.16);text-decoration:line-through;text-decoration-color:var(--tv-error)}
.taktvoll ins{color:inherit;background:rgba(79,157,105,.22);text-decoration:underline;text-decoration-color:var(--tv-good);
 text-underline-offset:.15em}
.taktvoll .tv-sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(18em,1fr));gap:1em}
.taktvoll .tv-sides .tv-letter{margin:.3em 0 0;height:calc(100% - 2em)}
.taktvoll .tv-proof{margin-top:1em}
</style>
"""


def report_to_html(report: Report) -> str:
    """The score, a bar for each dimension, the marked letter, and what to do about each mark, in the report's language."""
    return STYLE + report_body(report)


def report_body(report: Report) -> str:
    """`report_to_html` without the style, for a page that has it already."""
    lang = report.lang
    all_told = told(report.findings)
    shown = gravest(all_told)
    parts = [f'<div class="taktvoll" lang="{lang}">', _header(report, lang), _bars(report, lang)]
    if report.text.strip():
        parts.append(_letter(report, shown))
    if report.findings:
        findings = (_finding(number, found, report) for number, found in enumerate(shown, start=1))
        parts.append(f"<ol>{''.join(findings)}</ol>")
        parts.append(_more(len(all_told) - len(shown), lang))
    else:
        said = "off_topic" if is_off_topic(report) else "nothing"
        parts.append(f"<p>{_text(say(said, lang))}</p>")
    if report.notes:
        notes = "".join(f"<li><span>·</span><p>{_text(note.text)}</p></li>" for note in report.notes)
        parts.append(f'<p class="tv-message">{_text(say("notes", lang))}</p><ol>{notes}</ol>')
    return "".join([*parts, "</div>"])


def rewrite_to_html(rewrite: Rewrite) -> str:
    """Draft and rewrite side by side, their differences marked, and the proof, in the language of its messages."""
    lang = rewrite.lang
    pieces = differences(rewrite.original, rewrite.text)
    before = "".join(_piece(piece) for piece in pieces if piece.side is not Side.AFTER)
    after = "".join(_piece(piece) for piece in pieces if piece.side is not Side.BEFORE)
    sides = ((say("draft", lang), before), (say("rewrite", lang), after))
    shown = "".join(
        f'<section><p class="tv-message">{_text(title)}</p><div class="tv-letter" lang="de">{side}</div></section>'
        for title, side in sides
    )
    return (
        f'{STYLE}<div class="taktvoll" lang="{lang}"><div class="tv-sides">{shown}</div>{_proof(rewrite, lang)}</div>'
    )


def _header(report: Report, lang: str) -> str:
    name = one_line(report.id) if report.id not in {None, "-"} else say("stdin", lang)
    facts = (
        labels.OCCASIONS[report.occasion].in_language(lang),
        labels.REGISTERS[report.register].in_language(lang),
        counted(report.length.words, lang),
        *((one_line(report.subject),) if report.subject and report.decoded else ()),
    )
    return (
        f'<header><span class="tv-name">{_text(name)}</span>'
        f"{_score(report, lang)}</header>"
        f'<p class="tv-quiet">{_text(" · ".join(facts))}</p>'
    )


def _score(report: Report, lang: str) -> str:
    if report.score is None:
        return ""
    return f'<span class="tv-score">{_text(say("score", lang, score=report.score))}</span>'


def _bars(report: Report, lang: str) -> str:
    if report.scores is None:
        return ""
    return f'<div class="tv-bars">{"".join(_bar(name, report.scores[name], lang) for name in DIMENSIONS if name in report.scores)}</div>'


def _bar(name: str, score: int, lang: str) -> str:
    shown = _text(labels.DIMENSIONS[name].in_language(lang))
    grade = "good" if score >= GOOD else "fair" if score >= FAIR else "bad"
    return (
        f'<span>{shown}</span><div class="tv-bar" role="meter" aria-label="{shown}" aria-valuemin="0" aria-valuemax="100" '
        f'aria-valuenow="{score}"><span class="tv-{grade}" style="width:{score}%"></span></div>'
        f'<span class="tv-number" aria-hidden="true">{score}</span>'
    )


def _letter(report: Report, findings: tuple[Finding, ...]) -> str:
    text = report.text
    part = excerpt(text, findings)
    marks = highlights_of(text, findings)
    quiet = quiet_spans(report.segments)
    lines = []
    for row in part.rows:
        line = "".join(_run(run, text, findings) for run in runs(row.start, row.end, marks, quiet))
        before, after = "… " if row.cut_before else "", " …" if row.cut_after else ""
        skipped = '<span class="tv-quiet">…</span>\n' if row.skipped else ""
        lines.append(f"{skipped}{before}{line}{after}")
    rest = '\n<span class="tv-quiet">…</span>' if part.skipped else ""
    return f'<div class="tv-letter" lang="de">{chr(10).join(lines)}{rest}</div>'


def _run(run: Run, text: str, findings: tuple[Finding, ...]) -> str:
    opening = "".join(_badge(mark) for mark in run.opening if mark.look is not Look.WORDS)
    closing = "".join(_badge(mark) for mark in run.closing)
    words = _text(text[run.start : run.end])
    if run.over:
        titles = "\n".join(one_line(findings[mark.number - 1].message) for mark in run.over)
        words = f'<mark class="tv-{run.over[0].severity.value}" title="{_attribute(titles)}">{words}</mark>'
    elif run.quiet:
        words = f'<span class="tv-quiet">{words}</span>'
    return f"{opening}{words}{closing}"


def _more(count: int, lang: str) -> str:
    return f'<p class="tv-quiet">{_text(say("more_findings", lang, count=count))}</p>' if count else ""


def _badge(mark: Highlight) -> str:
    missing = "+" if mark.look is Look.PLACE else ""
    return f'<span class="tv-badge tv-{mark.severity.value}">{missing}{mark.number}</span>'


def _finding(number: int, finding: Finding, report: Report) -> str:
    text, lang = report.text, report.lang
    severity = labels.SEVERITIES[finding.severity.value].in_language(lang)
    advice = f"<p>{_text(finding.advice)}</p>" if finding.advice else ""
    fixes = "".join(
        f'<div class="tv-fix"><p class="tv-quiet">{_text(fix.title)}</p>{"".join(_edit(edit, text) for edit in fix.edits)}</div>'
        for fix in finding.fixes[:MOST_FIXES]
    )
    return (
        f'<li><span><span class="tv-badge tv-{finding.severity.value}">{number}</span></span><div>'
        f'<p><span class="tv-message">{_text(finding.message)}</span> '
        f'<span class="tv-quiet">{_text(severity)} · {_text(" + ".join(rules(finding, report.findings)))}</span></p>'
        f"{advice}{fixes}</div></li>"
    )


def _edit(edit: Edit, text: str) -> str:
    old, new = (one_line(side) for side in with_words(text, edit))
    before = f"<del>{_text(old)}</del>" if old else ""
    after = f"<ins>{_text(new)}</ins>" if new else ""
    return f"<p>{before}{' → ' if old and new else ''}{after}</p>"


def _piece(piece: DiffPart) -> str:
    tags = {Side.BOTH: ("", ""), Side.BEFORE: ("<del>", "</del>"), Side.AFTER: ("<ins>", "</ins>")}[piece.side]
    return f"{tags[0]}{_text(piece.text)}{tags[1]}"


def _proof(rewrite: Rewrite, lang: str) -> str:
    if rewrite.text == rewrite.original and rewrite.proof.passed:
        return f'<p class="tv-proof">✓ {_text(say("unchanged", lang))}</p>'
    sign, said = ("✓", "proven") if rewrite.proof.passed else ("✗", "unproven")
    missing = "".join(f"<p>· {_text(reason)}</p>" for reason in rewrite.proof.missing)
    return f'<div class="tv-proof"><p><strong>{sign} {_text(say(said, lang))}:</strong> {_text(proof_line(rewrite, lang))}.</p>{missing}</div>'


def _text(text: str) -> str:
    return html.escape(visible(text), quote=True)


def _attribute(text: str) -> str:
    return html.escape(text, quote=True).replace("\n", "&#10;")
