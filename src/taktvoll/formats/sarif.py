"""Reports as a SARIF 2.1.0 log, for code scanning and editors."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from json import dumps, loads
from pathlib import PurePath
from typing import Any

from taktvoll.finding import DOCS, Finding, Fix, page_of
from taktvoll.formats.artifact import relative_uri
from taktvoll.lint.rule import Rule
from taktvoll.lint.rules import ExternalRule
from taktvoll.positions import Places
from taktvoll.report import Report
from taktvoll.version import VERSION as PACKAGE_VERSION

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "taktvollFinding/v1"
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
_Json = dict[str, Any]


def sarif_log(
    reports: Iterable[Report],
    rules: Sequence[Rule | ExternalRule],
    *,
    lang: str = "de",
    version: str = PACKAGE_VERSION,
    problems: Sequence[str] = (),
    pages: str | None = None,
    root: PurePath | None = None,
) -> _Json:
    """One log with one run.

    `rules` describe what could be found; `version` is that of this package; `problems` are messages on drafts that could
    not be checked; `pages` is the address of the rules' pages (SARIF wants it absolute), if they have one; names of drafts
    become relative to `root` (None: the working directory).
    """
    checked = list(reports)
    described = [_artifact(report, root) for report in checked]
    positions = {key: position for position, key in enumerate(dict.fromkeys(map(dumps, described)))}
    index = {rule.id: position for position, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "taktvoll",
                        "version": version,
                        "informationUri": DOCS,
                        "language": lang,
                        "rules": [_descriptor(rule, lang, pages) for rule in rules],
                    }
                },
                "language": lang,
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not problems,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": _plain(problem)}} for problem in problems
                        ],
                    }
                ],
                "artifacts": [loads(key) for key in positions],
                "results": [
                    result
                    for report, artifact in zip(checked, described, strict=True)
                    for result in _results(report, artifact["location"] | {"index": positions[dumps(artifact)]}, index)
                ],
            }
        ],
    }


def _descriptor(rule: Rule | ExternalRule, lang: str, pages: str | None) -> _Json:
    why = rule.why.in_language(lang)
    shown: _Json = {
        "id": rule.id,
        "shortDescription": {"text": rule.title.in_language(lang)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why} {rule.source.in_language(lang)}" if isinstance(rule, Rule) else why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity.value]},
        "properties": {"page": f"docs/rules/{rule.id}.md" if isinstance(rule, Rule) else f"docs/{rule.id}.md"},
    }
    return shown | {"helpUri": f"{pages.rstrip('/')}/{rule.id}.md" if pages else page_of(rule.id)}


def _artifact(report: Report, root: PurePath | None) -> _Json:
    """A decoded draft carries its text: the offsets refer to that, not to the bytes of the message."""
    shown: _Json = {"location": {"uri": relative_uri(report.id, root)}, "sourceLanguage": "de"}
    return shown | {"contents": {"text": _plain(report.text)}} if report.decoded else shown


def _results(report: Report, artifact: _Json, index: dict[str, int]) -> list[_Json]:
    places = Places(report.text)
    return [
        _result(finding, report, artifact, places, index, mark)
        for finding, mark in zip(report.findings, fingerprints(report), strict=True)
    ]


def fingerprints(report: Report) -> list[str]:
    """What tells each finding of `report` again where lines were added above it: its rule and words, and which of the same it is."""
    counts: Counter[tuple[str, str]] = Counter()
    marks = []
    for finding in report.findings:
        words = " ".join(report.text[finding.start : finding.end].split())
        counts[finding.rule, words] += 1
        said = f"{finding.rule}\0{words}\0{counts[finding.rule, words]}"
        marks.append(sha256(said.encode("utf-8", "replace")).hexdigest()[:32])
    return marks


def _result(
    finding: Finding, report: Report, artifact: _Json, places: Places, index: dict[str, int], mark: str
) -> _Json:
    location = {"artifactLocation": artifact, "region": _region(finding, places)}
    shown: _Json = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity.value],
        "message": {"text": _plain(f"{finding.message} {finding.advice}".strip())},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {FINGERPRINT: mark},
    }
    if finding.rule in index:
        shown["ruleIndex"] = index[finding.rule]
    if finding.fixes and not report.decoded:
        shown["fixes"] = [_fix(fix, artifact) for fix in finding.fixes]
    return shown


def _region(finding: Finding, places: Places) -> _Json:
    line, column = places.place(finding.start)
    end_line, end_column = places.place(finding.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        **_span(finding.start, finding.end),
    }


def _fix(fix: Fix, artifact: _Json) -> _Json:
    replacements = [
        {"deletedRegion": _span(edit.start, edit.end), "insertedContent": {"text": _plain(edit.text)}}
        for edit in sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    ]
    return {
        "description": {"text": _plain(fix.title)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safety": fix.safety.value},
    }


def _span(start: int, end: int) -> _Json:
    return {"charOffset": start, "charLength": end - start}


def _plain(text: str) -> str:
    """Lone surrogates cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
