"""What the pipes have in common that score the encoder's states with weights of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.vocab import Vocab

from taktvoll.pipeline import weights
from taktvoll.pipeline.array import Array


class TensorPipe(Pipe):
    """A pipe that reads `doc.tensor`; its weights come by `from_disk`."""

    def __init__(self, name: str, vocab: Vocab) -> None:
        """Start without weights."""
        self.name = name
        self.vocab = vocab
        self.arrays: dict[str, Array] = {}
        self._labels: list[str] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """What the pipe can assign."""
        return tuple(self._labels)

    def check_ready(self, doc: Doc) -> None:
        """Raise ValueError where the weights or the states of `doc` are missing."""
        if not self.arrays:
            raise ValueError(f"The pipe {self.name} has no weights: load a trained pipeline.")
        if len(doc.tensor) != len(doc):
            raise ValueError(f"The pipe {self.name} needs doc.tensor: put the pipe tok2vec before it.")

    def set_weights(self, arrays: dict[str, Array], labels: list[str]) -> None:
        """Use `arrays` to score `labels`."""
        self.arrays, self._labels = arrays, labels

    def to_bytes(self, **_: object) -> bytes:
        """Return the weights."""
        return weights.to_bytes(self.arrays, self._labels)

    def from_bytes(self, packed: bytes, **_: object) -> Self:
        """Take the weights from `packed`."""
        if packed:
            self.set_weights(*weights.from_bytes(packed))
        return self

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Write the weights to the folder `path`."""
        weights.write(path, self.to_bytes())

    def from_disk(self, path: Path | str, **_: object) -> Self:
        """Read the weights from the folder `path`."""
        return self.from_bytes(weights.read(path))
