"""One line a finding, as compilers write it: editors and `grep` understand it."""

from collections.abc import Iterator

from taktvoll.formats.artifact import STDIN
from taktvoll.formats.visible import one_line, visible
from taktvoll.report import Report


def concise_lines(report: Report) -> Iterator[str]:
    """``FILE:LINE:COLUMN: severity rule message`` for each finding, without line ends."""
    name = visible(report.id or STDIN).replace("\n", " ")
    for finding in report.findings:
        place = f"{name}:{finding.line}:{finding.column}"
        yield f"{place}: {finding.severity.value} {finding.rule} {one_line(finding.message)}"
