"""Draw sentences from the raw texts, tokenised as the shipped pipeline tokenises them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import spacy
import typer
from gold import load, save
from taktvoll_training.raw_texts import (
    complexity_sentences,
    read_columns,
    read_corrected,
    read_mails,
    text_lines,
)
from taktvoll_training.treebank import Sentence, Tok

LENGTH = range(4, 60)
"""Tokens that a sentence may have."""
NUMBERS = {
    "codealltag_s": 4_800,
    "travels": 6_000,
    "finance": 3_000,
    "smartdata": 3_000,
    "mobie": 500,
    "germeval2014": 4_000,
    "legal": 300,
    "falko_merlin": 2_500,
    "text_complexity": 1_000,
}
"""Sentences drawn from each source at most."""
POOL = 6
"""How many times as many are read to draw from."""


def text_sentences(texts: Iterator[str], tokenizer: spacy.tokenizer.Tokenizer) -> Iterator[list[tuple[str, bool]]]:
    """Yield the tokenised sentences of running TEXTS."""
    for line in text_lines(texts):
        yield [(token.text, bool(token.whitespace_)) for token in tokenizer(line)]


def column_sentences(texts: Iterator[str]) -> Iterator[list[tuple[str, bool]]]:
    """Yield sentences that are tokenised already."""
    for text in texts:
        yield [(word, True) for word in text.split(" ")]


def main(
    data: Path, output: Path, held_out: Annotated[list[Path], typer.Option()], seed: int = 0, limit: int = 0
) -> None:
    """Write sentences of DATA to OUTPUT, none that stands in the HELD_OUT test sets."""
    tokenizer = spacy.blank("de").tokenizer
    sources = {
        "codealltag_s": text_sentences(read_mails(data / "codealltag_s/codealltag_s.jsonl.gz"), tokenizer),
        "travels": text_sentences(read_mails(data / "codealltag_travels/travels_20000.jsonl.gz"), tokenizer),
        "finance": text_sentences(
            islice(read_mails(data / "codealltag_finance/finance_60000.jsonl.gz"), 15_000), tokenizer
        ),
        "smartdata": text_sentences(read_mails(data / "smartdata_ner/train.jsonl.gz"), tokenizer),
        "mobie": column_sentences(read_columns(data / "mobie_ner/train.conll2003.gz", 0, "\t")),
        "germeval2014": column_sentences(read_columns(data / "germeval2014_ner/NER-de-test.tsv.gz", 1, "\t")),
        "legal": column_sentences(read_columns(data / "legal_ner/ler_dev.conll.xz", 0, " ")),
        "falko_merlin": text_sentences(read_corrected(data / "falko_merlin/sentences_train.tsv.gz"), tokenizer),
        "text_complexity": text_sentences(complexity_sentences(data / "text_complexity/ratings.csv"), tokenizer),
    }
    taken = {tuple(tok.form for tok in s.toks) for path in held_out for s in load(path)}
    rng = random.Random(seed)
    out: list[Sentence] = []
    for name, sentences in sources.items():
        found: dict[tuple[str, ...], Sentence] = {}
        for words in sentences:
            key = tuple(form for form, _ in words)
            if len(words) in LENGTH and key not in taken:
                found[key] = Sentence(toks=tuple(Tok(form=f, space=s) for f, s in words), source=name)
            if len(found) > POOL * NUMBERS[name]:
                break
        count = min(limit or NUMBERS[name], len(found))
        out += rng.sample(list(found.values()), count)
        typer.echo(f"{name} {count}")
    save(output, out)


if __name__ == "__main__":
    typer.run(main)
