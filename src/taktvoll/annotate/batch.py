"""Many drafts in one pass: the models see the sentences of all of them at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.labels import EvidenceRow, evidence_in, evidence_matrix, label_frame, label_sentence
from taktvoll.annotate.occasion import occasion_of
from taktvoll.annotate.register import address_marks, register_of, register_of_salutation
from taktvoll.annotate.rows import rows_of
from taktvoll.letter import SegmentKind

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array
    from taktvoll.annotate.hashed_linear import HashedSentences

_ADDRESSING = frozenset({SegmentKind.BODY, SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.POSTSCRIPT})
PatternsAndModel = tuple[list[EvidenceRow], "dict[str, float] | None"]
"""What patterns find in a sentence, and the labels that the model gives it."""


def read_drafts(drafts: Sequence[DraftInput]) -> list[dict[str, Any]]:
    """Plain data about each draft, its sentences in the order of its spans; the models see all drafts in one pass."""
    address = [address_of(draft) for draft in drafts]
    understood = _understand(drafts, [register for _, register in address])
    return [
        rows_of(draft, marks, register, found)
        for draft, (marks, register), found in zip(drafts, address, understood, strict=True)
    ]


def address_of(draft: DraftInput) -> tuple[list[tuple[int, int, str]], str]:
    """Words that address the reader, and the register of the draft."""
    marks = address_marks(draft.text, [(start, end) for start, end, kind in draft.spans if kind in _ADDRESSING])
    register = register_of(marks)
    if register == "none":
        greeting = next(
            (draft.text[start:end] for start, end, kind in draft.spans if kind == SegmentKind.SALUTATION), ""
        )
        register = register_of_salutation(greeting)
    return marks, register


def _understand(drafts: Sequence[DraftInput], registers: Sequence[str]) -> list[Understood]:
    """Labels, tone and occasion of each draft.

    The sentence model reads bodies, the tone model post scripts too (or whatever is not excluded, where there is neither).
    """
    from taktvoll.annotate.hashed_linear import HashedSentences
    from taktvoll.annotate.tone_model import tone_model

    bodies = [draft.body() for draft in drafts]
    others = [draft.postscripts() for draft in drafts]
    sizes = [len(body) for body in bodies]
    sentences = [quote for draft, body in zip(drafts, bodies, strict=True) for quote in draft.quotes(body)]
    sentences += (quote for draft, other in zip(drafts, others, strict=True) for quote in draft.quotes(other))
    hashed = HashedSentences(sentences)
    found, letters = _labels_and_letters(sentences[: sum(sizes)], sizes, registers, hashed)
    tone = tone_model()
    states = _states_of(drafts, [*bodies, *others])
    values = tone.read(sentences, hashed, states).tolist() if tone is not None else [None] * len(sentences)
    by_body, by_other = iter(zip(found, values, strict=False)), iter(values[len(found) :])
    understood = []
    for draft, body, other, register, (scores, *whole) in zip(drafts, bodies, others, registers, letters, strict=True):
        read = {place: next(by_body) for place in body}
        tones = {place: value for place, (_, value) in read.items()} | {place: next(by_other) for place in other}
        labelled = [
            label_sentence(draft.text, start, end, *read[place][0])
            if place in read
            else label_frame(draft.text, start, end, SegmentKind(kind), register=register)
            for place, (start, end, kind) in enumerate(draft.spans)
        ]
        by_span = [tones.get(place) for place in range(len(draft.spans))]
        understood.append(Understood(labelled, by_span, occasion_of(labelled, scores), *whole))
    return understood


def _states_of(drafts: Sequence[DraftInput], places: Sequence[list[int]]) -> "Array | None":
    """The states of the spans at `places`, given for each of `drafts` twice in turn; None where one of them has none."""
    import numpy as np

    rows = [(draft.states, chosen) for draft, chosen in zip([*drafts, *drafts], places, strict=True) if chosen]
    found = [states[chosen] for states, chosen in rows if states is not None]
    return np.concatenate(found) if found and len(found) == len(rows) else None


def _labels_and_letters(
    sentences: Sequence[str], sizes: Sequence[int], registers: Sequence[str], hashed: "HashedSentences"
) -> "tuple[list[PatternsAndModel], list[tuple[dict[str, float] | None, float | None, float | None]]]":
    """For each of `sentences` its evidence; for each letter what `SentenceClassifier.read` says of it."""
    from taktvoll.annotate.classifier import sentence_classifier

    marks = [evidence_in(sentence) for sentence in sentences]
    classifier = sentence_classifier()
    if classifier is None:
        return [(found, None) for found in marks], [(None, None, None)] * len(sizes)
    matrix = evidence_matrix(marks)
    scores, occasions, p_obstacle_passes, p_over_explained = classifier.read(
        sentences, matrix, sizes, registers, hashed.first(len(sentences))
    )
    letters = [dict(zip(classifier.occasions, row, strict=True)) for row in occasions.tolist()]
    return (
        list(zip(marks, classifier.decide(scores, matrix), strict=True)),
        list(zip(letters, p_obstacle_passes.tolist(), p_over_explained.tolist(), strict=True)),
    )
