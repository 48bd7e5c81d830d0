"""Chunks that spaCy's tokenizer has met are looked up rather than taken apart again.

It remembers how it split a chunk between white space, but only up to the first special case of a text, and a line end is one
(spaCy 3.8, `Tokenizer._save_cached`): of a letter it remembers little more than the salutation. So the new chunks of a text
are shown to it first, on one line and without special cases; the tokens of a text stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

MAX_CHUNKS = 1 << 15
"""Chunks that are remembered between texts."""
_MARKS = frozenset(".,;:!?")
LONGEST = 60
"""Characters of a chunk that is worth remembering."""


class ChunkMemory:
    """Which chunks the tokenizer of a pipeline has been shown. One thread at a time, as for the tokenizer itself."""

    def __init__(self, nlp: Language) -> None:
        """Watch over the tokenizer of `nlp`; one of another kind than spaCy's own is left alone."""
        from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types

        self._tokenizer: Any = nlp.tokenizer if isinstance(nlp.tokenizer, Tokenizer) else None
        self._seen: set[str] = set()
        if self._tokenizer is not None:
            self._specials = frozenset(self._tokenizer.rules or ())
            self._tokenizer.max_cache_size = MAX_CHUNKS

    def learn(self, text: str) -> None:
        """Show the tokenizer the chunks of `text` that it has not met."""
        if self._tokenizer is None:
            return
        new = dict.fromkeys(text.split()).keys() - self._seen
        if not new:
            return
        if len(self._seen) + len(new) > MAX_CHUNKS:
            self._seen.clear()
        self._seen |= new
        shown = [chunk for chunk in new if len(chunk) <= LONGEST and chunk not in self._specials]
        plain = {chunk for chunk in shown if self._is_plain(chunk)}
        self._tokenizer(" ".join(chunk for chunk in shown if chunk in plain))
        for chunk in shown:
            if chunk not in plain:  # a special case may stand in it, behind which nothing would be remembered
                self._tokenizer(chunk)

    def _is_plain(self, chunk: str) -> bool:
        """Whether no special case can stand in `chunk`: a word, at most with a mark behind it."""
        word = chunk[:-1] if chunk[-1] in _MARKS else chunk
        return word.isalpha() and (word is chunk or word not in self._specials)
