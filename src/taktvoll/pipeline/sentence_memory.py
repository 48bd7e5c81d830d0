"""The states of sentences that were read lately: an edit re-reads the sentences that changed, a rewrite those that are new."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from taktvoll.pipeline.array import Array

MAX_TOKENS = 1 << 14
"""Tokens whose states are remembered: some eighty letters."""


class SentenceMemory:
    """Rows of numbers for each word of a sentence, by the sentence's words; what stands around it makes no difference.

    It starts afresh when it is full, and is neither copied nor saved. Two threads that meet the same new sentence may both
    read it; each gets its own, equal answer.
    """

    def __init__(self, size: int = MAX_TOKENS) -> None:
        """Start empty, for `size` tokens."""
        self._size = size
        self._known: dict[bytes, Array] = {}
        self._tokens = 0

    def states(self, words: Array, lengths: Array, encode: Callable[[Array, Array], Array]) -> Array:
        """Return the states (words, width) of the `words` of sentences of `lengths`, at least one.

        `encode` is asked in the same way about those sentences that are not known, each once.
        """
        ends = np.cumsum(lengths).tolist()
        spans = list(zip([0, *ends[:-1]], ends, strict=True))
        keys = [words[start:end].tobytes() for start, end in spans]
        known = self._known
        new = {key: place for place, key in enumerate(keys) if key not in known}
        if not new:
            return np.concatenate([known[key] for key in keys])
        chosen = list(new.values())
        counts = lengths[chosen]
        made = encode(np.concatenate([words[slice(*spans[place])] for place in chosen]), counts)
        ends = np.cumsum(counts).tolist()
        found = {key: made[start:end] for key, start, end in zip(new, [0, *ends[:-1]], ends, strict=True)}
        self._keep(found, len(made))
        return made if len(new) == len(keys) else np.concatenate([found[key] if key in found else known[key] for key in keys])  # fmt: skip

    def _keep(self, found: dict[bytes, Array], tokens: int) -> None:
        if tokens > self._size:
            return
        if self._tokens + tokens > self._size:
            self._known, self._tokens = {}, 0
        self._known.update(found)
        self._tokens += tokens

    def __reduce__(self) -> tuple[type[SentenceMemory], tuple[int]]:
        """A copy begins with nothing known."""
        return SentenceMemory, (self._size,)
