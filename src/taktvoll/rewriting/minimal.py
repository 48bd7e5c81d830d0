"""The minimal rewrite: the writer's good sentences stay, the bad ones go or are replaced, what is missing comes in.

Each sentence has a ladder (`ladder.py`). The first pass puts it on the lowest rung that the report calls for; the letter is
then read and judged again, what still hurts climbs, and so on until nothing hurts or no rung is left.
"""

import re
from collections.abc import Callable, Sequence

from taktvoll.analysis import Analysis
from taktvoll.finding import Finding
from taktvoll.report import Report
from taktvoll.rewriting.assembly import SLOT_ACTS
from taktvoll.rewriting.coherence import settle
from taktvoll.rewriting.facts import lost_slots
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.layout import TextBlock, lay_out, pieces_of
from taktvoll.rewriting.proof import speaks_against
from taktvoll.rewriting.realise import realise
from taktvoll.rewriting.treatment import REPLACE, SentencePlan, longest_first, one_apology, spans_of

MAX_ROUNDS = 8
"""Passes over the letter: each puts at least one sentence on a higher rung, and a ladder has five."""
_MISSING = {
    "missing_thanks": "thanks", "missing_decision": "decision", "missing_reschedule": "reschedule", "missing_apology": "apology",
}  # fmt: skip
_THANKING = re.compile(r"dank|merci", re.IGNORECASE)
"""Words that would sound twice beside a new sentence of thanks."""


def rewrite_minimal(
    analysis: Analysis, report: Report, goal: Goal, read: Callable[[str], Analysis], judge: Callable[[Analysis], Report]
) -> list[TextBlock]:
    """The pieces of the rewritten letter, best effort; the caller proves them."""
    spans = spans_of(analysis, report, goal)
    wanted: frozenset[str] = frozenset()
    forced: frozenset[str] = frozenset()
    pieces = pieces_of(analysis)
    for _ in range(MAX_ROUNDS):
        settle(spans)
        pieces, homeless = realise(analysis, spans, goal, wanted, forced)
        text, places = lay_out(analysis.text, pieces)
        result = read(text)
        findings = [finding for finding in judge(result).findings if speaks_against(finding)]
        lost = frozenset(lost_slots(analysis, result))
        missing = frozenset(_MISSING[finding.rule] for finding in findings if finding.rule in _MISSING)
        progress = _climb(spans, pieces, places, findings)
        retold = {act for act in missing if _retell(spans, act)}
        missing -= retold
        progress |= not lost <= wanted or not missing <= forced or bool(retold)
        progress |= bool([name for name in sorted(lost & homeless) if _make_room(spans, name)])
        wanted, forced = wanted | lost, forced | missing
        if not progress:
            break
    return pieces


def _climb(
    spans: Sequence[SentencePlan],
    pieces: Sequence[TextBlock],
    places: Sequence[tuple[int, int]],
    findings: Sequence[Finding],
) -> bool:
    """Put each sentence in which the result still has a finding on a higher rung; whether any was."""
    by_start = {span.sentence.start: span for span in spans}
    rows = [
        (place, by_start[piece.start])
        for piece, place in zip(pieces, places, strict=True)
        if piece.start < piece.end and piece.text
    ]
    raised = False
    for finding in findings:
        if finding.rule.startswith("missing_"):
            continue
        hit = [span for (start, end), span in rows if start < finding.end and finding.start < end]
        if finding.rule == "too_long":
            hit = longest_first(spans)[:1]
        elif finding.rule == "over_apology" and one_apology(list(spans)):
            raised, hit = True, []
        for span in hit:
            raised |= span.raise_for(finding.rule)
    return raised


def _retell(spans: Sequence[SentencePlan], act: str) -> bool:
    """Put a ready sentence in place of those that mean the act but do not say it; whether there were any."""
    labels = ("apology", "understanding") if act == "apology" else (act,)
    vague = [
        span
        for span in spans
        if span.is_body and span.sentence.has(*labels) and span.treatment < REPLACE and not span.is_item
    ]
    if act == "thanks":
        vague = [span for span in vague if _THANKING.search(span.quote)]
    for span in vague:
        span.treatment, span.rule = REPLACE, f"missing_{act}"
    return bool(vague)


def _make_room(spans: Sequence[SentencePlan], name: str) -> bool:
    """Give up the writer's sentence for the act in which a lost slot can be named; whether there was one."""
    acts = [{"refusal": "decision"}.get(role, role) for role in SLOT_ACTS.get(name, ())]
    for act in acts:
        for span in spans:
            if span.is_body and span.sentence.has(act) and span.treatment < REPLACE:
                span.treatment, span.rule = REPLACE, "slots"
                return True
    return False
