"""Which of many pieces of words stand in a word, found in one walk along its letters however many pieces there are."""

from collections.abc import Mapping

HEAD = 3
"""Letters by which a piece is found; shorter pieces are tried one by one."""


class Pieces:
    """Pieces of words, each with a bit set that it stands for."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        self._short = tuple((piece, found) for piece, found in bits.items() if len(piece) < HEAD)
        by_head: dict[str, list[tuple[str, int]]] = {}
        for piece, found in bits.items():
            if len(piece) >= HEAD:
                by_head.setdefault(piece[:HEAD], []).append((piece, found))
        self._by_head = by_head

    def bits_in(self, word: str) -> int:
        """The bits of all pieces that `word` contains, together."""
        found = 0
        for piece, bits in self._short:
            if piece in word:
                found |= bits
        by_head = self._by_head
        for start in range(len(word) - HEAD + 1):
            head = word[start : start + HEAD]
            if head in by_head:
                for piece, bits in by_head[head]:
                    if word.startswith(piece, start):
                        found |= bits
        return found
