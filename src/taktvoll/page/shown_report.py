"""A report as the page shows it: the gravest first, one card a rule with its places, all words in the user's language."""

from collections.abc import Mapping
from typing import Any

from taktvoll.finding import Finding, Fix, apply_edits
from taktvoll.formats.fixes import with_words
from taktvoll.formats.folded import titles, told
from taktvoll.formats.labels import (
    DIMENSIONS,
    OCCASIONS,
    REGISTERS,
    SEVERITIES,
    counted,
    is_off_topic,
    say,
    tally,
    title_of,
    verdict,
)
from taktvoll.formats.marking import highlights_of
from taktvoll.formats.palette import FAIR, GOOD
from taktvoll.formats.visible import one_line
from taktvoll.lint.notes import asks_to_act_first
from taktvoll.lint.rules import LISTED
from taktvoll.page.shown_mail import shown_mail
from taktvoll.report import Report
from taktvoll.scheme import DIMENSIONS as ORDER

WHY = {rule.id: rule.why for rule in LISTED}
MOST_SHOWN = 90
"""Characters of a fix's before and after on its button."""


def shown_report(report: Report) -> dict[str, Any]:
    """`report` for the page; offsets count code points of the text as received."""
    lang, findings = report.lang, told(report.findings)
    severities = [finding.severity.value for finding in findings]
    return {
        "score": report.score,
        "scores": _scores(report),
        "facts": [
            OCCASIONS[report.occasion].in_language(lang),
            REGISTERS[report.register].in_language(lang),
            counted(report.length.words, lang),
        ],
        "tally": [
            {"severity": name, "said": tally(name, severities.count(name), lang)}
            for name in SEVERITIES
            if name in severities
        ],
        "verdict": say("off_topic", lang) if is_off_topic(report) else None if findings else say(verdict(report), lang),
        "ready": not findings and verdict(report) == "ready",
        "cards": _cards(findings, report),
        "mail": shown_mail(report.reply_to, lang),
        "notes": [
            {"text": note.text, "first": asks_to_act_first(note)}
            for note in sorted(report.notes, key=lambda note: not asks_to_act_first(note))
        ],
    }


def _scores(report: Report) -> list[dict[str, Any]]:
    if report.scores is None:
        return []
    return [
        {
            "name": name,
            "title": DIMENSIONS[name].in_language(report.lang),
            "value": report.scores[name],
            "grade": grade(report.scores[name]),
        }
        for name in ORDER
        if name in report.scores
    ]


def grade(score: int) -> str:
    """„good“, „fair“ or „bad“: the limits of the terminal's bars."""
    return "good" if score >= GOOD else "fair" if score >= FAIR else "bad"


def _cards(findings: tuple[Finding, ...], report: Report) -> list[dict[str, Any]]:
    """One card for each rule and severity, the gravest first, else in the order of the text."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda found: (-found.severity.rank, found.start, found.end)):
        grouped.setdefault((finding.rule, finding.severity.value), []).append(finding)
    return [_card(together, report) for together in grouped.values()]


def _card(findings: list[Finding], report: Report) -> dict[str, Any]:
    first, lang = findings[0], report.lang
    why = WHY.get(first.rule)
    return {
        "rule": first.rule,
        "title": title_of(first.rule, lang),
        "severity": first.severity.value,
        "severity_title": SEVERITIES[first.severity.value].in_language(lang),
        "why": why.in_language(lang) if why else "",
        "advice": list(dict.fromkeys(finding.advice for finding in findings if finding.advice)),
        "places": [_place(finding, report) for finding in findings],
    }


def _place(finding: Finding, report: Report) -> dict[str, Any]:
    all_titles = titles(finding, report.findings, report.lang)
    title = title_of(finding.rule, report.lang)
    (mark,) = highlights_of(report.text, (finding,))
    return {
        "start": finding.start,
        "end": finding.end,
        "look": mark.look.value,
        "line": say("line", report.lang, line=finding.line),
        "message": finding.message,
        "also": all_titles.removeprefix(title).removeprefix(" + "),
        "fixes": [_fix(fix, report.text) for fix in finding.fixes if fix.edits],
    }


def _fix(fix: Fix, text: str) -> Mapping[str, Any]:
    """The edits of `fix` as one replacement, which one step undoes."""
    start, end = min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits)
    moved = tuple(type(edit)(start=edit.start - start, end=edit.end - start, text=edit.text) for edit in fix.edits)
    before, after = with_words(text, fix.edits[0]) if len(fix.edits) == 1 else ("", "")
    short = len(before) <= MOST_SHOWN and len(after) <= MOST_SHOWN
    return {
        "title": fix.title,
        "safe": fix.safety.value == "safe",
        "start": start,
        "end": end,
        "text": apply_edits(text[start:end], moved),
        "before": one_line(before) if short else "",
        "after": one_line(after) if len(after) <= 2 * MOST_SHOWN else "",
    }
