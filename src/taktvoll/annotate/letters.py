"""What the sentence model sees of letters: the sentences of their bodies, one letter behind the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from taktvoll.annotate.draft import DraftInput
from taktvoll.annotate.evidence import EvidenceRow, evidence_in
from taktvoll.annotate.hashed_linear import HashedSentences
from taktvoll.annotate.register import register_in
from taktvoll.pipeline.sentence_cache import SentenceCache

remembered_evidence: SentenceCache[str, tuple[EvidenceRow, ...]] = SentenceCache(
    lambda sentence: tuple(evidence_in(sentence))
)
"""What patterns and word lists find in a sentence or a clause."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The same in training and at run time; the model looks at nothing else."""

    sentences: list[str]
    sizes: list[int]
    """How many of `sentences` belong to each letter in turn."""
    registers: list[str]
    """The form of address of each letter."""
    found: list[list[EvidenceRow]]
    """What patterns and word lists find in each of `sentences`."""
    hashed: HashedSentences
    """The hashed features of `sentences`."""

    def part(self, letters: Sequence[int]) -> "Letters":
        """Only the letters at these places, in rising order."""
        chosen = self.rows_of(letters)
        return Letters(
            [self.sentences[row] for row in chosen],
            [self.sizes[letter] for letter in letters],
            [self.registers[letter] for letter in letters],
            [self.found[row] for row in chosen],
            self.hashed.part(np.isin(np.arange(len(self.sentences)), chosen)),
        )

    def rows_of(self, letters: Sequence[int]) -> list[int]:
        """The places of the sentences of the letters at these places."""
        ends = np.cumsum(self.sizes)
        return [row for letter in letters for row in range(ends[letter] - self.sizes[letter], ends[letter])]


def letters_of(
    drafts: Sequence[DraftInput], registers: Sequence[str] | None = None, hashed: HashedSentences | None = None
) -> Letters:
    """The bodies of `drafts`; `registers` and `hashed`, whose first sentences are theirs, where they are known."""
    bodies = [draft.body() for draft in drafts]
    sentences = [quote for draft, body in zip(drafts, bodies, strict=True) for quote in draft.quotes(body)]
    return Letters(
        sentences,
        list(map(len, bodies)),
        list(registers) if registers is not None else [register_in(draft.text, draft.spans)[1] for draft in drafts],
        [list(remembered_evidence[sentence]) for sentence in sentences],
        HashedSentences(sentences) if hashed is None else hashed.first(len(sentences)),
    )
