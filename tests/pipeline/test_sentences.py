from spacy.tokens import Doc

from builders import blank
from taktvoll.pipeline.dictionary import of_vocab
from taktvoll.pipeline.features import readings, shape
from taktvoll.pipeline.sentences import MAX_UNIT, find_sentences, find_units


def test_find_sentences_takes_those_that_are_set():
    doc = Doc(blank().vocab, words=["a", ".", "B", "c"], sent_starts=[True, False, False, True])
    assert list(find_sentences(doc)) == [(0, 3), (3, 4)]


def test_find_sentences_goes_by_final_marks_otherwise():
    doc = Doc(blank().vocab, words=["Ja", ".", "Nein", "z.B.", "so", "!"])
    assert list(find_sentences(doc)) == [(0, 2), (2, 6)]
    assert list(find_sentences(Doc(doc.vocab))) == []


def lengths(*docs):
    return find_units(docs).lengths.tolist()


def test_find_units_cuts_long_sentences():
    vocab = blank().vocab
    words = ["a"] * (2 * MAX_UNIT + 1)
    doc = Doc(vocab, words=words, sent_starts=[True] + [False] * 2 * MAX_UNIT)
    assert lengths(doc) == [MAX_UNIT, MAX_UNIT, 1]
    assert lengths(Doc(vocab, words=words[:MAX_UNIT], sent_starts=[True] + [False] * (MAX_UNIT - 1))) == [MAX_UNIT]


def test_find_units_leaves_white_space_out():
    vocab = blank().vocab
    units = find_units([Doc(vocab, words=["a", "\n\n", "b", " "], sent_starts=[True, False, False, True])])
    assert units.lengths.tolist() == [2]
    assert [vocab.strings[word] for word in units.words.tolist()] == ["a", "b"]
    assert units.is_space.tolist() == [False, True, False, True]


def test_find_units_does_not_cross_documents():
    vocab = blank().vocab
    one, two = Doc(vocab, words=["a", "b", "."]), Doc(vocab, words=["c", "d"])
    assert lengths(one, Doc(vocab), two) == [3, 2]
    assert lengths() == lengths(Doc(vocab)) == []


def test_shape_shortens_runs():
    assert shape("Gespräche") == "Xxx"
    assert shape("12.03.2027") == "dd.dd.dd"


def test_readings_tell_how_a_form_was_found():
    dictionary = of_vocab(blank().vocab)
    assert readings("Gespräch", dictionary) == ("SUB", "-", "1")
    assert readings("KOMME", dictionary)[1] == "lower:VER:FIN"
    assert readings("xyz", dictionary) == ("-", "-", "-")
