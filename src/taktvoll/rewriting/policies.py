"""What editors would likely leave of a draft, as faults of its sentences: how far it counts is a policy, and several are tried."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taktvoll.annotate.content_selection import Selected
from taktvoll.rewriting.content import ClauseContent, SentenceContent
from taktvoll.rewriting.practical import settles
from taktvoll.rewriting.private_reason import is_private_matter


@dataclass(frozen=True, slots=True)
class Policy:
    """How far editors' likely decisions count beside the rules' objections."""

    drops_from: float
    """Probability of being dropped from which a clause goes although no rule objects to it."""
    keeps_from: float
    """Probability of being kept as it is from which one stays although a rule objects that only doubts that it is needed."""


POLICIES = (Policy(drops_from=0.85, keeps_from=1.1), Policy(drops_from=0.6, keeps_from=0.7))
"""Tried beside what the rules alone say; of several letters the best wins, so each may be bold."""
_DOUBT_NEED = frozenset({"private_detail", "hedged_decision", "over_explanation", "over_apology", "negative_opinion"})


def under(policy: Policy, content: Sequence[SentenceContent]) -> tuple[SentenceContent, ...]:
    """`content` with the faults that remain and are added under `policy`."""
    return tuple(_under(policy, item) if item.selected else item for item in content)


def _under(policy: Policy, item: SentenceContent) -> SentenceContent:
    is_dear = item.praises or item.is_heartfelt

    def clause(one: ClauseContent) -> ClauseContent:
        drop = (
            0.0
            if is_dear or settles(one.text) or _belongs_to_request(item, one)
            else share_to_drop(item.selected, one.start, one.end)
        )
        keep = _mean(item.selected, one.start, one.end, lambda unit: unit.keep)
        private = ("private_detail",) if keep < policy.keeps_from and is_private_matter(one.text) else ()
        return replace(
            one,
            faults=_decided(one.faults or private, drop, keep, policy),
            bare_faults=_decided(one.bare_faults, drop, keep, policy),
        )

    if item.introduces_the_applicant:
        return item
    if not item.faults and item.sentence.has("negative", "private", "hedge"):
        return item  # the user wants to hear nothing of it, or nobody is sure
    drops = [0.0 if is_dear or item.settles_in(one) else one.drop for one in item.selected]
    refuses = bool(item.acts & {"decision", "reschedule"})  # what hangs on a no or an offer does not take it along
    worst = sum(drops) / len(drops) if refuses else max(drops)
    least = min(one.keep for one in item.selected)
    faults = _decided(item.faults, worst, least, policy)
    return replace(
        item, faults=faults, main=tuple(map(clause, item.main)), dependent=tuple(map(clause, item.dependent))
    )


def _belongs_to_request(item: SentenceContent, clause: ClauseContent) -> bool:
    """Whether it says when, how or on what condition something is to be done that a clause asks for."""
    return clause.clause.connective not in CAUSAL and any(
        main.start <= clause.start and clause.end <= main.end and settles(main.text) for main in item.main
    )


CAUSAL = frozenset({"weil", "da", "denn", "zumal", "nachdem"})
"""Conjunctions of clauses that give a reason."""


def _decided(faults: tuple[str, ...], drop: float, keep: float, policy: Policy) -> tuple[str, ...]:
    if drop >= policy.drops_from:
        return faults or ("unneeded",)
    if keep >= policy.keeps_from:
        return tuple(fault for fault in faults if fault not in _DOUBT_NEED)
    return faults


def share_to_drop(selected: Sequence[Selected], start: int, end: int) -> float:
    """The probability that editors would drop ``[start, end)``: the mean over its units by the characters that they share."""
    return _mean(selected, start, end, lambda one: one.drop)


def _mean(selected: Sequence[Selected], start: int, end: int, value: Callable[[Selected], float]) -> float:
    shared = [(min(end, one.unit.end) - max(start, one.unit.start), value(one)) for one in selected]
    total = sum(size for size, _ in shared if size > 0)
    return sum(size * part for size, part in shared if size > 0) / total if total else 0.0
