"""The whole draft: what a reader understands it to be."""

from collections.abc import Mapping, Sequence

from taktvoll.annotate.labels import Labelled
from taktvoll.annotate.patterns import DENIED, denials, sure_names


def occasion_of(spans: Sequence[Labelled], scores: Mapping[str, float] | None = None) -> str:
    """„decline“, „reschedule“, „unclear“ or „other“ (ANNOTATION.md, The whole draft).

    A request for another date wins over „am 12. kann ich nicht“ (ruling 3) but not over a withdrawn application; another
    signed contract implies the no; a draft that only hedges is unclear. `scores` are a model's probabilities of the occasions;
    a draft with a sure sign of a decision or a move is not about something else.
    """
    labels = {label for span in spans for label in span.labels}
    told = _told_by_words(spans, labels)
    if told:
        return told
    if scores:
        if _asks_surely(spans):
            return "reschedule"
        sure = any(mark[0] in _ACTS and mark[3] in sure_names() for span in spans for mark in span.marks)
        known = [name for name in scores if not (sure and name == "other")]
        return max(known, key=lambda name: scores[name])
    kinds = {mark[0] for span in spans for mark in span.marks}
    sources = {mark[3] for span in spans for mark in span.marks}
    if "reschedule" in labels and not ("withdrawal" in kinds and "decision" in labels):
        return "reschedule"
    if "decision" in labels or "reason.anderes_angebot" in sources or {"negative", "reason"} <= labels:
        return "decline"
    return "unclear" if "hedge" in labels else "other"


def _asks_surely(spans: Sequence[Labelled]) -> bool:
    """Whether a sure pattern finds a request for another date and nothing is withdrawn."""
    marks = [mark for span in spans for mark in span.marks]
    return any(mark[0] == "reschedule" and mark[3] in sure_names() for mark in marks) and not any(
        mark[0] == "withdrawal" for mark in marks
    )


def _told_by_words(spans: Sequence[Labelled], labels: set[str]) -> str | None:
    """The occasion of a draft that neither cancels nor moves, where its words leave no doubt; None where they do.

    It accepts („Ihr Termin passt mir gut“), says that it does not cancel, or leaves open whether its writer will come.
    """
    if not labels.isdisjoint(_ACTS):
        return None
    marks = [mark for span in spans for mark in span.marks]
    if any(mark[0] == "hedge" and mark[3] in sure_names() for mark in marks):
        return "unclear"
    accepts = any(mark[0] == "acceptance" for mark in marks)
    taken = [denials()[mark[3]] for mark in marks if mark[0] == DENIED]
    denied = any(denial.of_writer and "decision" in denial.labels for denial in taken)
    return "other" if (accepts or denied) and not labels & {"hedge", "negative"} else None


_ACTS = frozenset({"decision", "reschedule"})
