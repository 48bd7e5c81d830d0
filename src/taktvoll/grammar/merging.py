"""One report from our findings and LanguageTool's: where both find the same, ours wins."""

from collections.abc import Iterable
from dataclasses import replace

from taktvoll.finding import Finding
from taktvoll.grammar.findings import is_all_small
from taktvoll.report import Report

SAME_SHARE = 1 / 3
"""Share of our finding that the other has to cover to be about the same words: a comma inside a sentence of ours is not."""


def merge(report: Report, grammar_findings: Iterable[Finding]) -> Report:
    """`report` with the findings of the grammar check, one where both find the same, and `grammar_checked` true."""
    own = [finding for finding in report.findings if finding.rule != "grammar"]
    new = [finding for finding in grammar_findings if not any(_same(mine, finding) for mine in own)]
    merged = sorted([*own, *new], key=lambda finding: (finding.start, finding.end))
    return replace(report, findings=tuple(merged), grammar_checked=True)


def _same(mine: Finding, other: Finding) -> bool:
    """Whether both are about the same words; what is missing, and small letters throughout, is about none."""
    if mine.rule.startswith("missing_") or is_all_small(other):
        return False
    overlap = min(mine.end, other.end) - max(mine.start, other.start)
    return overlap > 0 and overlap >= SAME_SHARE * (mine.end - mine.start)
