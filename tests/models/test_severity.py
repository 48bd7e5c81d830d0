"""Thresholds of „error“: chosen by precision and by what is left."""

from dataclasses import replace

import numpy as np
import pytest
from taktvoll_training import severity

from analyses import read_marked


def test_a_threshold_leaves_enough_of_the_right_ones_and_is_right_often_enough():
    probabilities = np.linspace(0.01, 1, 200)
    right = probabilities > 0.2
    right[70:75] = False
    right[150] = False
    threshold = severity.best_threshold(probabilities, right)
    figures = severity.measured(probabilities, right, threshold, 300)
    assert figures.precision > severity.PRECISION
    assert figures.kept >= severity.KEPT
    assert (figures.letters, figures.reports, figures.right) == (300, 200, int(right.sum()))


def test_where_no_threshold_is_right_often_enough_most_right_ones_stay_errors():
    probabilities, right = np.linspace(0, 1, 100), np.arange(100) % 2 == 0
    threshold = severity.best_threshold(probabilities, right)
    assert 0.7 <= severity.measured(probabilities, right, threshold, 100).kept < 0.75


def test_nothing_right_is_never_an_error():
    assert severity.best_threshold(np.array([0.2, 0.9]), np.array([False, False])) == 1.0


def test_the_undecided_are_told_apart_by_a_sign():
    signs = np.array([[0.0, 1.0], [0.2, 1.0], [3.0, 1.0], [3.2, 1.0]] * 5, np.float32)
    truth = signs[:, 0] > 1
    layer = severity.fit_undecided(signs, truth, 10.0)
    assert ((signs @ layer.weight + layer.bias > 0) == truth).all()
    outside = severity.undecided_outside(signs, truth, [f"w{place % 4 + place // 4}" for place in range(20)], 10.0, 2)
    assert ((outside > 0.5) == truth).all()


def test_where_one_writer_wrote_all_letters_only_their_share_is_known():
    outside = severity.undecided_outside(np.zeros((4, 2)), np.array([True, False, True, True]), ["w1"] * 4, 1.0, 5)
    assert outside.tolist() == [0.75] * 4
    assert severity.undecided_outside(np.zeros((0, 2)), np.zeros(0, bool), [], 1.0, 5).tolist() == []


def test_one_class_alone_is_learned_as_a_bias():
    layer = severity.fit_undecided(np.zeros((3, 2), np.float32), np.ones(3, bool), 1.0)
    assert (layer.weight.tolist(), float(layer.bias)) == ([0, 0], 6)


def test_letters_with_reproaches_have_the_probability_of_the_surest():
    analysis = read_marked("⟦negative⟧Ihr Ton ist frech. ⟦thanks⟧Danke. ⟦negative⟧Das Haus ist alt.")
    sentences = [replace(row, p_negative=value) for row, value in zip(analysis.sentences, (0.4, 0.1, 0.9), strict=True)]
    drafts = [{"findings": ["negative_opinion"]}, {"findings": []}]
    probabilities, right = severity.negative_letters(
        drafts, [replace(analysis, sentences=tuple(sentences)), read_marked("⟦thanks⟧Danke.")]
    )
    assert probabilities.tolist() == pytest.approx([0.9])
    assert right.tolist() == [True]


def test_letters_without_a_no_are_reported_unless_about_something_else():
    quiet, other = read_marked("⟦thanks⟧Danke."), read_marked("⟦thanks⟧Danke.", occasion="other")
    saying = read_marked("⟦decision⟧Ich sage ab.")
    drafts = [{"findings": ["missing_decision"]}, {"findings": []}, {"findings": []}]
    reported, truth = severity.missing_decisions(drafts, [quiet, other, saying])
    assert (reported.tolist(), truth.tolist()) == ([True, False, False], [True, False, False])
