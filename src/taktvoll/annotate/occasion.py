"""The whole draft: what a reader understands it to be."""

from collections.abc import Mapping, Sequence

from taktvoll.annotate.labels import PLAIN_NO, Labelled


def occasion_of(spans: Sequence[Labelled], scores: Mapping[str, float] | None = None) -> str:
    """„decline“, „reschedule“, „unclear“ or „other“ (ANNOTATION.md, The whole draft).

    A request for another date wins over „am 12. kann ich nicht“ (ruling 3) but not over a withdrawn application; another
    signed contract implies the no; a draft that only hedges is unclear. `scores` are a model's probabilities of the occasions.
    """
    labels = {label for span in spans for label in span.labels}
    sources = {mark[3] for span in spans for mark in span.marks}
    if scores:
        known = [name for name in scores if not (PLAIN_NO in sources and name == "other")]
        return max(known, key=lambda name: scores[name])
    kinds = {mark[0] for span in spans for mark in span.marks}
    if "reschedule" in labels and not ("withdrawal" in kinds and "decision" in labels):
        return "reschedule"
    if "decision" in labels or "reason.anderes_angebot" in sources or {"negative", "reason"} <= labels:
        return "decline"
    return "unclear" if "hedge" in labels else "other"
