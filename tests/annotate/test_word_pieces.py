"""Words in pieces: the likeliest way to cut them."""

import math

import pytest

from taktvoll.annotate.word_pieces import UNKNOWN, WordPieces

PIECES = {
    "▁": -4.0,
    "▁ab": -2.0,
    "ab": -3.0,
    "sagen": -3.0,
    "▁absagen": -4.5,
    "s": -5.0,
    "a": -5.0,
    "g": -5.0,
    "en": -3.5,
    "e": -5.0,
    "n": -5.0,
}
NAMES = list(PIECES)


def cut(text):
    return [NAMES[number] if number != UNKNOWN else None for number in WordPieces(PIECES).ids(text)]


def test_pieces_are_the_likeliest_ones():
    assert cut("absagen") == ["▁absagen"]
    assert cut("absage") == ["▁ab", "s", "a", "g", "e"]


def test_pieces_begin_anew_at_every_word():
    assert cut("ab  ab\nsagen") == ["▁ab", "▁ab", "▁", "sagen"]


def test_pieces_of_a_sign_that_none_has_are_unknown():
    assert cut("ab☂") == ["▁ab", None]


def test_pieces_are_the_same_for_composed_and_decomposed_signs():
    pieces = WordPieces({"▁": -1.0, "ä": -1.0})
    assert pieces.ids("ä") == pieces.ids("a\u0308") == [0, 1]


@pytest.mark.parametrize("word", ["absagen", "sagenab", "abab", "gen"])
def test_pieces_are_no_less_likely_than_any_other_way(word):
    """Compared with every way there is, which is worked out by trying all."""

    def best(rest):
        if not rest:
            return 0.0
        return max(
            (PIECES[rest[:end]] + best(rest[end:]) for end in range(1, len(rest) + 1) if rest[:end] in PIECES),
            default=-math.inf,
        )

    found = [piece for piece in cut(word) if piece]
    assert "".join(found) == f"▁{word}"
    assert sum(PIECES[piece] for piece in found) == pytest.approx(best(f"▁{word}"))
