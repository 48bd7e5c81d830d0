"""Edits at the edges: letters without a body, salutation or line break."""

import pytest

from analyses import read_marked
from taktvoll.finding import apply_edits
from taktvoll.lint.edits import (
    drop,
    insert_after,
    insert_first,
    insert_last,
    insert_paragraph,
    insert_salutation,
    insert_subject,
    line_ending,
    replace,
)
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Settings

EMPTY = read_marked("⟦salutation⟧Hallo Tim,\n\n⟦closing⟧Jana")
NOTHING = read_marked("⟦closing⟧Jana")
SHORT = read_marked("⟦decision⟧Ich sage ab.")


def test_letter_without_a_body_gets_one():
    assert apply_edits(EMPTY.text, insert_first(EMPTY, "Vielen Dank.")) == "Hallo Tim,\n\nvielen Dank.\n\nJana"
    assert apply_edits(EMPTY.text, insert_last(EMPTY, "Alles Gute.")) == "Hallo Tim,\n\nAlles Gute.\n\nJana"


def test_where_nothing_stands_nothing_is_inserted():
    assert insert_paragraph(NOTHING, "Alles Gute.") == ()
    assert insert_salutation(NOTHING, "Hallo,") == ()


def test_subject_needs_a_letter():
    assert apply_edits(SHORT.text, insert_subject(SHORT, "Betreff: Absage")) == "Betreff: Absage\n\nIch sage ab."
    assert insert_subject(read_marked("⟦other⟧> Wir laden Sie ein."), "Betreff: Absage") == ()


def test_first_sentence_goes_above_a_list():
    analysis = read_marked("⟦salutation⟧Hallo,\n\n⟦reschedule⟧– Dienstag")
    assert apply_edits(analysis.text, insert_first(analysis, "Danke.")) == "Hallo,\n\ndanke.\n\n– Dienstag"


def test_insertion_behind_an_emoji_needs_no_full_stop():
    analysis = read_marked("⟦decision⟧Ich sage ab 🙂")
    assert (
        apply_edits(analysis.text, insert_after(analysis, analysis.sentences[0], "Danke.")) == "Ich sage ab 🙂 Danke."
    )


def test_replacement_is_small_where_the_sentence_was():
    analysis = read_marked("⟦salutation⟧Hallo,\n\n⟦hedge⟧vielleicht nicht.")
    assert (
        apply_edits(analysis.text, replace(analysis, analysis.sentences[1], "Leider nein.")) == "Hallo,\n\nleider nein."
    )


@pytest.mark.parametrize("said", ["Ihr Angebot lehne ich ab.", "Ihnen danke ich.", "Ihre Einladung freut mich."])
def test_formal_address_keeps_its_capital_behind_the_salutation(said):
    analysis = read_marked("⟦salutation⟧Guten Tag,\n\n⟦hedge⟧vielleicht nicht.")
    assert apply_edits(analysis.text, replace(analysis, analysis.sentences[1], said)) == f"Guten Tag,\n\n{said}"
    assert apply_edits(EMPTY.text, insert_first(EMPTY, said)) == f"Hallo Tim,\n\n{said}\n\nJana"


def test_line_ending_is_that_of_the_draft():
    assert (line_ending("a\r\nb"), line_ending("a\nb"), line_ending("a")) == ("\r\n", "\n", "\n")


def test_dropping_nothing_or_everything_is_no_edit():
    draft = RuleContext(SHORT, Settings())
    assert drop(draft, []) == ()
    assert drop(draft, list(SHORT.sentences)) == ()


def test_wide_gap_is_dropped_with_its_sentence():
    analysis = read_marked("⟦decision⟧Ich sage ab." + " " * 1000 + "⟦negative⟧So ein Witz.")
    mended = apply_edits(analysis.text, drop(RuleContext(analysis, Settings()), [analysis.sentences[1]]))
    assert mended.strip() == "Ich sage ab."


def test_lists_and_hard_wraps_keep_their_lines():
    analysis = read_marked("⟦reschedule⟧– Montag\n⟦negative⟧– Unsinn\n⟦reschedule⟧– Dienstag")
    assert (
        apply_edits(analysis.text, drop(RuleContext(analysis, Settings()), [analysis.sentences[1]]))
        == "– Montag\n– Dienstag"
    )
