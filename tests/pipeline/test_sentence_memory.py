"""The states of sentences that were read lately."""

import copy
import pickle

import numpy as np
import pytest

from taktvoll.pipeline.sentence_memory import SentenceMemory


@pytest.fixture
def asked():
    return []


@pytest.fixture
def encode(asked):
    """Twice the number of a word, and a minus where its sentence is short."""

    def made(words, lengths):
        asked.append(words.tolist())
        long = np.repeat(lengths > 1, lengths)
        return np.stack([words * 2, np.where(long, 1, -1)], axis=1).astype(np.float32)

    return made


def states(memory, encode, *sentences):
    words = np.array([word for sentence in sentences for word in sentence], np.uint64)
    return memory.states(words, np.array(list(map(len, sentences))), encode).tolist()


def test_memory_asks_for_new_sentences_alone(asked, encode):
    memory = SentenceMemory()
    first = states(memory, encode, [1, 2], [3])
    assert first == [[2, 1], [4, 1], [6, -1]]
    assert states(memory, encode, [3], [4, 5], [1, 2]) == [[6, -1], [8, 1], [10, 1], *first[:2]]
    assert states(memory, encode, [1, 2], [3]) == first
    assert asked == [[1, 2, 3], [4, 5]]


def test_memory_asks_for_the_same_sentence_once(asked, encode):
    assert states(SentenceMemory(), encode, [7], [7], [8, 9], [7]) == [[14, -1], [14, -1], [16, 1], [18, 1], [14, -1]]
    assert sorted(map(sorted, asked)) == [[7, 8, 9]]


def test_memory_tells_sentences_of_other_lengths_apart(encode):
    memory = SentenceMemory()
    assert states(memory, encode, [1, 2]) != states(memory, encode, [1], [2])


def test_memory_starts_afresh_when_it_is_full(asked, encode):
    memory = SentenceMemory(4)
    for number in range(20):
        assert states(memory, encode, [number, 0]) == [[2 * number, 1], [0, 1]]
        assert sum(map(len, memory._known.values())) <= 4
    states(memory, encode, list(range(9)))
    assert sum(map(len, memory._known.values())) <= 4


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda memory: pickle.loads(pickle.dumps(memory))])
def test_memory_is_not_copied(copied, encode):
    memory = SentenceMemory(9)
    states(memory, encode, [1])
    assert (copied(memory)._known, copied(memory)._size) == ({}, 9)


@pytest.mark.model
def test_states_of_a_sentence_are_those_it_has_without_memory():
    """Whatever was read before, and beside which sentences."""
    import taktvoll

    texts = [
        "Ich sage ab. Der Termin am 12. März passt nicht.",
        "Der Termin am 12. März passt nicht. Ich sage ab.",
        "Ich sage ab.",
    ]
    nlp = taktvoll.load()
    kept = [nlp(text).tensor.copy() for text in texts + texts]
    for text, tensor in zip(texts + texts, kept, strict=True):
        nlp.get_pipe("tok2vec").model.attrs["cache"].vocab = None
        np.testing.assert_allclose(nlp(text).tensor, tensor, atol=1e-5)


@pytest.mark.model
def test_entities_are_the_same_when_the_sentence_is_known(monkeypatch):
    import taktvoll
    from taktvoll.pipeline import ner

    text = "Sehr geehrte Frau Brandt, ich sage den Termin am 12. März um 10 Uhr bei der Nordlicht GmbH ab."
    nlp = taktvoll.load()
    tagger = nlp.get_pipe("ner")
    first = [(span.text, span.label_) for span in nlp(text).ents]
    assert first
    assert tagger._known
    assert [(span.text, span.label_) for span in nlp(text).ents] == first
    monkeypatch.setattr(ner, "MAX_SENTENCES", 3)
    for number in range(1, 9):
        nlp(f"Ich sage den Termin am {number}. März ab.")
        assert len(tagger._known) <= 3
    assert [(span.text, span.label_) for span in nlp(text).ents] == first
