"""The component that reads a draft: register, labels, slots, stance; and the getter that gives it as a `Reading`.

What is written to the Doc is plain data (lists of numbers and strings), so a Doc can be saved and sent between processes;
`doc._.taktvoll_reading` builds the objects.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from taktvoll.letter import MASKED, Segment, SegmentKind
from taktvoll.reading import DateMention, Mark, Reading, ReadSentence, SlotSpan
from taktvoll.understand.address import address_marks, register_of, register_of_salutation
from taktvoll.understand.composed import compose
from taktvoll.understand.dates import find_dates, find_times
from taktvoll.understand.document import occasion_of
from taktvoll.understand.evidence import Labelled, MarkRow, evidence_in, evidence_row, label_frame, label_sentence
from taktvoll.understand.sentences import text_of
from taktvoll.understand.slots import find_slots
from taktvoll.understand.stance import formality_of, polarity_of

_SYLLABLE = re.compile(r"(?:eu|äu|ei|ie|au|ai|aa|ee|oo|[aeiouyäöüAEIOUYÄÖÜ])")
_PROSE = frozenset({SegmentKind.BODY, SegmentKind.POSTSCRIPT})
_ADDRESSING = frozenset({SegmentKind.BODY, SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.POSTSCRIPT})

Doc.set_extension(
    "taktvoll_context", default=None, force=True
)  # {"today": ISO date, "subject": …, "reply_to": …, "application": …}
Doc.set_extension("taktvoll_rows", default=None, force=True)  # what the component wrote, JSON types only


class DraftReader:
    """Reads the sentences that `taktvoll_sentences` found."""

    def __init__(self, name: str) -> None:
        self.name = name

    def predict(self, doc: Doc) -> dict[str, Any]:
        """All rows for `doc`; raises ValueError where the sentences are missing."""
        spans = doc._.taktvoll_spans
        if spans is None:
            raise ValueError(
                "taktvoll_reader needs the spans of the pipe 'taktvoll_sentences': add that pipe before it"
            )
        entities = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        text, segments = text_of(doc), doc._.taktvoll_segments
        composed = compose(text)
        if composed is None:
            return read_rows(text, spans, segments, entities)
        forth = composed.forth
        rows = read_rows(
            composed.text,
            [(forth[start], forth[end], kind) for start, end, kind in spans],
            [(kind, forth[start], forth[end]) for kind, start, end in segments],
            [(forth[start], forth[end], label) for start, end, label in entities],
        )
        return _in_received_text(rows, composed.back)

    def set_annotations(self, doc: Doc, rows: dict[str, Any]) -> None:
        """Write the rows."""
        doc._.taktvoll_rows = rows

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        self.set_annotations(doc, self.predict(doc))
        return doc


@Language.factory("taktvoll_reader", requires=["doc._.taktvoll_spans"], assigns=["doc._.taktvoll_rows"])
def make_reader(nlp: Language, name: str) -> DraftReader:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component."""
    return DraftReader(name)


def read_rows(
    text: str,
    spans: list[tuple[int, int, str]],
    segments: list[tuple[str, int, int]],
    entities: list[tuple[int, int, str]] | None = None,
) -> dict[str, Any]:
    """Plain data about the draft, in the order of `spans`; `entities` are (start, end, label) in characters."""
    address = address_marks(text, [(start, end) for start, end, kind in spans if SegmentKind(kind) in _ADDRESSING])
    register = register_of(address)
    if register == "none":
        greeting = next((text[start:end] for start, end, kind in spans if kind == SegmentKind.SALUTATION), "")
        register = register_of_salutation(greeting)
    labelled, occasion = _labelled(text, spans, register)
    sentences = [(start, end, kind, found.labels) for (start, end, kind), found in zip(spans, labelled, strict=True)]
    parts = [Segment(kind=SegmentKind(kind), start=start, end=end) for kind, start, end in segments]
    dates = _with_roles(list(find_dates(text)), sentences)
    slots = find_slots(text, parts, sentences, dates, list(find_times(text)), entities or ())
    address_starts = [mark[0] for mark in address]
    rows = []
    for (start, end, kind), found, tone in zip(spans, labelled, _tones(text, spans), strict=True):
        marks = address[bisect_left(address_starts, start) : bisect_left(address_starts, end)]
        rows.append(_sentence_row(text, start, end, kind, found, marks, tone))
    return {
        "sentences": rows,
        "slots": {name: [slot.start, slot.end] for name, slot in slots.items()},
        "dates": [
            [date.start, date.end, date.weekday, date.day, date.month, date.year, date.proposed] for date in dates
        ],
        "register": register,
        "occasion": occasion,
    }


def _in_received_text(rows: dict[str, Any], back: Sequence[int]) -> dict[str, Any]:
    """`rows` with offsets of the composed text turned into those of the text as received."""
    return rows | {
        "sentences": [
            row
            | {
                "start": back[row["start"]],
                "end": back[row["end"]],
                "marks": [[kind, back[start], back[end], *rest] for kind, start, end, *rest in row["marks"]],
            }
            for row in rows["sentences"]
        ],
        "slots": {name: [back[start], back[end]] for name, (start, end) in rows["slots"].items()},
        "dates": [[back[start], back[end], *rest] for start, end, *rest in rows["dates"]],
    }


def _tones(text: str, spans: list[tuple[int, int, str]]) -> "list[list[float] | None]":
    """The tone model's polarity and formality of every span; None for frame and quotes, and without a model."""
    from taktvoll.understand.tone import tone_model

    model = tone_model()
    own = [index for index, (_, _, kind) in enumerate(spans) if kind in _PROSE]
    own = own or [index for index, (_, _, kind) in enumerate(spans) if SegmentKind(kind) not in MASKED]
    tones: list[list[float] | None] = [None] * len(spans)
    if model is not None and own:
        values = model.read([text[spans[index][0] : spans[index][1]] for index in own]).tolist()
        for index, value in zip(own, values, strict=True):
            tones[index] = value
    return tones


def _labelled(text: str, spans: list[tuple[int, int, str]], register: str) -> tuple[list[Labelled], str]:
    """Labels of every span, and the occasion of the draft."""
    from taktvoll.understand.classifier import sentence_classifier

    body = [index for index, (_, _, kind) in enumerate(spans) if kind == SegmentKind.BODY]
    quotes = [text[spans[index][0] : spans[index][1]] for index in body]
    found = [evidence_in(quote) for quote in quotes]
    classifier = sentence_classifier()
    scores, occasion = (
        classifier.read(quotes, [evidence_row(marks) for marks in found], register)
        if classifier
        else ([None] * len(body), None)
    )
    thresholds = classifier.thresholds if classifier else {}
    by_index: dict[int, tuple[list[MarkRow], Any]] = dict(zip(body, zip(found, scores, strict=True), strict=True))
    labelled = []
    for index, (start, end, kind) in enumerate(spans):
        if index in by_index:
            marks, score = by_index[index]
            labelled.append(label_sentence(text, start, end, marks, score, thresholds))
        else:
            labelled.append(label_frame(text, start, end, SegmentKind(kind), register=register))
    return labelled, occasion_of(labelled, occasion)


def _with_roles(dates: list[DateMention], sentences: list[tuple[int, int, str, tuple[str, ...]]]) -> list[DateMention]:
    """`dates`, proposed where their sentence asks for another date; one that also cancels names the appointment first."""
    cancelled: set[int] = set()
    result = []
    for date in dates:
        home = next((row for row in sentences if row[0] <= date.start < row[1]), None)
        asks = home is not None and "reschedule" in home[3]
        if home is not None and "decision" in home[3] and home[0] not in cancelled:
            cancelled.add(home[0])
            asks = False
        result.append(replace(date, proposed=asks))
    return result


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
    elif SegmentKind(kind) in _PROSE:
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
        "marks": [list(mark) for mark in sorted(marks, key=lambda mark: (mark[1], mark[2]))],
    }


def reading_of(doc: Doc) -> Reading:
    """The `Reading` of an annotated Doc; raises ValueError where `taktvoll_reader` has not run."""
    rows = doc._.taktvoll_rows
    if rows is None:
        raise ValueError("the Doc has no reading: run a pipeline with the pipe 'taktvoll_reader' (taktvoll.load())")
    from taktvoll.read.language import is_german

    text = text_of(doc)
    context = doc._.taktvoll_context or {}
    today = context.get("today")
    sentences = tuple(_sentence(row) for row in rows["sentences"])
    segments = tuple(
        Segment(kind=SegmentKind(kind), start=start, end=end) for kind, start, end in doc._.taktvoll_segments
    )
    own = [row for row in rows["sentences"] if SegmentKind(row["segment"]) not in MASKED]
    letter = [row for row in own if row["segment"] in _PROSE] or own
    total = sum(row["words"] for row in letter) or 1
    return Reading(
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
        polarity=round(sum(row["polarity"] * row["words"] for row in letter) / total, 3),
        subjectivity=round(sum(row["subjectivity"] * row["words"] for row in letter) / total, 3),
        formality=round(sum(row["formality"] * row["words"] for row in letter) / total, 3),
        is_german=not text.strip() or is_german(text, segments),
        today=datetime.date.fromisoformat(today) if today else datetime.datetime.now().astimezone().date(),
        subject=context.get("subject"),
        reply_to=context.get("reply_to"),
        application=context.get("application"),
    )


def _sentence(row: dict[str, Any]) -> ReadSentence:
    return ReadSentence(
        start=row["start"],
        end=row["end"],
        segment=SegmentKind(row["segment"]),
        labels=tuple(row["labels"]),
        polarity=row["polarity"],
        formality=row["formality"],
        words=row["words"],
        syllables=row["syllables"],
        marks=tuple(
            Mark(kind=kind, start=start, end=end, source=source, confidence=confidence)
            for kind, start, end, source, confidence in row["marks"]
        ),
    )


Doc.set_extension("taktvoll_reading", getter=reading_of, force=True)
