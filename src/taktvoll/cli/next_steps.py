"""What to type after a check: the commands that mend the same drafts, as they can be copied."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text
from taktvoll.cli.run_language import run_lang

if TYPE_CHECKING:
    from taktvoll.finding import Severity
    from taktvoll.report import Report

_REWRITE = Text(de="Neu schreiben:", en="Rewrite:")
_FIX = Text(de="Nur das Sichere ({count}):", en="Only what is safe ({count}):")
_WHY = Text(de="Warum?", en="Why?")

MOST = 9
"""So many arguments are repeated in a command; of more it is only named."""


def in_order(options: Mapping[str, object]) -> list[str]:
    """The options that have a value, each before it."""
    return [part for name, value in options.items() if value is not None for part in (name, str(value))]


@dataclass(slots=True)
class Run:
    """What a run of `check` has seen, as its reports come."""

    arguments: Sequence[str]
    """Drafts and options that say what is meant, as `rewrite` takes them too; empty where it cannot be run on the same drafts."""
    seen: int = 0
    flawed: int = 0
    safe: int = 0
    """Fixes that `--fix` would apply."""
    mendable: bool = False
    """Whether `rewrite` has anything to do."""
    severities: "Counter[Severity]" = field(default_factory=Counter)
    gravest: "tuple[int, str]" = (0, "")
    """Rank and rule of the first of the gravest findings."""

    def add(self, report: "Report") -> None:
        """Count `report`."""
        from taktvoll.formats.folded import told

        found = told(report.findings)
        self.seen += 1
        self.flawed += bool(found)
        self.safe += len(report.fixes(safety="safe"))
        self.severities.update(finding.severity for finding in found)
        for finding in found:
            if finding.severity.rank > self.gravest[0]:
                self.gravest = (finding.severity.rank, finding.rule)
        self.mendable |= report.occasion != "other" and any(finding.severity.rank > 1 for finding in found)

    def lines(self) -> Iterator[str]:
        """The total of many drafts, and the commands."""
        from taktvoll.cli.statistics import total_line
        from taktvoll.formats.labels import title_of

        if self.seen > 1:
            yield total_line(self.seen, self.flawed, self.severities)
        drafts = shlex.join(self.arguments) if len(self.arguments) <= MOST else "…"
        steps: list[tuple[Text, dict[str, object], str]] = []
        if self.mendable and drafts:
            steps.append((_REWRITE, {}, f"taktvoll rewrite {drafts}"))
        if self.safe and drafts:
            steps.append((_FIX, {"count": self.safe}, f"taktvoll check --fix {drafts}"))
        if self.gravest[1]:
            steps.append((_WHY, {}, shlex.join(["taktvoll", "explain", title_of(self.gravest[1], run_lang())])))
        for said, fields, command in steps:
            yield f"{said.in_language(run_lang(), **fields)} {command}"
