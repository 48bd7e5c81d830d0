"""Grammar for a run: one checker for all its drafts, and one word about a server that fails."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Self

from taktvoll.analysis import Analysis
from taktvoll.errors import GrammarError
from taktvoll.finding import Finding
from taktvoll.grammar.checker import GrammarChecker
from taktvoll.grammar.merging import merge
from taktvoll.lint.suppressed import sentence_at
from taktvoll.report import Report
from taktvoll.settings import Settings
from taktvoll.suppression import Suppressions

_logger = logging.getLogger(__name__)
Judged = tuple[Report, Analysis, Settings]
"""A report without grammar, and what it was made from."""


class GrammarSession:
    """Adds grammar to reports, for as long as it is open; the server it may have started ends with it.

    `failed` is told about the first failure, after which reports stay as they are (`grammar_checked` false); without it
    every failure is raised as `GrammarError`. Drafts whose settings do not enable grammar stay as they are.
    """

    def __init__(self, *, failed: Callable[[GrammarError], None] | None = None) -> None:
        self.checker = GrammarChecker()
        self._failed = failed
        self._broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server that was started for this session, if one was."""
        self.checker.close()

    def add(
        self, report: Report, analysis: Analysis, settings: Settings, *, suppressions: Suppressions | None = None
    ) -> Report:
        """`report` with the findings of the grammar check."""
        return next(self.add_many([(report, analysis, settings)], suppressions=suppressions, at_once=1))

    def add_many(
        self, judged: Iterable[Judged], *, suppressions: Suppressions | None = None, at_once: int | None = None
    ) -> Iterator[Report]:
        """The reports in order, with grammar but for what `suppressions` silences.

        Up to `at_once` drafts are with the server at the same time.
        """
        rest = iter(judged)
        held: list[Judged] = []

        def readings() -> Iterator[tuple[Analysis, Settings] | None]:
            for report, analysis, settings in rest:
                held.append((report, analysis, settings))
                yield (analysis, settings) if settings.grammar.enabled and not self._broken else None

        try:
            for found in self.checker.check_many(readings(), at_once=at_once):
                report, analysis, _ = held.pop(0)
                yield report if found is None else merge(report, _heard(found, analysis, suppressions))
        except GrammarError as error:
            if self._failed is None:
                raise
            if not self._broken:
                self._broken = True
                self._failed(error)
            yield from (report for report, _, _ in held)
            yield from (report for report, _, _ in rest)


def _heard(found: Iterable[Finding], analysis: Analysis, suppressions: Suppressions | None) -> Iterator[Finding]:
    """What is not suppressions in the file beside the draft."""
    for finding in found:
        if suppressions is None or not suppressions.covers(finding.rule, sentence_at(finding, analysis)):
            yield finding


def warn(error: GrammarError) -> None:
    """Say that grammar is not checked: for library calls whose settings ask for it."""
    _logger.warning("grammar is not checked: %s", error)
