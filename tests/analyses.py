"""Analyses: by the shipped pipeline, and built by hand from a letter with its labels in front of each sentence, ⟦thanks⟧ vielen Dank …"""

import datetime as dt
import importlib.util
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from taktvoll.analysis import AnalysedSentence, Analysis, DateMention, Evidence, SlotSpan
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.reading import reader_of
from taktvoll.letter import Letter, SegmentKind
from taktvoll.mail.segments import segment
from taktvoll.scheme import LABELS

TODAY = dt.date(2027, 2, 20)
_BY_LABEL = {"subject": SegmentKind.SUBJECT, "salutation": SegmentKind.SALUTATION, "closing": SegmentKind.CLOSING}


def _load_marked() -> ModuleType:
    path = Path(__file__).parent.parent / "corpora" / "tools" / "marked.py"
    spec = importlib.util.spec_from_file_location("marked", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


marked = _load_marked()
"""The project's tool for letters in marked form."""


def read_text(text: str, *, today: dt.date = TODAY, **fields: str) -> Analysis:
    """The analysis of `text` by the shipped pipeline; `fields` are those of a letter."""
    (analysis,) = reader_of().read([Letter(text, **fields)], today.isoformat())
    return analysis


def read_marked(
    letter: str,
    *,
    occasion: str = "decline",
    register: str = "sie",
    marks: Mapping[str, Iterable[str]] | None = None,
    slots: Mapping[str, str] | None = None,
    dates: Iterable[tuple[str, int | None, int | None, int | None, int | None]] = (),
    polarity: float = 0.2,
    today: dt.date = TODAY,
    **others: object,
) -> Analysis:
    """The analysis of a marked letter; `marks` are kind → quotes, `dates` are (quote, weekday, day, month, year)."""
    text, spans = marked.unmark("test", letter)
    found = [
        Evidence(kind=kind, start=start, end=start + len(quote), source=f"test.{kind}")
        for kind, quotes in (marks or {}).items()
        for quote in quotes
        for start in places(text, quote)
    ]
    return build(
        text,
        [(span["start"], span["end"], tuple(span["labels"])) for span in spans],
        found,
        occasion=occasion,
        register=register,
        slots={name: slot(text, quote) for name, quote in (slots or {}).items()},
        dates=tuple(_date_mentions(text, dates) or _behind_slot(text, (slots or {}).get("date"))),
        polarity=polarity,
        today=today,
        **others,
    )  # fmt: skip


def _date_mentions(text: str, dates: Iterable[tuple[str, int | None, int | None, int | None, int | None]]) -> list:
    return [
        DateMention(
            start=text.index(quote),
            end=text.index(quote) + len(quote),
            weekday=weekday,
            day=day,
            month=month,
            year=year,
        )
        for quote, weekday, day, month, year in dates
    ]


def _behind_slot(text: str, quote: str | None) -> list[DateMention]:
    """The date that the words of the slot are, as the pipeline finds it."""
    if quote is None:
        return []
    start = text.index(quote)
    found = (date for date in find_dates(text) if date.start < start + len(quote) and start < date.end)
    return [replace(date, role="appointment") for date in found]


def build(
    text: str, spans: Iterable[tuple[int, int, tuple[str, ...]]], marks: Iterable[Evidence] = (), **fields: object
) -> Analysis:
    """An analysis of `text` with these sentences; segments are those of the text itself."""
    segments = segment(text)
    given = list(marks)
    sentences = tuple(
        AnalysedSentence(
            start=start,
            end=end,
            segment=_segment_at(segments, start, labels),
            labels=tuple(sorted(labels, key=LABELS.index)),
            polarity=0.0,
            formality=0.0,
            words=len(text[start:end].split()),
            syllables=max(1, sum(char in "aeiouäöüAEIOUÄÖÜ" for char in text[start:end])),
            evidence=tuple(sorted((m for m in given if start <= m.start < end), key=lambda m: (m.start, m.end))),
        )
        for start, end, labels in spans
    )
    values: dict[str, object] = {
        "slots": {}, "dates": (), "register": "sie", "occasion": "decline", "polarity": 0.2, "subjectivity": 0.2,
        "formality": 0.3, "is_german": True, "today": TODAY,
    }  # fmt: skip
    return Analysis(text=text, segments=segments, sentences=sentences, **(values | fields))  # type: ignore[arg-type]


def _segment_at(segments: Iterable, position: int, labels: tuple[str, ...]) -> SegmentKind:
    fixed = next((_BY_LABEL[label] for label in labels if label in _BY_LABEL), None)
    found = next((part.kind for part in segments if part.start <= position < part.end), SegmentKind.BODY)
    if fixed is SegmentKind.CLOSING and found is SegmentKind.NAME:
        return found
    if fixed is not None:
        return fixed
    return SegmentKind.BODY if found in {*_BY_LABEL.values(), SegmentKind.NAME} and labels != ("other",) else found


def slot(text: str, quote: str) -> SlotSpan:
    """The first place of `quote` in `text` as a slot."""
    start = text.index(quote)
    return SlotSpan(start=start, end=start + len(quote), text=quote)


def places(text: str, quote: str) -> list[int]:
    """Where `quote` stands in `text`; at least once."""
    found, position = [], text.find(quote)
    while position >= 0:
        found.append(position)
        position = text.find(quote, position + len(quote))
    assert found, f"{quote!r} is not in the letter"
    return found
