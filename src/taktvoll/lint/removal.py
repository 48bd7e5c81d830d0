"""How a flawed sentence leaves the letter: dropped, cut, or replaced by a plain one that does the same."""

from taktvoll.analysis import AnalysedSentence
from taktvoll.finding import Edit
from taktvoll.lint.edits import drop, drop_clause, replace
from taktvoll.lint.rule_context import RuleContext

DISPENSABLE = frozenset({"reason", "negative", "private", "informal", "hedge", "other"})
"""A sentence that does nothing but these can go without the letter missing it."""


def dispensable(sentence: AnalysedSentence) -> bool:
    """Whether the letter does all it has to do without `sentence`."""
    return DISPENSABLE.issuperset(sentence.labels)


def remove_matter(context: RuleContext, flawed: list[AnalysedSentence]) -> tuple[Edit, ...]:
    """Edits that take the flaw out of each of `flawed`; nothing where one of them needs a person's own words."""
    gone = [sentence for sentence in flawed if dispensable(sentence)]
    edits: list[Edit] = []
    for sentence in flawed:
        if dispensable(sentence):
            continue
        mended = _mend(context, sentence)
        if not mended:
            return ()
        edits += mended
    dropped = drop(context, gone)
    if gone and not dropped:
        return ()
    free = [edit for edit in dropped if not any(edit.start < other.end and other.start < edit.end for other in edits)]
    return tuple(sorted([*free, *edits], key=lambda edit: (edit.start, edit.end)))


def _mend(context: RuleContext, sentence: AnalysedSentence) -> tuple[Edit, ...]:
    flaws = sentence.evidence_of("negative", "private", "hedge")
    clauses = sentence.evidence_of("reason_clause")
    if clauses and flaws and all(clauses[0].start <= flaw.start and flaw.end <= clauses[-1].end for flaw in flaws):
        cut = drop_clause(context.analysis, sentence, clauses[0].start, clauses[-1].end)
        if cut:
            return cut
    if set(sentence.labels) - DISPENSABLE == {"decision"} and not context.has_fact(sentence):
        return replace(context.analysis, sentence, context.decision)
    return ()
