"""Many drafts in one pass: the models see the sentences of all of them at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from taktvoll.annotate.clause_labels import with_clauses
from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.evidence import EvidenceRow, evidence_in
from taktvoll.annotate.labels import Labelled, announcing, label_frame, label_sentence
from taktvoll.annotate.occasion import occasion_of
from taktvoll.annotate.register import register_in
from taktvoll.annotate.rows import rows_of
from taktvoll.letter import SegmentKind

if TYPE_CHECKING:
    from taktvoll.annotate.classifier import Scores, SentenceClassifier
    from taktvoll.annotate.context_features import Array
    from taktvoll.annotate.letters import Letters
    from taktvoll.annotate.models import Models

Tones = "list[list[float] | None]"
"""Polarity and formality of each span of a draft; None where the tone model did not read it."""


def read_drafts(drafts: Sequence[DraftInput], models: "Models | None") -> list[dict[str, Any]]:
    """Plain data about each draft, its sentences in the order of its spans; the models see all drafts in one pass.

    Without `models` patterns and word lists decide alone.
    """
    address = [register_in(draft.text, draft.spans) for draft in drafts]
    registers = [register for _, register in address]
    understood = understand(drafts, registers, models)
    return [
        rows_of(draft, marks, register, found, models)
        for draft, (marks, register), found in zip(drafts, address, understood, strict=True)
    ]


def understand(drafts: Sequence[DraftInput], registers: Sequence[str], models: "Models | None") -> list[Understood]:
    """What `models`, or without them the patterns, make of `drafts`, whose forms of address are `registers`."""
    if models is None:
        return [_by_patterns(draft, register) for draft, register in zip(drafts, registers, strict=True)]
    return _by_models(drafts, registers, models)


def _by_patterns(draft: DraftInput, register: str) -> Understood:
    evidence = [evidence_in(quote) for quote in draft.quotes(draft.body())]
    (labelled,) = with_clauses([draft], [_labelled(draft, register, [(found, None) for found in evidence])], None)
    return Understood(labelled, [None] * len(draft.spans), occasion_of(labelled))


def _by_models(drafts: Sequence[DraftInput], registers: Sequence[str], models: "Models") -> list[Understood]:
    """The sentence model reads bodies, the tone model post scripts too (or whatever is not excluded, where there is neither)."""
    from taktvoll.annotate.hashed_linear import HashedSentences
    from taktvoll.annotate.letters import letters_of

    bodies = [draft.body() for draft in drafts]
    others = [draft.postscripts() for draft in drafts]
    parts = [*zip(drafts, bodies, strict=True), *zip(drafts, others, strict=True)]
    sentences = [quote for draft, places in parts for quote in draft.quotes(places)]
    hashed = HashedSentences(sentences)
    letters = letters_of(drafts, registers, hashed)
    values = iter(models.tone.read(sentences, hashed, _states_of(parts)).tolist())
    tones: list[list[list[float] | None]] = [[None] * len(draft.spans) for draft in drafts]
    for number, (_, places) in enumerate(parts):
        for place in places:
            tones[number % len(drafts)][place] = next(values)
    return understood_of(drafts, letters, models.sentences.read(letters), models.sentences, tones)


def understood_of(
    drafts: Sequence[DraftInput],
    letters: "Letters",
    scores: "Scores",
    model: "SentenceClassifier",
    tones: Sequence["list[list[float] | None]"],
) -> list[Understood]:
    """What the `scores` of `model` for the bodies of `drafts` (`letters`) mean; `tones` are those of the spans of each draft."""
    by_sentence = iter(zip(letters.found, model.decide(letters, scores.labels), strict=True))
    negative = iter(scores.labels[:, model.negative].tolist())
    understood = []
    spans = [
        _labelled(draft, register, [next(by_sentence) for _ in range(size)])
        for draft, register, size in zip(drafts, letters.registers, letters.sizes, strict=True)
    ]
    for number, (draft, labelled) in enumerate(zip(drafts, with_clauses(drafts, spans, model), strict=True)):
        occasions = dict(zip(model.settings.occasions, scores.occasions[number].tolist(), strict=True))
        understood.append(
            Understood(
                labelled,
                tones[number],
                occasion_of(labelled, occasions),
                float(scores.obstacle_passes[number]),
                float(scores.over_explained[number]),
                float(scores.undecided[number]),
                [next(negative) if kind == SegmentKind.BODY else None for _, _, kind in draft.spans],
                model.settings.letters,
            )
        )
    return understood


def _labelled(
    draft: DraftInput, register: str, body: Sequence[tuple[list[EvidenceRow], dict[str, float] | None]]
) -> list[Labelled]:
    """What each span of `draft` does; `body` holds the evidence and the model's labels of each sentence of its body."""
    found = iter(body)
    labelled = [
        label_sentence(draft.text, start, end, *next(found))
        if kind == SegmentKind.BODY
        else label_frame(draft.text, start, end, SegmentKind(kind), register=register)
        for start, end, kind in draft.spans
    ]
    return [
        announcing(line, below) if draft.text[end - 1 : end] == ":" else line
        for line, below, (_, end, _) in zip(labelled, [*labelled[1:], None], draft.spans, strict=False)
    ]


def _states_of(parts: Sequence[tuple[DraftInput, list[int]]]) -> "Array | None":
    """The states of the spans at places of drafts; None where one of them has none."""
    import numpy as np

    rows = [(draft.states, chosen) for draft, chosen in parts if chosen]
    found = [states[chosen] for states, chosen in rows if states is not None]
    return np.concatenate(found) if found and len(found) == len(rows) else None
