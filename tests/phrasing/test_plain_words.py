"""Plain words and shortened sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses import read_marked
from taktvoll.phrasing.plain_words import in_plain_words, is_rough, plain_forms, without_reasons


@pytest.mark.parametrize(
    ("casual", "plain"),
    [
        ("Ich hab nix davon gewusst!!", "Ich habe nichts davon gewusst."),
        ("Das seh ich auch so.", "Das sehe ich auch so."),
        ("Es war mega bei euch 🤗", "Es war großartig bei euch."),
        ("Das war mega nett.", "Das war sehr nett."),
        ("LG Mika", "Viele Grüße Mika"),
        ("Ich komme NICHT.", "Ich komme nicht."),
        ("Geht das??", "Geht das?"),
        ("Die Nordlicht GMBH lädt ein.", "Die Nordlicht GMBH lädt ein."),
        ("Danke 🙂", "Danke"),
    ],
)
def test_in_plain_words_writes_out(casual, plain):
    assert in_plain_words(casual) == plain


@given(st.text(max_size=80))
def test_in_plain_words_is_stable(text):
    once = in_plain_words(text)
    assert in_plain_words(once) == in_plain_words(in_plain_words(once))


def test_plain_forms_are_plain_themselves():
    casual = set(plain_forms())
    again = {form for form in plain_forms().values() if set(form.lower().split()) & casual}
    assert not again


@pytest.mark.parametrize("sentence", ["Also dat wird nichts.", "Keinen Bock mehr.", "So ein Saftladen!"])
def test_is_rough_finds_words_without_plain_form(sentence):
    assert is_rough(sentence)


@pytest.mark.parametrize("sentence", ["Das wird leider nichts.", "Die Bodenproben sind da.", "Ich muss absagen."])
def test_is_rough_lets_standard_words_pass(sentence):
    assert not is_rough(sentence)


def shortened(sentence, clause):
    analysis = read_marked(
        f"⟦salutation⟧Guten Tag,\n\n⟦decision reason⟧{sentence}\n", marks={"reason_clause": [clause]}
    )
    found = next(found for found in analysis.sentences if found.has("decision"))
    return without_reasons(analysis.text, found)


def test_without_reasons_cuts_the_clause_at_the_end():
    assert shortened("Ich muss absagen, weil mein Kind krank ist.", "weil mein Kind krank ist") == "Ich muss absagen."


def test_without_reasons_needs_a_whole_sentence():
    assert shortened("Weil mein Kind krank ist, muss ich absagen.", "Weil mein Kind krank ist") is None
    assert shortened("Absage, weil mein Kind krank ist.", "weil mein Kind krank ist") is None


def test_without_reasons_leaves_no_loose_conjunction():
    assert shortened("Ich muss leider absagen und mein Kind ist krank.", "mein Kind ist krank") is None
