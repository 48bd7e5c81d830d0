"""Findings as diagnostics of the protocol."""

import hashlib
import json
from collections.abc import Sequence

from lsprotocol import types

from taktvoll.bilingual import Lang
from taktvoll.finding import Finding
from taktvoll.lsp.checks import Checked
from taktvoll.lsp.client import Client
from taktvoll.lsp.drafts import name_of
from taktvoll.lsp.texts import ENCODED

SOURCE = "taktvoll"
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "hint": types.DiagnosticSeverity.Information,
}
"""A hint of ours is worth a line in the list; editors hardly show the protocol's own „Hint“."""
FAULT = "taktvoll"
"""The code of the one diagnostic that says why there are no others."""


def diagnostics_of(checked: Checked, client: Client, lang: Lang) -> list[types.Diagnostic]:
    """One for each finding; where a draft could not be checked, one at the top that says why."""
    if checked.fault is not None:
        return [_at_the_top(checked, checked.fault.in_language(lang), types.DiagnosticSeverity.Error)]
    if checked.report is None or checked.draft is None:
        return []
    if checked.draft.encoded:
        said = ENCODED.in_language(lang, name=name_of(checked.document.uri))
        return [_at_the_top(checked, said, types.DiagnosticSeverity.Information)]
    return [diagnostic_of(finding, checked, client) for finding in checked.report.findings]


def diagnostic_of(finding: Finding, checked: Checked, client: Client) -> types.Diagnostic:
    """`finding`, in places of the document."""
    return types.Diagnostic(
        range=checked.document.range(*checked.span(finding.start, finding.end)),
        message=f"{finding.message} {finding.advice}",
        severity=SEVERITIES[finding.severity.value],
        code=finding.rule,
        code_description=types.CodeDescription(finding.url) if client.describes_codes else None,
        source=SOURCE,
    )


def result_id_of(items: Sequence[types.Diagnostic]) -> str:
    """The same for the same diagnostics at the same places; it tells nothing about the draft."""
    rows = [
        [
            [item.range.start.line, item.range.start.character, item.range.end.line, item.range.end.character],
            item.message,
            item.code,
            int(item.severity or 0),
        ]
        for item in items
    ]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:32]


def _at_the_top(checked: Checked, message: str, severity: types.DiagnosticSeverity) -> types.Diagnostic:
    start, end = checked.document.index.line_span(0)
    return types.Diagnostic(
        range=checked.document.range(start, end), message=message, severity=severity, code=FAULT, source=SOURCE
    )
