import pytest
from spacy.tokens import Doc

from builders import blank
from taktvoll.pipeline.lemmatizer import Lemmatizer


@pytest.fixture
def lemmatizer():
    pipe = Lemmatizer("lemmatizer", blank().vocab)
    pipe.words = {"die|DET": "der"}
    pipe.endings = {"VVFIN|st": (2, "en")}
    return pipe


@pytest.mark.parametrize(
    ("form", "tag", "pos", "lemma"),
    [
        ("Die", "ART", "DET", "der"),
        ("gemacht", "VVPP", "VERB", "machen"),
        ("gemacht", "ADJD", "ADJ", "gemacht"),
        ("Komme", "VVFIN", "VERB", "kommen"),
        ("Vorstellungsgespräche", "NN", "NOUN", "Vorstellungsgespräch"),
        ("gespräche", "NN", "NOUN", "Gespräch"),
        ("simst", "VVFIN", "VERB", "simen"),
        ("Xyz", "NE", "PROPN", "Xyz"),
        ("Xyz", "VVINF", "VERB", "xyz"),
        (";-)", "EMOASC", "SYM", ";-)"),
        ("\n", "_SP", "SPACE", "\n"),
    ],
)
def test_lemma(lemmatizer, form, tag, pos, lemma):
    assert lemmatizer.lemma(form, tag, pos) == lemma


def test_lemmatizer_needs_tags(lemmatizer):
    with pytest.raises(ValueError, match="tagger"):
        lemmatizer(Doc(lemmatizer.vocab, words=["Die"]))


def test_lemmatizer_of_nothing(lemmatizer):
    assert len(lemmatizer(Doc(lemmatizer.vocab))) == 0


def test_lemmatizer_survives_saving(lemmatizer, tmp_path):
    lemmatizer.to_disk(tmp_path / "lemmatizer")
    again = Lemmatizer("lemmatizer", lemmatizer.vocab).from_disk(tmp_path / "lemmatizer")
    assert (again.words, again.endings) == (lemmatizer.words, lemmatizer.endings)


def test_lemmatizer_writes_into_the_doc(lemmatizer):
    doc = Doc(lemmatizer.vocab, words=["Die", "Gespräche"], tags=["ART", "NN"], pos=["DET", "NOUN"])
    assert [token.lemma_ for token in lemmatizer(doc)] == ["der", "Gespräch"]
