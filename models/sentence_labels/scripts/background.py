"""Real mails that are no cancellation: how many are taken for one (CodEAlltag S, ids whose SHA-256 is odd)."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import typer
from taktvoll_training.drafts import is_odd
from taktvoll_training.release import write_json

from taktvoll.shipped import versions

TODAY = "2027-01-01"


def main(data: Path, output: Path, show: int = 0) -> None:
    """Count occasions of the odd half of DATA/codealltag_s; SHOW prints the ids of so many that are taken for a no or a move."""
    from taktvoll import check_many

    with gzip.open(data / "codealltag_s" / "codealltag_s.jsonl.gz", "rt", encoding="utf-8") as file:
        mails = [row for row in map(json.loads, file) if is_odd(row["id"])]
    reports = list(check_many((mail["text"] for mail in mails), today=TODAY))
    counts = Counter(report.occasion for report in reports)
    taken = [
        mail["id"] for mail, report in zip(mails, reports, strict=True) if report.occasion in {"decline", "reschedule"}
    ]
    figures = {
        "versions": versions(),
        "mails": len(mails),
        "occasions": dict(counts),
        "taken_for_a_cancellation": round(len(taken) / len(mails), 4),
        "ids": taken,
    }
    write_json(output, figures)
    for ident in taken[:show]:
        typer.echo(ident)


if __name__ == "__main__":
    typer.run(main)
