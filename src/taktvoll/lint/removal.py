"""How a flawed sentence leaves the letter: dropped, cut, or replaced by a plain one that does the same."""

from taktvoll.finding import Edit
from taktvoll.lint.rule_context import Draft
from taktvoll.lint.edits import drop, drop_clause, replace
from taktvoll.lint.own import marks_of
from taktvoll.analysis import ReadSentence

DISPENSABLE = frozenset({"reason", "negative", "private", "informal", "hedge", "other"})
"""A sentence that does nothing but these can go without the letter missing it."""


def dispensable(sentence: ReadSentence) -> bool:
    """Whether the letter does all it has to do without `sentence`."""
    return DISPENSABLE.issuperset(sentence.labels)


def cleanse(draft: Draft, flawed: list[ReadSentence]) -> tuple[Edit, ...]:
    """Edits that take the flaw out of each of `flawed`; nothing where one of them needs a person's own words."""
    gone = [sentence for sentence in flawed if dispensable(sentence)]
    edits: list[Edit] = []
    for sentence in flawed:
        if dispensable(sentence):
            continue
        mended = _mend(draft, sentence)
        if not mended:
            return ()
        edits += mended
    dropped = drop(draft, gone)
    if gone and not dropped:
        return ()
    free = [edit for edit in dropped if not any(edit.start < other.end and other.start < edit.end for other in edits)]
    return tuple(sorted([*free, *edits], key=lambda edit: (edit.start, edit.end)))


def _mend(draft: Draft, sentence: ReadSentence) -> tuple[Edit, ...]:
    flaws = marks_of(sentence, "negative", "private", "hedge")
    clauses = marks_of(sentence, "reason_clause")
    if clauses and flaws and all(clauses[0].start <= flaw.start and flaw.end <= clauses[-1].end for flaw in flaws):
        cut = drop_clause(draft.reading, sentence, clauses[0].start, clauses[-1].end)
        if cut:
            return cut
    if set(sentence.labels) - DISPENSABLE == {"decision"} and not draft.has_fact(sentence):
        return replace(draft.reading, sentence, draft.decision)
    return ()
