import hashlib
import json
import unicodedata
import zlib
from pathlib import Path

import numpy as np
import pytest

from taktvoll.understand.classifier import WEIGHTS, sentence_classifier
from taktvoll.understand.context import MODEL_LABELS, context_features
from taktvoll.understand.evidence import evidence_in, evidence_names, evidence_row
from taktvoll.understand.features import BUCKETS, bucket, gram_buckets, piece_buckets, tokens_of

ROOT = Path(__file__).parents[2]


def test_features_are_stable_between_machines():
    assert tokens_of("Danke, Straße!") == ["danke", ",", "strasse", "!"]
    assert bucket("wdanke") == 0x3FFFF & zlib.crc32(b"wdanke")
    assert all(0 <= row < BUCKETS for row in (*piece_buckets("danke"), *gram_buckets(["vielen", "dank"])))
    assert tokens_of(unicodedata.normalize("NFD", "für")) == ["für"]
    assert len(gram_buckets(["a", "b", "c"])) == 6


def test_context_features_see_the_neighbours():
    logits = np.arange(6, dtype=np.float32).reshape(3, 2)
    features = context_features(logits, np.zeros((3, 1), np.float32), ["a.", "b?", "c"], "sie")
    assert features[1, :2].tolist() == [2, 3]
    assert features[1, 2:4].tolist() == [0, 1]
    assert features[1, 4:6].tolist() == [4, 5]


@pytest.mark.model
class TestShippedModel:
    def read(self, *sentences):
        classifier = sentence_classifier()
        assert classifier is not None
        rows, occasions = classifier.read(sentences, [evidence_row(evidence_in(sentence)) for sentence in sentences], "sie")
        return rows, occasions

    def test_probabilities_are_probabilities(self):
        rows, occasions = self.read("Vielen Dank für Ihre Einladung.", "Leider muss ich absagen.")
        assert all(0 <= value <= 1 for row in rows for value in row.values())
        assert sum(occasions.values()) == pytest.approx(1)
        assert tuple(rows[0]) == MODEL_LABELS

    def test_it_knows_the_plain_sentences(self):
        rows, occasions = self.read("Vielen Dank für Ihre Einladung.", "Leider muss ich das Gespräch absagen.", "Bitte entschuldigen Sie die Umstände.")
        assert [max(row, key=row.get) for row in rows] == ["thanks", "decision", "apology"]
        assert max(occasions, key=occasions.get) == "decline"

    def test_a_letter_without_sentences_gives_no_rows(self):
        rows, occasions = self.read()
        assert rows == []
        assert sum(occasions.values()) == pytest.approx(1)

    def test_settings_fit_the_patterns_of_this_version(self):
        settings = json.loads((WEIGHTS / "settings.json").read_text(encoding="utf-8"))
        assert settings["evidence"] == list(evidence_names())
        assert set(settings["thresholds"]) == {name for label in MODEL_LABELS for name in (label, f"{label}+")}

    def test_metrics_are_those_of_the_committed_corpus(self):
        metrics = json.loads((ROOT / "models/sentence_labels/metrics/dev.json").read_text(encoding="utf-8"))
        for name, checksum in metrics["corpus"].items():
            assert hashlib.sha256((ROOT / "corpora/train" / name).read_bytes()).hexdigest() == checksum, name
