import json
import unicodedata
import zlib
from pathlib import Path

import numpy as np
import pytest
from taktvoll_training.drafts import learned_from

from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.classifier import FOLDER, SentenceClassifier
from taktvoll.annotate.context_features import MODEL_LABELS, context_features
from taktvoll.annotate.evidence import evidence_in
from taktvoll.annotate.hashed_linear import HashedSentences
from taktvoll.annotate.hashing import BUCKETS, bucket, gram_rows, pieces_of, tokens_of, word_hash
from taktvoll.annotate.letter_model import letter_features, reason_features
from taktvoll.annotate.letters import Letters
from taktvoll.annotate.patterns import evidence_names
from taktvoll.pipeline.word_cache import RowCache, WordCache
from taktvoll.shipped import manifest_of

ROOT = Path(__file__).parents[2]


def test_features_are_stable_between_machines():
    assert tokens_of("Danke, Straße!") == ["danke", ",", "strasse", "!"]
    assert bucket("wdanke") == 0x3FFFF & zlib.crc32(b"wdanke")
    rows, words = pieces_of(["danke", "für"])
    marked = ["<danke>", "<für>"]
    spelled = [
        {
            0x3FFFF & zlib.crc32(f"c{word[at : at + size]}".encode())
            for size in range(2, 7)
            for at in range(len(word) - size + 1)
        }
        for word in marked
    ]
    assert [set(rows[words == place].tolist()) for place in (0, 1)] == spelled
    assert rows.max() < BUCKETS
    assert tokens_of(unicodedata.normalize("NFD", "für")) == ["für"]


def test_gram_rows_do_not_cross_a_sentence():
    hashes = np.array([word_hash(word) for word in "vielen dank nein vielen dank".split()])
    rows, homes = gram_rows(hashes, np.array([0, 0, 1, 2, 2]))
    assert sorted(homes.tolist()) == [0, 0, 0, 1, 2, 2, 2]
    assert set(rows[homes == 0]) == set(rows[homes == 2])
    assert rows.min() >= 0
    assert rows.max() < BUCKETS
    assert len(gram_rows(hashes[:3], np.zeros(3, dtype=np.int64))[0]) == 6


def test_context_features_see_the_neighbours():
    logits = np.arange(6, dtype=np.float32).reshape(3, 2)
    features = context_features(logits, np.zeros((3, 1), np.float32), ["a.", "b?", "c"], [3], ["sie"])
    assert features[1, :2].tolist() == [2, 3]
    assert features[1, 2:4].tolist() == [0, 1]
    assert features[1, 4:6].tolist() == [4, 5]


def test_context_features_see_the_highest_before_and_behind():
    logits = np.array([[3], [-2], [5], [1]], np.float32)
    features = context_features(logits, np.zeros((4, 1), np.float32), ["a."] * 4, [4], ["sie"])
    assert features[:, -2].tolist() == [-6, 3, 3, 5]
    assert features[:, -1].tolist() == [5, 5, 1, -6]
    assert set(features[:, -4].tolist()) == {3}
    assert set(features[:, -3].tolist()) == {1}


def test_context_features_do_not_cross_a_letter():
    logits = np.arange(8, dtype=np.float32).reshape(4, 2)
    evidence, sentences = np.ones((4, 1), np.float32), ["a.", "b?", "c", "d!"]
    together = context_features(logits, evidence, sentences, [1, 0, 3], ["sie", "none", "du"])
    alone = [
        context_features(logits[:1], evidence[:1], sentences[:1], [1], ["sie"]),
        context_features(logits[1:], evidence[1:], sentences[1:], [3], ["du"]),
    ]
    assert np.allclose(together, np.concatenate(alone))


def test_letter_features_are_those_of_each_letter_alone():
    probabilities = np.random.default_rng(0).random((4, len(MODEL_LABELS))).astype(np.float32)
    evidence = np.eye(4, 3, dtype=np.float32)
    together = letter_features(probabilities, evidence, [1, 0, 3])
    assert np.allclose(together[0], letter_features(probabilities[:1], evidence[:1], [1])[0])
    assert not together[1].any()
    assert np.allclose(together[2], letter_features(probabilities[1:], evidence[1:], [3])[0])


def test_reason_features_are_those_of_each_letter_alone():
    probabilities = np.random.default_rng(0).random((4, len(MODEL_LABELS))).astype(np.float32)
    sentences = ["Leider.", "Ich bin krank.", "Danke.", "Der Weg ist zu weit."]
    together = reason_features(probabilities, sentences, [1, 0, 3])
    assert np.allclose(together[2], reason_features(probabilities[1:], sentences[1:], [3])[0])
    assert not together[1].any()
    assert together[2, 0] == probabilities[1:, MODEL_LABELS.index("reason")].max()
    assert together[:, -4].tolist() == [1, 0, 9]  # words


def test_trees_add_up_their_leaves():
    stump = {"tree_feature": [[1, 0, 0]], "tree_threshold": [[0.5, 0, 0]], "tree_children": [[[1, 2], [1, 1], [2, 2]]]}
    arrays = {name: np.array(rows * 2, np.float32) for name, rows in stump.items()}
    arrays |= {"tree_value": np.array([[0, -1, 2], [0, 3, 5]], np.float32), "tree_depth": np.array(1)}
    arrays |= {"tree_output": np.array([0, 1]), "tree_base": np.array([10, 20], np.float32)}
    rows = np.array([[9, 0.5], [9, 0.6]], np.float32)
    assert BoostedTrees(arrays, "tree").scores(rows).tolist() == [[9, 23], [12, 25]]


def letters_of(*sentences, register="sie"):
    found = [evidence_in(sentence) for sentence in sentences]
    return Letters(list(sentences), [len(sentences)], [register], found, HashedSentences(sentences))


@pytest.mark.model
class TestShippedModel:
    def read(self, *sentences):
        classifier = SentenceClassifier.load()
        scores = classifier.read(letters_of(*sentences))
        assert 0 <= scores.obstacle_passes[0] <= 1
        assert 0 <= scores.over_explained[0] <= 1
        rows = [dict(zip(MODEL_LABELS, row, strict=True)) for row in scores.labels.tolist()]
        return rows, dict(zip(classifier.settings.occasions, scores.occasions[0].tolist(), strict=True))

    def test_probabilities_are_probabilities(self):
        rows, occasions = self.read("Vielen Dank für Ihre Einladung.", "Leider muss ich absagen.")
        assert all(0 <= value <= 1 for row in rows for value in row.values())
        assert sum(occasions.values()) == pytest.approx(1)
        assert tuple(rows[0]) == MODEL_LABELS

    def test_it_knows_the_plain_sentences(self):
        rows, occasions = self.read(
            "Vielen Dank für Ihre Einladung.",
            "Leider muss ich das Gespräch absagen.",
            "Bitte entschuldigen Sie die Umstände.",
        )
        assert [max(row, key=row.get) for row in rows] == ["thanks", "decision", "apology"]
        assert max(occasions, key=occasions.get) == "decline"

    def test_a_letter_without_sentences_gives_no_rows(self):
        rows, occasions = self.read()
        assert rows == []
        assert sum(occasions.values()) == pytest.approx(1)

    def test_settings_know_every_label_and_pattern(self):
        settings = SentenceClassifier.load().settings
        assert set(settings.labels) == set(MODEL_LABELS)
        assert set(settings.patterns) <= set(evidence_names())

    def test_metrics_are_those_of_the_committed_corpus(self):
        metrics = json.loads((ROOT / "models/sentence_labels/metrics/dev.json").read_text(encoding="utf-8"))
        learned = manifest_of(FOLDER)
        assert metrics["corpus"] == learned.corpus
        assert learned_from([ROOT / name for name in learned.corpus], learned.fields) == learned.corpus


@pytest.mark.model
def test_remembered_words_give_the_same_after_the_memory_has_been_full(monkeypatch):
    from taktvoll.annotate import hashed_linear

    hashes = WordCache(word_hash, 10)
    monkeypatch.setattr(hashed_linear, "_hashes", hashes)
    fresh = SentenceClassifier.load().first_step.hashed
    sentences = ["Vielen Dank für die Einladung.", " ".join(f"wort{number}" for number in range(5000))]
    before = fresh.scores(HashedSentences(sentences[:1]))
    fresh._words = RowCache(10)
    both = HashedSentences(sentences)
    assert len(hashes) <= 10
    assert np.allclose(fresh.scores(both)[:1], before, atol=1e-5)
    anew = HashedSentences(sentences[:1])
    assert np.allclose(fresh.scores(anew), before, atol=1e-5)
    assert np.allclose(fresh.scores(both)[:1], before, atol=1e-5)


def test_first_sentences_have_the_features_they_have_alone():
    both = HashedSentences(["Vielen Dank.", "Leider muss ich absagen.", ""])
    part, alone = both.first(2), HashedSentences(["Vielen Dank.", "Leider muss ich absagen."])
    assert part.words.tolist() == alone.words.tolist()
    assert [rows.tolist() for rows in part.grams] == [rows.tolist() for rows in alone.grams]
