"""The same passage is told once, and nobody is asked to split a sentence that should go."""

from dataclasses import replace

import pytest

from analyses import read_marked
from taktvoll.analysis import Thresholds
from taktvoll.lint.run import find_all, lint_analysis
from taktvoll.settings import Limits, Settings

HEAD = "⟦salutation⟧Sehr geehrte Frau Weiß,\n\n⟦thanks⟧vielen Dank. ⟦decision⟧Ich sage ab. "
TAIL = " ⟦apology⟧Verzeihen Sie.\n\n⟦closing⟧Mit freundlichen Grüßen\n⟦closing⟧Jana Kröger"
REPROACH = "⟦negative reason private⟧Ihr Ton hat meine kranke Mutter zum Weinen gebracht."
LONG = "und das so sehr, " * 8


def report(body, *, analysis_of=lambda analysis: analysis, settings=None, **options):
    return lint_analysis(analysis_of(read_marked(HEAD + body + TAIL)), settings or Settings(), **options)


def told(found):
    return {finding.rule: finding.folded_into for finding in found.findings}


def test_a_private_matter_in_a_reproach_is_folded_into_it():
    found = report(REPROACH)
    assert told(found)["negative_opinion"] is None
    assert told(found)["private_detail"] == "negative_opinion"


def test_a_folded_finding_has_no_fix_and_the_telling_one_takes_the_passage_out():
    findings = {finding.rule: finding for finding in report(REPROACH).findings}
    assert findings["private_detail"].fixes == ()
    assert "weinen" not in report(REPROACH).apply(findings["negative_opinion"].fixes).lower()


def test_reasons_that_are_told_of_already_are_folded():
    found = report("⟦reason negative⟧Die Bezahlung ist ein Witz. ⟦reason private⟧Meine Mutter hat Krebs.")
    assert told(found)["over_explanation"] == "negative_opinion"


def test_too_much_explanation_is_told_of_the_reasons_that_no_other_finding_tells_of():
    body = "⟦reason private⟧Meine Mutter hat Krebs. ⟦reason⟧Der Weg ist weit. ⟦reason⟧Das Gehalt ist klein."
    finding = next(finding for finding in report(body).findings if finding.rule == "over_explanation")
    assert finding.folded_into is None
    assert "Mutter" not in finding.message
    assert "2 Sätze" in finding.message


def test_findings_of_different_passages_are_all_told():
    found = report("⟦negative⟧Ihr Ton ist frech. ⟦thanks⟧Danke für den Kaffee. ⟦private⟧Meine Mutter hat Krebs.")
    assert set(told(found).values()) == {None}


def test_the_gravest_tells():
    def unsure(analysis):
        sentences = tuple(replace(sentence, p_negative=0.2) for sentence in analysis.sentences)
        return replace(analysis, sentences=sentences, thresholds=Thresholds(
            obstacle_passes=0.5, over_explained=0.0, sure_reason=0.5, clear_excess=1.0, sure_negative=0.9
        ))  # fmt: skip

    assert told(report(REPROACH, analysis_of=unsure))["private_detail"] == "negative_opinion"


def test_folding_changes_no_score():
    analysis = read_marked(HEAD + REPROACH + TAIL)
    shown = lint_analysis(analysis, Settings())
    assert sorted(f.rule for f in shown.findings) == sorted(f.rule for f in find_all(analysis, Settings()))


def test_what_the_writer_silenced_tells_of_nothing():
    found = report(REPROACH, is_suppressed=lambda finding, _: finding.rule == "negative_opinion")
    assert told(found)["private_detail"] is None
    assert next(f for f in found.findings if f.rule == "private_detail").fixes


def test_an_ignored_rule_tells_of_nothing():
    found = report(REPROACH, settings=Settings(ignore=("negative_opinion",)))
    assert told(found)["private_detail"] is None


@pytest.mark.parametrize("labels", ["negative", "private", "reason private", "reason"])
def test_a_long_sentence_that_should_go_is_not_to_be_split(labels):
    body = f"⟦{labels}⟧Das liegt daran, {LONG}dass es mir reicht, und mehr muss dazu wohl niemand sagen."
    assert "sentence_too_long" not in told(report(body))


def test_a_long_sentence_that_stays_is_to_be_split():
    assert "sentence_too_long" in told(report(f"⟦goodwill⟧Ihr Haus gefällt mir, {LONG}dass ich wiederkommen werde."))


def test_a_long_sentence_is_to_be_split_where_nothing_else_is_asked():
    body = f"⟦private⟧Das liegt daran, {LONG}dass es mir reicht, und mehr muss dazu wohl niemand sagen."
    found = report(body, settings=Settings(select=("sentence_too_long",)))
    assert "sentence_too_long" in told(found)


def test_a_sentence_that_its_fix_leaves_too_long_is_to_be_split():
    body = f"⟦decision private⟧Ich sage ab, {LONG}dass es mir reicht, und komme nicht."
    settings = Settings(limits=Limits(max_sentence_words=3))
    assert "sentence_too_long" in told(report("⟦goodwill⟧Ich mag Ihr Haus sehr." + body, settings=settings))
