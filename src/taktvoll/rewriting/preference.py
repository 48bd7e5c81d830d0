"""Which of several letters is the better one: a count of defects, each with a weight that can be read."""

from collections.abc import Sequence

from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind, Rewrite

DOUBT, LOST, UNPROVEN = 4.0, 2.0, 6.0
"""A place to look at; a fact that is gone; a reason why the proof failed."""
KEPT_SHARE = 3.0
"""In minimal: for all of the writer's words, so many points."""
CLEAN_GONE = 1.5
"""A sentence without fault that says more than the stock acts and is gone."""


def defects(rewrite: Rewrite, mode: str, fates: Sequence[Fate]) -> float:
    """What speaks against `rewrite`; in ``minimal`` a letter that keeps more of the writer's own words has fewer."""
    points = CLEAN_GONE * sum(
        fate.is_gone
        and fate.item.in_body
        and not fate.item.faults
        and bool(fate.item.is_warm or fate.item.is_practical or fate.item.acts & {"thanks", "reason", "goodwill"})
        for fate in fates
    )
    points += DOUBT * len(rewrite.proof.doubts) + LOST * len(rewrite.dropped) + UNPROVEN * len(rewrite.proof.missing)
    if mode == "minimal":
        kept = sum(
            len(change.text.split())
            for change in rewrite.changes
            if change.kind in {ChangeKind.KEPT, ChangeKind.SHORTENED}
        )
        points += KEPT_SHARE * (1 - kept / max(1, len(rewrite.text.split())))
        points += 2.0 * any(change.kind is ChangeKind.MOVED for change in rewrite.changes)
    return points
