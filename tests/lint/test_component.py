"""``taktvoll`` in pipelines of spaCy: a blank one, ours, a foreign one; processes, saving, displaCy."""

import multiprocessing

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import taktvoll
from shell import FLAWED, GOOD

TODAY = "2027-02-20"
RULES = {"negative_opinion", "informal"}


@Language.component("test_foreign_lengths")
def foreign_lengths(doc):
    """A component of somebody else, which comes after ours and before."""
    doc.user_data["lengths"] = [len(token) for token in doc]
    return doc


def blank(**config):
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll", config=config)
    return nlp


def foreign():
    """What somebody else may have built: another tokenizer's rules, sentences, entities and a component of their own."""
    nlp = spacy.blank("de")
    nlp.tokenizer.add_special_case("Frau", [{"ORTH": "Fr"}, {"ORTH": "au"}])
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "FIRM", "pattern": "Bezahlung"}])
    nlp.add_pipe("test_foreign_lengths")
    nlp.add_pipe("taktvoll")
    return nlp


def ours():
    nlp = taktvoll.load()
    nlp.add_pipe("taktvoll")
    return nlp


def undone(nlp, text):
    """A Doc without annotations that says which day it is, as the report needs it to be the same tomorrow."""
    doc = nlp.make_doc(text)
    doc._.taktvoll_context = {"today": TODAY}
    return doc


def dated(nlp, text):
    return nlp(undone(nlp, text))


@pytest.mark.parametrize("make", [blank, foreign, ours])
@pytest.mark.parametrize("text", [FLAWED, GOOD, ""])
def test_any_german_pipeline_gives_the_report_of_check(make, text):
    assert dated(make(), text)._.taktvoll == taktvoll.check(text, today=TODAY)


def test_annotations_of_a_foreign_pipeline_stay():
    doc = dated(foreign(), FLAWED)
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Bezahlung", "FIRM")]
    assert doc.user_data["lengths"] == [len(token) for token in doc]
    assert "Fr" in {token.text for token in doc}


def test_processes_of_a_fork_server_give_the_same_reports_and_spans(monkeypatch):
    """The others are tried in ``annotate/test_components.py``; a getter that cannot be pickled would only fail here."""
    monkeypatch.setattr("spacy.language.mp", multiprocessing.get_context("forkserver"))
    texts = [FLAWED, GOOD, FLAWED]
    nlp = blank()
    docs = list(nlp.pipe([undone(nlp, text) for text in texts], n_process=2, batch_size=1))
    reports = [doc._.taktvoll.to_json() for doc in docs]
    assert reports == [report.to_json() for report in taktvoll.check_many(texts, today=TODAY)]
    assert [len(doc.spans["taktvoll"]) for doc in docs] == [len(dated(nlp, text).spans["taktvoll"]) for text in texts]


def test_docs_survive_bytes_and_boxes_with_report_and_spans():
    nlp = foreign()
    doc = dated(nlp, FLAWED)
    (boxed,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    for again in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), boxed):
        assert again._.taktvoll == doc._.taktvoll
        assert [span.label_ for span in again.spans["taktvoll"]] == [span.label_ for span in doc.spans["taktvoll"]]


def test_pipelines_survive_bytes_and_disk(tmp_path):
    nlp = blank(settings={"lang": "en"}, spans_key="tone")
    nlp.to_disk(tmp_path)
    from_bytes = spacy.blank("de")
    from_bytes.add_pipe("taktvoll", config={"settings": {"lang": "en"}, "spans_key": "tone"})
    for again in (spacy.load(tmp_path), from_bytes.from_bytes(nlp.to_bytes())):
        doc = dated(again, FLAWED)
        assert doc._.taktvoll == taktvoll.check(FLAWED, today=TODAY, lang="en")
        assert list(doc.spans) == ["tone"]


def test_spans_are_the_findings_and_displacy_shows_them():
    doc = dated(blank(), FLAWED)
    marked = [found for found in taktvoll.check(FLAWED, today=TODAY).findings if found.start < found.end]
    spans = doc.spans["taktvoll"]
    assert [span.label_ for span in spans] == [found.rule for found in marked]
    assert all(span.start_char <= found.start and found.end <= span.end_char for span, found in zip(spans, marked, strict=True))  # fmt: skip
    shown = displacy.render(doc, style="span", options={"spans_key": "taktvoll"}, jupyter=False)
    assert all(rule in shown for rule in RULES)


def test_spans_can_be_left_out():
    assert not dated(blank(spans_key=""), FLAWED).spans


def test_spans_are_there_on_our_pipeline_where_they_are_asked_for():
    nlp = taktvoll.load()
    assert not dated(nlp, FLAWED).spans
    nlp.remove_pipe("taktvoll_judge")
    nlp.add_pipe("taktvoll_judge", config={"spans_key": "taktvoll"})
    doc = dated(nlp, FLAWED)
    assert {span.label_ for span in doc.spans["taktvoll"]} >= RULES
