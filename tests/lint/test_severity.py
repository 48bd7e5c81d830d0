"""Error or warning: as sure as the model is."""

from dataclasses import replace

import pytest

import taktvoll
from analyses import read_marked
from taktvoll.analysis import Thresholds
from taktvoll.finding import Severity
from taktvoll.lint.rules import negative_opinion, rule_by_id
from taktvoll.settings import Settings

THRESHOLDS = Thresholds(
    obstacle_passes=0.5, over_explained=0.5, sure_reason=0.5, clear_excess=1.0, sure_negative=0.8, sure_undecided=0.7
)
REPROACHES = "⟦thanks⟧vielen Dank. ⟦negative⟧Ihr Ton ist frech. ⟦negative⟧Das Haus ist alt."


def negative(*probabilities, thresholds=THRESHOLDS):
    known = iter((None, *probabilities))
    analysis = read_marked(REPROACHES)
    sentences = tuple(replace(sentence, p_negative=next(known)) for sentence in analysis.sentences)
    analysis = replace(analysis, sentences=sentences, thresholds=thresholds)
    return [match.severity for match in rule_by_id("negative_opinion").find(analysis, Settings())]


@pytest.mark.parametrize(
    ("probabilities", "severity"),
    [((0.8, 0.1), Severity.ERROR), ((0.1, 0.1), Severity.WARNING), ((0.6, 0.6), Severity.ERROR), ((0.0, 0.0), Severity.WARNING)],
)  # fmt: skip
def test_a_reproach_is_an_error_where_one_sentence_surely_is_one(probabilities, severity):
    assert negative(*probabilities) == [severity]


def test_a_reproach_found_without_a_model_keeps_the_severity_of_its_rule():
    assert negative(None, None, thresholds=None) == [Severity.ERROR]


def test_the_probability_of_a_stretch_is_that_of_any_of_its_sentences():
    analysis = read_marked(REPROACHES)
    run = [replace(sentence, p_negative=0.5) for sentence in analysis.sentences[1:]]
    assert negative_opinion.probability_of(run) == pytest.approx(0.75)
    assert negative_opinion.probability_of([*run, analysis.sentences[0]]) is None


def missing(p_undecided, thresholds=THRESHOLDS):
    analysis = read_marked("⟦thanks⟧vielen Dank. ⟦reason⟧Ich habe woanders zugesagt.", p_undecided=p_undecided)
    return next(iter(rule_by_id("missing_decision").find(replace(analysis, thresholds=thresholds), Settings())))


@pytest.mark.parametrize(("probability", "severity"), [(0.69, Severity.WARNING), (0.7, Severity.ERROR)])
def test_a_missing_no_is_an_error_where_the_model_is_sure(probability, severity):
    assert missing(probability).severity is severity
    assert missing(probability).evidence == (f"model:{probability:.2f}",)


def test_a_missing_no_found_without_a_model_keeps_the_severity_of_its_rule():
    assert missing(None, None).severity is Severity.ERROR


@pytest.mark.model
def test_rude_words_are_an_error_however_unsure_the_model_is():
    text = "Hallo Frau Brandt,\n\nleider muss ich absagen. Und wenn ich ganz offen sein darf: Die Bezahlung ist ein Witz.\n\nViele Grüße\nSabine Ohl\n"
    found = [
        finding for finding in taktvoll.check(text, today="2027-02-20").findings if finding.rule == "negative_opinion"
    ]
    assert [finding.severity for finding in found] == ["error"]
