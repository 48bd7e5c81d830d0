"""Decomposed umlauts: patterns and word lists read the composed text, offsets count in the text as received."""

import itertools
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NfcText:
    """A text in NFC, and where its characters stand in the text as received."""

    text: str
    forth: tuple[int, ...]
    """For each offset of the text as received that of the composed one, both ends included."""
    back: tuple[int, ...]
    """The other way round."""


def compose(text: str) -> NfcText | None:
    """`text` in NFC; None where it is so already."""
    if unicodedata.is_normalized("NFC", text):
        return None
    pieces: list[str] = []
    forth: list[int] = []
    back: list[int] = []
    starts = [place for place, char in enumerate(text) if place == 0 or not unicodedata.combining(char)]
    for start, end in itertools.pairwise([*starts, len(text)]):
        piece = unicodedata.normalize("NFC", text[start:end])
        forth += [len(back)] * (end - start)
        back += [start] * len(piece)
        pieces.append(piece)
    return NfcText("".join(pieces), (*forth, len(back)), (*back, len(text)))
