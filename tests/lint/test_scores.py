"""Scores: their range, their order, their page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses import build
from taktvoll.finding import Severity, finding_at
from taktvoll.lint.measures import measure
from taktvoll.lint.rules import ALL, rule_by_id
from taktvoll.lint.scores import PENALTIES, explain_score, score_dimensions, total_score
from taktvoll.positions import Places
from taktvoll.report import Length
from taktvoll.scheme import DIMENSIONS

READING = build("Ich sage ab.", [(0, 12, ("decision",))], polarity=0.0)
LENGTH = measure(READING)


def finding(rule, severity):
    return finding_at(Places("x"), 0, 1, rule=rule, severity=severity, message="", advice="")


findings = st.lists(
    st.builds(
        finding, st.sampled_from([*(rule.id for rule in ALL), "grammar", "a_later_rule"]), st.sampled_from(Severity)
    ),
    max_size=12,
)


def scored(found, analysis=READING, length=LENGTH):
    scores = score_dimensions(analysis, found, length)
    return scores, total_score(scores)


def test_every_rule_has_its_penalties():
    assert {rule.id for rule in ALL} | {"grammar"} == PENALTIES.keys()
    assert {dimension for costs in PENALTIES.values() for dimension in costs} == set(DIMENSIONS)


def test_clean_letter_has_full_scores():
    assert scored([]) == (dict.fromkeys(DIMENSIONS, 100), 100)


@pytest.mark.parametrize(
    "rule", [rule for rule in ALL if rule.severity is Severity.HINT and "missing" in rule.id], ids=lambda r: r.id
)
def test_hint_about_something_missing_leaves_95(rule):
    assert scored([finding(rule.id, Severity.HINT)])[1] >= 95


def test_rant_is_at_most_40():
    rules = [
        "negative_opinion",
        "negative_opinion",
        "private_detail",
        "over_explanation",
        "missing_apology",
        "informal",
    ]
    analysis = build("Ein Witz.", [(0, 9, ("negative",))], polarity=-0.6)
    assert scored([finding(rule, rule_by_id(rule).severity) for rule in rules], analysis)[1] <= 40


@given(findings, st.floats(-1, 1), st.integers(0, 400), st.data())
def test_removing_a_finding_never_lowers_a_score(found, polarity, words, data):
    analysis = build("Ich sage ab.", [(0, 12, ("decision",))], polarity=polarity)
    length = Length(words=words, sentences=1, longest_sentence=words, reading_ease=50.0)
    before, total_before = scored(found, analysis, length)
    kept = [one for one in found if data.draw(st.booleans())]
    after, total_after = scored(kept, analysis, length)
    assert list(before) == list(DIMENSIONS)
    assert all(0 <= before[name] <= after[name] <= 100 for name in DIMENSIONS)
    assert total_before <= total_after


def test_rule_without_penalties_costs_by_its_worst_finding_in_any_order():
    both = [finding("a_later_rule", Severity.WARNING), finding("a_later_rule", Severity.ERROR)]
    assert scored(both) == scored(both[::-1])
    assert scored(both)[1] < scored(both[1:])[1]


def test_lowered_finding_costs_less():
    warned = scored([finding("missing_apology", Severity.WARNING)])[1]
    assert warned < scored([finding("missing_apology", Severity.HINT)])[1]


def test_second_finding_of_a_rule_costs_less_than_the_first():
    one, two = (scored([finding("informal", Severity.WARNING)] * count)[0]["register"] for count in (1, 2))
    assert 100 - one > one - two > 0


def test_hostile_tone_lowers_the_sentiment():
    hostile = build("Ein Witz.", [(0, 9, ("negative",))], polarity=-1.0)
    assert scored([], hostile)[0]["sentiment"] == 40


@pytest.mark.parametrize("lang", ["de", "en"])
def test_page_names_every_dimension_and_rule(lang):
    page = explain_score(lang)
    assert all(f"**{dimension}**" in page for dimension in DIMENSIONS)
    assert all(f"`{rule}`" in page for rule, costs in PENALTIES.items() if len(costs) < len(DIMENSIONS))
