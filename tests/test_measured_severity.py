"""What training measured of the rules that say „error“, as `taktvoll explain` tells it."""

import pytest

from taktvoll.analysis import Thresholds
from taktvoll.errors import ModelError
from taktvoll.lint.explain import explain
from taktvoll.measured_severity import THRESHOLDS, MeasuredSeverity, in_words, measured


@pytest.mark.parametrize("rule", THRESHOLDS)
def test_the_shipped_figures_are_those_that_an_error_asks_for(rule):
    threshold, figures = measured()[rule]
    assert 0 < threshold < 1
    assert figures.letters > 4000
    assert figures.kept >= 0.7


def test_reproaches_at_error_are_right_nineteen_times_in_twenty():
    assert measured()["negative_opinion"][1].precision > 0.95


@pytest.mark.parametrize(
    ("lang", "said"), [("de", "Fehler, wo das Modell sich sicher ist"), ("en", "error where the model")]
)
@pytest.mark.parametrize("rule", THRESHOLDS)
def test_explain_tells_threshold_and_figures(rule, lang, said):
    threshold, figures = measured()[rule]
    page = explain(rule, lang)
    assert said in page
    assert str(figures.errors_right) in page
    assert f"{threshold:.2f}".replace(".", "," if lang == "de" else ".") in page


def test_a_rule_of_one_severity_says_nothing_of_probabilities():
    assert in_words("informal") is None


def test_thresholds_are_fields_of_what_rules_see():
    assert set(THRESHOLDS.values()) <= set(Thresholds.__dataclass_fields__)


def test_shares_of_nothing_are_zero():
    nothing = MeasuredSeverity(letters=0, reports=0, right=0, errors=0, errors_right=0)
    assert (nothing.precision, nothing.kept) == (0, 0)


def test_settings_that_are_not_there_are_a_model_error(tmp_path):
    with pytest.raises(ModelError):
        measured(tmp_path / "settings.json")
