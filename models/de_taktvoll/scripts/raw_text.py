"""Write the raw texts as one tokenised sentence-like line each, the input of floret.

Texts: the 80,000 Usenet mails and 800 donated mails of CodE Alltag (CC BY-SA 4.0), the
corrected learner sentences of Falko-MERLIN (CC BY-SA 4.0) and the training parts of the
entity corpora (CC BY 4.0). Lines that quote another mail ("> …") are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer
from taktvoll_training.raw_texts import SENTENCE_END, read_columns, read_corrected, read_mails

TOKEN = re.compile(r"https?://\S+|\w+(?:[-'’]\w+)*|[^\w\s]", re.UNICODE)


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
