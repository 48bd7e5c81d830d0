"""What the network sees of a word: numbers for its letters and its dictionary readings.

All of it depends on the word form alone, so each form is looked at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.vocab import Vocab

from taktvoll.pipeline.array import Array
from taktvoll.pipeline.dictionary import Dictionary, of_vocab
from taktvoll.pipeline.word_cache import RowCache

COLUMNS = ("lower", "prefix", "suffix2", "suffix3", "suffix4", "shape", "exact", "other", "morph")
"""Names of the numbers that `columns` returns, in order."""
PREFIX_LETTERS = 3
MOST_LETTERS = 100_000
"""Letters of words whose vectors are looked up at once: a kilobyte is gathered for each of them."""


class WordFeatures:
    """What is known of the words of a vocabulary; kept, for all pipes that read them and for the next texts."""

    def __init__(self, vocab: Vocab) -> None:
        """Read the dictionary and the vectors of `vocab`."""
        self._vocab = vocab
        self._dictionary = of_vocab(vocab)
        width = vocab.vectors.shape[1]
        self._row = np.dtype([("columns", np.uint64, (len(COLUMNS),)), ("vector", np.float32, (width,))])
        self._rows: RowCache[int] = RowCache()

    def of(self, words: Sequence[int]) -> Array:
        """Return a row for each of `words`, which differ, by number: its `columns` and its `vector`."""
        return self._rows.rows(words, self._work_out)

    def _work_out(self, words: list[int]) -> Array:
        rows = np.empty(len(words), dtype=self._row)
        strings = self._vocab.strings
        forms = [unicodedata.normalize("NFC", strings[word]) for word in words]
        words = [strings.add(form) for form in forms]  # „ä“ typed as two characters is no other word
        rows["columns"] = [columns(form, self._dictionary) for form in forms]
        if rows["vector"].shape[1]:
            for part in _parts(forms):
                rows["vector"][part] = self._vocab.vectors.get_batch(words[part])
        return rows


def _parts(forms: Sequence[str]) -> Iterator[slice]:
    """Yield runs of `forms` of about MOST_LETTERS, at least one form each."""
    first = letters = 0
    for place, form in enumerate(forms):
        if letters and letters + len(form) > MOST_LETTERS:
            yield slice(first, place)
            first, letters = place, 0
        letters += len(form)
    if first < len(forms):
        yield slice(first, len(forms))


@lru_cache(maxsize=2)
def word_features(vocab: Vocab) -> WordFeatures:
    """Return what the pipes with `vocab` share; the last two vocabularies are kept."""
    return WordFeatures(vocab)


def columns(form: str, dictionary: Dictionary) -> list[int]:
    """Return one 64-bit number for each of COLUMNS."""
    lower = form.lower()
    exact, other, morph = readings(form, dictionary)
    return [
        hash_string(text) if text else 0
        for text in (
            lower,
            lower[:PREFIX_LETTERS],
            lower[-2:],
            lower[-3:],
            lower[-4:],
            shape(form),
            exact,
            other,
            morph,
        )
    ]


def readings(form: str, dictionary: Dictionary) -> tuple[str, str, str]:
    """Return the readings of `form` as written, in another way, and the inflection readings."""
    exact, other, morph = "-", [], []
    for match in dictionary.matches(form):
        if match.how == "exact":
            exact = match.entry.tags
        else:
            other.append(f"{match.how}:{match.entry.tags}")
        morph.append(str(match.entry.morph))
    return exact, " ".join(other) or "-", " ".join(morph) or "-"


class _Kinds(dict[int, str]):
    """Kind of a letter by its number."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        kind = "d" if letter.isdigit() else letter
        if letter.isalpha():
            kind = "X" if letter.isupper() else "x"
        self[number] = kind
        return kind


_KINDS = _Kinds()
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)


def shape(form: str) -> str:
    """Return the shape of `form`; of letters of one kind in a row it shows two, further ones add nothing.

    >>> shape("Gespräch"), shape("12."), shape("IT-Kraft")
    ('Xxx', 'dd.', 'XX-Xxx')
    """
    return _RUN.sub(r"\1\1", form.translate(_KINDS))
