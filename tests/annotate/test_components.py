import pytest
import spacy
from spacy.tokens import Doc

from taktvoll.annotate.loading import load_pipeline

LETTER = "Sehr geehrte Frau Weiß,\n\nvielen Dank für die Einladung. Leider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger"


def pipeline():
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_sentences")
    nlp.add_pipe("taktvoll_reader")
    nlp.add_pipe("taktvoll_judge")
    return nlp


def rows(doc):
    return doc._.taktvoll_rows


def test_components_take_an_empty_doc():
    doc = pipeline()("")
    assert doc._.taktvoll_spans == []
    assert doc._.taktvoll_analysis.sentences == ()
    assert [finding.rule for finding in doc._.taktvoll.findings] == ["empty_draft"]


def test_reader_names_the_pipe_that_is_missing():
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_reader")
    with pytest.raises(ValueError, match="taktvoll_sentences"):
        nlp(LETTER)


def test_reading_names_the_pipe_that_is_missing():
    with pytest.raises(ValueError, match="taktvoll_reader"):
        _ = spacy.blank("de")(LETTER)._.taktvoll_analysis


def test_components_give_the_same_by_call_and_pipe():
    nlp = pipeline()
    assert [rows(doc) for doc in nlp.pipe([LETTER, "Bin krank."])] == [rows(nlp(LETTER)), rows(nlp("Bin krank."))]


def test_components_give_the_same_in_two_processes():
    nlp = pipeline()
    assert [rows(doc) for doc in nlp.pipe([LETTER] * 3, n_process=2)] == [rows(nlp(LETTER))] * 3


def test_annotations_survive_saving(tmp_path):
    nlp = pipeline()
    doc = nlp(LETTER)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.taktvoll == doc._.taktvoll
    nlp.to_disk(tmp_path)
    assert rows(spacy.load(tmp_path)(LETTER)) == rows(doc)


def test_two_pipelines_do_not_disturb_each_other():
    first = pipeline()
    before = rows(first(LETTER))
    second = spacy.blank("de")
    second.add_pipe("taktvoll_sentences")
    second("Hallo.")
    assert rows(first(LETTER)) == before


def test_sentence_starts_follow_the_lines_of_the_mail():
    doc = pipeline()(LETTER)
    assert [sent.text.strip() for sent in doc.sents] == [
        "Sehr geehrte Frau Weiß,",
        "vielen Dank für die Einladung.",
        "Leider muss ich absagen.",
        "Mit freundlichen Grüßen",
        "Jana Kröger",
    ]


def test_reading_holds_labels_slots_register_and_occasion():
    analysis = pipeline()(LETTER)._.taktvoll_analysis
    assert [sentence.labels[0] for sentence in analysis.sentences] == [
        "salutation",
        "thanks",
        "decision",
        "closing",
        "closing",
    ]
    assert {name: slot.text for name, slot in analysis.slots.items()} == {
        "recipient": "Frau Weiß",
        "sender": "Jana Kröger",
    }
    assert (analysis.register, analysis.occasion) == ("sie", "decline")


@pytest.mark.model
def test_shipped_pipeline_respects_the_boundaries_of_the_mail():
    doc = load_pipeline()(LETTER)
    assert next(sent.text.strip() for sent in doc.sents) == "Sehr geehrte Frau Weiß,"
