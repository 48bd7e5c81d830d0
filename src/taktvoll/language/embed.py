"""The embedding layer: letters, dictionary readings and floret vectors of a word, mixed.

A word's embedding does not depend on its neighbours. So the layer computes it once for each
different word of a batch, and outside training keeps it for the next texts: mails repeat the same
few thousand words, and the layer then costs one look-up a word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Linear, Maxout, Model
from thinc.types import Floats2d

from .dictionary import of_vocab
from .features import COLUMNS, columns

MEMO_SIZE = 20_000
"""Words whose embedding is kept; at 96 floats a word 8 MB. Then the memory starts afresh."""
UNSEEN = 1
"""The number that stands for a word hidden by word dropout."""


class Memo:
    """Rows computed for words, by the hash of the word, for one vocabulary."""

    def __init__(self, size: int) -> None:
        """Keep at most SIZE rows."""
        self.size = size
        self.clear()

    def clear(self, vocab: Vocab | None = None) -> None:
        """Forget all rows; those to come belong to VOCAB."""
        self.vocab = vocab
        self.index: dict[int, int] = {}
        self.rows: Any = None

    def missing(self, words: list[int], vocab: Vocab) -> list[int]:
        """Return the different WORDS that have no row yet, in order of appearance."""
        if vocab is not self.vocab:
            self.clear(vocab)
        new = [word for word in dict.fromkeys(words) if word not in self.index]
        if new and len(self.index) + len(new) > self.size:
            self.clear(vocab)
            new = list(dict.fromkeys(words))
        return new

    def add(self, words: list[int], rows: Any) -> None:
        """Store ROWS, one for each of WORDS."""
        start = len(self.index)
        if self.rows is None or len(self.rows) < start + len(words):
            grown = np.zeros((max(2 * (start + len(words)), 1024), *rows.shape[1:]), rows.dtype)
            if self.rows is not None:
                grown[:start] = self.rows[:start]
            self.rows = grown
        self.rows[start : start + len(words)] = rows
        self.index.update(zip(words, range(start, start + len(words)), strict=True))

    def get(self, words: list[int]) -> Any:
        """Return the rows of WORDS, all of which have been added."""
        return self.rows[[self.index[word] for word in words]]


def LexicalEmbed(  # noqa: N802 (an architecture is named like a class, as spaCy's are)
    width: int,
    rows: dict[str, int],
    column_width: int,
    word_width: int,
    vector_width: int,
    word_dropout: float,
    memo_size: int = MEMO_SIZE,
) -> Model[list[Doc], list[Floats2d]]:
    """Build the layer: WIDTH floats a word, from hash tables with ROWS rows for each column.

    The table of the word itself is WORD_WIDTH wide, the others COLUMN_WIDTH; VECTOR_WIDTH is the
    length of the vocabulary's floret vectors, 0 for none. In training a word hides its own
    identity with the probability WORD_DROPOUT, so that the network learns to read the rest.
    """
    embeds: list[Model[Any, Any]] = [
        HashEmbed(
            word_width if name == "lower" else column_width,
            rows[name],
            column=COLUMNS.index(name),
            seed=COLUMNS.index(name) + 8,
            dropout=0.0,
        )
        for name in COLUMNS
        if rows.get(name)
    ]
    total = sum(embed.get_dim("nO") for embed in embeds)
    layers: list[Model[Any, Any]] = list(embeds)
    if vector_width:
        layers.append(Linear(nO=vector_width, nI=vector_width))
        total += vector_width
    layers.append(Maxout(nO=width, nI=total, nP=3, normalize=True, dropout=0.0))
    return Model(
        "taktvoll_lexical_embed",
        forward,
        init=init,
        layers=layers,
        dims={"nO": width},
        attrs={
            "vector_width": vector_width,
            "word_dropout": word_dropout,
            "inputs": Memo(memo_size),
            "outputs": Memo(memo_size),
        },
    )


def init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: N803
    """Initialize the layers, all of whose sizes are known."""
    for layer in model.layers:
        layer.initialize()


def forward(
    model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    """Embed each different word once and hand its row to each of its places."""
    words = [word.orth for doc in docs for word in doc]
    lengths = [len(doc) for doc in docs]
    if not words:
        return [model.ops.alloc2f(0, model.get_dim("nO")) for _ in docs], lambda _: []
    vocab = docs[0].vocab
    if is_train:
        model.attrs["outputs"].clear()
        return _forward_train(model, vocab, words, lengths)
    memo: Memo = model.attrs["outputs"]
    if new := memo.missing(words, vocab):
        flat, _ = _embed(model, *_inputs(model, new, vocab), False)
        memo.add(new, flat)
    return _split(memo.get(words), lengths), lambda _: []


def _forward_train(
    model: Model[Any, Any], vocab: Vocab, words: list[int], lengths: list[int]
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    keys = list(dict.fromkeys(words))
    index = {key: i for i, key in enumerate(keys)}
    places = np.asarray([index[word] for word in words])
    ids, vectors = _inputs(model, keys, vocab)
    ids = ids.copy()
    hidden = model.ops.xp.random.uniform(size=len(keys)) < model.attrs["word_dropout"]
    ids[hidden, COLUMNS.index("lower")] = UNSEEN
    flat, backward = _embed(model, ids, vectors, True)

    def backprop(grads: list[Floats2d]) -> list[Doc]:
        grad = model.ops.alloc2f(len(keys), model.get_dim("nO"))
        model.ops.scatter_add(grad, places, model.ops.xp.concatenate(grads))
        backward(grad)
        return []

    return _split(flat[places], lengths), backprop


def _embed(
    model: Model[Any, Any], ids: Any, vectors: Any, is_train: bool
) -> tuple[Any, Callable[[Any], None]]:
    *columns_, mixer = model.layers
    parts, backs = [], []
    for layer in columns_:
        part, back = layer(vectors if layer.name == "linear" else ids, is_train)
        parts.append(part)
        backs.append(back)
    widths = np.cumsum([part.shape[1] for part in parts])[:-1]
    mixed, back_mixer = mixer(model.ops.xp.hstack(parts), is_train)

    def backprop(grad: Any) -> None:
        grads = model.ops.xp.split(back_mixer(grad), widths, axis=1)
        for back, part in zip(backs, grads, strict=True):
            back(model.ops.xp.ascontiguousarray(part))

    return mixed, backprop


def _inputs(model: Model[Any, Any], words: list[int], vocab: Vocab) -> tuple[Any, Any]:
    """Return columns and vectors of WORDS, a row each."""
    memo: Memo = model.attrs["inputs"]
    size = model.attrs["vector_width"]
    if new := memo.missing(words, vocab):
        dictionary = of_vocab(vocab)
        ids = np.asarray([columns(vocab.strings[w], dictionary) for w in new], dtype="uint64")
        packed = np.zeros((len(new), 2 * len(COLUMNS) + size), dtype="float32")
        packed[:, : 2 * len(COLUMNS)] = ids.view("float32")
        if size:
            packed[:, 2 * len(COLUMNS) :] = vocab.vectors.get_batch(new)
        memo.add(new, packed)
    packed = memo.get(words)
    ids = np.ascontiguousarray(packed[:, : 2 * len(COLUMNS)]).view("uint64")
    return ids, np.ascontiguousarray(packed[:, 2 * len(COLUMNS) :])


def _split(flat: Any, lengths: list[int]) -> list[Floats2d]:
    ends = np.cumsum(lengths)[:-1]
    return [np.ascontiguousarray(part) for part in np.split(flat, ends)]
