"""The library's own pipeline has the word vectors that spaCy would load."""

import pytest

from taktvoll.annotate.loading import load_pipeline
from taktvoll.pipeline import saved_vectors

WORDS = ("Vorstellungsgespräch", "absagen", "leider", "ß", "Termin-Verschiebung", "🙂", " ")


@pytest.mark.model
def test_saved_vectors_are_those_that_spacy_loads():
    own, loaded = load_pipeline(for_analysis=True).vocab, load_pipeline().vocab
    assert own.vectors.to_bytes(exclude=["strings"]) == loaded.vectors.to_bytes(exclude=["strings"])
    for word in WORDS:
        assert own[word].vector.tolist() == loaded[word].vector.tolist()
    assert own.vectors.name == loaded.vectors.name


def test_saved_vectors_of_another_kind_are_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(saved_vectors, "FOLDER", tmp_path)
    (tmp_path / "vectors.cfg").write_text('{"mode": "default"}', encoding="utf-8")
    with pytest.raises(ValueError, match="floret"):
        saved_vectors.saved_vectors()
