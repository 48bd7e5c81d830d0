"""Notes: when to telephone, one second thought, the channel."""

import datetime as dt
from pathlib import Path

import pytest

from analyses import read_marked, read_text
from taktvoll.lint.notes import asks_to_act_first, note_rules, notes
from taktvoll.settings import Settings

MONDAY = dt.date(2027, 3, 8)


def kinds(body, settings=None, **fields):
    return {note.kind: note.text for note in notes(read_marked(body, today=MONDAY, **fields), settings or Settings())}


def appointment(quote, *date, settings=None, lang="de"):
    dates = [(quote, *date)] if date else []
    body = f"⟦decision⟧Für {quote} sage ich ab."
    return kinds(body, settings or Settings(lang=lang), slots={"date": quote}, dates=dates).get("timing")


@pytest.mark.parametrize("date", [("9. März", None, 9, 3, None), ("8. März", None, 8, 3, None), ("heute",)])
def test_no_timing_where_the_rule_late_notice_speaks(date):
    assert appointment(*date) is None


@pytest.mark.parametrize("date", [("7. März", None, 7, 3, None), ("Montag, 1.", 0, 1, None, None)])
def test_past_and_unknown_days_bring_no_timing(date):
    assert appointment(*date) is None


def test_working_days_before_the_appointment_are_told():
    assert "noch 1 Arbeitstag: Schicken" in appointment("10. März", None, 10, 3, None)
    assert "3 working days left" in appointment("12. März", None, 12, 3, None, lang="en")


def test_holidays_of_the_land_are_no_working_days():
    eve = dt.date(2027, 5, 25)
    marked = read_marked(
        "⟦decision⟧Für Freitag sage ich ab.",
        today=eve,
        slots={"date": "Freitag"},
        dates=[("Freitag", 4, None, None, None)],
    )
    told = {region: next(notes(marked, Settings(region=region))).text for region in ("DE-BY", "DE-BE")}
    assert "noch 1 Arbeitstag:" in told["DE-BY"]
    assert "noch 2 Arbeitstage:" in told["DE-BE"]


def test_no_working_day_left_asks_for_a_call():
    saturday = dt.date(2027, 3, 13)
    marked = read_marked(
        "⟦decision⟧Für Montag sage ich ab.",
        today=saturday,
        slots={"date": "Montag"},
        dates=[("Montag", 0, None, None, None)],
    )
    (note,) = (note for note in notes(marked, Settings()) if note.kind == "timing")
    assert "kein Arbeitstag mehr" in note.text
    assert asks_to_act_first(note)


def test_early_notice_is_praised():
    assert "Sie sagen 12 Tage vorher Bescheid" in appointment("20. März", None, 20, 3, None)


def test_second_thought_can_be_switched_off():
    assert "second_thought" not in kinds("⟦decision⟧Ich sage das Gespräch ab.", Settings(second_thought=False))


def test_two_notes_at_most():
    body = "⟦decision⟧Ich sage das Gespräch am 20. März ab. ⟦other⟧Im Anhang finden Sie ein Attest. ⟦other⟧Das Jobcenter weiß Bescheid."
    fields = {"slots": {"date": "20. März"}, "dates": [("20. März", None, 20, 3, None)]}
    assert list(kinds(body, Settings(channel="phone"), **fields)) == ["benefits", "channel"]


def test_note_data_has_both_languages_and_a_source_in_the_docs():
    page = (Path(__file__).parents[2] / "docs" / "notes.md").read_text(encoding="utf-8")
    for rule in note_rules():
        assert rule.text.de != rule.text.en
        assert f"`{rule.kind}`" in page


def test_second_thought_comes_once_with_a_decline():
    assert "Übung" in kinds("⟦decision⟧Ich sage das Gespräch ab.")["second_thought"]


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "vielen Dank für das nette Gespräch. Ich sage ab.",
        "nach unserem Gespräch habe ich mich anders entschieden und sage ab.",
        "Ihr Angebot nehme ich nicht an.",
        "meine Bewerbung als Gärtner ziehe ich zurück.",
        "leider muss ich vom Arbeitsvertrag zurücktreten, den ich Ihnen unterschrieben geschickt habe.",
        "gestern bin ich nicht zu unserem Gespräch erschienen. Ich möchte die Stelle nicht mehr.",
    ],
)
def test_second_thought_is_not_for_letters_with_no_talk_ahead(body):
    analysis = read_text(f"Sehr geehrte Frau Weiß,\n\n{body}\n\nMit freundlichen Grüßen\nJana Kröger", today=MONDAY)
    assert "second_thought" not in {note.kind for note in notes(analysis, Settings())}


@pytest.mark.model
@pytest.mark.parametrize(
    "body",
    [
        "in unserem Gespräch am Dienstag ist mir klar geworden, dass die Stelle nichts für mich ist. Ich ziehe meine Bewerbung zurück.",
        "die Stelle als Filialleiterin werde ich zum 20. März nicht antreten, obwohl ich Ihnen den Arbeitsvertrag unterschrieben habe.",
        "Ihr Angebot, das bis zum 20. März gilt, nehme ich leider nicht an.",
    ],
)
def test_timing_is_not_for_letters_with_no_talk_ahead(body):
    analysis = read_text(f"Sehr geehrte Frau Weiß,\n\n{body}\n\nMit freundlichen Grüßen\nJana Kröger", today=MONDAY)
    assert "timing" not in {note.kind for note in notes(analysis, Settings())}


def test_second_thought_is_not_for_a_move():
    assert kinds("⟦reschedule⟧Ginge Dienstag?", occasion="reschedule") == {}


def test_invitation_to_a_talk_is_no_talk():
    assert "second_thought" in kinds("⟦thanks⟧vielen Dank für die Einladung zum Gespräch. ⟦decision⟧Ich sage ab.")


def test_phone_channel_asks_for_a_call():
    assert "telefonisch" in kinds("⟦decision⟧Ich sage ab.", Settings(channel="phone"))["channel"]


def test_other_letters_have_no_notes():
    assert kinds("⟦other⟧Ich komme gern.", Settings(channel="phone"), occasion="other") == {}
