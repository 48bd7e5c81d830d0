"""Lines and columns."""

from hypothesis import given
from hypothesis import strategies as st

from strategies import texts
from taktvoll.positions import Places


def test_a_line_ends_at_lf_or_crlf_only():
    assert Places("a\r\nb\rc\u2028d\ne").starts == [0, 3, 9]


def test_place_counts_code_points_from_one():
    places = Places("🙂ü\r\nAbsage\n")
    assert [places.place(offset) for offset in (0, 1, 4, 9, 11)] == [(1, 1), (1, 2), (2, 1), (2, 6), (3, 1)]


def test_span_of_a_line_is_without_its_end():
    places = Places("eins\r\nzwei\n\ndrei")
    assert [places.span(line) for line in (1, 2, 3, 4)] == [(0, 4), (6, 10), (11, 11), (12, 16)]


@given(texts(), st.data())
def test_place_and_starts_agree(text, data):
    places = Places(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = places.place(offset)
    assert places.starts[line - 1] + column - 1 == offset
    assert text[:offset].count("\n") == line - 1
    assert "\n" not in text[places.starts[line - 1] : offset]
