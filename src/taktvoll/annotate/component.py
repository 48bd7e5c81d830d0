"""The component that reads a draft: register, labels, slots, stance; and the getter that gives it as a `Analysis`.

What is written to the Doc is plain data (lists of numbers and strings), so a Doc can be saved and sent between processes;
`doc._.taktvoll_analysis` builds the objects.
"""

import datetime
import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from spacy import symbols
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch
from spacy.vocab import Vocab

from taktvoll.analysis import AnalysedSentence, Analysis, DateMention, Evidence, SlotSpan
from taktvoll.annotate.dates import find_dates, find_times
from taktvoll.annotate.inputs import REQUIRES, check_spans, check_words
from taktvoll.annotate.labels import EvidenceRow, Labelled, evidence_in, evidence_matrix, label_frame, label_sentence
from taktvoll.annotate.occasion import occasion_of
from taktvoll.annotate.register import address_marks, register_of, register_of_salutation
from taktvoll.annotate.sentence_boundaries import trimmed
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.sentencizer import text_of
from taktvoll.annotate.sentiment import formality_of, polarity_of
from taktvoll.annotate.slots import find_slots
from taktvoll.annotate.word_cache import WordCache
from taktvoll.errors import MissingPipeError
from taktvoll.letter import EXCLUDED, Segment, SegmentKind
from taktvoll.mail.reading_text import ReadingText, reading_text
from taktvoll.pipeline.dictionary import of_vocab
from taktvoll.pipeline.threads import in_one_thread

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array
    from taktvoll.annotate.hashed_linear import HashedSentences

_SYLLABLE = re.compile(r"(?:eu|äu|ei|ie|au|ai|aa|ee|oo|[aeiouyäöüAEIOUYÄÖÜ])")
_KINDS = {str(kind): kind for kind in SegmentKind}
_REFUSED = re.compile(r"\b(?:nicht|nich|ned|net|nit|nix|verhindert|absagen)\b(?![^.]{0,12}\?)", re.IGNORECASE)
REFUSAL_REACH = 80
"""Characters behind a date in which a „nicht“ is about it."""
_PROSE = frozenset({SegmentKind.BODY, SegmentKind.POSTSCRIPT})
_ADDRESSING = frozenset({SegmentKind.BODY, SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.POSTSCRIPT})

Doc.set_extension(
    "taktvoll_context", default=None, force=True
)  # {"today": ISO date, "subject": …, "reply_to": …, "application": …}
Doc.set_extension("taktvoll_rows", default=None, force=True)  # what the component wrote, JSON types only


class Annotator:
    """Reads the sentences that `taktvoll_sentences` found; drafts that come together are read together.

    With `allow_missing` it reads Docs without tags and entities too, and overlooks facts there.
    """

    def __init__(self, name: str, *, allow_missing: bool = False) -> None:
        self.name = name
        self.allow_missing = allow_missing

    @in_one_thread
    def predict(self, docs: Sequence[Doc]) -> list[dict[str, Any]]:
        """All rows for each of `docs`; raises `MissingPipeError` where a pipe has not run that they stand on."""
        for doc in docs:
            check_spans(doc)
            if not self.allow_missing:
                check_words(doc)
        texts = [reading_text(text_of(doc)) for doc in docs]
        drafts = [_draft_of(doc, read) for doc, read in zip(docs, texts, strict=True)]
        return [
            rows if read is None else _in_received_text(rows, read, doc._.taktvoll_spans)
            for rows, read, doc in zip(read_drafts(drafts), texts, docs, strict=True)
        ]

    def set_annotations(self, docs: Sequence[Doc], rows: Sequence[dict[str, Any]]) -> None:
        """Write the rows, and the day of the reading where no day is given: the same Doc keeps its report."""
        clock = datetime.datetime.now().astimezone().date().isoformat()
        for doc, found in zip(docs, rows, strict=True):
            doc._.taktvoll_rows = found
            context = doc._.taktvoll_context or {}
            if not context.get("today"):
                doc._.taktvoll_context = context | {"today": clock}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate a stream of Docs, `batch_size` at a time."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            self.set_annotations(docs, self.predict(docs))
            yield from docs


@Language.factory(
    "taktvoll_reader",
    requires=list(REQUIRES),
    assigns=["doc._.taktvoll_rows"],
    default_config={"allow_missing": False},
)
def make_annotator(nlp: Language, name: str, *, allow_missing: bool) -> Annotator:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component."""
    return Annotator(name, allow_missing=allow_missing)


@dataclass(frozen=True, slots=True)
class DraftInput:
    """What is known of a draft before it is read."""

    text: str
    spans: list[tuple[int, int, str]]
    """(start, end, kind of the segment) of every sentence and stand-alone line."""
    segments: list[tuple[str, int, int]]
    entities: list[tuple[int, int, str]]
    states: "Array | None"
    """One row a span, see `sentence_states`."""

    def quotes(self, places: Iterable[int]) -> list[str]:
        """The words of the spans at `places`."""
        return [self.text[self.spans[place][0] : self.spans[place][1]] for place in places]


def _draft_of(doc: Doc, read: ReadingText | None) -> DraftInput:
    from taktvoll.annotate.tone_model import sentence_states

    spans = doc._.taktvoll_spans
    segments = doc._.taktvoll_segments
    entities = entities_of(doc)
    states = sentence_states(doc, [(start, end) for start, end, _ in spans])
    if read is None:
        return DraftInput(text_of(doc), spans, segments, entities, states)
    forth = read.forth
    return DraftInput(
        read.text,
        [(*trimmed(read.text, forth[start], forth[end]), kind) for start, end, kind in spans],
        [(kind, forth[start], forth[end]) for kind, start, end in segments],
        [(forth[start], forth[end], label) for start, end, label in entities],
        states,
    )


def entities_of(doc: Doc) -> list[tuple[int, int, str]]:
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


@dataclass(frozen=True, slots=True)
class Understood:
    """What the models make of a draft."""

    labelled: list[Labelled]
    """One a span."""
    tones: "list[list[float] | None]"
    """The tone model's polarity and formality, one a span; None where it did not read the span."""
    occasion: str
    p_obstacle_passes: float | None
    """Probability that something passing keeps a writer away who is still interested."""
    p_over_explained: float | None
    """Probability that the draft explains more than its reader needs."""


def read_drafts(drafts: Sequence[DraftInput]) -> list[dict[str, Any]]:
    """Plain data about each draft, its sentences in the order of its spans; the models see all drafts in one pass."""
    address = [_address_of(draft) for draft in drafts]
    understood = _understand(drafts, [register for _, register in address])
    return [
        _rows_of(draft, marks, register, found)
        for draft, (marks, register), found in zip(drafts, address, understood, strict=True)
    ]


def _address_of(draft: DraftInput) -> tuple[list[tuple[int, int, str]], str]:
    """Words that address the reader, and the register of the draft."""
    marks = address_marks(draft.text, [(start, end) for start, end, kind in draft.spans if kind in _ADDRESSING])
    register = register_of(marks)
    if register == "none":
        greeting = next(
            (draft.text[start:end] for start, end, kind in draft.spans if kind == SegmentKind.SALUTATION), ""
        )
        register = register_of_salutation(greeting)
    return marks, register


def _rows_of(
    draft: DraftInput, address: list[tuple[int, int, str]], register: str, understood: Understood
) -> dict[str, Any]:
    text = draft.text
    sentences = SentenceIndex(
        [
            (start, end, kind, found.labels)
            for (start, end, kind), found in zip(draft.spans, understood.labelled, strict=True)
        ]
    )
    parts = [Segment(kind=_KINDS[kind], start=start, end=end) for kind, start, end in draft.segments]
    dates = _with_roles(text, list(find_dates(text)), sentences)
    slots = find_slots(text, parts, sentences, dates, list(find_times(text)), draft.entities)
    address_starts = [mark[0] for mark in address]
    rows = []
    for (start, end, kind), found, tone in zip(draft.spans, understood.labelled, understood.tones, strict=True):
        marks = address[bisect_left(address_starts, start) : bisect_left(address_starts, end)]
        rows.append(_sentence_row(text, start, end, kind, found, marks, tone))
    return {
        "sentences": rows,
        "slots": {name: [slot.start, slot.end] for name, slot in slots.items()},
        "dates": [
            [date.start, date.end, date.weekday, date.day, date.month, date.year, date.proposed] for date in dates
        ],
        "register": register,
        "occasion": understood.occasion,
        "passing": None if understood.p_obstacle_passes is None else round(understood.p_obstacle_passes, 3),
        "explained": None if understood.p_over_explained is None else round(understood.p_over_explained, 3),
    }


def _in_received_text(rows: dict[str, Any], read: ReadingText, spans: Sequence[tuple[int, int, str]]) -> dict[str, Any]:
    """`rows` with offsets of the reading text turned into those of the text as received; `spans` are its sentences."""
    received = read.received
    return rows | {
        "sentences": [
            row
            | {
                "start": start,
                "end": end,
                "marks": [[kind, *received(first, last), *rest] for kind, first, last, *rest in row["marks"]],
            }
            for row, (start, end, _) in zip(rows["sentences"], spans, strict=True)
        ],
        "slots": {name: [*received(start, end)] for name, (start, end) in rows["slots"].items()},
        "dates": [[*received(start, end), *rest] for start, end, *rest in rows["dates"]],
    }


def _understand(drafts: Sequence[DraftInput], registers: Sequence[str]) -> list[Understood]:
    """Labels, tone and occasion of each draft.

    The sentence model reads bodies, the tone model post scripts too (or whatever is not masked, where there is neither).
    """
    from taktvoll.annotate.hashed_linear import HashedSentences
    from taktvoll.annotate.tone_model import tone_model

    bodies = [[place for place, span in enumerate(draft.spans) if span[2] == SegmentKind.BODY] for draft in drafts]
    others = [_postscripts(draft, body) for draft, body in zip(drafts, bodies, strict=True)]
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
            else label_frame(draft.text, start, end, _KINDS[kind], register=register)
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


PatternsAndModel = tuple[list[EvidenceRow], "dict[str, float] | None"]
"""What patterns find in a sentence, and the labels that the model gives it."""


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


def _postscripts(draft: DraftInput, body: list[int]) -> list[int]:
    """The places of the post scripts; of whatever is not masked, where there is neither `body` nor post script."""
    found = [place for place, span in enumerate(draft.spans) if span[2] == SegmentKind.POSTSCRIPT]
    if not body and not found:
        found = [place for place, span in enumerate(draft.spans) if span[2] not in EXCLUDED]
    return found


def _with_roles(text: str, dates: list[DateMention], sentences: SentenceIndex) -> list[DateMention]:
    """`dates`, proposed where their sentence asks for another date; not one of which it says that it does not suit.

    A sentence that also cancels names the appointment first.
    """
    cancelled: set[int] = set()
    result = []
    for place, date in enumerate(dates):
        home = sentences.at(date.start)
        asks = home is not None and "reschedule" in home[3] and not _is_refused(text, dates, place, home[1])
        if home is not None and "decision" in home[3] and home[0] not in cancelled:
            cancelled.add(home[0])
            asks = False
        result.append(replace(date, proposed=True) if asks else date)
    return result


def _is_refused(text: str, dates: list[DateMention], place: int, end: int) -> bool:
    """Whether a „nicht“ follows the date before the next one, in the sentence that ends at `end`."""
    date = dates[place]
    following = dates[place + 1].start if place + 1 < len(dates) else end
    return _REFUSED.search(text, date.end, min(following, end, date.end + REFUSAL_REACH)) is not None


def _sentence_row(
    text: str,
    start: int,
    end: int,
    kind: str,
    found: Labelled,
    address: list[tuple[int, int, str]],
    tone: list[float] | None,
) -> dict[str, Any]:
    quote = text[start:end]
    polarity = subjectivity = formality = 0.0
    if tone is not None:
        polarity, subjectivity = polarity_of(quote, found.labels, tone[0])
        formality = tone[1]
    elif kind in _PROSE:
        polarity, subjectivity = polarity_of(quote, found.labels)
        du, sie = (sum(mark[2] == side for mark in address) for side in ("du", "sie"))
        formality = formality_of(quote, found.labels, du=du, sie=sie)
    marks = [*found.marks, *((side, first, last, f"address.{side}", 1.0) for first, last, side in address)]
    return {
        "start": start,
        "end": end,
        "segment": kind,
        "labels": list(found.labels),
        "polarity": round(polarity, 3),
        "subjectivity": round(subjectivity, 3),
        "formality": round(formality, 3),
        "words": len(quote.split()),
        "syllables": max(1, len(_SYLLABLE.findall(quote))),
        "marks": [list(mark) for mark in sorted(marks, key=itemgetter(1, 2))],
    }


def reading_of(doc: Doc) -> Analysis:
    """The `Analysis` of an annotated Doc; raises `MissingPipeError` where `taktvoll_reader` has not run."""
    rows = doc._.taktvoll_rows
    if rows is None:
        raise MissingPipeError(
            "the Doc has no analysis: run a pipeline with the pipe 'taktvoll_reader' or 'taktvoll' (taktvoll.load())",
            "Das Doc hat keine Analyse: Nehmen Sie eine Pipeline mit der Pipe „taktvoll_reader“ oder „taktvoll“ (taktvoll.load()).",
        )
    from taktvoll.mail.language_id import is_german

    text = text_of(doc)
    context = doc._.taktvoll_context or {}
    sentences = tuple(_sentence(row) for row in rows["sentences"])
    segments = tuple(Segment(kind=_KINDS[kind], start=start, end=end) for kind, start, end in doc._.taktvoll_segments)
    own = [row for row in rows["sentences"] if row["segment"] not in EXCLUDED]
    letter = [row for row in own if row["segment"] in _PROSE] or own
    total = sum(row["words"] for row in letter) or 1
    return Analysis(
        text=text,
        segments=segments,
        sentences=sentences,
        slots={
            name: SlotSpan(start=start, end=end, text=text[start:end]) for name, (start, end) in rows["slots"].items()
        },
        dates=tuple(
            DateMention(
                start=row[0], end=row[1], weekday=row[2], day=row[3], month=row[4], year=row[5], proposed=row[6]
            )
            for row in rows["dates"]
        ),
        register=rows["register"],
        occasion=rows["occasion"],
        p_obstacle_passes=rows["passing"],
        p_over_explained=rows["explained"],
        polarity=round(sum(row["polarity"] * row["words"] for row in letter) / total, 3),
        subjectivity=round(sum(row["subjectivity"] * row["words"] for row in letter) / total, 3),
        formality=round(sum(row["formality"] * row["words"] for row in letter) / total, 3),
        is_german=not text.strip() or is_german(text, segments),
        today=datetime.date.fromisoformat(context["today"]),
        subject=context.get("subject"),
        reply_to=context.get("reply_to"),
        application=context.get("application"),
    )


def _sentence(row: dict[str, Any]) -> AnalysedSentence:
    return AnalysedSentence(
        start=row["start"],
        end=row["end"],
        segment=_KINDS[row["segment"]],
        labels=tuple(row["labels"]),
        polarity=row["polarity"],
        formality=row["formality"],
        words=row["words"],
        syllables=row["syllables"],
        evidence=tuple(
            Evidence(kind=kind, start=start, end=end, source=source, confidence=confidence)
            for kind, start, end, source, confidence in row["marks"]
        ),
    )


Doc.set_extension("taktvoll_analysis", getter=reading_of, force=True)
