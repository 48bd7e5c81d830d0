"""Before you send: the person who is greeted, the file that is mentioned, the mail that is meant to be quoted."""

import pytest

import taktvoll
from taktvoll.letter import Envelope, Letter
from taktvoll.lint.notes import something_comes_first

pytestmark = pytest.mark.model
BODY = "{greeting}\n\nvielen Dank für die Einladung zum Gespräch am 20. Mai. Leider muss ich absagen, da ich eine andere Stelle angenommen habe.{more} Ich bitte um Ihr Verständnis und wünsche Ihnen alles Gute.\n\nMit freundlichen Grüßen\nJana Kröger\n"
MAIL = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 20. Mai um 11 Uhr ein. Das Gespräch führt Herr Achim Roth.{more}\n\nMit freundlichen Grüßen\nPetra Domke\nPersonal\nNordlicht GmbH"
ENCLOSURE = " Anbei sende ich Ihnen die Unterlagen zurück."
QUOTED = "\n> Sehr geehrte Frau Kröger,\n> wir laden Sie zum Gespräch ein.\n"


def report(greeting="Sehr geehrter Herr Roth,", more="", below="", reply_to=None, lang="de", **envelope):
    text = BODY.format(greeting=greeting, more=more) + below
    letter = Letter(text, "Absage", envelope=Envelope(**envelope) if envelope else None)
    return taktvoll.check(letter, reply_to=reply_to, today="2027-05-03", lang=lang)


def told(kind, **draft):
    return [note.text for note in report(**draft).notes if note.kind == kind]


def test_addressee_of_the_file_is_somebody_else():
    (text,) = told("addressee", to=(("Petra Domke", "p.domke@firma.example"),))
    assert "geht an Petra Domke, die Anrede nennt „Herr Roth“" in text
    assert something_comes_first(report(to=(("Petra Domke", "p.domke@firma.example"),)))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Roth, Achim", "a.roth@firma.example"),
        ("Achim Roth", "info@firma.example"),
        ("", "roth@firma.example"),
        ("", "achim.roth@firma.example"),
        ("Nordlicht Personalabteilung", "personal@firma.example"),
        ("", "bewerbung.hamburg@firma.example"),
        ("", "human.resources@firma.example"),
        ("Achim Roth-Meier", "arm@firma.example"),
        ("Nordlicht GmbH", "kontakt@firma.example"),
    ],
)
def test_addressee_that_is_greeted_or_an_office_brings_no_note(name, address):
    assert told("addressee", to=((name, address),)) == []


@pytest.mark.parametrize(("address", "name"), [("petra.mueller@f.example", "Müller"), ("weiss@f.example", "Weiß")])
def test_umlauts_of_addresses_are_read(address, name):
    assert told("addressee", greeting=f"Sehr geehrte Frau {name},", to=(("", address),)) == []


def test_the_right_one_of_two_addressees_is_enough():
    to = (("Petra Domke", "p.domke@f.example"), ("Achim Roth", "a.roth@f.example"))
    assert told("addressee", to=to) == []
    (text,) = told("addressee", to=to[:1], cc=to[1:], lang="en")
    assert "goes to Petra Domke" in text


def test_somebody_else_of_the_invitation_is_greeted():
    (text,) = told("addressee", reply_to=MAIL.format(more=""))
    assert text.startswith("Geschrieben hat Ihnen Petra Domke, Ihre Anrede nennt „Herr Roth“")


@pytest.mark.parametrize(
    "more",
    [
        " Bitte richten Sie Ihre Antwort an Herrn Roth.",
        " Ihr Ansprechpartner ist Herr Roth.",
        " Bei Verhinderung erreichen Sie Herrn Roth unter 0711 555.",
    ],
)
def test_whom_the_invitation_names_for_the_answer_may_be_greeted(more):
    assert told("addressee", reply_to=MAIL.format(more=more)) == []


def test_who_signs_too_may_be_greeted():
    mail = MAIL.format(more="").replace("Petra Domke\n", "Petra Domke      Achim Roth\n")
    assert told("addressee", reply_to=mail) == []


def test_ones_own_name_in_the_salutation():
    (text,) = told("addressee", greeting="Sehr geehrte Frau Kröger,", reply_to=MAIL.format(more=""))
    assert "also Sie selbst" in text


def test_a_namesake_may_be_greeted():
    mail = MAIL.format(more="").replace("Petra Domke", "Petra Kröger")
    assert told("addressee", greeting="Sehr geehrte Frau Kröger,", reply_to=mail) == []


def test_enclosure_without_a_file_is_known_where_the_draft_is_a_mail():
    (text,) = told("attachment", more=ENCLOSURE, to=(("", "personal@f.example"),))
    assert "hängt aber keine Datei" in text
    assert something_comes_first(report(more=ENCLOSURE, to=(("", "personal@f.example"),)))


def test_enclosure_that_is_attached_brings_no_note():
    assert told("attachment", more=ENCLOSURE, files=1) == []


def test_enclosure_of_a_text_is_a_reminder_only():
    (text,) = told("attachment", more=ENCLOSURE)
    assert "Hängen Sie ihn an, ehe" in text
    assert not something_comes_first(report(more=ENCLOSURE))


QUOTES = [
    " Ihre Mail steht unten.",
    " Auf Ihre Einladung (siehe unten) antworte ich gern.",
    " Wie unten zitiert, wollten Sie bis Freitag Bescheid.",
    " Ich beziehe mich auf die untenstehende Nachricht.",
    " Den Mailverlauf finden Sie unten, siehe unten.",
    " Ich antworte auf Ihre Nachricht unten.",
]


@pytest.mark.parametrize("more", QUOTES)
def test_quoted_mail_that_is_missing(more):
    assert told("quote", more=more)
    (text,) = told("quote", more=more, to=(("", "personal@f.example"),))
    assert "keine zitiert" in text


@pytest.mark.parametrize("more", QUOTES)
def test_quoted_mail_that_is_there_brings_no_note(more):
    assert told("quote", more=more, below=QUOTED) == []
    assert told("quote", more=more, has_original=True) == []


@pytest.mark.parametrize(
    "more",
    [
        " Meine Kontaktdaten siehe unten.",
        " Meine Telefonnummer steht unten.",
        " Ihre Büros liegen ja unten am Hafen.",
        " Vielen Dank für die Nachricht von Frau Unten.",
        " Die Einladung lag unten im Briefkasten.",
    ],
)
def test_what_else_stands_below_brings_no_note(more):
    assert told("quote", more=more) == []
