"""Read drafts: what two readers say of the situation of a letter and of the roles of its dates, with what the product sees there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from taktvoll.annotate.batch import understand
from taktvoll.annotate.clock_times import clock_times
from taktvoll.annotate.component import reading_text, text_of
from taktvoll.annotate.date_roles import settled, with_roles
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.draft import DraftInput, Understood, draft_of
from taktvoll.annotate.letter_cues import LetterCues
from taktvoll.annotate.models import shipped_models
from taktvoll.annotate.reading import reader_of
from taktvoll.annotate.register import register_in
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.situation import read_situation
from taktvoll.annotate.situation_signs import situation_signs
from taktvoll.letter import Letter
from taktvoll_training.date_signs import date_signs
from taktvoll_training.drafts import read_drafts, writer_of

FIELDS = ("stage", "stance", "counterpart")
TODAY = "2027-03-01"
"""For drafts that do not say when they are read."""
NOTHING = "none"
"""What a reader calls a date that is none; for the product it is another one."""
SINCE = "-1 seit"
"""Readers call the day since when somebody is ill „other“, where `corpora/dates/README.md` calls it an absence: nothing is learned from it."""
BATCH = 64


@dataclass(frozen=True)
class ReadDraft:
    """A draft, who wrote it, and what was read in it."""

    ident: str
    writer: str
    text: str
    today: str
    situation: dict[str, str] = field(default_factory=dict)
    """Empty where nobody read it."""
    roles: dict[tuple[int, int], str] = field(default_factory=dict)
    """(start, end) of a date → its role."""
    source: str = "read"
    """„read“ for drafts of others that were read for this, else the file that they were written in."""


@dataclass(frozen=True)
class Row:
    """A letter or a date as the models see it."""

    ident: str
    writer: str
    source: str
    signs: set[str]
    ruled: str
    """What the rules say."""
    gold: str


def read_all(corpora: Path) -> list[ReadDraft]:
    """The drafts of `corpora` to learn from; of two readings of a draft the first counts."""
    texts: dict[str, dict[str, Any]] = {}
    for row in read_drafts([*sorted((corpora / "train").glob("*.jsonl")), corpora / "readings" / "drafts.jsonl"]):
        texts[row["id"]] = {"writer": writer_of(row), "today": TODAY, **row}
    for row in read_drafts([corpora / "rewrites" / "drafts.jsonl"]):
        if row["part"] != "test":
            texts[row["id"]] = row
    roles: dict[str, dict[tuple[int, int], str]] = {}
    for row in read_drafts([corpora / "readings" / "dates.jsonl"]):
        roles.setdefault(row["id"], _roles_of(row))
    found: dict[str, ReadDraft] = {}
    for row in read_drafts([corpora / "readings" / "situations.jsonl"]):
        draft, ident = texts[row["id"]], row["id"]
        known = ReadDraft(ident, draft["writer"], draft["text"], draft["today"], row["situation"], roles.get(ident, {}))
        found.setdefault(ident, known)
    return [*found.values(), *read_situations(corpora / "situations" / "train.jsonl"), *read_dates(corpora)]


def read_situations(path: Path) -> list[ReadDraft]:
    """The drafts of a file of situations."""
    return [
        ReadDraft(row["id"], row["voice"], row["text"], TODAY, row["situation"], source="written")
        for row in read_drafts([path])
    ]


def read_dates(corpora: Path) -> list[ReadDraft]:
    """The open drafts that were written for the roles of dates; each counts as a writer of its own."""
    return [
        ReadDraft(row["id"], row["id"], row["text"], row["today"], roles=_roles_of(row), source="written")
        for row in read_drafts([corpora / "dates" / "dev.jsonl", corpora / "dates" / "roles_open.jsonl"])
    ]


def _roles_of(row: dict[str, Any]) -> dict[tuple[int, int], str]:
    return {(one["start"], one["end"]): "other" if one["role"] == NOTHING else one["role"] for one in row["dates"]}


def rows_of_drafts(drafts: Sequence[ReadDraft]) -> dict[str, list[Row]]:
    """A field of the situation, or „date_role“ → the rows to learn it from."""
    models, reader = shipped_models(), reader_of()
    rows: dict[str, list[Row]] = {name: [] for name in (*FIELDS, "date_role")}
    for start in range(0, len(drafts), BATCH):
        part = drafts[start : start + BATCH]
        docs = [reader.docs([Letter(text=draft.text)], draft.today)[0] for draft in part]
        readings = [reading_text(text_of(doc)) for doc in docs]
        inputs = [draft_of(doc, reading) for doc, reading in zip(docs, readings, strict=True)]
        registers = [register_in(given.text, given.spans)[1] for given in inputs]
        for draft, doc, reading, given, understood in zip(
            part, docs, readings, inputs, understand(inputs, registers, models), strict=True
        ):
            for name, row in _letter_rows(draft, given, understood):
                rows[name].append(row)
            if draft.roles and reading is None:  # where offsets differ from those of the text, dates are left out
                rows["date_role"] += _date_rows(draft, given, understood, doc._.taktvoll_rows)
    return rows


def _letter_rows(draft: ReadDraft, given: DraftInput, understood: Understood) -> Iterable[tuple[str, Row]]:
    ruled = read_situation(given, understood)
    answers = {name: str(getattr(ruled, name)) for name in FIELDS}
    if not draft.situation or "none" in (answers["counterpart"], draft.situation["counterpart"]):
        return  # whether a mail is ours at all is left to the rules
    signs = situation_signs(LetterCues(given, understood), understood, answers)
    for name in FIELDS:
        yield name, Row(draft.ident, draft.writer, draft.source, signs, answers[name], draft.situation[name])


def _date_rows(draft: ReadDraft, given: DraftInput, understood: Understood, known: dict[str, Any]) -> Iterable[Row]:
    sentences = SentenceIndex(
        [
            (start, end, kind, found.labels)
            for (start, end, kind), found in zip(given.spans, understood.labelled, strict=True)
        ]
    )
    dates = with_roles(given.text, list(find_dates(given.text)), sentences, list(clock_times(given.text)))
    slot = known["slots"].get("date")
    ruled = read_situation(given, understood)
    letter = (ruled.occasion, str(ruled.stage), str(ruled.stance))
    answers = settled(dates, slot, date.fromisoformat(draft.today), known["hour"])
    for place, answer in enumerate(answers):
        gold = _overlapping(draft.roles, answer.start, answer.end)
        if gold is not None and not (slot and answer.start < slot[1] and slot[0] < answer.end):
            signs = date_signs(given.text, dates, place, sentences, slot, letter)
            if SINCE in signs and draft.source == "read":
                continue
            yield Row(draft.ident, draft.writer, draft.source, signs, answer.role, gold)


def _overlapping(roles: dict[tuple[int, int], str], start: int, end: int) -> str | None:
    return next((role for (first, last), role in roles.items() if min(end, last) > max(start, first)), None)


def dump(weights: dict[str, Any], path: Path) -> None:
    """Write the weights, one sign a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
