"""Annotated drafts: read from JSON Lines, as inputs of the product, and what stands in a manifest about them."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from taktvoll.annotate.draft import DraftInput
from taktvoll.annotate.sentence_boundaries import split_sentences
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.segments import segment

ROOT = Path(__file__).parents[3]
"""The repository."""
DONATED = "S/"
"""How the ids of CodEAlltag S begin."""
Draft = dict[str, Any]
"""A line of `docs/ANNOTATION.md`."""
FRAME = {"subject": SegmentKind.SUBJECT, "salutation": SegmentKind.SALUTATION, "closing": SegmentKind.CLOSING}
"""Labels that stand for a part of the letter."""


def read_drafts(paths: Iterable[Path]) -> list[Draft]:
    """Drafts of JSON Lines files, in order."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


def writer_of(draft: Draft) -> str:
    """Who wrote a draft: folds keep a writer's drafts together, as the drafts to be checked are by writers that nobody knows."""
    return str(draft["id"]).partition("-")[0]


def is_odd(ident: str) -> bool:
    """Whether a donated mail belongs to the half that is for measuring only (SHA-256 of its id)."""
    return int(hashlib.sha256(ident.encode()).hexdigest(), 16) % 2 == 1


def gold_input(draft: Draft) -> DraftInput:
    """A draft as the product sees it, but with the sentences of its annotation.

    Subject, salutation and closing are what the annotation says; quoted mail, signatures and post scripts what the product
    finds; everything else is the body.
    """
    text = draft["text"]
    segments = segment(text)
    apart = [part for part in segments if part.kind in EXCLUDED or part.kind is SegmentKind.POSTSCRIPT]
    spans = []
    for row in draft["sentences"]:
        kind = next((FRAME[label] for label in row["labels"] if label in FRAME), None) or next(
            (part.kind for part in apart if part.start <= row["start"] < part.end), SegmentKind.BODY
        )
        spans.append((row["start"], row["end"], str(kind)))
    return DraftInput(text, spans, [(str(part.kind), part.start, part.end) for part in segments], [], None)


def body_rows(draft: Draft, given: DraftInput) -> list[dict[str, Any]]:
    """The annotated sentences of the body of a draft, whose input is `given`."""
    return [draft["sentences"][place] for place in given.body()]


def read_mails(annotations: Path, data: Path) -> list[Draft]:
    """Annotated real mails and learner letters, their texts taken from DATA; those whose source is not at hand are left out."""
    texts: dict[str, str] = {}
    for path in mail_sources(data):
        if not path.exists():
            sys.stderr.write(f"{path}: not there; training without these mails\n")
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts |= {row["id"]: row.get("text") or "\n".join(row["original"]) for row in map(json.loads, file)}
    return [
        {**row, "text": texts[row["id"]], "tags": ["mail"]}
        for row in read_drafts(sorted(annotations.glob("*.jsonl")))
        if row["id"] in texts
    ]


def mail_sources(data: Path) -> list[Path]:
    """Where the texts of the annotated mails are."""
    return [
        data / "codealltag_s" / "codealltag_s.jsonl.gz",
        *sorted((data / "falko_merlin").glob("letters_*.gz")),
    ]


def learned_from(paths: Sequence[Path], fields: Sequence[str]) -> dict[str, str]:
    """Path below the repository → SHA-256 of these `fields` of every draft: another annotation of other fields is no matter."""
    return {
        (path.resolve().relative_to(ROOT).as_posix() if path.resolve().is_relative_to(ROOT) else path.name): digest(
            read_drafts([path]), fields
        )
        for path in paths
    }


def digest(drafts: Iterable[Draft], fields: Sequence[str]) -> str:
    """SHA-256 of `fields` of each of `drafts`; a field that a draft lacks counts as null.

    The field „spans“ is where the sentences stand, without their labels.
    """
    total = hashlib.sha256()
    for draft in drafts:
        spans = [[row["start"], row["end"]] for row in draft["sentences"]] if "spans" in fields else None
        row = [spans if field == "spans" else draft.get(field) for field in fields]
        total.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return total.hexdigest()


def usenet_sources(data: Path) -> list[Path]:
    """Where the Usenet mails are."""
    return [
        data / "codealltag_finance" / "finance_60000.jsonl.gz",
        data / "codealltag_travels" / "travels_20000.jsonl.gz",
    ]


def read_usenet(data: Path, share: int = 20) -> list[DraftInput]:
    """Every `share`-th Usenet mail (by SHA-256 of its id) as the product sees it; none where the source is not at hand."""
    found = []
    for path in usenet_sources(data):
        if not path.exists():
            sys.stderr.write(f"{path}: not there; training without these mails\n")
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % share == 0:
                    segments = segment(row["text"])
                    spans = [(start, end, str(kind)) for start, end, kind in split_sentences(row["text"], segments)]
                    parts = [(str(part.kind), part.start, part.end) for part in segments]
                    found.append(DraftInput(row["text"], spans, parts, [], None))
    return found
