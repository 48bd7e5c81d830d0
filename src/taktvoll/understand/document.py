"""The whole draft: what a reader understands it to be."""

from collections.abc import Sequence

from taktvoll.understand.evidence import Labelled


def occasion_of(spans: Sequence[Labelled]) -> str:
    """„decline“, „reschedule“, „unclear“ or „other“ (ANNOTATION.md, The whole draft).

    A request for another date wins over „am 12. kann ich nicht“ (ruling 3) but not over a withdrawn application; another
    signed contract implies the no; a draft that only hedges is unclear.
    """
    labels = {label for span in spans for label in span.labels}
    sources = {mark[3] for span in spans for mark in span.marks}
    kinds = {mark[0] for span in spans for mark in span.marks}
    if "reschedule" in labels and not ("withdrawal" in kinds and "decision" in labels):
        return "reschedule"
    if "decision" in labels:
        return "decline"
    if "reason.anderes_angebot" in sources:
        return "decline"
    if "hedge" in labels:
        return "unclear"
    if "negative" in labels and "reason" in labels:
        return "decline"
    return "other"
