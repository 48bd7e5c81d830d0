"""Drafts in small letters get their capitals."""

import pytest

from taktvoll.rewriting.small_letters import capitalised, capitalised_frame, formula_and_name

NOUNS = {"termin", "montag", "uhr", "gärtnerei", "Stelle", "Ganze", "Dank"}


def is_noun(word):
    return word in NOUNS


def test_nouns_sentences_and_polite_pronouns_are_capital():
    text = "den termin am montag um 9 uhr sage ich ab. bitte geben sie mir die stelle nicht."
    assert (
        capitalised(text, is_noun, ())
        == "Den Termin am Montag um 9 Uhr sage ich ab. Bitte geben Sie mir die Stelle nicht."
    )


def test_noun_that_may_be_a_verb_is_one_behind_an_adjective():
    assert capitalised("vielen dank. ich dank dir.", is_noun) == "Vielen Dank. Ich dank dir."


def test_verb_behind_mehr_or_viele_stays_small():
    known = {*NOUNS, "Teilnehmen", "Kommen"}
    text = "ich kann nicht mehr teilnehmen, weil viele kommen."
    assert capitalised(text, known.__contains__) == "Ich kann nicht mehr teilnehmen, weil viele kommen."


def test_without_sie_nobody_is_addressed_politely():
    assert capitalised("wir sehen sie", is_noun) == "Wir sehen sie"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("hallo frau seiler", "Hallo Frau Seiler"),
        ("guten tag herr brandis", "Guten Tag Herr Brandis"),
        ("mit freundlichen grüßen", "Mit freundlichen Grüßen"),
        ("sehr geehrter herr von der heide,", "Sehr geehrter Herr von der Heide,"),
    ],
)
def test_salutation_has_its_names(line, shown):
    assert capitalised_frame(line, is_noun) == shown


def test_closing_and_name_in_one_line_are_two():
    assert formula_and_name("lg pascal") == ("lg", "Pascal")
    assert formula_and_name("mit freundlichen grüßen deniz ayhan") == ("mit freundlichen grüßen", "Deniz Ayhan")
    assert formula_and_name("viele grüße") is None
