"""The four calls, and that library, component and command line say the same."""

import datetime
import json

import pytest

import taktvoll
from shell import ENGLISH, FLAWED, GOOD, run, write

TODAY = "2027-02-20"


def rules(report):
    return {finding.rule for finding in report.findings}


def test_check_gives_a_report_that_points_into_the_text():
    report = taktvoll.check(FLAWED, today=TODAY)
    assert (report.occasion, report.register) == ("decline", "sie")
    (found,) = [finding for finding in report.findings if finding.rule == "negative_opinion"]
    assert "Witz" in FLAWED[found.start : found.end]
    assert found.severity == "error"
    assert found.severity != "hint"
    assert FLAWED.splitlines()[found.line - 1][found.column - 1 :].startswith(FLAWED[found.start : found.end])


@pytest.mark.parametrize(("text", "rule"), [("", "empty_draft"), (" \n", "empty_draft"), (ENGLISH, "not_german")])
def test_check_of_nothing_and_of_another_language_is_a_hint(text, rule):
    report = taktvoll.check(text)
    assert report.occasion == "other"
    assert [(finding.rule, finding.severity) for finding in report.findings] == [(rule, "hint")]
    assert report.findings[0].start <= report.findings[0].end <= len(text)


def test_check_takes_settings_as_mapping_or_object():
    from taktvoll import Settings

    quiet = {"ignore": ["informal"], "lang": "en", "limits": {"max_words": 10}}
    report = taktvoll.check(FLAWED, settings=quiet, today=TODAY)
    assert "informal" not in rules(report)
    assert "too_long" in rules(report)
    assert report == taktvoll.check(FLAWED, settings=Settings.model_validate(quiet), today=TODAY)
    assert any("reproach" in finding.message for finding in report.findings)


@pytest.mark.parametrize(
    "settings", [{"ignroe": []}, {"lang": "fr"}, {"limits": {"max_words": 0}}, {"select": ["infromal"]}]
)
def test_check_refuses_wrong_settings(settings):
    with pytest.raises(taktvoll.SettingsError):
        taktvoll.check(FLAWED, settings=settings)


@pytest.mark.parametrize("today", [datetime.date(2027, 3, 11), "2027-03-11", datetime.datetime(2027, 3, 11, 23, 59)])  # noqa: DTZ001
def test_check_takes_a_day_in_every_form(today):
    assert taktvoll.check(FLAWED, today=today) == taktvoll.check(FLAWED, today="2027-03-11")


def test_check_refuses_a_wrong_day():
    with pytest.raises(taktvoll.SettingsError, match="2027-03-12"):
        taktvoll.check(FLAWED, today="morgen")


def test_check_refuses_a_missing_model():
    with pytest.raises(taktvoll.ModelError, match="gibt_es_nicht"):
        taktvoll.check(FLAWED, settings={"model": "gibt_es_nicht"})


def test_check_leaves_the_draft_out_of_its_repr():
    assert "Witz" not in repr(taktvoll.check(FLAWED, settings={"select": ["too_long"]}))


def test_check_many_keeps_the_order_and_is_lazy():
    asked = []

    def texts():
        for number in range(200):
            asked.append(number)
            yield GOOD if number % 2 else FLAWED

    reports = taktvoll.check_many(texts(), batch_size=8, today=TODAY)
    assert asked == []
    assert [next(reports).score == 100 for _ in range(4)] == [False, True, False, True]
    assert len(asked) < 200


def test_check_many_says_what_check_says():
    texts = [FLAWED, GOOD, "", ENGLISH]
    assert list(taktvoll.check_many(texts, today=TODAY)) == [taktvoll.check(text, today=TODAY) for text in texts]


def test_check_many_in_two_processes_says_the_same():
    texts = [FLAWED, GOOD] * 3
    options = {"today": TODAY, "settings": {"lang": "en"}}
    assert list(taktvoll.check_many(texts, n_process=2, batch_size=2, **options)) == list(
        taktvoll.check_many(texts, **options)
    )


def test_component_says_what_check_says():
    doc = taktvoll.load()(FLAWED)
    assert doc._.taktvoll.findings == taktvoll.check(FLAWED).findings


def test_load_gives_the_same_object():
    assert taktvoll.load() is taktvoll.load()


def test_component_without_its_readers_says_what_is_missing():
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("taktvoll_sentences")
    nlp.add_pipe("taktvoll_reader")
    nlp.add_pipe("taktvoll_judge", config={"settings": {"lang": "en"}})
    assert "reproach" in " ".join(finding.message for finding in nlp(FLAWED)._.taktvoll.findings)
    with pytest.raises(ValueError, match="taktvoll_reader"):
        _ = spacy.blank("de")(FLAWED)._.taktvoll


def test_library_says_what_the_command_line_says(tmp_path):
    from taktvoll.formats.json import report_to_dict, rewrite_to_dict

    path = write(tmp_path / "a.txt")
    (report,) = json.loads(run("check", path, "--format", "json", "--today", TODAY).out)
    own = json.loads(json.dumps(report_to_dict(taktvoll.check(FLAWED, today=TODAY))))
    assert report == own | {"id": str(path)}
    (rewritten,) = json.loads(run("rewrite", path, "--format", "json", "--today", TODAY).out)
    assert rewritten == json.loads(json.dumps(rewrite_to_dict(taktvoll.rewrite(FLAWED, today=TODAY)[0])))


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_puts_the_proven_first(mode):
    drafts = taktvoll.rewrite(FLAWED, mode=mode, variants=4, today=TODAY)
    assert drafts[0].proof.passed
    assert [draft.proof.passed for draft in drafts] == sorted((draft.proof.passed for draft in drafts), reverse=True)
    assert len({draft.text for draft in drafts}) == len(drafts)
    assert {draft.mode for draft in drafts} == {mode}


def test_rewrite_of_a_good_draft_is_the_draft():
    (draft,) = taktvoll.rewrite(GOOD, today=TODAY)
    assert draft.text == GOOD
    assert draft.proof.passed
    assert {change.kind for change in draft.changes} == {"kept"}


@pytest.mark.parametrize("text", ["", " \n", ENGLISH])
def test_rewrite_takes_what_check_takes(text):
    assert taktvoll.rewrite(text)


@pytest.mark.parametrize("options", [{"mode": "kurz"}, {"variants": 0}])
def test_rewrite_refuses_what_it_does_not_know(options):
    with pytest.raises(ValueError, match=str(next(iter(options.values())))):
        taktvoll.rewrite(FLAWED, **options)


def test_rewrite_asks_about_every_change():
    from taktvoll.api import rewrite_letter
    from taktvoll.letter import Letter

    asked = []
    (draft,) = rewrite_letter(Letter(text=FLAWED), today=TODAY, decide=lambda change: bool(asked.append(change)))
    assert draft.text == FLAWED
    assert not draft.proof.passed
    assert asked


def test_report_and_rewrite_show_themselves_in_a_notebook():
    assert taktvoll.check(FLAWED)._repr_html_()
    assert taktvoll.rewrite(FLAWED)[0]._repr_html_()


@pytest.mark.model
def test_check_runs_no_pipe_whose_annotation_it_does_not_read(monkeypatch):
    from taktvoll.annotate.loading import UNREAD

    nlp = taktvoll.load()
    ran = []
    for name, pipe in nlp.pipeline:
        if name in UNREAD:
            monkeypatch.setattr(pipe, "predict", lambda *_, name=name: ran.append(name), raising=False)
    assert UNREAD & set(nlp.pipe_names)
    (report,) = taktvoll.check_many(["Vielen Dank für die Einladung. Leider muss ich absagen."], today="2027-01-01")
    assert report.occasion == "decline"
    assert ran == []


@pytest.mark.model
def test_check_says_the_same_as_the_whole_pipeline():
    text = "Sehr geehrte Frau Weiß,\n\nleider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger"
    doc = taktvoll.load()(text)
    assert doc.has_annotation("DEP")
    assert doc._.taktvoll == taktvoll.check(text)
