"""The sentence encoder: what a word is and what stands around it, as one row of numbers a token.

Hashed letters and dictionary readings and the floret vector of a word go through LSTMs in both
directions, sentence by sentence. The layer is run here and trained in `models/de_taktvoll`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model
from thinc.types import Floats2d

from taktvoll.pipeline.array import Array
from taktvoll.pipeline.features import COLUMNS, word_features
from taktvoll.pipeline.lstm import blocks, by_gate, gates_of_states, gates_of_words, make_plan, run
from taktvoll.pipeline.sentence_memory import SentenceMemory
from taktvoll.pipeline.sentences import find_units
from taktvoll.pipeline.threads import in_one_thread
from taktvoll.pipeline.word_cache import RowCache

MAX_GATES = 1 << 13
"""Words whose input to the first LSTM is remembered between texts: 5 KB each in the shipped encoder."""
Forward = tuple[list[Array], Callable[[list[Array]], list[Doc]]]


class Cache:
    """What is derived from the weights and not saved with them."""

    def __init__(self) -> None:
        """Start empty."""
        self.source: object = None
        self.weights: dict[str, Array] = {}
        self.vocab: object = None
        self.memory = SentenceMemory()
        self.gates: RowCache[int] = RowCache(MAX_GATES)


def sentence_encoder(
    rows: list[int], word: int, column: int, vector: int, hidden: int, layers: int
) -> Model[list[Doc], list[Array]]:
    """Build the layer, its weights being zero until they are loaded.

    `rows` are the rows of the hash tables, `word` and `column` the width of the first and the others,
    `vector` that of the floret vectors, `hidden` that of an LSTM in one direction, `layers` how many
    there are. The output is one wider than the states: its last number is 1 for white space.
    """
    model: Model[list[Doc], list[Array]] = Model(
        "taktvoll_sentence_encoder",
        forward,
        dims={"nO": 2 * hidden + 1},
        attrs={"cache": Cache(), "vector": vector, "layers": layers},
    )
    wide = word + column * (len(rows) - 1) + vector
    for i, count in enumerate(rows):
        _reserve(model, f"table{i}", (count, column if i else word))
    for i in range(layers):
        inputs = 2 * hidden if i else wide
        _reserve(model, f"inputs{i}", (2, inputs, 4 * hidden))
        _reserve(model, f"bias{i}", (2, 1, 4 * hidden))
        _reserve(model, f"recurrent{i}", (2, hidden, 4 * hidden))
    return model


def _reserve(model: Model[list[Doc], list[Array]], name: str, shape: tuple[int, ...]) -> None:
    """Give the model a place for the weights `name`."""
    model.set_param(name, cast("Floats2d", np.zeros(shape, dtype=np.float16)))


def forward(model: Model[list[Doc], list[Array]], docs: list[Doc], is_train: bool) -> Forward:  # noqa: ARG001, FBT001 (thinc's call)
    """Encode `docs`; in training no gradient comes back, the layer being finished."""
    hidden = model.get_dim("nO") - 1
    units = find_units(docs)
    out = np.zeros((len(units.is_space), hidden + 1), dtype=np.float32)
    out[:, hidden] = units.is_space
    if len(units.words):
        vocab = docs[0].vocab

        def encode(words: Array, lengths: Array) -> Array:
            parts = [_encode(model, vocab, words[tokens], lengths[places]) for places, tokens in blocks(lengths)]
            return np.concatenate(parts)

        out[~units.is_space, :hidden] = _memory(model, vocab).states(units.words, units.lengths, encode)
    ends = np.cumsum([len(doc) for doc in docs]).tolist()
    return [out[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)], lambda _: []


def _memory(model: Model[Any, Any], vocab: Vocab) -> SentenceMemory:
    """Return what `model` remembers of sentences; nothing once it has other weights or reads words of another `vocab`."""
    cache: Cache = model.attrs["cache"]
    if cache.source is not model.get_param("table0") or cache.vocab is not vocab:
        cache.memory, cache.gates, cache.vocab = SentenceMemory(), RowCache(MAX_GATES), vocab
    return cache.memory


@in_one_thread
def _encode(model: Model[Any, Any], vocab: Vocab, words: Array, lengths: Array) -> Array:
    """Run the LSTMs over `words`, sentences of `lengths`."""
    weights = _weights(model)
    cache: Cache = model.attrs["cache"]
    unique, inverse = np.unique(words, return_inverse=True)
    known, places = cache.gates.places(unique.tolist(), lambda new: _word_gates(model, weights, new, vocab))
    plan = make_plan(lengths)
    states = run(gates_of_words(known, places[inverse], plan), weights["recurrent0"], plan)
    for i in range(1, model.attrs["layers"]):
        gates = gates_of_states(states, weights[f"inputs{i}"], weights[f"bias{i}"], plan)
        states = run(gates, weights[f"recurrent{i}"], plan)
    return states


def _word_gates(model: Model[Any, Any], weights: dict[str, Array], words: list[int], vocab: Vocab) -> Array:
    """Return the input to the gates of the first LSTM in both directions (words, 2, 4 * width) of each of `words`."""
    inputs, bias = weights["inputs0"], weights["bias0"]
    features = _inputs(model, weights, words, vocab)
    width = inputs.shape[-1]
    gates = np.empty((len(words), 2, 4 * width), dtype=np.float32)
    np.matmul(features, inputs, out=gates.reshape(-1, 2, 4, width).transpose(2, 1, 0, 3))
    gates += bias[:, 0]
    return gates


def _inputs(model: Model[Any, Any], weights: dict[str, Array], words: list[int], vocab: Vocab) -> Array:
    """Return what the first LSTM reads of each of `words`."""
    known = word_features(vocab).of(words)
    hashes = known["columns"]
    tables = [weights[f"table{i}"] for i in range(len(COLUMNS))]
    parts = [table[hashes[:, i] % np.uint64(len(table))] for i, table in enumerate(tables)]
    if model.attrs["vector"]:
        parts.append(known["vector"])
    return np.hstack(parts)


def _weights(model: Model[Any, Any]) -> dict[str, Array]:
    """Return the weights in single precision and as `lstm.py` takes them; they are stored in half."""
    cache: Cache = model.attrs["cache"]
    if cache.source is not model.get_param("table0"):
        weights = {name: np.asarray(model.get_param(name), dtype=np.float32) for name in model.param_names}
        for i in range(model.attrs["layers"]):
            weights[f"inputs{i}"] = by_gate(weights[f"inputs{i}"])
            weights[f"recurrent{i}"] = by_gate(weights[f"recurrent{i}"]) * np.float32(0.5)
            if i:
                weights[f"bias{i}"] = by_gate(weights[f"bias{i}"])
        cache.weights = weights
        cache.source = model.get_param("table0")
    return cache.weights
