"""Places of the protocol: our own lines, three encodings, and what lies outside of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.lsp.line_index import LineIndex

UNITS = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}
TEXTS = st.text(st.sampled_from("aß😀𝒳\u0308\u2028\u0085\v\f\r\n\u200d\ud83d"), max_size=30)
ENCODINGS = st.sampled_from(list(UNITS))


@given(TEXTS, ENCODINGS, st.data())
def test_line_index_place_and_offset_are_inverse(text, encoding, data):
    index = LineIndex(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    line, character = index.place(offset)
    back = index.offset(line, character)
    inside_line_end = text[back:offset] == "\r" and text[offset : offset + 1] == "\n"
    assert back == offset or inside_line_end


@given(TEXTS, ENCODINGS)
def test_line_index_counts_units_of_the_encoding(text, encoding):
    line, character = LineIndex(text, encoding).place(len(text))
    last = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (line, character) == (len(last) - 1, UNITS[encoding](last[-1]))


@given(TEXTS, ENCODINGS, st.integers(0, 40), st.integers(0, 200))
def test_line_index_takes_any_place(text, encoding, line, character):
    index = LineIndex(text, encoding)
    offset = index.offset(line, character)
    assert 0 <= offset <= len(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if line >= len(lines):
        assert offset == len(text)
    elif character >= UNITS[encoding](lines[line]):
        assert offset == index.line_span(line)[1]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\v", "\f", "\x1c", "\x1d", "\x1e"])
def test_line_index_breaks_at_no_other_sign(sign):
    assert LineIndex(f"a{sign}b\nc", "utf-16").place(4) == (1, 0)


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_line_index_middle_of_a_character_is_before_it(encoding, units):
    index = LineIndex("😀b", encoding)
    assert index.offset(0, units) == 1
    if units > 1:
        assert index.offset(0, units - 1) == 0
