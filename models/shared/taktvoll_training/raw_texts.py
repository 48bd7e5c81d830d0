"""Readers of other people's corpora as running text."""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÄÖÜ])|\n\s*\n")
MIN_LETTERS = 0.7
"""Share of letters and spaces below which a line is a table or a signature."""


def read_mails(path: Path) -> Iterator[str]:
    """Yield the text of each mail of a JSONL file without quoted lines."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            text = json.loads(line)["text"]
            yield "\n".join(row for row in text.splitlines() if not row.lstrip().startswith(">"))


def read_columns(path: Path, column: int, separator: str | None) -> Iterator[str]:
    """Yield the sentences of a column format, joined by single spaces."""
    opener = lzma.open if path.suffix == ".xz" else gzip.open
    words: list[str] = []
    with opener(path, "rt", encoding="utf8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith(("#\t", "-DOCSTART-")):
                continue
            if line.strip():
                words.append(line.split(separator)[column])
            elif words:
                yield " ".join(words)
                words = []
    if words:
        yield " ".join(words)


def read_corrected(path: Path) -> Iterator[str]:
    """Yield the corrected sentences of Falko-MERLIN."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        for row in reader:
            yield row[1]


def text_lines(texts: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of running TEXTS, each on one line; tables and signatures are left out."""
    for text in texts:
        for part in SENTENCE_END.split(text):
            line = re.sub(r"\s+", " ", part).strip()
            letters = sum(letter.isalpha() or letter == " " for letter in line)
            if line and letters / len(line) >= MIN_LETTERS:
                yield line


def complexity_sentences(path: Path) -> Iterator[str]:
    """Yield the Wikipedia sentences of TextComplexityDE."""
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["Sentence"]
