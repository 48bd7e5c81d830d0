"""Reports as tidy tables: one observation a row, one variable a column, the same columns and types whatever the drafts say."""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from taktvoll.arguments import wrong_type
from taktvoll.bilingual import Text
from taktvoll.extras import extra
from taktvoll.finding import Severity
from taktvoll.report import Report
from taktvoll.scheme import DIMENSIONS, LABELS, OCCASIONS, REGISTERS, SLOTS

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]
_SHOWN = 5
_WANTED_BY = Text(de="to_frame", en="to_frame")
_SEVERITIES = tuple(str(severity) for severity in sorted(Severity, key=lambda severity: severity.rank))
Types = dict[str, str | tuple[str, ...]]
"""Column → type of pandas; a tuple holds the categories, in order where they are severities."""
_KEYS: Types = {"draft": "int64", "id": "string"}
_PLACE: Types = {"start": "int64", "end": "int64"}
_COLUMNS: dict[str, Types] = {
    "drafts": {
        **_KEYS,
        "occasion": OCCASIONS,
        "register": REGISTERS,
        "stage": "string",
        "stance": "string",
        "counterpart": "string",
        "subject": "string",
        "score": "Int64",
        "polarity": "float64",
        "subjectivity": "float64",
        "formality": "float64",
        "words": "int64",
        "sentences": "int64",
        "longest_sentence": "int64",
        "reading_ease": "float64",
        "errors": "int64",
        "warnings": "int64",
        "hints": "int64",
        "grammar_checked": "bool",
        "lang": "string",
    },
    "findings": {
        **_KEYS,
        "finding": "int64",
        "rule": "string",
        "severity": _SEVERITIES,
        "line": "int64",
        "column": "int64",
        **_PLACE,
        "text": "string",
        "message": "string",
        "advice": "string",
        "fixes": "int64",
        "safe_fix": "bool",
    },
    "sentences": {
        **_KEYS,
        "sentence": "int64",
        **_PLACE,
        "text": "string",
        "labels": "object",
        "polarity": "float64",
    },
    "labels": {**_KEYS, "sentence": "int64", "label": LABELS},
    "scores": {**_KEYS, "dimension": DIMENSIONS, "score": "int64"},
    "slots": {**_KEYS, "slot": SLOTS, "value": "string"},
}
"""The tables and their columns, in order."""


@dataclass(frozen=True, eq=False)
class Frames(Mapping[str, "DataFrame"]):
    """The tables on a set of reports, as attributes and by name.

    Every row says which report it is of: `draft`, the report's place among the others, from 0, and its `id`. So
    ``frames.findings.merge(frames.drafts, on="draft")`` joins them.
    """

    drafts: "DataFrame"
    """A row for each report: occasion, register, situation, score, sentiment, length, and how many findings."""
    findings: "DataFrame"
    """A row for each finding, with the words of the draft that it marks."""
    sentences: "DataFrame"
    """A row for each sentence; `labels` is a tuple."""
    labels: "DataFrame"
    """A row for each label of a sentence."""
    scores: "DataFrame"
    """A row for each draft and dimension; none where the occasion is other."""
    slots: "DataFrame"
    """A row for each fact that a draft states."""

    def __getitem__(self, name: str) -> "DataFrame":
        if name not in _COLUMNS:
            raise KeyError(name)
        table: DataFrame = getattr(self, name)
        return table

    def __iter__(self) -> Iterator[str]:
        return (field.name for field in fields(self))

    def __len__(self) -> int:
        return len(_COLUMNS)

    def __repr__(self) -> str:
        """Without a word of the drafts, so that a log may hold it."""
        return f"Frames({', '.join(f'{name}: {len(table)}' for name, table in self.items())})"

    def _repr_html_(self) -> str:
        """The head of each table."""
        return "".join(
            f"<p><b>{html.escape(name)}</b> ({len(table)})</p>{table.head(_SHOWN).to_html(notebook=True)}"
            for name, table in self.items()
        )


def to_frame(reports: Iterable[Report] | Report) -> Frames:
    """The tables on `reports`, one report or many, read once and in order.

    Needs pandas (extra `notebook`): raises `MissingExtraError` without it, TypeError where something is no report.
    """
    with extra("notebook", _WANTED_BY):
        import pandas as pd

    if isinstance(reports, str | bytes | Mapping) or not isinstance(reports, Report | Iterable):
        raise wrong_type("reports", reports, "a Report or an iterable of them", "ein Report oder eine Folge davon")
    rows: dict[str, list[Row]] = {name: [] for name in _COLUMNS}
    for draft, report in enumerate([reports] if isinstance(reports, Report) else reports):
        if not isinstance(report, Report):
            raise wrong_type(f"reports[{draft}]", report, "a Report", "ein Report")
        keys = {"draft": draft, "id": report.id}
        for name, found in _rows(report):
            rows[name].append(keys | found)
    return Frames(**{name: _table(pd, rows[name], columns) for name, columns in _COLUMNS.items()})


def _table(pd: Any, rows: list[Row], columns: Types) -> "DataFrame":
    table = pd.DataFrame.from_records(rows, columns=list(columns))
    types = {
        name: pd.CategoricalDtype(kind, ordered=kind is _SEVERITIES) if isinstance(kind, tuple) else kind
        for name, kind in columns.items()
    }
    made: DataFrame = table.astype(types)
    return made


def _rows(report: Report) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything that `report` says."""
    yield "drafts", _draft(report)
    for number, finding in enumerate(report.findings):
        yield (
            "findings",
            {name: getattr(finding, name) for name in ("rule", "line", "column", "start", "end", "message", "advice")}
            | {
                "finding": number,
                "severity": str(finding.severity),
                "text": report.text[finding.start : finding.end],
                "fixes": len(finding.fixes),
                "safe_fix": any(fix.safety == "safe" for fix in finding.fixes),
            },
        )
    for number, sentence in enumerate(report.sentences):
        place = {"start": sentence.start, "end": sentence.end, "text": report.text[sentence.start : sentence.end]}
        yield (
            "sentences",
            {"sentence": number, **place, "labels": tuple(sentence.labels), "polarity": sentence.polarity},
        )
        for label in sentence.labels:
            yield "labels", {"sentence": number, "label": label}
    for dimension, score in (report.scores or {}).items():
        yield "scores", {"dimension": dimension, "score": score}
    for slot, value in report.slots.items():
        yield "slots", {"slot": slot, "value": value}


def _draft(report: Report) -> Row:
    counts = dict.fromkeys(_SEVERITIES, 0)
    for finding in report.findings:
        counts[str(finding.severity)] += 1
    situation, sentiment, length = report.situation, report.sentiment, report.length
    return {
        **{
            name: getattr(report, name)
            for name in ("occasion", "register", "subject", "score", "grammar_checked", "lang")
        },
        **{name: str(getattr(situation, name)) for name in ("stage", "stance", "counterpart")},
        **{name: getattr(sentiment, name) for name in ("polarity", "subjectivity", "formality")},
        **{name: getattr(length, name) for name in ("words", "sentences", "longest_sentence", "reading_ease")},
        **{f"{name}s": number for name, number in counts.items()},
    }
