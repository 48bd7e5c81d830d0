import functools

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from taktvoll.annotate.loading import load_pipeline
from taktvoll.annotate.tone_model import ToneModel, sentence_states

FORMAL = "Hiermit bestätigen wir den Eingang Ihrer Unterlagen zur weiteren Bearbeitung."
CASUAL = "hey, schick mir das mal rüber, bin eh grad voll müde :D"


@functools.cache
def shipped():
    return load_pipeline()


def encoded(text):
    nlp = shipped()
    doc = nlp.make_doc(text)
    doc._.taktvoll_text = text
    for name in ("taktvoll_sentences", "tok2vec"):
        doc = nlp.get_pipe(name)(doc)
    return doc


@pytest.mark.parametrize("tail", ["", "\n\n"])
def test_sentence_states_are_means_over_the_words(tail):
    doc = encoded(f"{FORMAL} Ich komme nicht.{tail}")
    spans = [(0, len(FORMAL)), (len(FORMAL) + 1, len(doc.text) - len(tail))]
    states = sentence_states(doc, spans)
    for row, (start, end) in zip(states, spans, strict=True):
        words = [token.i for token in doc if start <= token.idx < end]
        assert row == pytest.approx(doc.tensor[words, :-1].mean(axis=0), abs=1e-5)


def test_sentence_states_are_none_without_an_encoder():
    assert sentence_states(spacy.blank("de")("Ich komme nicht."), [(0, 16)]) is None
    assert sentence_states(Doc(shipped().vocab), []) is None


def test_tone_model_tells_formal_from_casual_by_words_and_by_states():
    model = ToneModel.load()
    states = np.concatenate([sentence_states(encoded(text), [(0, len(text))]) for text in (FORMAL, CASUAL)])
    for read in (model.read([FORMAL, CASUAL]), model.read([FORMAL, CASUAL], None, states)):
        assert read[0, 1] > 0.1 > -0.1 > read[1, 1]


def test_tone_model_takes_no_states_of_another_encoder():
    model = ToneModel.load()
    assert np.array_equal(model.read([FORMAL], None, np.zeros((1, 96), np.float32)), model.read([FORMAL]))
