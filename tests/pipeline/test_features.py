import numpy as np
import pytest

import taktvoll
from taktvoll.pipeline import features


@pytest.mark.model
def test_of_gives_the_same_rows_however_many_letters_are_looked_up_at_once(monkeypatch):
    vocab = taktvoll.load().vocab
    words = [vocab.strings.add(form) for form in ("Gespräch", "x" * 400, "absagen", "Ohlsen", "Nordlicht" * 30)]
    at_once = features.WordFeatures(vocab).of(words)
    monkeypatch.setattr(features, "MOST_LETTERS", 500)
    assert np.array_equal(features.WordFeatures(vocab).of(words), at_once)


def test_parts_of_forms_hold_each_once_and_few_letters(monkeypatch):
    monkeypatch.setattr(features, "MOST_LETTERS", 5)
    forms = ["ab", "cde", "f", "ghijklmn", "", "o"]
    parts = [forms[part] for part in features._parts(forms)]
    assert parts == [["ab", "cde"], ["f"], ["ghijklmn"], ["", "o"]]
