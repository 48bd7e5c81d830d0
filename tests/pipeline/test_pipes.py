"""What every pipe must do: nothing at all, many texts, other processes, saving, standing alone."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from builders import ARCHITECTURE, blank, fill, full

TEXTS = ["Ich komme nicht .", "Das Gespräch\n\nist um 10 Uhr bei Frau Weiß .", "", "gemacht"]


def rows(doc):
    return [
        (token.text, token.head.i, token.dep_, token.ent_iob_, token.ent_type_, token.is_sent_start) for token in doc
    ]


@pytest.fixture(scope="module")
def nlp():
    return full()


def test_pipes_leave_an_empty_doc_alone(nlp):
    doc = nlp("")
    assert len(doc) == 0
    assert not doc.ents


def test_pipes_agree_by_call_and_by_pipe(nlp):
    assert [rows(doc) for doc in nlp.pipe(TEXTS)] == [rows(nlp(text)) for text in TEXTS]


def test_pipes_agree_in_two_processes(nlp):
    assert [rows(doc) for doc in nlp.pipe(TEXTS, n_process=2)] == [rows(nlp(text)) for text in TEXTS]


def test_pipes_survive_saving(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [rows(again(text)) for text in TEXTS] == [rows(nlp(text)) for text in TEXTS]


def test_two_pipelines_do_not_disturb_each_other(nlp):
    before = [rows(nlp(text)) for text in TEXTS]
    other = full(seed=5)
    changed = [rows(other(text)) for text in TEXTS]
    assert before != changed
    assert [rows(nlp(text)) for text in TEXTS] == before
    assert [rows(other(text)) for text in TEXTS] == changed


def test_parser_without_weights_says_so():
    nlp = blank()
    nlp.add_pipe("taktvoll_parser", name="parser")
    with pytest.raises(ValueError, match="no weights"):
        nlp("Ich komme")


def test_parser_without_tensor_names_the_pipe(nlp):
    doc = Doc(nlp.vocab, words=["Ich", "komme"])
    with pytest.raises(ValueError, match="tok2vec"):
        nlp.get_pipe("parser")(doc)


def test_parser_keeps_sentence_boundaries(nlp):
    starts = [True, False, True, False, False, True]
    doc = Doc(nlp.vocab, words=["Ich", "komme", "nicht", ".", "Gespräch", "Weiß"], sent_starts=starts)
    assert [token.is_sent_start for token in nlp(doc)] == starts


def test_parser_hangs_white_space_on_the_word_before(nlp):
    doc = nlp("Das Gespräch\n\nist um 10 Uhr")
    assert doc[2].is_space
    assert doc[2].head.i == 1


def test_parser_joins_the_parts_of_a_very_long_sentence(nlp):
    doc = nlp(Doc(nlp.vocab, words=["komme"] * 250, sent_starts=[True] + [False] * 249))
    assert len(list(doc.sents)) == 1


def test_entities_without_weights_say_so():
    nlp = blank()
    nlp.add_pipe("taktvoll_entities", name="ner", config={"model": ARCHITECTURE})
    with pytest.raises(ValueError, match="no weights"):
        nlp("Ich komme")


def test_entities_are_whole_and_stay_in_their_sentence():
    nlp = full()
    ner = nlp.get_pipe("ner")
    doc = Doc(nlp.vocab, words=["Ich"] * 6, sent_starts=[True, False, False, True, False, False])
    scores = np.zeros((6, 5), np.float32)
    for spans in (ner.decode([doc], [scores])[0], ner.predict([doc])[0]):
        assert all(a < b and (b <= 3 or a >= 3) for a, b, _ in spans)


def test_entities_keep_those_of_other_pipes(nlp):
    doc = Doc(nlp.vocab, words=["Frau", "Weiß", "kommt"])
    doc.set_ents([spacy.tokens.Span(doc, 0, 2, "ROLE")])
    assert "ROLE" in {span.label_ for span in nlp.get_pipe("ner")(doc).ents}


def test_encoder_marks_white_space(nlp):
    doc = nlp.make_doc("Ich\n\nkomme")
    (states,) = nlp.get_pipe("tok2vec").model.predict([doc])
    assert states[:, -1].tolist() == [0.0, 1.0, 0.0]
    assert not states[1, :-1].any()


def test_encoder_follows_new_weights(nlp):
    doc = nlp.make_doc("Ich komme")
    model = nlp.get_pipe("tok2vec").model.copy()
    before = model.predict([doc])[0]
    fill(model, seed=9)
    assert not np.allclose(before, model.predict([doc])[0])


def test_morphologizer_sums_over_the_features_of_a_part_of_speech():
    nlp = full()
    pipe = nlp.get_pipe("morphologizer")
    weight = np.zeros((12, 4), np.float32)
    pipe.set_weights({"W": weight, "b": np.asarray([1.0, 1.0, 1.5, 0.0], np.float32)}, list(pipe.labels))
    assert [(token.pos_, str(token.morph)) for token in nlp("komme")] == [("NOUN", "Case=Nom")]


def test_morphologizer_without_weights_says_so():
    nlp = blank()
    nlp.add_pipe("taktvoll_morphologizer", name="morphologizer")
    with pytest.raises(ValueError, match="no weights"):
        nlp("Ich komme")


def test_morphologizer_without_tensor_names_the_pipe(nlp):
    with pytest.raises(ValueError, match="tok2vec"):
        nlp.get_pipe("morphologizer")(Doc(nlp.vocab, words=["Ich"]))
