from hypothesis import given
from hypothesis import strategies as st

from taktvoll.annotate.pieces import Pieces

WORDS = st.text(alphabet="abä.", max_size=8)


@given(st.lists(WORDS.filter(bool), max_size=12), WORDS)
def test_bits_in_names_each_piece_that_the_word_contains(pieces, word):
    bits = {piece: 1 << place for place, piece in enumerate(dict.fromkeys(pieces))}
    assert Pieces(bits).bits_in(word) == sum(bit for piece, bit in bits.items() if piece in word)
