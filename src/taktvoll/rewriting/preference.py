"""Which of several letters is the better one: a count of defects, each with a weight that can be read."""

from collections.abc import Sequence

from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind, Rewrite

OBJECTION, LOST = 5.0, 2.0
"""A place to look at or a reason why the proof failed; a fact that is gone."""
KEPT_SHARE = 3.0
"""In minimal: for all of the writer's words, so many points."""
CLEAN_GONE = 1.5
"""A sentence without fault that says more than the stock acts and is gone."""


def defects(rewrite: Rewrite, mode: str, fates: Sequence[Fate], objections: int) -> float:
    """What speaks against `rewrite`, to which its proof has so many `objections`; in ``minimal`` a letter that keeps more of the writer's own words has fewer."""
    points = CLEAN_GONE * sum(
        fate.is_gone
        and fate.item.in_body
        and not fate.item.faults
        and bool(fate.item.is_warm or fate.item.is_practical or fate.item.acts & {"thanks", "reason", "goodwill"})
        for fate in fates
    )
    points += OBJECTION * objections + LOST * len(rewrite.dropped)
    if mode == "minimal":
        kept = sum(
            len(change.text.split())
            for change in rewrite.changes
            if change.kind in {ChangeKind.KEPT, ChangeKind.SHORTENED} or change.rule == "spelling"
        )
        points += KEPT_SHARE * (1 - kept / max(1, len(rewrite.text.split())))
        points += 2.0 * any(change.kind is ChangeKind.MOVED for change in rewrite.changes)
    return points
