"""Reports and rewrites as the panel in the compose window shows them."""

from collections.abc import Iterable
from typing import Any

from taktvoll.bilingual import Lang
from taktvoll.finding import Finding, Fix
from taktvoll.formats.glyphs import FINE
from taktvoll.formats.labels import OCCASIONS, SEVERITIES, title_of
from taktvoll.formats.proofs import verdict_line
from taktvoll.lint.rules import ALL
from taktvoll.report import Report
from taktvoll.rewritten import Rewrite
from taktvoll.scheme import Occasion

MOST_FINDINGS = 200
"""Findings in an answer at most, the gravest of them: nobody reads more in a panel, and Mozilla takes only 1 MiB."""
_RULES = {rule.id: rule for rule in ALL}


def report_answer(report: Report, lang: Lang) -> dict[str, Any]:
    """What the panel shows of a report. A mail that is about no interview is no draft of ours: nothing is said of it."""
    draft = report.occasion != Occasion.OTHER
    found = report.findings if draft else ()
    shown = _gravest(found)
    return {
        "draft": draft,
        "occasion": OCCASIONS[report.occasion].in_language(lang),
        "score": report.score,
        "words": report.length.words,
        "findings": [_finding(finding, lang) for finding in shown],
        "left_out": len(found) - len(shown),
        "notes": [note.text for note in report.notes] if draft else [],
    }


def rewrite_answer(rewrite: Rewrite, lang: Lang) -> dict[str, Any]:
    """What the panel shows of a rewrite: the letter, what its proof says, what became of the draft."""
    return {
        "text": rewrite.text,
        "changed": rewrite.text != rewrite.original,
        "verdict": rewrite.proof.verdict.value,
        "said": verdict_line(rewrite, lang, FINE),
        "missing": list(rewrite.proof.missing),
        "doubts": [{"start": one.start, "end": one.end, "text": one.text} for one in rewrite.proof.doubts],
        "dropped": [{"text": one.text, "why": one.why} for one in rewrite.dropped],
        "why": list(dict.fromkeys(one.why for one in rewrite.changes if one.kind != "kept" and one.why)),
    }


def _gravest(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest findings, in the order of the draft."""
    ranked = sorted(findings, key=lambda one: -one.severity.rank)[:MOST_FINDINGS]
    return sorted(ranked, key=lambda one: (one.start, one.end))


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    rule = _RULES.get(finding.rule)
    return {
        "rule": finding.rule,
        "title": title_of(finding.rule, lang),
        "severity": finding.severity.value,
        "severity_said": SEVERITIES[finding.severity.value].in_language(lang),
        "message": finding.message,
        "advice": finding.advice,
        "why": "" if rule is None else rule.why.in_language(lang),
        "start": finding.start,
        "end": finding.end,
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety.value, "edits": edits}
