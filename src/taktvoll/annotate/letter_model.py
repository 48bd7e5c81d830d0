"""What a letter as a whole is, read from its sentences and from its words.

Boosted trees decide the occasion, whether a passing obstacle keeps the writer away, and whether the letter explains too much.
Whether it is about something else than an interview is weighed from a second reading of its words and from the occasion found.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.context_features import MODEL_LABELS, Array
from taktvoll.annotate.hashed_linear import LetterText
from taktvoll.annotate.letters import Letters
from taktvoll.annotate.sentence_model import Layer, sigmoid

LIKELIEST = 4
"""Sentences of a letter that count one by one as reasons."""
GRADES = (0.3, 0.5, 0.65)
"""Probabilities from which sentences are counted as reasons: perhaps, likely, clearly."""
LEAST = float(np.log(1e-4))
"""Logarithm of the least probability of an occasion."""
REASONS = slice(0, 3 * LIKELIEST + 12)
"""Columns of `letter_rows` that are `reason_features`."""
_REASON, _DECISION, _MOVE, _NEGATIVE, _PRIVATE = (
    MODEL_LABELS.index(label) for label in ("reason", "decision", "reschedule", "negative", "private")
)


class LetterModel:
    """Loads the weights once; its methods are pure."""

    def __init__(self, arrays: Mapping[str, Any], occasions: Sequence[str]) -> None:
        """Read ``letter_table``, ``letter_scale``, ``letter_idf``, ``letter_b``, ``letter_tree_…``, ``off_topic_w`` and ``_b``.

        The tables have one column an occasion, one for a passing obstacle, the last for letters about something else; the
        trees one output an occasion, one for a passing obstacle, one for too much explanation.
        """
        self.occasions = list(occasions)
        self.text = LetterText(arrays["letter_table"], arrays["letter_scale"], arrays["letter_idf"])
        self.bias: Array = arrays["letter_b"]
        self.trees = BoostedTrees(arrays, "letter_tree")
        self.off_topic = Layer(arrays["off_topic_w"], arrays["off_topic_b"])
        """From `signs_of` a letter to log-odds above the limit from which it is about something else."""

    def by_words(self, letters: Letters) -> Array:
        """(letters, occasions + 2) log-odds by words alone: occasions, a passing obstacle, something else."""
        scores: Array = self.text.scores(letters.hashed, letters.sizes) + self.bias
        return scores

    def read(self, letters: Letters, probabilities: Array, evidence: Array) -> tuple[Array, Array, Array]:
        """Probabilities: of the occasions (letters, occasions), of a passing obstacle, of too much explanation (letters).

        `probabilities` (sentences, labels) and `evidence` (sentences, patterns) are those of the sentences of `letters`.
        """
        by_words = self.by_words(letters)
        found = self.trees.scores(letter_rows(letters, probabilities, evidence, by_words[:, :-1]))
        signs = signs_of(by_words, found[:, :-2])
        occasions = np.exp(signs[:, 1:])
        occasions /= occasions.sum(axis=1, keepdims=True)
        off_topic = sigmoid(signs @ self.off_topic.weight + self.off_topic.bias)
        off_topic[off_topic < 0.5] = 0.0  # even odds: the limit is in the bias
        occasions *= 1 - off_topic
        occasions[:, [self.occasions.index("other")]] += off_topic
        return occasions, sigmoid(found[:, -2]), sigmoid(found[:, -1])


def signs_of(by_words: Array, scores: Array) -> Array:
    """(letters, 1 + occasions): log-odds of something else by the words, logarithms of the occasions' probabilities.

    `scores` (letters, occasions) are the trees' scores of the occasions.
    """
    signs: Array = np.concatenate([by_words[:, -1:], np.maximum(log_shares(scores), LEAST)], axis=1)
    return signs


def letter_features(probabilities: Array, evidence: Array, sizes: Sequence[int]) -> Array:
    """What each letter as a whole shows: maximum, sum, last and first value of each label, and which patterns found something."""
    counts = np.array(sizes, np.int64)
    labels = len(MODEL_LABELS)
    features = np.zeros((len(counts), 4 * labels + 1 + evidence.shape[1]), np.float32)
    filled = counts > 0
    if filled.any():
        ends = np.cumsum(counts)[filled]
        firsts = ends - counts[filled]
        features[filled] = np.concatenate(
            [
                np.maximum.reduceat(probabilities, firsts, axis=0),
                np.minimum(np.add.reduceat(probabilities, firsts, axis=0), 4.0) / 2,
                probabilities[ends - 1],
                probabilities[firsts],
                np.minimum(counts[filled], 12)[:, None] / 6,
                np.maximum.reduceat(evidence, firsts, axis=0),
            ],
            axis=1,
        )
    return features


def reason_features(probabilities: Array, sentences: Sequence[str], sizes: Sequence[int]) -> Array:
    """How much of each letter gives reasons, (letters, 24): the four likeliest sentences, their words, and sums."""
    words = np.fromiter((len(sentence.split()) for sentence in sentences), np.float32, len(sentences))
    rows = np.zeros((len(sizes), REASONS.stop), np.float32)
    start = 0
    for row, size in zip(rows, sizes, strict=True):
        part = slice(start, start + size)
        start += size
        reason, decision, reschedule = (
            probabilities[part, _REASON],
            probabilities[part, _DECISION],
            probabilities[part, _MOVE],
        )
        length = words[part]
        first = np.argsort(-reason, kind="stable")[:LIKELIEST]
        for place, values in enumerate((reason, length, decision)):
            row[place * LIKELIEST : place * LIKELIEST + len(first)] = values[first]
        perhaps, likely, clearly = (reason > grade for grade in GRADES)
        row[3 * LIKELIEST :] = [
            reason.sum(),
            (reason * length).sum(),
            (reason * (1 - decision) * (1 - reschedule) * length).sum(),
            perhaps.sum(),
            likely.sum(),
            clearly.sum(),
            length[likely].sum(),
            length[likely & (decision < 0.5)].sum(),
            length.sum(),
            size,
            probabilities[part, _NEGATIVE].sum(),
            probabilities[part, _PRIVATE].sum(),
        ]
    return rows


def letter_rows(letters: Letters, probabilities: Array, evidence: Array, by_words: Array) -> Array:
    """What the trees see of each letter: `reason_features`, `letter_features`, and what its words alone say.

    `by_words` (letters, occasions + 1) are log-odds of the occasions and of a passing obstacle.
    """
    return np.concatenate(
        [
            reason_features(probabilities, letters.sentences, letters.sizes),
            letter_features(probabilities, evidence, letters.sizes),
            log_shares(by_words[:, :-1]),
            by_words[:, -1:],
        ],
        axis=1,
        dtype=np.float32,
    )


def log_shares(scores: Array) -> Array:
    """Logarithms of the softmax of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    shares: Array = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shares
