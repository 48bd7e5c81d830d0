"""What hangs in the air once its neighbour is gone."""

import pytest

from analyses import read_marked
from taktvoll.rewriting.coherence import settle, unhooked
from taktvoll.rewriting.treatment import DELETE, KEEP, REPLACE, SentencePlan


def spans(*sentences):
    marked = " ".join(f"⟦{labels}⟧{text}" for labels, text in sentences)
    analysis = read_marked(f"⟦salutation⟧Guten Tag,\n\n{marked}\n")
    return [
        SentencePlan(found, KEEP, None, analysis.quote(found))
        for found in analysis.sentences
        if found.segment.value == "body"
    ]


def cut(span, rule="private_detail"):
    span.treatment, span.rule = DELETE, rule


def test_settle_drops_the_backdrop_of_a_story():
    found = spans(("other", "Es war ein trüber Abend."), ("private", "Mein Hund starb."), ("decision", "Ich sage ab."))
    cut(found[1])
    settle(found)
    assert [span.treatment for span in found] == [DELETE, DELETE, KEEP]


def test_settle_keeps_practical_remarks():
    found = spans(("private", "Mein Hund starb."), ("other", "Meine Unterlagen löschen Sie bitte."))
    cut(found[0])
    settle(found)
    assert found[1].treatment == KEEP


def test_settle_replaces_an_act_that_points_back():
    found = spans(("negative", "Der Chef war grob."), ("understanding", "Das werden Sie verstehen."))
    cut(found[0], "negative_opinion")
    settle(found)
    assert found[1].treatment == REPLACE


def test_settle_changes_nothing_where_nothing_is_gone():
    found = spans(("other", "Das freut mich."), ("decision", "Ich sage ab."))
    settle(found)
    assert all(span.treatment == KEEP for span in found)


def test_settle_ends_at_what_was_only_reworded():
    found = spans(("decision", "Ich komm nich."), ("other", "Es regnet hier."))
    cut(found[0], "informal")
    settle(found)
    assert found[1].treatment == KEEP


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("Deshalb muss ich absagen.", "Ich muss absagen."),
        ("Aber ich komme nicht.", "Ich komme nicht."),
        ("Also breche ich ab.", "Ich breche ab."),
        ("Kurzum, ich sage ab.", "Ich sage ab."),
        ("Am Freitag kann ich daher nicht kommen.", "Am Freitag kann ich nicht kommen."),
        ("Deshalb kann der Termin nicht sein.", "Deshalb kann der Termin nicht sein."),
        ("Ich sage ab.", "Ich sage ab."),
    ],
)
def test_unhooked_frees_a_sentence_from_what_is_gone(text, freed):
    found = spans(("private", "Mein Hund starb."), ("decision", text))
    cut(found[0])
    assert unhooked(text, found[1], found[0]) == freed


def test_unhooked_leaves_a_connective_whose_ground_stays():
    found = spans(("reason", "Ich habe eine Prüfung."), ("decision", "Deshalb muss ich absagen."))
    assert unhooked(found[1].quote, found[1], found[0]) == found[1].quote


def test_unhooked_is_never_honest_to_say():
    found = spans(("decision", "Ehrlich gesagt möchte ich absagen."))
    assert unhooked(found[0].quote, found[0], None) == "Ich möchte absagen."


def test_unhooked_puts_the_subject_back_before_its_verb():
    text = "Ich wollte kommen, aber ehrlich gesagt kann ich nicht."
    (span,) = spans(("decision", text))
    assert unhooked(text, span, None) == "Ich wollte kommen, aber ich kann nicht."
