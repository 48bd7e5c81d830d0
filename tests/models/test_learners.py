"""Every learner can learn four sentences by heart, and the shipped classes say what it has learned."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from taktvoll_training.letters import (
    fit_words,
    grow_occasions,
    grow_over,
    grow_passing,
    occasions_by,
    weigh,
    word_arrays,
)
from taktvoll_training.sentences import calibration_of, fit_first_step, fit_second_step, linear, second_step, standards
from taktvoll_training.slots import Table, fit, ranker_of, same
from taktvoll_training.sparse import SentenceBlocks, idf_of, letter_block
from taktvoll_training.thresholds import best_threshold, f1, two_thresholds
from taktvoll_training.tone import Features, kernel_ridge, ridge, tone_arrays
from taktvoll_training.trees import grow, tree_arrays

from taktvoll.annotate.boosted_trees import BoostedTrees
from taktvoll.annotate.candidates import Candidate
from taktvoll.annotate.context_features import MODEL_LABELS, context_features
from taktvoll.annotate.draft import DraftInput
from taktvoll.annotate.letter_model import LetterModel, letter_rows
from taktvoll.annotate.letters import letters_of
from taktvoll.annotate.ranking import Ranker
from taktvoll.annotate.sentence_model import FirstStep
from taktvoll.annotate.tone_model import ToneModel
from taktvoll.scheme import OCCASIONS

SENTENCES = [
    ("Vielen Dank für die Einladung.", "thanks"),
    ("Leider muss ich den Termin absagen.", "decision"),
    ("Bitte entschuldigen Sie die Umstände.", "apology"),
    ("Der Weg ist mir zu weit.", "reason"),
]
LABELS = np.array([[name == label for name in MODEL_LABELS] for _, label in SENTENCES])
LETTERS = letters_of([DraftInput(text, [(0, len(text), "body")], [], [], None) for text, _ in SENTENCES])
EVIDENCE = np.zeros((len(SENTENCES), 2), np.float32)
CONFIG = {
    "min_sentences": 1,
    "C": 1e4,
    "evidence_weight": 0.5,
    "context_C": 1e4,
    "perceptrons": 1,
    "hidden": 8,
    "alpha": 0.0,
    "early_stopping": False,
    "epochs": 300,
    "sentence_trees": 2,
    "sentence_tree_rate": 0.1,
    "tree_depth": 2,
    "letter_C": 1e4,
    "passing_C": 1e4,
    "passing_weight": 1,
    "off_topic_C": 1e4,
    "off_topic_mails": 1.0,
    "off_topic_usenet": 1.0,
    "background_weight": 1.0,
    "trees": 2,
    "tree_rate": 0.1,
    "passing_depth": 2,
    "passing_trees": 2,
    "over_trees": 2,
}


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_sentence_learners_know_four_sentences_by_heart():
    first = FirstStep(fit_first_step(SentenceBlocks.of(LETTERS.hashed), EVIDENCE, LABELS, CONFIG, 0))
    scores = first.scores(LETTERS, EVIDENCE)
    assert ((scores > 0) == LABELS).all()
    rows = context_features(scores, EVIDENCE, LETTERS.sentences, LETTERS.sizes, LETTERS.registers)
    standard = standards(rows)
    features = (rows - standard["mean"]) / standard["deviation"]
    arrays, networks = fit_second_step(features, LABELS, CONFIG, 0)
    second = second_step(arrays, networks, standard)
    assert networks == [1, 2]
    assert ((second.scores(second.features(scores, EVIDENCE, LETTERS)) > 0) == LABELS).all()


def test_letter_learners_know_four_letters_by_heart():
    block = letter_block(LETTERS.hashed, LETTERS.sizes)
    idf = idf_of(block.count, block.seen(), 1)
    words = block.matrix(idf)
    occasions, passing = np.arange(4), np.array([False, True, False, False])
    nothing = words[:0]
    weights, bias = fit_words(words, words[[3]], nothing, np.append(occasions, 3), passing, CONFIG)
    trees = [
        grow_occasions(np.zeros((4, 99), np.float32), occasions, np.ones(4), CONFIG),
        grow_passing(np.zeros((4, 99), np.float32), passing, CONFIG),
        grow_over(np.zeros((4, 99), np.float32), np.zeros(4), CONFIG),
    ]
    weighed = weigh(np.eye(4, 5), np.ones((2, 5)), np.array([True, True]), 0.5)
    model = LetterModel(word_arrays(weights, bias, idf) | weighed | tree_arrays("letter_tree", trees), OCCASIONS)
    by_words = model.by_words(LETTERS)
    assert by_words[:, :4].argmax(axis=1).tolist() == [0, 1, 2, 3]
    assert (by_words[:, 4] > 0).tolist() == passing.tolist()
    probabilities = np.full(LABELS.shape, 0.5, np.float32)
    assert letter_rows(LETTERS, probabilities, EVIDENCE, by_words[:, :-1]).shape[0] == 4
    found = model.read(LETTERS, probabilities, EVIDENCE)
    assert found[0].sum(axis=1) == pytest.approx(np.ones(4))
    assert occasions_by(np.eye(4, 5), weighed).shape == (4,)


def test_tone_learners_know_four_sentences_by_heart():
    sentences = [text for text, _ in SENTENCES]
    polarity, formality = np.array([1.0, 0.0, 0.2, -0.5]), np.array([0.9, 0.1, 0.5, -0.7])
    features = Features(sentences, 1)
    matrix = features.matrix(sentences)
    states = np.hstack([np.eye(4, 6), features.shapes(sentences)])
    config = {"landmarks": 4, "landmark_gamma": 0.5, "landmark_alpha": 1e-6}
    kernel = kernel_ridge(states.shape[1], config, 0).fit(states, formality)
    arrays = tone_arrays(features, ridge(matrix, polarity, 1e-6), ridge(matrix, formality, 1e-6), kernel)
    model = ToneModel({name: np.asarray(array) for name, array in arrays.items()})
    for found in (model.read(sentences), model.read(sentences, None, np.eye(4, 6, dtype=np.float32))):
        assert np.allclose(found, np.stack([polarity, formality], axis=1), atol=0.1)


def test_slot_learner_knows_four_candidates_by_heart():
    rows = [
        Candidate(start, start + 3, (f"-1={word}", "in=body"))
        for start, word in enumerate(("bei", "der", "bei", "von"))
    ]
    names, model = fit(rows, np.array([True, False, True, False]), 1e3)
    ranker = Ranker(**ranker_of(names, model, 0.0, 0.005))
    assert [ranker.score(row) > 0 for row in rows] == [True, False, True, False]
    assert ranker.best(rows[1:]) == (2, 5)


def test_trees_of_training_say_the_same_in_the_product():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(80, 3)).astype(np.float32)
    truth = (rows[:, 0] > 0).astype(int) + (rows[:, 1] > 0.5)
    grown = grow(rows, truth, depth=3, rounds=5, rate=0.3)
    shipped = BoostedTrees(tree_arrays("t", [grown, grow(rows, np.ones(80, bool), depth=2, rounds=3, rate=0.1)]), "t")
    assert (shipped.scores(rows)[:, :3].argmax(axis=1) == truth).mean() > 0.9
    assert (shipped.scores(rows)[:, 3] == 6).all()


def test_linear_learner_of_one_class_has_a_bias_alone():
    weights, bias = linear(np.eye(3), np.zeros(3, bool), C=1.0)
    assert (weights.tolist(), bias) == ([0, 0, 0], -6)


def test_calibration_turns_scores_into_odds():
    scores = np.linspace(-4, 4, 400)[:, None]
    truth = np.random.default_rng(0).random((400, 1)) < 1 / (1 + np.exp(-3 * scores))
    factor, summand = calibration_of(scores, truth)[:, 0]
    assert factor == pytest.approx(3, abs=0.7)
    assert summand == pytest.approx(0, abs=0.5)


def test_thresholds_separate_what_can_be_separated():
    truth, scores = np.array([True] * 20 + [False] * 20), np.r_[np.full(20, 0.7), np.full(20, 0.4)]
    assert 0.4 < best_threshold(truth, scores) <= 0.7
    nobody = np.zeros(40, bool)
    plain, backed = two_thresholds(truth, scores, truth, nobody)
    assert f1(truth, np.where(truth, scores >= backed, scores >= plain)) == 1
    assert f1(truth, two_thresholds(truth, scores * 0, nobody, truth)[0] <= scores * 0 + 0.8) <= 1


@pytest.mark.parametrize(
    ("truth", "found", "value"),
    [
        ("Nordkai GmbH", "nordkai  gmbh", 2),
        ("Nordkai GmbH", "der Nordkai GmbH", 1),
        ("Nordkai", "Backhaus", 0),
        (None, "x", 0),
    ],
)
def test_same_counts_quotes_that_hold_each_other(truth, found, value):
    assert same(truth, found) == value


def test_table_counts_the_best_candidate_of_each_draft():
    table = object.__new__(Table)
    table.truth, table.homes, table.quotes = ["a", None, "c"], np.array([0, 0, 1]), ["a", "b", "x"]
    counts = table.counts(np.array([2.0, 1.0, 3.0]), 0.0, np.ones(3, bool))
    assert (counts["tp"], counts["fp"], counts["fn"]) == (1, 1, 1)


def test_ridge_of_training_is_scikit_learns():
    assert isinstance(ridge(Features(["Ja.", "Nein."], 1).matrix(["Ja.", "Nein."]), np.array([1.0, -1.0]), 1.0), Ridge)
