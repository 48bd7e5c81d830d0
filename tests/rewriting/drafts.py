"""The drafts of ``corpora/dev`` for the tests of rewriting."""

import functools
import json
from pathlib import Path

TODAY = "2027-01-01"
PATH = Path(__file__).parents[2] / "corpora" / "dev" / "drafts.jsonl"


@functools.cache
def all_drafts():
    """Every annotated draft, by id."""
    rows = (json.loads(line) for line in PATH.read_text(encoding="utf-8").split("\n") if line.strip())
    return {row["id"]: row for row in rows}


def clear_drafts():
    """Those whose occasion a reader understands."""
    return [row for row in all_drafts().values() if row["occasion"] in {"decline", "reschedule"}]
