import copy

import numpy as np

from taktvoll.pipeline.sentence_cache import SentenceCache, SentenceRows


def reading(sentences, asked):
    """What makes the rows at some places: the length of each sentence, noted in ASKED."""

    def read(places):
        asked.append(list(places))
        return np.asarray([[len(sentences[place])] for place in places], dtype=np.float32)

    return read


def test_sentence_rows_are_worked_out_once_for_each_sentence():
    asked = []
    rows = SentenceRows()
    sentences = ["Danke.", "Ich sage ab.", "Danke."]
    assert rows.rows_at(sentences, reading(sentences, asked)).tolist() == [[6.0], [12.0], [6.0]]
    assert asked == [[0, 1]]


def test_sentence_rows_ask_only_for_what_an_edit_changed():
    asked = []
    rows = SentenceRows()
    before, behind = ["Danke.", "Ich sage ab.", "Gruß"], ["Danke.", "Ich sage leider ab.", "Gruß"]
    rows.rows_at(before, reading(before, []))
    assert rows.rows_at(behind, reading(behind, asked)).tolist() == [[6.0], [19.0], [4.0]]
    assert asked == [[1]]


def test_sentence_rows_start_afresh_when_full():
    asked = []
    rows = SentenceRows(2)
    rows.rows_at(["a", "b"], reading(["a", "b"], []))
    assert rows.rows_at(["b", "cc"], reading(["b", "cc"], asked)).tolist() == [[1.0], [2.0]]
    assert asked == [[0, 1]]


def test_sentence_rows_copied_know_nothing():
    asked = []
    rows = SentenceRows()
    rows.rows_at(["a"], reading(["a"], []))
    copy.deepcopy(rows).rows_at(["a"], reading(["a"], asked))
    assert asked == [[0]]


def test_sentence_cache_is_bounded():
    cache = SentenceCache(len, 2)
    for sentence in ("a", "bb", "ccc"):
        cache[sentence]
    assert len(cache) <= 2
