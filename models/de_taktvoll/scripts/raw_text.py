"""Write the raw texts as one tokenised sentence-like line each, the input of floret.

Texts: the 80,000 Usenet mails and 800 donated mails of CodE Alltag (CC BY-SA 4.0), the
corrected learner sentences of Falko-MERLIN (CC BY-SA 4.0) and the training parts of the
entity corpora (CC BY 4.0). Lines that quote another mail ("> …") are dropped.
"""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import typer

TOKEN = re.compile(r"https?://\S+|\w+(?:[-'’]\w+)*|[^\w\s]", re.UNICODE)
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÄÖÜ])|\n\s*\n")


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


def texts(data: Path) -> Iterator[str]:
    """Yield every raw text of the data folder that may be trained on."""
    yield from read_mails(data / "codealltag_s/codealltag_s.jsonl.gz")
    yield from read_mails(data / "codealltag_travels/travels_20000.jsonl.gz")
    yield from read_mails(data / "codealltag_finance/finance_60000.jsonl.gz")
    yield from read_mails(data / "smartdata_ner/train.jsonl.gz")
    yield from read_columns(data / "mobie_ner/train.conll2003.gz", 0, "\t")
    yield from read_columns(data / "germeval2014_ner/NER-de-test.tsv.gz", 1, "\t")
    yield from read_columns(data / "legal_ner/ler_dev.conll.xz", 0, " ")
    yield from read_columns(data / "gsd_train_morph/de-gsd-train-part.tsv.gz", 0, "\t")
    yield from read_corrected(data / "falko_merlin/sentences_train.tsv.gz")


def main(data: Path, output: Path, limit: int = 0) -> None:
    """Tokenise the raw texts of DATA into OUTPUT; LIMIT > 0 stops after so many texts."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf8") as out:
        for number, text in enumerate(texts(data)):
            if limit and number >= limit:
                break
            for sentence in SENTENCE_END.split(text):
                words = TOKEN.findall(sentence)
                if len(words) > 2:
                    out.write(" ".join(words) + "\n")


if __name__ == "__main__":
    typer.run(main)
