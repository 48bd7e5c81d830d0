"""How often a text has each of some quotes, counted anew only around an edit."""

from hypothesis import given
from hypothesis import strategies as st

from taktvoll.annotate.repeated import Counter

SIGNS = st.text("anb ", max_size=30)
QUOTES = ("a", "an", "ana", "nana", "ab", "b b", "banana", "")


@given(st.lists(SIGNS, min_size=1, max_size=6))
def test_counts_of_text_after_text_are_those_of_the_text(texts):
    counter = Counter()
    for text in texts:
        count = counter.of(text)
        assert [count(quote) for quote in QUOTES] == [text.count(quote) for quote in QUOTES]


@given(SIGNS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("anb ", max_size=4)), max_size=8))
def test_counts_after_edits_are_those_of_the_text(text, edits):
    counter = Counter()
    for start, size, new in edits:
        text = text[:start] + new + text[start + size :]
        count = counter.of(text)
        assert {quote: count(quote) for quote in QUOTES} == {quote: text.count(quote) for quote in QUOTES}
        assert count("ab") == text.count("ab")


def test_counts_after_another_text_are_those_of_the_other():
    counter = Counter()
    counter.of("Elbwerk " * 300)("Elbwerk")
    assert counter.of("Nordlicht und Elbwerk " * 200)("Elbwerk") == 200
