"""Reports and rewrites as JSON: the shapes of ``docs/CONTRACT.md``."""

import json
import re
from collections.abc import Iterable
from typing import Any

from taktvoll.finding import Finding, Fix
from taktvoll.formats.schema import schema
from taktvoll.report import Report
from taktvoll.rewritten import Rewrite
from taktvoll.scheme import LABELS

__all__ = [
    "dumps",
    "finding_to_dict",
    "jsonl",
    "report_to_dict",
    "reports_to_json",
    "rewrite_jsonl",
    "rewrite_to_dict",
    "rewrites_to_json",
    "schema",
]

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Legal inside JSON strings, but taken for line ends by some readers, steering terminals, or not to be encoded."""


def report_to_dict(report: Report, *, why: bool = False) -> dict[str, Any]:
    """The report in the contract's shape and order; `why` adds the evidence behind each finding."""
    shown = {
        "schema": report.schema,
        "id": report.id,
        "occasion": report.occasion,
        "register": report.register,
        "score": report.score,
        "subject": report.subject,
        "scores": dict(report.scores),
        "sentiment": {
            "polarity": report.sentiment.polarity,
            "subjectivity": report.sentiment.subjectivity,
            "formality": report.sentiment.formality,
        },
        "length": {
            "words": report.length.words,
            "sentences": report.length.sentences,
            "longest_sentence": report.length.longest_sentence,
            "reading_ease": report.length.reading_ease,
        },
        "slots": dict(report.slots),
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "labels": sorted(sentence.labels, key=LABELS.index),
                "polarity": sentence.polarity,
            }
            for sentence in report.sentences
        ],
        "findings": [finding_to_dict(finding, why=why) for finding in report.findings],
        "notes": [{"kind": note.kind, "text": note.text} for note in report.notes],
        "grammar_checked": report.grammar_checked,
    }
    return shown | {"text": report.text} if report.decoded else shown


def finding_to_dict(finding: Finding, *, why: bool = False) -> dict[str, Any]:
    """One finding; those of LanguageTool carry its own rule and category as an additional field."""
    shown: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "advice": finding.advice,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "fixes": [_fix_to_dict(fix) for fix in finding.fixes],
    }
    if finding.grammar:
        shown["languagetool"] = dict(finding.grammar)
    if why:
        shown["evidence"] = list(finding.evidence)
    return shown


def _fix_to_dict(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safety": fix.safety.value,
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
    }


def rewrite_to_dict(rewrite: Rewrite) -> dict[str, Any]:
    """The rewrite in the contract's shape and order; `missing` says why a proof did not pass."""
    proof = rewrite.proof
    shown: dict[str, Any] = {
        "text": rewrite.text,
        "mode": rewrite.mode,
        "changes": [
            {
                "kind": change.kind.value,
                "start": change.start,
                "end": change.end,
                "text": change.text,
                "rule": change.rule,
                "why": change.why,
            }
            for change in rewrite.changes
        ],
        "proof": {
            "passed": proof.passed,
            "findings": [finding_to_dict(finding) for finding in proof.findings],
            "slots_kept": proof.slots_kept,
            "register": proof.register,
            "words": proof.words,
            "grammar_checked": proof.grammar_checked,
        },
    }
    if proof.missing:
        shown["proof"]["missing"] = list(proof.missing)
    return shown


def reports_to_json(reports: Iterable[Report], *, why: bool = False) -> str:
    """A JSON array of reports, in order, indented; ends with a line feed."""
    return dumps([report_to_dict(report, why=why) for report in reports], indent=2) + "\n"


def rewrites_to_json(rewrites: Iterable[Rewrite]) -> str:
    """A JSON array of rewrites, in order, indented; ends with a line feed."""
    return dumps([rewrite_to_dict(rewrite) for rewrite in rewrites], indent=2) + "\n"


def jsonl(report: Report, *, why: bool = False) -> str:
    """One report as one line, its line feed included."""
    return dumps(report_to_dict(report, why=why)) + "\n"


def rewrite_jsonl(rewrite: Rewrite) -> str:
    """One rewrite as one line, its line feed included."""
    return dumps(rewrite_to_dict(rewrite)) + "\n"


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON with umlauts as they are; what could break a line, a terminal or an encoder is escaped."""
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
