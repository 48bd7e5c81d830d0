import datetime
import functools
import json
import multiprocessing

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import taktvoll
from taktvoll.annotate.loading import load_pipeline

LETTER = "Sehr geehrte Frau Weiß,\n\nvielen Dank für die Einladung. Leider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger"


def pipeline():
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_sentences")
    nlp.add_pipe("taktvoll_reader", config={"allow_missing": True})
    nlp.add_pipe("taktvoll_judge")
    return nlp


@functools.cache
def shipped():
    return taktvoll.load()


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
    with pytest.raises(taktvoll.MissingPipeError, match="taktvoll_reader"):
        _ = spacy.blank("de")(LETTER)._.taktvoll_analysis


@pytest.mark.parametrize("pipe", ["ner", "tagger"])
def test_report_of_a_pipeline_without_a_pipe_is_an_error_that_names_it(pipe):
    with (
        shipped().select_pipes(disable=[pipe, "lemmatizer"]),
        pytest.raises(taktvoll.MissingPipeError, match=f"'{pipe}'") as error,
    ):
        shipped()(LETTER)
    assert f"„{pipe}“" in error.value.in_language("de")
    assert "Weiß" not in str(error.value)


def test_reader_alone_on_a_blank_pipeline_is_an_error_unless_it_is_allowed():
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_sentences")
    nlp.add_pipe("taktvoll_reader")
    with pytest.raises(taktvoll.MissingPipeError, match="'tagger'"):
        nlp(LETTER)
    assert pipeline()(LETTER)._.taktvoll.occasion == "decline"


@pytest.mark.parametrize("text", ["", " \n", "\n\n"])
def test_a_doc_without_words_lacks_nothing(text):
    assert shipped()(text)._.taktvoll.occasion == "other"


def test_spacy_finds_no_problem_in_the_shipped_pipeline_and_the_missing_pipes_in_others():
    assert not any(shipped().analyze_pipes()["problems"].values())
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_reader")
    assert set(nlp.analyze_pipes()["problems"]["taktvoll_reader"]) == {
        "doc._.taktvoll_spans",
        "doc.ents",
        "token.tag",
    }


def test_components_give_the_same_by_call_and_pipe():
    nlp = pipeline()
    assert [rows(doc) for doc in nlp.pipe([LETTER, "Bin krank."])] == [rows(nlp(LETTER)), rows(nlp("Bin krank."))]


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # Python 3.12 warns of threads, BLAS has some
def test_components_give_the_same_in_two_processes(monkeypatch, method):
    monkeypatch.setattr("spacy.language.mp", multiprocessing.get_context(method))
    nlp = pipeline()
    nlp.add_pipe("taktvoll")
    alone, *others = [nlp(LETTER), *nlp.pipe([LETTER] * 3, n_process=2, batch_size=1)]
    assert [rows(doc) for doc in others] == [rows(alone)] * 3
    assert [doc._.taktvoll for doc in others] == [alone._.taktvoll] * 3


def test_annotations_survive_saving(tmp_path):
    nlp = pipeline()
    doc = nlp(LETTER)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.taktvoll == doc._.taktvoll
    (boxed,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert boxed._.taktvoll == doc._.taktvoll
    nlp.to_disk(tmp_path)
    assert rows(spacy.load(tmp_path)(LETTER)) == rows(doc)


def test_a_report_stays_the_same_on_later_days(monkeypatch):
    doc = pipeline()(LETTER)
    before = doc._.taktvoll

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) + datetime.timedelta(days=400)

    monkeypatch.setattr(datetime, "datetime", Later)
    assert doc._.taktvoll == before


def test_saved_docs_speak_the_language_of_their_settings():
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll", config={"settings": {"lang": "en"}})
    doc = nlp("Hallo,\n\nsorry, ich kann am 12. März nicht kommen.\n\nLG Jana")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.taktvoll.lang == "en"
    assert again._.taktvoll.findings
    assert again._.taktvoll == doc._.taktvoll


# All of ours at once


def whole(**settings):
    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll", config={"settings": settings})
    return nlp


def test_taktvoll_on_a_blank_pipeline_says_what_check_says():
    assert whole()(LETTER)._.taktvoll == taktvoll.check(LETTER)
    assert whole(lang="en")(LETTER)._.taktvoll == taktvoll.check(LETTER, lang="en")


def test_taktvoll_gives_the_same_by_call_and_pipe():
    nlp = whole()
    texts = [LETTER, "Bin krank.", "", LETTER]
    assert [doc._.taktvoll for doc in nlp.pipe(texts, batch_size=3)] == [nlp(text)._.taktvoll for text in texts]


def test_taktvoll_sets_the_sentences_of_a_mail_only_where_there_are_none():
    assert next(whole()(LETTER).sents).text.strip() == "Sehr geehrte Frau Weiß,"
    nlp = whole()
    nlp.add_pipe("sentencizer", first=True)
    assert next(nlp(LETTER).sents).text.startswith("Sehr geehrte Frau Weiß,\n\nvielen Dank")


def test_taktvoll_takes_the_day_and_the_subject_from_the_doc():
    doc = whole().make_doc(LETTER)
    doc._.taktvoll_context = {"today": "2027-02-20", "subject": "Absage", "id": "a"}
    report = whole()(doc)._.taktvoll
    assert report == taktvoll.check(taktvoll.Letter(LETTER, "Absage", id="a"), today="2027-02-20")


def test_taktvoll_is_saved_with_its_settings(tmp_path):
    whole(lang="en").to_disk(tmp_path)
    assert spacy.load(tmp_path)(LETTER)._.taktvoll.lang == "en"


def test_doc_to_json_holds_the_report():
    import srsly

    data = whole()(LETTER).to_json(underscore=["taktvoll"])
    shown = json.loads(srsly.json_dumps(data))["_"]["taktvoll"]
    assert shown == taktvoll.check(LETTER).to_dict()


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
