"""Sentences that say which appointment the letter is about stand before the refusal; the apology stands right behind it."""

import pytest

import taktvoll
from taktvoll.rewriting.announcements import announces_the_talk

MODES = ["minimal", "fresh"]


def letter(body, mode):
    text = f"Sehr geehrte Frau Kern,\n\n{body}\n\nMit freundlichen Grüßen\nSana Iqbal"
    return taktvoll.rewrite(text, mode=mode, today="2027-02-10")[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Ihre Einladung für Dienstag, den 16. Februar, 7 Uhr in Baunatal habe ich bekommen.",
        "Sie hatten mich für nächsten Dienstag 16.02. um 7.15 Uhr am Depot eingeladen, Auslieferungsfahrer Tour Süd.",
        "Ich hatte mich für heute 13 Uhr bei Ihnen angesagt.",
        "ich sollte ja morgen um 9 zu Ihnen auf die Dialysestation kommen",
        "Unser Gespräch über die Stelle liegt am 16. Februar um 9 Uhr.",
        "Am Montag, dem 15. Februar, um 8.30 Uhr wäre mein Schnuppertag in der Tagesstruktur.",
    ],
)
def test_an_announcement_names_the_appointment(text):
    assert announces_the_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich sollte morgen um 9 zu Ihnen kommen, das geht leider nicht.",
        "Ihre Einladung habe ich bekommen.",
        "Am Dienstag, 16. Februar, könnte ich um 9 Uhr zu Ihnen kommen.",
        "Unser Gespräch am 16. Februar um 9 Uhr muss ich absagen.",
        "Wäre unser Termin am 16. Februar noch zu verschieben?",
    ],
)
def test_what_refuses_asks_or_offers_is_no_announcement(text):
    assert not announces_the_talk(text)


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_the_announcement_stands_before_the_refusal(mode):
    body = (
        "Sie hatten mich für nächsten Dienstag, 16.02., um 7.15 Uhr am Depot eingeladen. Ihr Disponent hat mich am Telefon ausgelacht und die Bezahlung"
        " ist ein schlechter Witz, suchen Sie sich einen anderen Dummen. Bitte löschen Sie das Foto vom Führerschein."
    )
    text = letter(body, mode)
    assert text.index("um 7.15 Uhr am Depot") < text.index("Termin")
    assert "Dummen" not in text


@pytest.mark.model
def test_the_receipt_is_thanked_for_once():
    body = "Ihre Einladung für Dienstag, den 16. Februar, 7 Uhr in Baunatal hab ich bekommen. Danke, aber nein. Ihr Fahrtest ist für mich eine Beleidigung."
    text = letter(body, "minimal")
    assert text.count("Einladung") == 1
    assert text.index("habe ich bekommen. ") < text.lower().index("dank")
    assert "Danke, aber nein." not in text[text.index("Termin") :]


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_the_apology_stands_right_behind_the_refusal(mode):
    body = (
        "am Dienstag, 16. Februar, um 9 Uhr komme ich nicht zum Gespräch, die Bezahlung ist ein schlechter Witz. Bitte löschen Sie meine Daten."
        " Falls Sie einmal jemanden für die Anleitung der Schüler suchen, dürfen Sie sich gern wieder an mich wenden."
    )
    text = letter(body, mode)
    apology = next(
        word for word in ("entschuldig", "Entschuldigung", "Nachsicht", "leid", "sehen Sie mir") if word in text
    )
    assert text.index(apology) < text.index("löschen") < text.index("Falls Sie")


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_a_new_subject_keeps_the_post(mode):
    draft = (
        "Betreff: Bitte neuen Termin!! (Sachbearbeitung Einkauf)\n\nSehr geehrte Frau Kern,\n\nübermorgen um 8.15 Uhr schaffe ich nicht, mein Kleiner hat Scharlach."
        " Können wir auf Dienstag, 16. Februar, ausweichen?\n\nMit freundlichen Grüßen\nSana Iqbal"
    )
    subject = taktvoll.rewrite(draft, mode=mode, today="2027-02-10")[0].text.split("\n")[0]
    assert "Sachbearbeitung Einkauf" in subject
    assert "!" not in subject
