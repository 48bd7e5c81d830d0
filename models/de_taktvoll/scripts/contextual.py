"""Read sentences with multilingual BERT and keep one vector for each of their words.

Only teachers see these vectors: 1,639 trees are too few to learn a language from, and the encoder
(Devlin et al. 2019, Apache 2.0, trained on Wikipedia) has read more German than we may train on. It
is run as it is, not trained further: frozen, averaged layers do nearly as well for parsing as
fine-tuned ones (Straka, Straková & Hajič 2019) and cost one pass over the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from gold import load
from taktvoll_training.encoder import CONTEXT_WIDTH, Reader, unpack
from taktvoll_training.treebank import Sentence


def context_path(sentences: Path) -> Path:
    """Return where the vectors of a file of sentences lie.

    >>> context_path(Path("corpus/dev.jsonl")).as_posix()
    'corpus/dev.context.npy'
    """
    return sentences.with_suffix(".context.npy")


class Contexts:
    """The vectors of the words of known sentences."""

    def __init__(self, paths: list[Path]) -> None:
        """Read what `main` wrote for each file of sentences in PATHS."""
        self.places: dict[tuple[str, ...], tuple[Any, int]] = {}
        for path in paths:
            vectors, start = np.load(context_path(path), mmap_mode="r"), 0
            for sentence in load(path):
                self.places[_forms(sentence)] = (vectors, start)
                start += len(sentence.toks)

    def of(self, sentence: Sentence) -> Any:
        """Return the vectors of SENTENCE (words, width); KeyError for one that was not read."""
        vectors, start = self.places[_forms(sentence)]
        return vectors[start : start + len(sentence.toks)]


def _forms(sentence: Sentence) -> tuple[str, ...]:
    return tuple(tok.form for tok in sentence.toks)


def main(model: Path, inputs: Annotated[list[Path], typer.Argument()], archive: Path | None = None) -> None:
    """Write the vectors of each file of INPUTS beside it, read by the encoder in the folder MODEL.

    A missing MODEL is unpacked from ARCHIVE first.
    """
    if archive is not None and not model.exists():
        unpack(archive, model)
    reader = Reader(model)
    for path in inputs:
        sentences = load(path)
        starts = np.cumsum([0, *(len(s.toks) for s in sentences)])
        out = np.zeros((starts[-1], CONTEXT_WIDTH), np.float16)
        for number, vectors in reader.read(sentences):
            out[starts[number] : starts[number + 1]] = vectors
        np.save(context_path(path), out)
        typer.echo(f"{path}: {len(out)} words")


if __name__ == "__main__":
    typer.run(main)
