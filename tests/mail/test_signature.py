import pytest

from taktvoll.letter import SegmentKind
from taktvoll.mail.segments import segment
from taktvoll.mail.signature import is_contact, is_footer, is_letter_date

FOOTERS = [
    "Gesendet mit der [Proton Mail](https://proton.example/home) sicheren E-Mail.", "Mit Proton Mail gesendet", "Sent with Proton Mail secure email.",
    "Gesendet mit der GMX Mail App", "Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.", "Von meinem iPhone gesendet",
    "Gesendet von meinem iPad", "Von meinem Samsung Galaxy Smartphone gesendet.", "Gesendet von meinem Samsung-Gerät", "Outlook für Android herunterladen",
    "Holen Sie sich Outlook für Android<https://aka.example/AAb9ysg>", "Gesendet von Outlook für iOS", "Gesendet mit Posteo", "Von Posteo gesendet",
    "Gesendet mit Tuta; genießen Sie sichere & werbefreie E-Mails: https://tuta.example/free", "Gesendet mit der Telekom Mail App",
    "Sicher versendet mit Tutanota. Holen Sie sich Ihren eigenen verschlüsselten E-Mail-Account!", "Von meinem Huawei-Mobiltelefon gesendet",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.", "Diese E-Mail wurde von Avast-Antivirussoftware auf Viren geprüft.",
    "Virenfrei.www.avast.example", "Gesendet von unterwegs", "Vom Handy getippt, Tippfehler inklusive", "Envoyé de mon iPhone",
    "Sent via the Samsung Galaxy A52, an AT&T 5G smartphone",
]  # fmt: skip


@pytest.mark.parametrize("footer", FOOTERS)
def test_footer_is_the_signature_of_a_letter(footer):
    text = f"Hallo Frau Kern,\n\nnein danke.\n\nViele Grüße\nTilda Wernike\n\n{footer}\n"
    last = segment(text)[-1]
    assert (last.kind, text[last.start : last.end]) == (SegmentKind.SIGNATURE, footer)


@pytest.mark.parametrize(
    "line",
    [
        "Mit freundlichem Herzen geschrieben",
        "Ich habe die Unterlagen per Post geschickt.",
        "Diese Mail fällt mir schwer.",
        "Von Herzen alles Gute!",
    ],
)
def test_is_footer_takes_no_sentence_for_one(line):
    assert not is_footer(line)


@pytest.mark.parametrize(
    "line",
    [
        "LinkedIn: linkedin.com/in/tilda-wernike", "linkedin.com/in/tilda-wernike", "LinkedIn | XING", "XING: Tilda Wernike", "www.wernike.example",
        "Pronomen: sie/ihr", "(sie/ihr)", "E: tilda@mail.example", "Tel.: +49 151 2345678", "Hafenweg 3 · 24103 Kiel · 0151 2345678", "Am Alten Markt 7b",
        "CH-9000 St. Gallen", "60311 Frankfurt a. M.", "Postfach 12 34 56", "[cid:logo.png]", "0421 123456",
    ],
)  # fmt: skip
def test_is_contact_knows_addresses_numbers_and_profiles(line):
    assert is_contact(line)


@pytest.mark.parametrize(
    "line",
    ["18.11.", "14.04.2027", "Vertraulichkeit", "absagen.Danke", "Leider nicht", "LinkedIn ist nichts für mich."],
)
def test_is_contact_takes_no_date_and_no_talk(line):
    assert not is_contact(line)


@pytest.mark.parametrize(
    "line",
    [
        "Kiel, 1. März 2027",
        "Kiel, den 1. März",
        "01.03.2027",
        "Montag, 1. März 2027",
        "Datum: 1.3.27",
        "St. Gallen, 1. März 2027",
        "Wien, am 1. März 2027",
    ],
)
def test_is_letter_date_knows_the_date_of_a_letter(line):
    assert is_letter_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "Freitag, 3. März",
        "30. Juni",
        "Vorstellungsgespräch, 3. März 2027",
        "Absage für den 12. Mai",
        "Montag, den 21. September",
    ],
)
def test_is_letter_date_leaves_what_may_be_the_subject(line):
    assert not is_letter_date(line)
