"""Read the entity corpora with our five labels; what a corpus does not annotate stays open."""

from __future__ import annotations

import gzip
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
import typer
from gold import save
from taktvoll_training.treebank import Sentence, Tok

from taktvoll.pipeline.sentences import find_sentences

OPEN = "?"
"""Label of a token that may or may not be an entity."""
SMARTDATA = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "org-position": "POSITION",
    "date": "DATE",
    "time": "TIME",
}
GERMEVAL = {"PER": "PER", "ORG": "ORG"}
LEGAL = {"PER": "PER", "RR": "PER", "AN": "PER", "UN": "ORG", "ORG": "ORG", "INN": "ORG"}
CALENDAR = re.compile(
    r"\d|^(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|^Mittwoch|^Sonnabend|^(?:Januar|Jänner|Feb|März|April|Mai|Juni|Juli"
    r"|August|Sept|Okt|Nov|Dez)|^(?:heute|morgen|übermorgen|gestern|Uhr|Jahr|Woche|Monat)|^(?:Vor|Nach)?mittag",
    re.IGNORECASE,
)
"""Words that may belong to a date or time where a corpus does not annotate these."""
TITLES = frozenset(
    [
        "Frau",
        "Herr",
        "Herrn",
        "Hr.",
        "Fr.",
        "Dr.",
        "Dr",
        "Prof.",
        "Prof",
        "Professor",
        "Professorin",
        "Dipl.-Ing.",
        "Familie",
    ]
)
LEGAL_SENTENCES = 1_500


def open_calendar(toks: list[Tok], ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Add open places for words that may be part of a date or time."""
    taken = {i for start, end, _ in ents for i in range(start, end)}
    extra = [(i, i + 1, OPEN) for i, tok in enumerate(toks) if i not in taken and CALENDAR.search(tok.form)]
    return sorted(ents + extra)


def from_text(nlp: Any, text: str, spans: list[tuple[int, int, str]], source: str) -> Iterator[Sentence]:
    """Tokenise TEXT, cut it in sentences and hand each its entities (character spans)."""
    doc = nlp(text)
    found = []
    for start, end, label in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append((span.start, span.end, label))
    for start, end in find_sentences(doc):
        words = [i for i in range(start, end) if not doc[i].is_space]
        place = {word: i for i, word in enumerate(words)}
        ents: list[tuple[int, int, str]] = []
        for first, last, label in found:
            inside = [place[i] for i in range(first, last) if i in place]
            if inside and (not ents or inside[0] >= ents[-1][1]):
                ents.append((inside[0], inside[-1] + 1, label))
        if words:
            toks = tuple(Tok(form=doc[i].text, space=bool(doc[i].whitespace_)) for i in words)
            yield Sentence(toks=toks, source=source, ents=tuple(ents))


def read_smartdata(nlp: Any, path: Path) -> Iterator[Sentence]:
    """Read a part of the SmartData corpus."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        for row in map(srsly.json_loads, file):
            spans = [(a, b, SMARTDATA[kind]) for a, b, kind in row["entities"] if kind in SMARTDATA]
            yield from from_text(nlp, row["text"], spans, "smartdata")


def read_bio(
    path: Path, word: int, tag: int, separator: str, labels: dict[str, str], *, dates: bool
) -> Iterator[Sentence]:
    """Read a column format; unless it annotates DATES, words of the calendar stay open."""
    opener = lzma.open if path.suffix == ".xz" else gzip.open
    toks: list[Tok] = []
    ents: list[tuple[int, int, str]] = []
    with opener(path, "rt", encoding="utf8") as file:
        for raw in [*file, ""]:
            line = raw.rstrip("\n")
            if line.startswith(("#\t", "-DOCSTART-")):
                continue
            if not line.strip():
                if toks:
                    marked = ents if dates else open_calendar(toks, ents)
                    yield Sentence(toks=tuple(toks), source=path.parent.name, ents=tuple(marked))
                toks, ents = [], []
                continue
            cells = line.split(separator)
            kind = labels.get(cells[tag][2:])
            if kind and cells[tag][0] == "I" and ents and ents[-1][1] == len(toks) and ents[-1][2] == kind:
                ents[-1] = (ents[-1][0], len(toks) + 1, kind)
            elif kind:
                ents.append((len(toks), len(toks) + 1, kind))
            toks.append(Tok(form=cells[word]))


def main(data: Path, output: Path) -> None:
    """Write ner_train, ner_dev and one test file a corpus to OUTPUT."""
    nlp = spacy.blank("de")
    smart, mobie, legal = data / "smartdata_ner", data / "mobie_ner", data / "legal_ner"
    germeval = data / "germeval2014_ner"
    kinds = {"dates": True}
    train = list(read_smartdata(nlp, smart / "train.jsonl.gz"))
    train += read_bio(mobie / "train.conll2003.gz", 0, 3, "\t", SMARTDATA, dates=True)
    train += read_bio(germeval / "NER-de-test.tsv.gz", 1, 2, "\t", GERMEVAL, dates=False)
    train += list(read_bio(legal / "ler_dev.conll.xz", 0, 1, " ", LEGAL, dates=False))[:LEGAL_SENTENCES]
    save(output / "ner_train.jsonl", train)
    dev = list(read_smartdata(nlp, smart / "dev.jsonl.gz"))
    dev += read_bio(mobie / "dev.conll2003.gz", 0, 3, "\t", SMARTDATA, **kinds)
    save(output / "ner_dev.jsonl", dev)
    save(output / "ner_test_smartdata.jsonl", read_smartdata(nlp, smart / "test.jsonl.gz"))
    save(output / "ner_test_mobie.jsonl", read_bio(mobie / "test.conll2003.gz", 0, 3, "\t", SMARTDATA, dates=True))
    save(
        output / "ner_test_germeval2014.jsonl",
        read_bio(germeval / "NER-de-dev.tsv.gz", 1, 2, "\t", GERMEVAL, dates=False),
    )
    save(output / "ner_test_legal.jsonl", read_bio(legal / "ler_test.conll.xz", 0, 1, " ", LEGAL, dates=False))


if __name__ == "__main__":
    typer.run(main)
