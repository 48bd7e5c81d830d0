"""The calls of the library, and that library, component and command line say the same."""

import datetime
import pickle

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


def test_values_leave_the_draft_out_of_their_repr():
    report = taktvoll.check(taktvoll.Letter(FLAWED, "Witz", "Witz", "Witz"), today=TODAY)
    (rewritten,) = taktvoll.rewrite(FLAWED, today=TODAY)
    for value in (report, rewritten, *report.findings, *rewritten.changes, rewritten.proof, taktvoll.Letter(FLAWED)):
        assert "Witz" not in f"{value!r} {value}"
        assert "Ohlsen" not in f"{value!r} {value}"
    assert len(repr(report)) < 500
    assert "negative_opinion" in repr(report)


def test_values_can_be_hashed_and_pickled():
    report = taktvoll.check(FLAWED, today=TODAY)
    (rewritten,) = taktvoll.rewrite(FLAWED, today=TODAY)
    for value in (report, rewritten):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert hash(again) == hash(value)
    assert len({report, taktvoll.check(FLAWED, today=TODAY)}) == 1


def test_check_takes_a_letter_with_its_subject():
    assert "missing_subject" in rules(taktvoll.check(FLAWED))
    report = taktvoll.check(taktvoll.Letter(FLAWED, "Absage Vorstellungsgespräch", id="a"))
    assert (report.subject, report.id) == ("Absage Vorstellungsgespräch", "a")
    assert "missing_subject" not in rules(report)


def test_letters_and_texts_may_come_together():
    letters = [taktvoll.Letter(FLAWED, id="a"), FLAWED, taktvoll.Letter(FLAWED, id="c")]
    reports = list(taktvoll.check_many(letters, today=TODAY))
    assert [report.id for report in reports] == ["a", None, "c"]
    assert {report.findings for report in reports} == {taktvoll.check(FLAWED, today=TODAY).findings}


def test_what_belongs_to_a_letter_wins_over_the_keyword():
    from taktvoll.arguments import letter_of

    letter = letter_of(taktvoll.Letter("Nein.", reply_to="Kommen Sie?"), "Und nun?", "Ich bewerbe mich.")
    assert (letter.reply_to, letter.application) == ("Kommen Sie?", "Ich bewerbe mich.")


OPTIONS = [
    {"lang": "en"},
    {"occasion": "reschedule"},
    {"register": "du"},
    {"select": ["informal", "missing_thanks"]},
    {"ignore": ["informal"]},
    {"channel": "phone"},
    {"fail_on": "error"},
    {"grammar": None, "model": None},
]


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: next(iter(options)))
def test_every_call_takes_the_options_as_keywords_or_settings(options):
    settings = {name: value for name, value in options.items() if value is not None}
    report = taktvoll.check(FLAWED, today=TODAY, settings=settings)
    assert taktvoll.check(FLAWED, today=TODAY, **options) == report
    assert list(taktvoll.check_many([FLAWED], today=TODAY, **options)) == [report]
    assert taktvoll.Checker(**options).check(FLAWED, today=TODAY) == report
    assert taktvoll.Checker().check(FLAWED, today=TODAY, **options) == report
    assert taktvoll.rewrite(FLAWED, today=TODAY, **options) == taktvoll.rewrite(FLAWED, today=TODAY, settings=settings)


def test_a_keyword_wins_over_settings():
    settings = taktvoll.Settings(lang="de", ignore=("informal",))
    report = taktvoll.check(FLAWED, settings=settings, lang="en")
    assert report.lang == "en"
    assert "informal" not in rules(report)
    assert taktvoll.check(FLAWED, settings=settings, lang=None).lang == "de"


def test_rules_may_be_one_string():
    assert rules(taktvoll.check(FLAWED, select="informal, negative_opinion")) == {"informal", "negative_opinion"}


def test_keywords_are_those_of_the_settings():
    from taktvoll.arguments import Options

    fields = {field.alias or name for name, field in taktvoll.Settings.model_fields.items()}
    assert fields - Options.__annotations__.keys() == {"limits", "mode"}
    assert Options.__annotations__.keys() <= fields


@pytest.mark.parametrize(
    "call", [taktvoll.check, taktvoll.rewrite, lambda text, **options: taktvoll.check_many([text], **options)]
)
def test_an_unknown_keyword_is_a_type_error_with_the_nearest(call):
    with pytest.raises(TypeError, match=r"`ocasion`; did you mean `occasion`.*\n.*meinten Sie `occasion`"):
        call(FLAWED, ocasion="decline")


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: taktvoll.check(None), "text"),
        (lambda: taktvoll.check(b"Nein."), "text"),
        (lambda: taktvoll.check(taktvoll.Letter(None)), "text"),
        (lambda: taktvoll.check("Nein.", reply_to=5), "reply_to"),
        (lambda: taktvoll.check("Nein.", application=b""), "application"),
        (lambda: taktvoll.check("Nein.", today=5), "today"),
        (lambda: taktvoll.check("Nein.", settings=5), "settings"),
        (lambda: taktvoll.rewrite(None), "text"),
        (lambda: taktvoll.check_many("Ein Text."), "texts"),
        (lambda: taktvoll.check_many(taktvoll.Letter("Ein Text.")), "texts"),
        (lambda: taktvoll.check_many(None), "texts"),
        (lambda: taktvoll.check_many([], n_process="2"), "n_process"),
        (lambda: list(taktvoll.check_many([FLAWED, GOOD, None])), r"texts\[2\]"),
    ],
)
def test_a_wrong_type_is_an_error_in_both_languages_that_names_the_argument(call, name):
    with pytest.raises(TypeError, match=rf"^{name}(:| ).*\n{name}(:| ).*(Gebraucht wird|Geben Sie)"):
        call()


@pytest.mark.parametrize("options", [{"n_process": 0}, {"n_process": -2}, {"batch_size": 0}])
def test_check_many_refuses_numbers_below_one(options):
    ((name, number),) = options.items()
    with pytest.raises(ValueError, match=f"{name} {number}: at least 1 is needed\n.*Mindestens 1"):
        taktvoll.check_many([FLAWED], **options)


@pytest.mark.parametrize("n_process", [1, 2])
def test_reports_on_the_texts_before_a_wrong_one_are_given(n_process):
    reports = taktvoll.check_many([FLAWED, GOOD, None, GOOD], n_process=n_process, today=TODAY)
    assert [next(reports).score == 100 for _ in range(2)] == [False, True]
    with pytest.raises(TypeError, match=r"texts\[2\]"):
        next(reports)


@pytest.mark.parametrize("settings", [{"lnag": "de"}, {"select": ["infromal"]}, {"limits": {"max_words": 0}}])
def test_check_many_refuses_wrong_settings_at_the_call(settings):
    with pytest.raises(taktvoll.SettingsError):
        taktvoll.check_many([FLAWED], settings=settings)


def test_a_wrong_setting_is_told_in_german_too():
    with pytest.raises(taktvoll.SettingsError, match="lnag") as error:
        taktvoll.check(FLAWED, settings={"lnag": "de"})
    assert "lnag" in error.value.in_language("de")
    assert error.value.german


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


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # Python 3.12 warns of threads, BLAS has some
def test_check_many_in_two_processes_says_the_same():
    texts = [FLAWED, GOOD] * 3
    options = {"today": TODAY, "settings": {"lang": "en"}}
    assert list(taktvoll.check_many(texts, n_process=2, batch_size=2, **options)) == list(
        taktvoll.check_many(texts, **options)
    )


def test_component_says_what_check_says():
    doc = taktvoll.load()(FLAWED)
    assert doc._.taktvoll.findings == taktvoll.check(FLAWED).findings


def test_load_gives_a_pipeline_that_changes_no_other_call():
    nlp = taktvoll.load()
    assert nlp is not taktvoll.load()
    before = taktvoll.check(FLAWED, today=TODAY)
    nlp.disable_pipe("ner")
    nlp.remove_pipe("taktvoll_reader")
    assert taktvoll.check(FLAWED, today=TODAY) == before
    assert taktvoll.load().pipe_names[-2:] == ["taktvoll_reader", "taktvoll_judge"]


def test_a_report_without_an_analysis_says_what_is_missing():
    import spacy

    from taktvoll.lint.component import report_of

    with pytest.raises(taktvoll.MissingPipeError, match="taktvoll_reader"):
        report_of(spacy.blank("de")(FLAWED))


def test_library_says_what_the_command_line_says(tmp_path):
    path = write(tmp_path / "a.txt")
    letter = taktvoll.Letter(FLAWED, id=str(path))
    printed = run("check", path, "--format", "jsonl", "--today", TODAY).out
    assert printed == taktvoll.check(letter, today=TODAY).to_json() + "\n"
    printed = run("rewrite", path, "--format", "jsonl", "--today", TODAY).out
    assert printed == taktvoll.rewrite(letter, today=TODAY)[0].to_json() + "\n"


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
    asked = []
    (draft,) = taktvoll.Checker().rewrite(FLAWED, today=TODAY, decide=lambda change: bool(asked.append(change)))
    assert draft.text == FLAWED
    assert not draft.proof.passed
    assert asked


TABLE = "Liebe Kollegen,\n\nim Anhang die Zahlen für das dritte Quartal, hab sie grad fertig.\n\nGruß\nIra\n"


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_a_draft_about_no_interview_comes_back_unchanged_and_not_possible(mode):
    assert taktvoll.check(TABLE).occasion == "other"
    (draft,) = taktvoll.rewrite(TABLE, mode=mode, variants=3)
    assert (draft.text, draft.proof.verdict, draft.proof.passed) == (TABLE, "not_possible", False)
    assert {change.kind for change in draft.changes} == {"kept"}
    assert draft.proof.missing
    (told, *_) = taktvoll.rewrite(TABLE, mode=mode, occasion="decline")
    assert told.text != TABLE


def test_a_rewrite_with_a_placeholder_says_where_to_look():
    text = FLAWED.replace("Frau Brandt", "Frau [Name]")
    (draft,) = taktvoll.rewrite(text, today=TODAY)
    assert (draft.proof.verdict, draft.proof.passed) == ("look_here", False)
    (doubt,) = draft.proof.doubts
    assert (doubt.kind, draft.text[doubt.start : doubt.end]) == ("placeholder_left", "[Name]")
    assert "[Name]" in doubt.text


def test_a_rewrite_says_which_facts_it_dropped_and_why():
    text = "Sehr geehrte Frau Kern,\n\nleider kann ich am 12. März um 10 Uhr nicht kommen. Die Bezahlung von 2300 Euro ist ein Witz, und seit dem 3. Februar warte ich auf Antwort.\n\nMit freundlichen Grüßen\nJana Kröger\n"
    (draft,) = taktvoll.rewrite(text, today=TODAY)
    assert draft.proof.passed, draft.proof.missing
    assert [(fact.kind, fact.text) for fact in draft.dropped] == [("number", "2300 Euro"), ("date", "3. Februar")]
    for fact in draft.dropped:
        assert text[fact.start : fact.end] == fact.text
        assert fact.why
        assert fact.text not in draft.text


def test_a_rewrite_that_keeps_all_dropped_nothing():
    (draft,) = taktvoll.rewrite(GOOD, today=TODAY)
    assert draft.dropped == ()


@pytest.mark.model
def test_check_runs_no_pipe_whose_annotation_it_does_not_read(monkeypatch):
    from taktvoll.annotate.loading import UNREAD
    from taktvoll.annotate.reading import reader_of

    nlp = reader_of()._nlp
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


# Fixes


MESSY = FLAWED.replace("danke", "😀 danke").replace("Sabine", "𝔖abine").replace("\n", "\r\n")


def test_apply_makes_the_safe_fixes_and_leaves_the_rest():
    report = taktvoll.check(MESSY, today=TODAY)
    mended = report.apply()
    assert mended == MESSY.replace("😀 ", "").replace("LG", "Viele Grüße")
    again = taktvoll.check(mended, today=TODAY)
    safe = [fix for found in again.findings for fix in found.fixes if fix.safety == "safe"]
    assert safe == []
    assert "negative_opinion" in rules(again)


def test_apply_makes_the_fixes_that_are_chosen():
    report = taktvoll.check(FLAWED, today=TODAY)
    (insult,) = [found for found in report.findings if found.rule == "negative_opinion"]
    mended = report.apply(insult.fixes[:1])
    assert "Witz" not in mended
    assert report.apply(insult.fixes[0]) == mended
    assert report.apply([]) == FLAWED


def test_apply_makes_the_first_offer_of_each_finding():
    report = taktvoll.check(FLAWED, today=TODAY)
    mended = report.apply(safety="offer")
    assert "Witz" not in mended
    assert {"missing_apology", "missing_thanks"}.isdisjoint(rules(taktvoll.check(mended, today=TODAY)))


def test_apply_refuses_another_safety():
    with pytest.raises(ValueError, match=r"'sicher'.*\n.*Möglich sind"):
        taktvoll.check(FLAWED).apply(safety="sicher")
