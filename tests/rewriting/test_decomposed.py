"""A draft in decomposed letters, as a Mac writes them, is rewritten like any other."""

import unicodedata

import pytest

import taktvoll
from taktvoll.rewriting.content import breaks_word_order, is_dialect, unknown_words

pytestmark = pytest.mark.model
GOOD = (
    "Für die Mühe, die Sie mit mir hatten, bitte ich Sie um Entschuldigung.",
    "Für die Umstände, die Ihnen entstehen, möchte ich mich entschuldigen.",
    "Ich bitte Sie, die späte Änderung zu entschuldigen.",
)


@pytest.mark.parametrize("sentence", GOOD)
def test_a_letter_that_needs_nothing_stays_as_it_is(sentence):
    letter = (
        "Sehr geehrter Herr Prof. Wasmuth,\n\nvielen Dank für die freundliche Einladung zum Vorstellungsgespräch am 5. Oktober um 8:30 Uhr. "
        f"Ich muss Ihnen leider absagen und ziehe meine Bewerbung als Laborant zurück. {sentence}\n\nMit freundlichen Grüßen\nRuben Castell\n"
    )
    decomposed = unicodedata.normalize("NFD", letter)
    assert taktvoll.rewrite(decomposed, today="2027-09-20")[0].text == decomposed


def test_own_sentences_are_kept_beside_what_is_mended():
    letter = (
        "Hallo Herr Vollmer 👋,\n\nvielen Dank für die Einladung zum Gespräch am 12. Mai um 10:45 Uhr. Den Termin muss ich leider absagen, "
        "weil ich inzwischen anderswo zugesagt habe. Für die Mühe bitte ich Sie um Entschuldigung.\n\nFreundliche Grüße\nYasmin Eberl\n"
    )
    composed, decomposed = (
        taktvoll.rewrite(unicodedata.normalize(form, letter), today="2027-05-03")[0].text for form in ("NFC", "NFD")
    )
    assert unicodedata.normalize("NFC", decomposed) == composed


@pytest.mark.parametrize("sentence", GOOD)
def test_decomposed_words_are_known_words(sentence):
    decomposed = unicodedata.normalize("NFD", sentence)
    known = {word.strip(",.").lower() for word in sentence.split()}
    assert unknown_words(decomposed, known.__contains__) == []
    assert not is_dialect(decomposed, known.__contains__)
    assert not breaks_word_order(decomposed)
