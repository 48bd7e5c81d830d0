"""The model that corrects the rules of the situation: when it overrules them, and from what."""

import pytest

from taktvoll.annotate.sign_model import SignModel, load_sign_models

MODEL = SignModel(
    ("declines", "withdraws"), (0.0, 0.0), {"stance=declines": (1.0, 0.0), "doch nicht": (-1.0, 2.0)}, threshold=0.8
)


def test_probabilities_are_those_of_the_regression():
    found = MODEL.probabilities({"doch nicht", "never seen"})
    assert found["withdraws"] == pytest.approx(0.9526, abs=1e-4)
    assert sum(found.values()) == pytest.approx(1)


def test_rule_stands_where_the_model_says_the_same():
    assert MODEL.overruling("withdraws", {"doch nicht"}) is None


def test_rule_stands_where_the_model_is_not_sure():
    assert MODEL.probabilities({"stance=declines", "doch nicht"})["withdraws"] > 0.8
    unsure = SignModel(MODEL.values, MODEL.bias, MODEL.weights, threshold=0.99)
    assert unsure.overruling("declines", {"stance=declines", "doch nicht"}) is None


def test_sure_model_overrules_with_its_probability():
    value, probability = MODEL.overruling("declines", {"stance=declines", "doch nicht"})
    assert (value, probability > 0.8) == ("withdraws", True)


def test_signs_that_speak_for_the_value_come_strongest_first():
    model = SignModel(("a", "b"), (0.0, 0.0), {"weak": (0.0, 1.0), "strong": (-1.0, 1.0), "against": (2.0, 0.0)}, 0.5)
    assert model.for_and_against("b", "a", {"weak", "strong", "against", "unknown"}) == ["strong", "weak"]


def test_shipped_weights_have_one_number_a_value():
    for model in load_sign_models().values():
        assert len(model.bias) == len(model.values)
        assert {len(row) for row in model.weights.values()} == {len(model.values)}
        assert 0.5 <= model.threshold <= 1
