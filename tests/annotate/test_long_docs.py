from unittest import mock

import pytest

import analyses
from taktvoll.annotate import long_docs
from taktvoll.annotate.reading import reader_of
from taktvoll.letter import Letter

PARAGRAPH = (
    "Vielen Dank für Ihre Einladung zum Gespräch am 12. März um 10 Uhr bei der Nordkai GmbH. Leider bin ich verhindert."
    " Die Bezahlung ist ein Witz!\n\n"
)
LETTER = f"Sehr geehrte Frau Nolte,\n\n{PARAGRAPH * 12}Mit freundlichen Grüßen\nIra Vossk\n\n> Liebe Frau Vossk, 😊\n"


def in_parts(size):
    return mock.patch.multiple(long_docs, LONG=1, PART=size)


@pytest.mark.model
@pytest.mark.parametrize("size", [1, 7, 50, 10_000])
@pytest.mark.parametrize(
    "text", [LETTER, LETTER.replace("\n", "\r\n").replace("ä", "a\u0308"), "Ja", "\n\n\nIch komme nicht .\n"]
)
def test_read_long_gives_what_reading_in_one_go_gives(text, size):
    whole = analyses.read_text(text)
    with in_parts(size):
        parts = analyses.read_text(text)
    for one, other in zip(whole.sentences, parts.sentences, strict=True):
        assert (one.start, one.end, one.labels) == (other.start, other.end, other.labels)
        assert (one.polarity, one.formality) == pytest.approx((other.polarity, other.formality), abs=1e-3)
    assert (parts.slots, parts.occasion, parts.register) == (whole.slots, whole.occasion, whole.register)


@pytest.mark.model
def test_read_long_keeps_no_state_of_each_token():
    with in_parts(50):
        (doc,) = reader_of().docs([Letter(LETTER)], "2027-02-20")
    assert not len(doc.tensor)
    assert doc._.taktvoll_states is None


@pytest.mark.model
def test_read_long_keeps_the_order_of_a_batch():
    texts = ["Ich komme nicht.", LETTER, "Danke.", LETTER + "PS", "Nein."]
    with mock.patch.object(long_docs, "LONG", 100):
        docs = reader_of().docs([Letter(text) for text in texts], "2027-02-20")
    assert [doc.text for doc in docs] == texts
