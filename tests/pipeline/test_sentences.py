import numpy as np
from spacy.tokens import Doc

from builders import blank
from taktvoll.pipeline.dictionary import of_vocab
from taktvoll.pipeline.features import readings, shape
from taktvoll.pipeline.row_cache import Memo
from taktvoll.pipeline.sentences import MAX_UNIT, find_sentences, find_units


def test_find_sentences_takes_those_that_are_set():
    doc = Doc(blank().vocab, words=["a", ".", "B", "c"], sent_starts=[True, False, False, True])
    assert list(find_sentences(doc)) == [(0, 3), (3, 4)]


def test_find_sentences_goes_by_final_marks_otherwise():
    doc = Doc(blank().vocab, words=["Ja", ".", "Nein", "z.B.", "so", "!"])
    assert list(find_sentences(doc)) == [(0, 2), (2, 6)]
    assert list(find_sentences(Doc(doc.vocab))) == []


def test_find_units_cuts_long_sentences_and_skips_white_space():
    vocab = blank().vocab
    words = ["a"] * (MAX_UNIT + 1)
    doc = Doc(vocab, words=words, sent_starts=[True] + [False] * MAX_UNIT)
    assert find_units(doc) == [MAX_UNIT, 1]
    assert find_units(Doc(vocab, words=words[1:], sent_starts=[True] + [False] * (MAX_UNIT - 1))) == [MAX_UNIT]
    assert find_units(Doc(vocab, words=["a", "\n\n", "b"], sent_starts=[True, False, False])) == [2]


def test_shape_shortens_runs():
    assert shape("Gespräche") == "Xxx"
    assert shape("12.03.2027") == "dd.dd.dd"


def test_readings_tell_how_a_form_was_found():
    dictionary = of_vocab(blank().vocab)
    assert readings("Gespräch", dictionary) == ("SUB", "-", "1")
    assert readings("KOMME", dictionary)[1] == "lower:VER:FIN"
    assert readings("xyz", dictionary) == ("-", "-", "-")


def test_memo_computes_each_key_once_and_forgets_when_full():
    asked, owner = [], object()

    def compute(keys):
        asked.append(list(keys))
        return np.asarray([[key] for key in keys], dtype=np.float32)

    memo = Memo(size=3)
    assert memo.get([1, 2], owner, compute).tolist() == [[1.0], [2.0]]
    assert memo.get([2, 3], owner, compute).tolist() == [[2.0], [3.0]]
    assert memo.get([4], owner, compute).tolist() == [[4.0]]
    memo.get([4], object(), compute)
    assert asked == [[1, 2], [3], [4], [4]]
