import copy

import numpy as np

from taktvoll.pipeline.word_cache import RowCache, WordCache, union_of_bits


def remembering(asked, size):
    cache = RowCache(size)

    def work_out(keys):
        asked.append(list(keys))
        return np.asarray([[key] for key in keys], dtype=np.float32)

    return cache, work_out


def test_row_cache_works_out_each_key_once():
    asked = []
    cache, work_out = remembering(asked, 10)
    assert cache.rows([1, 2], work_out).tolist() == [[1.0], [2.0]]
    assert cache.rows([2, 3], work_out).tolist() == [[2.0], [3.0]]
    assert asked == [[1, 2], [3]]


def test_row_cache_starts_afresh_when_full():
    asked = []
    cache, work_out = remembering(asked, 3)
    cache.rows([1, 2, 3], work_out)
    assert cache.rows([3, 4], work_out).tolist() == [[3.0], [4.0]]
    assert asked == [[1, 2, 3], [3, 4]]


def test_row_cache_answers_more_keys_than_it_keeps():
    cache, work_out = remembering([], 2)
    assert cache.rows([1, 2, 3], work_out).tolist() == [[1.0], [2.0], [3.0]]


def test_row_cache_of_nothing_is_empty():
    cache, work_out = remembering([], 2)
    assert len(cache.rows([], work_out)) == 0


def test_row_cache_copied_knows_nothing():
    asked = []
    cache, work_out = remembering(asked, 5)
    cache.rows([1], work_out)
    copy.deepcopy(cache).rows([1], work_out)
    assert asked == [[1], [1]]


def test_word_cache_asks_once_and_starts_afresh_when_full():
    asked = []

    def length(word):
        asked.append(word)
        return len(word)

    cache = WordCache(length, 2)
    assert [cache[word] for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]


def test_union_of_bits_joins_what_all_words_have():
    assert union_of_bits(WordCache(len), ["a", "bb", "dddd"]) == 7
