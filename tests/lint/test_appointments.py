"""Rules about the day of the appointment, on letters read by the shipped pipeline."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses import read_marked, read_text
from taktvoll.appointment import MONTHS
from taktvoll.finding import Severity, apply_edits
from taktvoll.lint.rules import date_conflict, late_notice, missing_apology, no_show, past_appointment
from taktvoll.settings import Limits, Settings

MONDAY = dt.date(2027, 3, 8)
INVITED = (
    "Guten Tag Frau Kröger,\n\ngern laden wir Sie zum Gespräch am {date} ein.\n\nMit freundlichen Grüßen\nAnna Weiß"
)
RULES = (late_notice, past_appointment, no_show, date_conflict)
days = st.dates(dt.date(2024, 1, 1), dt.date(2032, 12, 31))


def read(body, today=MONDAY, **fields):
    return read_text(
        f"Sehr geehrte Frau Weiß,\n\n{body}\n\nMit freundlichen Grüßen\nJana Kröger", today=today, **fields
    )


def found(rule, body, *, settings=None, **fields):
    return list(rule.find(read(body, **fields), settings or Settings(lang="de")))


def declines(day, *, today):
    """A letter that cancels the talk on that day, built by hand."""
    quote = f"{day.day}. {MONTHS['de'][day.month - 1]} {day.year}"
    date = (quote, None, day.day, day.month, day.year)
    return read_marked(
        f"⟦decision⟧Für den {quote} sage ich das Gespräch ab.", today=today, slots={"date": quote}, dates=[date]
    )


@settings(max_examples=60)
@given(days, st.integers(-40, 40))
def test_late_and_past_part_the_days(today, distance):
    analysis = declines(today + dt.timedelta(days=distance), today=today)
    late, past = (bool(list(rule.find(analysis, Settings()))) for rule in (late_notice, past_appointment))
    assert late == (distance in {0, 1})
    assert past == (distance < 0)


@pytest.mark.parametrize("eve", ["2027-12-31", "2028-02-28", "2028-02-29", "2027-03-27", "2027-10-30", "2026-12-31"])
def test_tomorrow_is_late_across_months_years_and_summer_time(eve):
    today = dt.date.fromisoformat(eve)
    assert list(late_notice.find(declines(today + dt.timedelta(days=1), today=today), Settings()))
    assert not list(late_notice.find(declines(today + dt.timedelta(days=2), today=today), Settings()))


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "leider muss ich das Gespräch morgen um 10 Uhr absagen.",
        "den Termin am Dienstag kann ich leider nicht wahrnehmen.",
        "leider muss ich für den 9. März absagen.",
        "heute um 15 Uhr kann ich leider nicht kommen, können wir das Gespräch verschieben?",
    ],
)
def test_late_notice_says_to_call(body):
    (match,) = found(late_notice, body)
    assert match.start < match.end
    assert "Rufen Sie zuerst" in late_notice.RULE.advice.de


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "leider muss ich das Gespräch übermorgen absagen.",
        "leider muss ich das Gespräch am 9. April absagen.",
        "leider muss ich das Gespräch morgen absagen, wie eben telefonisch besprochen.",
        "ich habe Sie heute früh angerufen und niemanden erreicht: Das Gespräch morgen muss ich leider absagen.",
        "vielen Dank für das Gespräch gestern. Bis morgen überlege ich nichts mehr: Ich ziehe meine Bewerbung zurück.",
        "heute möchte ich meine Bewerbung zurückziehen.",
    ],
)
def test_late_notice_is_silent(body):
    assert found(late_notice, body) == []


@pytest.mark.model
def test_late_notice_counts_although_the_employer_called():
    assert found(late_notice, "Sie haben mich heute früh angerufen. Das Gespräch morgen muss ich leider absagen.")


@pytest.mark.model
def test_late_notice_takes_the_day_from_the_invitation():
    body = "leider muss ich das Gespräch absagen."
    assert found(late_notice, body, reply_to=INVITED.format(date="9. März 2027 um 10 Uhr"))
    assert not found(late_notice, body, reply_to=INVITED.format(date="19. März 2027 um 10 Uhr"))


@pytest.mark.model
def test_late_notice_takes_the_day_from_the_invitation_where_the_weekday_contradicts_the_date():
    body = "leider muss ich das Gespräch am Mittwoch, 9. März, absagen."
    assert found(late_notice, body, reply_to=INVITED.format(date="9. März 2027 um 10 Uhr"))
    assert not found(late_notice, body)


@pytest.mark.model
def test_late_notice_follows_its_limit():
    wide = Settings(lang="de", limits=Limits(late_notice_days=3))
    (match,) = found(late_notice, "leider muss ich das Gespräch am 11. März absagen.", settings=wide)
    assert match.fields["when"] == "schon in 3 Tagen"


@pytest.mark.model
def test_apology_is_a_duty_at_short_notice():
    body = "leider muss ich das Gespräch absagen."
    soon, far = (INVITED.format(date=date) for date in ("9. März 2027", "19. April 2027"))
    assert [match.severity for match in found(missing_apology, body, reply_to=soon)] == [Severity.WARNING]
    assert [match.severity for match in found(missing_apology, body, reply_to=far)] == [Severity.HINT]


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("leider muss ich das Gespräch am 1. März absagen.", "1. März 2027"),
        ("leider muss ich das Gespräch am 12. März 2024 absagen.", "12. März 2024"),
        ("am 20. März kann ich leider nicht. Passt Ihnen der 5. März 2027?", "5. März 2027"),
    ],
)
def test_past_appointment_names_the_day(body, date):
    (match,) = found(past_appointment, body)
    assert match.fields["date"] == date


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "leider muss ich das Gespräch am 12. März absagen.",
        "leider muss ich das Gespräch am 12. Oktober absagen.",
        "vielen Dank für das Gespräch am 1. März. Ich ziehe meine Bewerbung zurück.",
        "vielen Dank für Ihre Mail vom 1. März. Leider muss ich das Gespräch absagen.",
        "seit dem 1. März bin ich krank. Können wir das Gespräch am 12. März verschieben?",
    ],
)
def test_past_appointment_is_silent(body):
    assert found(past_appointment, body) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("gestern bin ich nicht zu unserem Gespräch erschienen. Wäre ein neuer Termin möglich?", Severity.WARNING),
        ("gestern habe ich Sie warten lassen. Wäre ein neuer Termin möglich?", Severity.WARNING),
        (
            "gestern bin ich nicht zu unserem Gespräch erschienen. Dafür bitte ich um Entschuldigung. Wäre ein neuer Termin möglich?",
            Severity.HINT,
        ),
    ],
)
def test_no_show_asks_for_apology_and_plain_word(body, severity):
    assert [match.severity for match in found(no_show, body)] == [severity]


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "zum Gespräch am 12. März kann ich leider nicht erscheinen.",
        "vielen Dank für das Gespräch gestern. Ich ziehe meine Bewerbung zurück.",
        "zwei Kollegen sind nicht erschienen, darum kann ich am 12. März nicht kommen. Geht ein anderer Tag?",
    ],
)
def test_no_show_is_silent(body):
    assert found(no_show, body) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("draft", "invitation", "said"),
    [
        ("am 13. März", "12. März 2027 um 10 Uhr", "12. März"),
        ("am 12. März um 11 Uhr", "12. März 2027 um 10 Uhr", "um 10:00 Uhr"),
        ("am Donnerstag", "Freitag, den 12. März 2027", "12. März"),
    ],
)
def test_date_conflict_says_what_the_invitation_says(draft, invitation, said):
    body = f"leider muss ich das Gespräch {draft} absagen."
    (match,) = found(date_conflict, body, reply_to=INVITED.format(date=invitation))
    assert match.fields["said"] == said


@pytest.mark.model
@pytest.mark.parametrize(
    ("draft", "invitation"),
    [
        ("am 12. März", "12. März 2027 um 10 Uhr"),
        ("am 12.03.2027 um 10:00 Uhr", "Freitag, den 12. März 2027 um 10 Uhr"),
        ("am Freitag", "12. März 2027 um 10 Uhr"),
        ("", "12. März 2027 um 10 Uhr"),
    ],
)
def test_date_conflict_is_silent_where_both_agree(draft, invitation):
    body = f"leider muss ich das Gespräch {draft} absagen."
    assert found(date_conflict, body, reply_to=INVITED.format(date=invitation)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("draft", "mended"),
    [
        ("am 13. März", "am 12. März"),
        ("am Samstag, den 13. März 2027", "am Freitag, den 12. März 2027"),
        ("am 13.3.2027", "am 12.3.2027"),
    ],
)
def test_fix_of_date_conflict_writes_the_day_as_the_draft_does(draft, mended):
    body, reply_to = "leider muss ich das Gespräch {} absagen.", INVITED.format(date="12. März 2027 um 10 Uhr")
    analysis = read(body.format(draft), reply_to=reply_to)
    (match,) = date_conflict.find(analysis, Settings())
    text = apply_edits(analysis.text, match.fixes[0].edits)
    assert body.format(mended) in text
    assert not list(date_conflict.find(read_text(text, today=MONDAY, reply_to=reply_to), Settings()))


@pytest.mark.model
def test_no_rule_about_days_speaks_of_a_far_appointment():
    analysis = read(
        "leider muss ich das Gespräch am 12. April um 10 Uhr absagen. Bitte entschuldigen Sie die Umstände."
    )
    assert [rule.RULE.id for rule in RULES if list(rule.find(analysis, Settings()))] == []
