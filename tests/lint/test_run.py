"""From an analysis to a report."""

import pytest

from analyses import TODAY, build, read_marked
from taktvoll.errors import SettingsError
from taktvoll.finding import Severity
from taktvoll.lint.run import chosen_rules, lint_analysis, subject_of
from taktvoll.settings import Settings

GOOD = """⟦subject⟧Betreff: Absage

⟦salutation⟧Sehr geehrte Frau Weiß,

⟦thanks⟧vielen Dank für die Einladung am 12. März. ⟦decision⟧Leider muss ich absagen und ziehe meine Bewerbung zurück. ⟦apology⟧Bitte entschuldigen Sie die Umstände. ⟦goodwill⟧Ich wünsche Ihnen viel Erfolg.

⟦closing⟧Mit freundlichen Grüßen
⟦closing⟧Jana Kröger"""
GOOD_MARKS = {"withdrawal": ["ziehe meine Bewerbung zurück"]}
RANT = """⟦thanks⟧danke für die Einladung!! ⟦negative reason⟧Die Bezahlung ist ein Witz. ⟦negative⟧Ihr Ton ist frech. ⟦private⟧Meine Frau hat geweint."""


def test_good_letter_has_no_finding_and_full_score():
    report = lint_analysis(read_marked(GOOD, marks=GOOD_MARKS), Settings())
    assert report.findings == ()
    assert report.score == 100


def test_report_carries_what_the_reading_says():
    analysis = read_marked(GOOD, marks=GOOD_MARKS, slots={"date": "12. März"})
    report = lint_analysis(analysis, Settings(), id="a.txt", decoded=True)
    assert (report.id, report.decoded, report.subject, report.occasion) == ("a.txt", True, "Absage", "decline")
    assert report.slots == {"date": "12. März"}
    assert [sentence.labels for sentence in report.sentences][:2] == [("subject",), ("salutation",)]
    assert report.text == analysis.text
    assert report.segments == analysis.segments
    assert report.lang == "de"


def test_a_draft_of_another_occasion_has_no_score():
    report = lint_analysis(read_marked(GOOD, occasion="other"), Settings())
    assert (report.score, report.scores) == (None, None)
    assert lint_analysis(read_marked(GOOD, occasion="unclear"), Settings()).score is not None


def test_occasion_and_register_of_the_report_stay_what_the_draft_shows():
    report = lint_analysis(read_marked(GOOD, occasion="decline"), Settings(occasion="reschedule", register="du"))
    assert (report.occasion, report.register) == ("decline", "sie")


@pytest.mark.parametrize("text", ["", "  \n\r\n "])
def test_empty_draft_has_one_hint_and_occasion_other(text):
    report = lint_analysis(build(text, []), Settings())
    assert [(f.rule, f.severity, f.line, f.column) for f in report.findings] == [("empty_draft", Severity.HINT, 1, 1)]
    assert (report.occasion, report.score, report.scores, report.notes) == ("other", None, None, ())


def test_foreign_draft_has_one_hint():
    report = lint_analysis(read_marked("⟦other⟧I have to cancel.", is_german=False), Settings())
    assert [finding.rule for finding in report.findings] == ["not_german"]


def test_ignored_not_german_brings_no_other_finding():
    report = lint_analysis(read_marked("⟦other⟧I have to cancel.", is_german=False), Settings(ignore=("not_german",)))
    assert report.findings == ()


def test_select_and_ignore_choose_rules():
    assert [rule.id for rule in chosen_rules(Settings(select=("informal", "too_long"), ignore=("informal",)))] == [
        "too_long"
    ]
    assert chosen_rules(Settings(select=("grammar",))) == ()


@pytest.mark.parametrize("field", ["select", "ignore"])
def test_unknown_rule_is_an_error_with_the_nearest(field):
    with pytest.raises(
        SettingsError, match=f"{field}: there is no rule `missing_thanx`; did you mean `missing_thanks`"
    ):
        lint_analysis(read_marked(GOOD), Settings(**{field: ("missing_thanx",)}))


def test_silenced_finding_is_left_out_and_not_scored():
    analysis = read_marked(RANT)
    loud = lint_analysis(analysis, Settings())
    quiet = lint_analysis(analysis, Settings(), is_suppressed=lambda finding, _: finding.rule == "negative_opinion")
    assert {f.rule for f in loud.findings} - {f.rule for f in quiet.findings} == {"negative_opinion"}
    assert quiet.score >= loud.score


def test_line_and_column_count_from_one_after_crlf():
    analysis = read_marked("⟦salutation⟧Hallo,\r\n\r\n⟦decision⟧ich sage ab. ⟦negative⟧Witz.\r\n\r\n⟦closing⟧Jana")
    finding = next(f for f in lint_analysis(analysis, Settings()).findings if f.rule == "negative_opinion")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 14, 3, 19)


def test_messages_are_in_the_language_of_the_settings():
    german, english = (lint_analysis(read_marked(RANT), Settings(lang=lang)).findings for lang in ("de", "en"))
    assert [f.rule for f in german] == [f.rule for f in english]
    assert all(a.message != b.message and a.advice != b.advice for a, b in zip(german, english, strict=True))


def test_message_quotes_the_words():
    finding = next(f for f in lint_analysis(read_marked(RANT), Settings()).findings if f.rule == "negative_opinion")
    assert "„Die Bezahlung ist ein Witz. Ihr Ton ist frech.“" in finding.message


@pytest.mark.parametrize(
    ("line", "subject"),
    [("Betreff: Absage", "Absage"), ("Betr.: Termin: neu", "Termin: neu"), ("Ihr Angebot", "Ihr Angebot")],
)
def test_subject_is_the_line_without_its_name(line, subject):
    assert subject_of(read_marked(f"⟦subject⟧{line}\n\n⟦salutation⟧Hallo,")) == subject


def test_subject_of_the_header_wins():
    assert subject_of(read_marked(GOOD, subject="Im Kopf")) == "Im Kopf"


def test_report_is_the_same_from_run_to_run():
    analysis = read_marked(RANT, today=TODAY)
    assert lint_analysis(analysis, Settings()) == lint_analysis(analysis, Settings())
