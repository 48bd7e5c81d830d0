"""One report from our findings and LanguageTool's: where both find the same, ours wins."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from taktvoll.errors import GrammarError
from taktvoll.finding import Finding
from taktvoll.grammar.checker import GrammarChecker
from taktvoll.grammar.findings import is_all_small
from taktvoll.reading import Reading
from taktvoll.report import Report
from taktvoll.settings import Settings

SAME_SHARE = 1 / 3
"""Share of our finding that the other has to cover to be about the same words: a comma inside a sentence of ours is not."""


def merge(report: Report, grammar_findings: Iterable[Finding]) -> Report:
    """`report` with the findings of the grammar check, one where both find the same, and `grammar_checked` true."""
    own = [finding for finding in report.findings if finding.rule != "grammar"]
    new = [finding for finding in grammar_findings if not any(_same(mine, finding) for mine in own)]
    order = {id(finding): place for place, finding in enumerate([*own, *new])}
    merged = sorted([*own, *new], key=lambda finding: (finding.start, finding.end, order[id(finding)]))
    return replace(report, findings=tuple(merged), grammar_checked=True)


def add_grammar(
    checked: Iterable[tuple[Report, Reading, Settings]],
    checker: GrammarChecker,
    *,
    failed: Callable[[GrammarError], None] | None = None,
) -> Iterator[Report]:
    """The reports in order, with grammar; many drafts are with the server at once.

    On the first failure `failed` is told once and the rest of the reports come as they are; without it the error is raised.
    """
    rest = iter(checked)
    held: list[tuple[Report, Reading, Settings]] = []

    def readings() -> Iterator[tuple[Reading, Settings]]:
        for triple in rest:
            held.append(triple)
            yield triple[1], triple[2]

    try:
        for found in checker.check_many(readings()):
            yield merge(held.pop(0)[0], found)
    except GrammarError as error:
        if failed is None:
            raise
        failed(error)
        yield from (report for report, _, _ in held)
        yield from (report for report, _, _ in rest)


def _same(mine: Finding, other: Finding) -> bool:
    """Whether both are about the same words; what is missing, and small letters throughout, is about none."""
    if mine.rule.startswith("missing_") or is_all_small(other):
        return False
    overlap = min(mine.end, other.end) - max(mine.start, other.start)
    return overlap > 0 and overlap >= SAME_SHARE * (mine.end - mine.start)
