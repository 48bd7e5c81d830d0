"""Measure HanTa, a tagger on PyPI, on the same sentences; its labels are used for nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import srsly
import typer
from gold import load

SAME_TAG = {"PROAV": "PAV", "NNA": "NN", "NNI": "NN"}
"""HanTa's names for tags that the test sets call otherwise."""


def plain(tag: str) -> str:
    """Write HanTa's tag as STTS does: `VV(FIN)` is VVFIN."""
    if tag != "$(":
        tag = tag.replace("(", "").replace(")", "")
    return SAME_TAG.get(tag, tag)


def main(output: Path, words: Annotated[list[Path], typer.Option()]) -> None:
    """Tag and lemmatise the files WORDS and write the accuracies to OUTPUT."""
    from HanTa.HanoverTagger import HanoverTagger

    tagger = HanoverTagger("morphmodel_ger.pgz")
    figures = {}
    for path in words:
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for sentence in load(path):
            found = tagger.tag_sent([tok.form for tok in sentence.toks])
            for tok, (_, lemma, tag) in zip(sentence.toks, found, strict=True):
                checks = [
                    ("stts", tok.tag, plain(tag)),
                    ("lemma", tok.lemma, lemma),
                    ("lemma_lower", tok.lemma.lower(), lemma.lower()),
                ]
                for name, gold, guess in checks:
                    total[name] += bool(gold)
                    right[name] += bool(gold) and gold == guess
        figures[path.stem] = {name: round(100 * right[name] / total[name], 2) for name in total}
    srsly.write_json(output, {"peer": "HanTa 1.2.1", **figures})
    typer.echo(srsly.json_dumps(figures))


if __name__ == "__main__":
    typer.run(main)
