"""Offsets: UTF-16 of the text as sent, code points of the draft as received."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import letters
from taktvoll.grammar.plain import plain_of
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.segments import segment

PREFIXES = [
    "",
    "🙂 ",
    "👩‍👩‍👧 ",
    "a\r\n",
    "\r\n\r\n",
    "Gru\u0308ße 🙂\r\n",
    "\ufeff",
    "e\u0301\u0323 ",
    "\U0001d504\u0308 ",
]


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("prefix", PREFIXES)
def test_span_is_found_again_behind(prefix):
    text = prefix + "mein Anerkennung ist fertig"
    plain = plain_of(text)
    offset = utf16(plain.text[: plain.text.index("mein Anerkennung")])
    start, end = plain.back(offset, utf16("mein Anerkennung"))
    assert text[start:end] == "mein Anerkennung"


@given(
    st.lists(st.sampled_from([*PREFIXES, "ab", "ü", "\n", "u\u0308", "\x00", "\u2028"]), max_size=8).map("".join),
    st.data(),
)
def test_every_word_of_the_sent_text_leads_back_to_the_same_letters(text, data):
    plain = plain_of(text)
    assert len(plain.starts) == len(plain.ends) == utf16(plain.text)
    if not plain.text:
        return
    first = data.draw(st.integers(0, len(plain.text) - 1))
    last = data.draw(st.integers(first + 1, len(plain.text)))
    piece = plain.text[first:last]
    span = plain.back(utf16(plain.text[:first]), utf16(piece))
    assert span is not None
    received = text[span[0] : span[1]].replace("\r", "").replace("\ufeff", "")
    composed = unicodedata.normalize("NFC", received).replace("\x00", " ").replace("\u2028", " ")
    whole = not any(unicodedata.combining(char) for char in plain.text[first : first + 1] + plain.text[last : last + 1])
    assert composed == piece if whole else piece in composed


@given(letters())
def test_spans_of_letters_lie_inside_and_rise(text):
    plain = plain_of(text, segment(text))
    spans = [plain.back(unit, 1) for unit in range(len(plain.starts))]
    real = [span for span in spans if span is not None]
    assert all(0 <= start < end <= len(text) for start, end in real)
    assert real == sorted(real)


@given(letters())
def test_masked_text_is_never_sent(text):
    segments = segment(text)
    plain = plain_of(text, segments)
    unsent = [
        part
        for part in segments
        if part.kind in {SegmentKind.QUOTE, SegmentKind.SIGNATURE, SegmentKind.NAME, SegmentKind.DIRECTIVE}
    ]
    covered = {place for start, end in zip(plain.starts, plain.ends, strict=True) for place in range(start, end)}
    assert all(covered.isdisjoint(range(part.start, part.end)) for part in unsent)


def test_decomposed_umlaut_is_sent_composed():
    assert plain_of("scho\u0308ne Gru\u0308ße").text == "schöne Grüße"


def test_carriage_return_is_not_sent():
    assert plain_of("eins\r\nzwei\r\n").text == "eins\nzwei\n"


def test_subject_stands_alone():
    text = "Betreff: Absage\nSehr geehrte Frau Kern,"
    assert plain_of(text, [Segment(kind=SegmentKind.SUBJECT, start=0, end=15)]).text.startswith(
        "\n\nBetreff: Absage\n\n"
    )


@pytest.mark.parametrize(("offset", "length"), [(-1, 2), (0, 0), (0, 99), (5, -1), (99, 1)])
def test_span_outside_is_none(offset, length):
    assert plain_of("kurzer Text").back(offset, length) is None


def test_span_of_nothing_received_is_none():
    text = "eins > zitat zwei"
    plain = plain_of(text, [Segment(kind=SegmentKind.QUOTE, start=5, end=13)])
    assert plain.text == "eins \n\nzwei"
    assert plain.back(plain.text.index("\n"), 2) is None
