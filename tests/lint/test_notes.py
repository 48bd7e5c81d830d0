"""Notes: when to telephone, one second thought, the channel."""

import datetime as dt

import pytest

from analyses import read_marked, read_text
from taktvoll.lint.notes import notes
from taktvoll.settings import Limits, Settings

MONDAY = dt.date(2027, 3, 8)


def kinds(body, settings=None, **fields):
    return {note.kind: note.text for note in notes(read_marked(body, today=MONDAY, **fields), settings or Settings())}


def appointment(quote, *date, settings=None, lang="de"):
    dates = [(quote, *date)] if date else []
    body = f"⟦decision⟧Für {quote} sage ich ab."
    return kinds(body, settings or Settings(lang=lang), slots={"date": quote}, dates=dates).get("timing")


@pytest.mark.parametrize("date", [("9. März", None, 9, 3, None), ("Dienstag", 1, None, None, None), ("morgen",)])
def test_appointment_tomorrow_asks_for_a_call_first(date):
    assert "schon morgen: Rufen Sie" in appointment(*date)
    assert "tomorrow: best make a short call" in appointment(*date, lang="en")


@pytest.mark.parametrize("date", [("8. März", None, 8, 3, None), ("heute",)])
def test_appointment_today_asks_for_a_call_first(date):
    assert "ist heute: Rufen Sie" in appointment(*date)


@pytest.mark.parametrize(
    "date", [("10. März", None, 10, 3, None), ("7. März", None, 7, 3, None), ("Montag, 1.", 0, 1, None, None)]
)
def test_other_appointments_bring_no_timing(date):
    assert appointment(*date) is None


def test_early_notice_is_praised():
    assert "Sie sagen 12 Tage vorher Bescheid" in appointment("20. März", None, 20, 3, None)


def test_late_notice_follows_the_limit():
    settings = Settings(limits=Limits(late_notice_days=3))
    assert "nur 2 Tage" in appointment("10. März", None, 10, 3, None, settings=settings)


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
