"""The places of a flowed text in its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.lsp.alignment import aligned
from taktvoll.mail.flowed import unflow

LINES = st.lists(
    st.sampled_from(
        [
            "Guten Tag,",
            "ich sage \n",
            "ab ",
            "> Sie kommen \n> am Montag",
            ">ohne Blank",
            "-- ",
            "",
            " eingerückt",
            "von > nach",
        ]
    ),
    max_size=8,
)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_places_hold_the_signs_of_the_text(lines, newline, delsp):
    source = "Subject: x\n\n" + "\n".join(lines).replace("\n", newline)
    text = unflow(source.partition("\n\n")[2], delsp=delsp)
    places = aligned(source, text)
    if text.strip():
        assert len(places) == len(text) + 1
        assert places == sorted(places)
        assert all(source[place] == sign for place, sign in zip(places, text, strict=False) if not sign.isspace())
    else:
        assert places is None


@pytest.mark.parametrize("source", ["Gr=C3=BC=C3=9Fe aus Kiel", "R3LDvMOfZQ==", "<p>Gr&uuml;&szlig;e aus Kiel</p>", ""])
def test_places_of_an_encoded_text_are_none(source):
    assert aligned(source, "Grüße aus Kiel") is None
