"""Gather the gold corpora in two files, train and dev, and the test sets in files of their own."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import srsly
import typer
from taktvoll_training.treebank import Sentence, Tok, read_conllu, read_empirist, read_unimorph

DEV_EVERY = 5
"""Every fifth sentence of GSD dev is our development part."""
PLAIN_DEPS = {
    "acl:relcl": "acl",
    "advcl:relcl": "advcl",
    "cc:preconj": "cc",
    "flat:name": "flat",
    "flat:foreign": "flat",
    "nmod:poss": "nmod",
    "nsubj:outer": "nsubj",
    "obl:tmod": "obl",
    "expl:pv": "expl",
}
"""Subtypes that the two treebanks do not share."""
SAFE_POS = frozenset(("NOUN", "VERB", "ADJ", "NUM", "PUNCT", "ADP"))
"""Parts of speech that mean the same in all corpora."""
SPECIAL_TAGS = frozenset(["ITJ", "PTKANT", "EMOASC", "EMOIMG", "HST", "ADR", "URL", "EML", "AKW", "ONO", "FM", "XY"])
"""Tags of the web that GSD does not have."""
MIN_SEEN = 3
"""Tokens of a word in today's corpora that settle its part of speech."""
LEMMA_POS = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "ADP", ""))
"""Parts of speech whose lemmas in the older annotation agree with today's."""


def load(path: Path) -> list[Sentence]:
    """Read sentences written by `save`."""
    with gzip.open(path.with_suffix(".jsonl.gz"), "rt", encoding="utf8") as file:
        return [
            Sentence(
                toks=tuple(Tok(**tok) for tok in row["toks"]),
                source=row["source"],
                ents=None if row["ents"] is None else tuple((a, b, c) for a, b, c in row["ents"]),
            )
            for row in map(srsly.json_loads, file)
        ]


def save(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write SENTENCES as one line of JSON each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _open_plain(path.with_suffix(".jsonl.gz")) as file:
        for sentence in sentences:
            file.write(srsly.json_dumps(asdict(sentence)) + "\n")


@contextmanager
def _open_plain(path: Path) -> Iterator[TextIO]:
    """Open PATH for compressed text without name and time, so that its checksum tells its content."""
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        with TextIOWrapper(packed, encoding="utf8") as text:
            yield text


def harmonise(sentence: Sentence) -> Sentence:
    """Reduce the relations to those that all treebanks share."""
    toks = (replace(tok, dep=PLAIN_DEPS.get(tok.dep, tok.dep)) for tok in sentence.toks)
    return replace(sentence, toks=tuple(toks))


def trusted(sentence: Sentence, pos: frozenset[str]) -> Sentence:
    """Drop the lemmas of words whose part of speech is not in POS."""
    toks = (replace(tok, lemma=tok.lemma if tok.pos in pos else "") for tok in sentence.toks)
    return replace(sentence, toks=tuple(toks))


def reconcile(sentences: list[Sentence], trusted_from: list[Sentence]) -> list[Sentence]:
    """Drop parts of speech in which an older or other annotation differs from GSD's of today.

    A word that today's corpora know keeps its part of speech if they know it so too, or takes the
    only one they have for it; of unknown words those of SAFE_POS keep theirs. The rest is left to
    the teachers, who go by the fine tag.
    """
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in trusted_from:
        for tok in sentence.toks:
            known[tok.form.lower()][tok.pos] += 1

    def settle(tok: Tok) -> str:
        if tok.tag in SPECIAL_TAGS or not tok.pos:
            return tok.pos
        seen = known.get(tok.form.lower())
        if seen is None:
            return tok.pos if tok.pos in SAFE_POS else ""
        if len(seen) == 1 and seen.total() >= MIN_SEEN:
            return next(iter(seen))
        return tok.pos if tok.pos in seen and tok.pos in SAFE_POS else ""

    return [replace(s, toks=tuple(replace(t, pos=settle(t)) for t in s.toks)) for s in sentences]


def main(data: Path, output: Path) -> None:
    """Read the corpora of DATA and write train, trees (part of train), dev, test_gsd and test_empirist to OUTPUT."""
    gsd = list(read_conllu(data / "ud_gsd/de_gsd-ud-dev.conllu.gz", "gsd_dev", stts=True))
    test = list(read_conllu(data / "ud_gsd/de_gsd-ud-test.conllu.gz", "gsd_test", stts=True))
    dev = [sentence for i, sentence in enumerate(gsd) if i % DEV_EVERY == 0]
    train = [sentence for i, sentence in enumerate(gsd) if i % DEV_EVERY]
    train += read_conllu(data / "ud_pud/de_pud-ud-test.conllu.gz", "pud", stts=False)
    today = list(train)
    unimorph = read_unimorph(data / "gsd_train_morph/de-gsd-train-part.tsv.gz")
    train += reconcile([trusted(sentence, LEMMA_POS) for sentence in unimorph], today)
    web = read_empirist(data / "empirist/empirist.vrt.gz", "train")
    train += reconcile([trusted(sentence, LEMMA_POS - {"ADP"}) for sentence in web], today)
    held_out = {tuple(tok.form for tok in sentence.toks) for sentence in test + dev}
    train = [s for s in train if tuple(tok.form for tok in s.toks) not in held_out]
    save(output / "train.jsonl", map(harmonise, train))
    save(output / "trees.jsonl", (harmonise(s) for s in train if s.toks[0].head >= 0))
    save(output / "dev.jsonl", map(harmonise, dev))
    save(output / "test_gsd.jsonl", map(harmonise, test))
    save(output / "test_empirist.jsonl", read_empirist(data / "empirist/empirist.vrt.gz", "test"))


if __name__ == "__main__":
    typer.run(main)
