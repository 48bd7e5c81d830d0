"""Minimal pairs: how often the sentence that differs has its labels, and how often both sides of a pair have theirs.

python scripts/contrast.py ../../corpora/contrast/open.jsonl metrics/contrast_open.json
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import typer
from taktvoll_training.drafts import Draft, read_drafts
from taktvoll_training.release import write_json

from taktvoll.report import Report
from taktvoll.shipped import versions

TODAY = "2027-01-01"
DECIDED = ("negative_opinion", "private_detail", "missing_decision", "missing_thanks")
"""Findings that hang on the sentence that differs."""


def main(pairs: Path, output: Path, errors: bool = False) -> None:
    """Check the letters of PAIRS and write figures for each shape to OUTPUT; ERRORS prints the ids of wrong letters."""
    from taktvoll import check_many

    drafts = read_drafts([pairs])
    reports = list(check_many((draft["text"] for draft in drafts), today=TODAY))
    rows = list(zip(drafts, reports, strict=True))
    by_shape: dict[str, list[tuple[Draft, Report]]] = defaultdict(list)
    for draft, report in rows:
        by_shape[draft["tags"][1]].append((draft, report))
    figures = {shape: figures_of(found) for shape, found in sorted(by_shape.items())}
    write_json(output, {"versions": versions(), "all": figures_of(rows), "shapes": figures})
    if errors:
        for draft, report in rows:
            wanted, found = labels_wanted(draft), labels_found(draft, report)
            if wanted != found:
                typer.echo(f"{draft['id']}: {'+'.join(sorted(found))} instead of {'+'.join(sorted(wanted))}")


def labels_wanted(draft: Draft) -> set[str]:
    """Labels of the sentence that differs."""
    return next(set(row["labels"]) for row in draft["sentences"] if row["start"] == draft["target"])


def labels_found(draft: Draft, report: Report) -> set[str]:
    """Labels of the report's sentence in which it begins."""
    return next(set(row.labels) for row in report.sentences if row.start <= draft["target"] < row.end)


def figures_of(rows: list[tuple[Draft, Report]]) -> dict[str, Any]:
    """Shares of letters and of pairs that are right; true, false and missed findings, and those at `error`."""
    right: dict[str, list[bool]] = defaultdict(list)
    for draft, report in rows:
        right[draft["pair"]].append(labels_wanted(draft) == labels_found(draft, report))
    return {
        "letters": len(rows),
        "labels_right": round(sum(map(sum, right.values())) / len(rows), 4),
        "pairs_right": round(sum(map(all, right.values())) / len(right), 4),
        "findings": {rule: counts_of(rule, rows) for rule in DECIDED},
    }


def counts_of(rule: str, rows: list[tuple[Draft, Report]]) -> dict[str, int]:
    """How often `rule` is reported rightly, falsely, not at all, and how often as an error."""
    counts = {"true": 0, "false": 0, "missed": 0, "true_errors": 0, "false_errors": 0}
    for draft, report in rows:
        severities = {finding.severity for finding in report.findings if finding.rule == rule}
        wanted = rule in draft["findings"]
        kind = ("true" if severities else "missed") if wanted else ("false" if severities else None)
        if kind:
            counts[kind] += 1
        if "error" in severities:
            counts["true_errors" if wanted else "false_errors"] += 1
    return counts


if __name__ == "__main__":
    typer.run(main)
