"""Judging without what the writer wants to hear no more: the draft's own first line, and the file beside it."""

from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.finding import Finding
from taktvoll.lint.rules import ALL, EXTERNAL
from taktvoll.lint.run import lint_analysis
from taktvoll.report import Note, Report
from taktvoll.settings import Settings
from taktvoll.suppression import Suppressions, read_directive

KNOWN = frozenset({*(rule.id for rule in ALL), *EXTERNAL})
"""Ids of everything that can be silenced."""


def lint_unsuppressed(
    analysis: Analysis,
    settings: Settings,
    *,
    id: str | None = None,  # noqa: A002 - the report's own name for it
    decoded: bool = False,
    suppressions: Suppressions | None = None,
) -> Report:
    """The report on a draft but for what its first line and `suppressions` silence; an unknown rule there is a note."""
    directive = read_directive(analysis.text, analysis.segments, KNOWN)
    entries = suppressions or Suppressions()

    def covered(finding: Finding, analysis: Analysis) -> bool:
        return bool(entries.entries) and entries.covers(finding.rule, sentence_at(finding, analysis))

    report = lint_analysis(analysis, ignoring(settings, directive.rules), id=id, decoded=decoded, is_suppressed=covered)
    if not directive.notes:
        return report
    remarks = tuple(Note(kind="directive", text=text) for text in directive.notes)
    return replace(report, notes=(*report.notes, *remarks))


def ignored_by(analysis: Analysis, settings: Settings) -> Settings:
    """`settings` with what the draft's first line ignores, for texts that are made from it without that line."""
    return ignoring(settings, read_directive(analysis.text, analysis.segments, KNOWN).rules)


def ignoring(settings: Settings, rules: tuple[str, ...]) -> Settings:
    """`settings` with these rules ignored too."""
    if not rules:
        return settings
    return settings.model_copy(update={"ignore": tuple(dict.fromkeys((*settings.ignore, *rules)))})


def sentence_at(finding: Finding, analysis: Analysis) -> str:
    """The sentence in which `finding` begins; its own words where it stands in none."""
    for sentence in analysis.sentences:
        if sentence.start <= finding.start < sentence.end:
            return analysis.quote(sentence)
    return analysis.text[finding.start : finding.end]
