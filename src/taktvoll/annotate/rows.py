"""Plain data about a draft (JSON types only), and the `Analysis` that is built from it."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec
from spacy.tokens import Doc

from taktvoll.analysis import AnalysedClause, AnalysedSentence, Analysis, DateMention, Evidence, SlotSpan, Thresholds
from taktvoll.annotate.clock_times import clock_times
from taktvoll.annotate.date_roles import settled, with_roles
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.draft import DraftInput, Understood
from taktvoll.annotate.labels import Labelled
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.sentencizer import text_of
from taktvoll.annotate.sentiment import formality_of, polarity_of
from taktvoll.annotate.situation import read_situation
from taktvoll.annotate.slots import find_slots
from taktvoll.errors import MissingPipeError
from taktvoll.letter import EXCLUDED, Envelope, Segment, SegmentKind
from taktvoll.mail.reading_text import ReadingText
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.reply_to import Received
from taktvoll.report import Situation
from taktvoll.scheme import Counterpart, Stage, Stance

if TYPE_CHECKING:
    from taktvoll.annotate.models import Models

_SYLLABLE = re.compile(r"(?:eu|äu|ei|ie|au|ai|aa|ee|oo|[aeiouyäöüAEIOUYÄÖÜ])")
_syllables: SentenceCache[str, int] = SentenceCache(lambda sentence: max(1, len(_SYLLABLE.findall(sentence))))
_KINDS = {str(kind): kind for kind in SegmentKind}
_PROSE = frozenset({SegmentKind.BODY, SegmentKind.POSTSCRIPT})


def rows_of(
    draft: DraftInput,
    address: list[tuple[int, int, str]],
    register: str,
    understood: Understood,
    models: "Models | None",
) -> dict[str, Any]:
    """What the component writes about `draft`: its words of `address`, what is understood of it, slots and corrections by `models`."""
    text = draft.text
    sentences = SentenceIndex(
        [
            (start, end, kind, found.labels)
            for (start, end, kind), found in zip(draft.spans, understood.labelled, strict=True)
        ]
    )
    parts = [Segment(kind=_KINDS[kind], start=start, end=end) for kind, start, end in draft.segments]
    times = list(clock_times(text))
    dates = with_roles(text, list(find_dates(text)), sentences, times)
    spans = [(time.start, time.end) for time in times]
    slots = find_slots(text, parts, sentences, dates, spans, draft.entities, {} if models is None else models.slots)
    situation = read_situation(draft, understood, None if models is None else models.situation)
    address_starts = [mark[0] for mark in address]
    rows = []
    negative = understood.p_negative or [None] * len(draft.spans)
    for (start, end, kind), found, tone, p_negative in zip(
        draft.spans, understood.labelled, understood.tones, negative, strict=True
    ):
        marks = address[bisect_left(address_starts, start) : bisect_left(address_starts, end)]
        row = _sentence_row(text, start, end, kind, found, marks, tone)
        rows.append(row | {"p_negative": None if p_negative is None else round(p_negative, 3)})
    return {
        "sentences": rows,
        "slots": {name: [slot.start, slot.end] for name, slot in slots.items()},
        "dates": [msgspec.to_builtins(date) for date in dates],
        "hour": next((str(time) for time in times if "time" in slots and time.start == slots["time"].start), None),
        "register": register,
        "occasion": situation.occasion,
        "situation": [str(situation.stage), str(situation.stance), str(situation.counterpart)],
        "because": [list(row) for row in situation.because],
        "passing": None if understood.p_obstacle_passes is None else round(understood.p_obstacle_passes, 3),
        "explained": None if understood.p_over_explained is None else round(understood.p_over_explained, 3),
        "undecided": None if understood.p_undecided is None else round(understood.p_undecided, 3),
        "thresholds": None if understood.thresholds is None else asdict(understood.thresholds),
    }


def in_received_text(rows: dict[str, Any], read: ReadingText, spans: Sequence[tuple[int, int, str]]) -> dict[str, Any]:
    """`rows` with offsets of the reading text turned into those of the text as received; `spans` are its sentences."""
    received = read.received
    return rows | {
        "sentences": [
            row
            | {
                "start": start,
                "end": end,
                "marks": [[kind, *received(first, last), *rest] for kind, first, last, *rest in row["marks"]],
                "clauses": [[*received(first, last), labels] for first, last, labels in row["clauses"]],
            }
            for row, (start, end, _) in zip(rows["sentences"], spans, strict=True)
        ],
        "slots": {name: [*received(start, end)] for name, (start, end) in rows["slots"].items()},
        "dates": [_date_at(row, received) for row in rows["dates"]],
        "because": [[kind, *received(start, end), *rest] for kind, start, end, *rest in rows["because"]],
    }


def _date_at(row: dict[str, Any], received: Callable[[int, int], tuple[int, int]]) -> dict[str, Any]:
    """The row of a date, and of its last day, with other offsets."""
    start, end = received(row["start"], row["end"])
    until = None if row["until"] is None else _date_at(row["until"], received)
    return row | {"start": start, "end": end, "until": until}


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
        "syllables": _syllables[quote],
        "marks": [list(mark) for mark in sorted(marks, key=itemgetter(1, 2))],
        "clauses": [[first, last, list(labels)] for first, last, labels in found.clauses],
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
    segments = tuple(Segment(kind=_KINDS[kind], start=start, end=end) for kind, start, end in doc._.taktvoll_segments)
    return analysis_of(
        text, segments, rows, doc._.taktvoll_context or {}, is_german=not text.strip() or is_german(text, segments)
    )


def analysis_of(
    text: str, segments: tuple[Segment, ...], rows: dict[str, Any], context: dict[str, Any], *, is_german: bool
) -> Analysis:
    """The `Analysis` of a draft from what `rows_of` says of it and from its `context` (today, subject, reply_to, application)."""
    sentences = tuple(_sentence(row) for row in rows["sentences"])
    own = [row for row in rows["sentences"] if row["segment"] not in EXCLUDED]
    letter = [row for row in own if row["segment"] in _PROSE] or own
    total = sum(row["words"] for row in letter) or 1
    stage, stance, counterpart = rows["situation"]
    today = datetime.date.fromisoformat(context["today"])
    dates = [msgspec.convert(row, DateMention) for row in rows["dates"]]
    return Analysis(
        text=text,
        segments=segments,
        sentences=sentences,
        slots={
            name: SlotSpan(start=start, end=end, text=text[start:end]) for name, (start, end) in rows["slots"].items()
        },
        dates=tuple(settled(dates, rows["slots"].get("date"), today, rows["hour"])),
        register=rows["register"],
        occasion=rows["occasion"],
        situation=Situation(stage=Stage(stage), stance=Stance(stance), counterpart=Counterpart(counterpart)),
        evidence=tuple(
            Evidence(kind=kind, start=start, end=end, source=source, confidence=confidence)
            for kind, start, end, source, confidence in rows["because"]
        ),
        p_obstacle_passes=rows["passing"],
        p_over_explained=rows["explained"],
        p_undecided=rows["undecided"],
        thresholds=None if rows["thresholds"] is None else Thresholds(**rows["thresholds"]),
        polarity=round(sum(row["polarity"] * row["words"] for row in letter) / total, 3),
        subjectivity=round(sum(row["subjectivity"] * row["words"] for row in letter) / total, 3),
        formality=round(sum(row["formality"] * row["words"] for row in letter) / total, 3),
        is_german=is_german,
        today=today,
        subject=context.get("subject"),
        reply_to=context.get("reply_to"),
        received=_read(context["reply_to"], today) if context.get("reply_to") else None,
        application=context.get("application"),
        envelope=envelope_of(context),
    )


def envelope_of(context: dict[str, Any]) -> Envelope | None:
    """The envelope that a Doc's context holds as plain data."""
    held = context.get("envelope")
    return None if held is None else msgspec.convert(held, Envelope)


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
        p_negative=row["p_negative"],
        evidence=tuple(
            Evidence(kind=kind, start=start, end=end, source=source, confidence=confidence)
            for kind, start, end, source, confidence in row["marks"]
        ),
        clauses=tuple(
            AnalysedClause(start=start, end=end, labels=tuple(labels)) for start, end, labels in row["clauses"]
        ),
    )


Doc.set_extension(
    "taktvoll_context", default=None, force=True
)  # {"today": ISO date, "subject": …, "reply_to": …, "application": …}
Doc.set_extension("taktvoll_rows", default=None, force=True)  # what the component wrote, JSON types only
Doc.set_extension("taktvoll_analysis", getter=reading_of, force=True)


def _read(mail: str, today: datetime.date) -> Received | None:
    """The employer's mail, read; what reads it is loaded for drafts that have one."""
    from taktvoll.annotate.received.reading import read_received

    return read_received(mail, today)
