"""Values of the reader: what is known of a draft before it is read, and what the models make of it."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy import symbols
from spacy.tokens import Doc
from spacy.vocab import Vocab

from taktvoll.analysis import Thresholds
from taktvoll.annotate.clause_spans import Range, clause_spans
from taktvoll.annotate.labels import Labelled
from taktvoll.annotate.sentence_boundaries import trimmed
from taktvoll.annotate.sentencizer import text_of
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.reading_text import ReadingText
from taktvoll.pipeline.dictionary import of_vocab
from taktvoll.pipeline.word_cache import WordCache

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array

SpanRow = tuple[int, int, str]
"""(start, end, kind of the segment, or label of the entity)."""


@dataclass(frozen=True, slots=True)
class DraftInput:
    """What is known of a draft before it is read."""

    text: str
    spans: list[SpanRow]
    """(start, end, kind of the segment) of every sentence and stand-alone line."""
    segments: list[tuple[str, int, int]]
    entities: list[SpanRow]
    states: "Array | None"
    """One row a span, see `sentence_states`."""
    subject: str | None = None
    """Of the header of a mail."""
    clauses: "Sequence[Sequence[Range]]" = ()
    """One a span: where its clauses are, see `clause_spans`; empty where nobody looked."""

    def quotes(self, places: Iterable[int]) -> list[str]:
        """The words of the spans at `places`."""
        return [self.text[self.spans[place][0] : self.spans[place][1]] for place in places]

    def body(self) -> list[int]:
        """The places of the sentences of the body."""
        return [place for place, span in enumerate(self.spans) if span[2] == SegmentKind.BODY]

    def postscripts(self) -> list[int]:
        """The places of the post scripts; of whatever is not excluded, where there is neither body nor post script."""
        found = [place for place, span in enumerate(self.spans) if span[2] == SegmentKind.POSTSCRIPT]
        if not found and not any(span[2] == SegmentKind.BODY for span in self.spans):
            found = [place for place, span in enumerate(self.spans) if span[2] not in EXCLUDED]
        return found


@dataclass(frozen=True, slots=True)
class Understood:
    """What the models make of a draft."""

    labelled: list[Labelled]
    """One a span."""
    tones: "list[list[float] | None]"
    """The tone model's polarity and formality, one a span; None where it did not read the span."""
    occasion: str
    p_obstacle_passes: float | None = None
    """Probability that something passing keeps a writer away who is still interested; None without a model."""
    p_over_explained: float | None = None
    """Probability that the draft explains more than its reader needs; None without a model."""
    p_undecided: float | None = None
    """Probability that the draft neither cancels nor moves; None without a model."""
    p_negative: Sequence[float | None] = ()
    """One a span: probability that it is a reproach; None where the model did not read it. Empty without a model."""
    thresholds: Thresholds | None = None
    """From where on the models are believed."""


def draft_of(doc: Doc, read: ReadingText | None) -> DraftInput:
    """What is known of `doc`, in the offsets of the text that is read."""
    from taktvoll.annotate.tone_model import sentence_states

    spans = doc._.taktvoll_spans
    clauses = clause_spans(doc, spans)
    segments = doc._.taktvoll_segments
    entities = entities_of(doc)
    states = doc._.taktvoll_states
    if states is None:
        states = sentence_states(doc, [(start, end) for start, end, _ in spans])
    subject = (doc._.taktvoll_context or {}).get("subject")
    if read is None:
        return DraftInput(text_of(doc), spans, segments, entities, states, subject, clauses)
    forth = read.forth
    return DraftInput(
        read.text,
        [(*trimmed(read.text, forth[start], forth[end]), kind) for start, end, kind in spans],
        [(kind, forth[start], forth[end]) for kind, start, end in segments],
        [(forth[start], forth[end], label) for start, end, label in entities],
        states,
        subject,
        [[trimmed(read.text, forth[start], forth[end]) for start, end in ranges] for ranges in clauses],
    )


def entities_of(doc: Doc) -> list[SpanRow]:
    """(start, end, label) in characters: the entities; „NE“ for words tagged as names (STTS), „NEW“ for unknown nouns."""
    found = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    if not len(doc):
        return found
    strings, oov = doc.vocab.strings, _unheard_of(doc.vocab)
    proper, common = (strings[tag] if tag in strings else 0 for tag in ("NE", "NN"))  # noqa: SIM401 - no dict
    columns = doc.to_array([symbols.TAG, symbols.ORTH, symbols.IDX, symbols.LENGTH])
    tagged = columns[((columns[:, 0] == proper) | (columns[:, 0] == common)) & (columns[:, 0] != 0)]
    for tag, orth, start, length in tagged.tolist():
        if tag == proper or oov[orth]:
            found.append((start, start + length, "NE" if tag == proper else "NEW"))
    return found


@functools.lru_cache(maxsize=4)
def _unheard_of(vocab: Vocab) -> WordCache[int, bool]:
    """Whether a word, by its number in `vocab`, is capitalised and in no dictionary."""
    known = of_vocab(vocab)

    def is_unheard(orth: int) -> bool:
        word = vocab.strings[orth]
        return len(known) > 0 and word[:1].isupper() and known.get(word) is None

    return WordCache(is_unheard)
