"""The whole draft: what a reader understands it to be."""

from collections.abc import Mapping, Sequence

from taktvoll.annotate.labels import Labelled
from taktvoll.annotate.patterns import sure_names


def occasion_of(spans: Sequence[Labelled], scores: Mapping[str, float] | None = None) -> str:
    """„decline“, „reschedule“, „unclear“ or „other“ (ANNOTATION.md, The whole draft).

    A request for another date wins over „am 12. kann ich nicht“ (ruling 3) but not over a withdrawn application; another
    signed contract implies the no; a draft that only hedges is unclear. `scores` are a model's probabilities of the occasions;
    a draft with a sure sign of a decision is not about something else.
    """
    labels = {label for span in spans for label in span.labels}
    if scores:
        sure = any(mark[0] == "decision" and mark[3] in sure_names() for span in spans for mark in span.marks)
        known = [name for name in scores if not (sure and name == "other")]
        return max(known, key=lambda name: scores[name])
    kinds = {mark[0] for span in spans for mark in span.marks}
    sources = {mark[3] for span in spans for mark in span.marks}
    if "reschedule" in labels and not ("withdrawal" in kinds and "decision" in labels):
        return "reschedule"
    if "decision" in labels or "reason.anderes_angebot" in sources or {"negative", "reason"} <= labels:
        return "decline"
    return "unclear" if "hedge" in labels else "other"
