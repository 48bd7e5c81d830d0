"""Kinds of things that employers' mails say, one line each, in a short mail around them."""

import datetime as dt

import pytest

import taktvoll
from taktvoll.annotate.received.reading import read_received

TODAY = dt.date(2027, 5, 3)


def read(body, *, to="Sehr geehrte Frau Kröger,", end="Mit freundlichen Grüßen\nAnna Weiß\nNordlicht GmbH"):
    received = read_received(f"{to}\n\n{body}\n\n{end}", TODAY)
    assert received is not None
    return received.reply


TALK = "wir laden Sie zum Gespräch am 13. Mai um 11 Uhr ein."


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in der Weender Tor 8 in Göttingen", "Weender Tor 8 in Göttingen"),
        ("bei uns im Laden, Neue Gasse 5.", "Neue Gasse 5"),
        ("am Limmatquai 90, 2. Stock.", "Limmatquai 90, 2. Stock"),
        ("im Rathaus der Stadt Ellerburg, Zimmer 4.", "Rathaus der Stadt Ellerburg, Zimmer 4"),
        ("in der Backstube, Lindenallee 40 in Meißen.", "Backstube, Lindenallee 40 in Meißen"),
        ("in unserer Praxis, Lindenallee 40 in Meißen.", "Lindenallee 40 in Meißen"),
        (
            "folgendermaßen: Raum 2.12, Kreishaus, Am Markt 3, 49999 Niederbruch.",
            "Raum 2.12, Kreishaus, Am Markt 3, 49999 Niederbruch",
        ),
    ],
)
def test_place_begins_with_the_street_or_the_building_before_it(words, place):
    assert place in (read(f"{TALK} Wir treffen uns {words}").place or "")


@pytest.mark.parametrize(
    "words", ["Es dauert 45 Minuten.", "Es gibt Gleis 5 und Linie 12.", "Wir sind ein Team von 30."]
)
def test_number_without_a_street_is_no_place(words):
    assert read(f"{TALK} {words}").place is None


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Jonas und ich haben deine Mappe gelesen.", ("Jonas", "Anna Weiß")),
        ("Dabei sind Sven und Daria.", ("Sven", "Daria")),
        ("Du lernst Kim aus dem Marketing und Jerome kennen.", ("Kim", "Jerome")),
        ("Frag am Tresen nach Mücke.", ("Mücke",)),
        ("Frau Schrader hätte am 13.5. um 11 Uhr Zeit.", ("Schrader",)),
        ("Die Kommission besteht aus Branddirektor Kümmel und Frau Oberst.", ("Kümmel", "Oberst")),
        ("Herr Chefredakteur Vogt führt das Gespräch.", ("Vogt",)),
        ("Am Gespräch nimmt Herr Gruber vom Fachdienst 37 teil.", ("Gruber",)),
        ("Das Telefonat führt Frau Elfriede Stadl.", ("Elfriede Stadl",)),
        ("Anrufen wird dich Herr Karl Huber.", ("Karl Huber",)),
        ("Frau Elfriede Stadl wird dich anrufen.", ("Elfriede Stadl",)),
        ("Du telefonierst mit Herrn Karl Huber.", ("Karl Huber",)),
        ("Geführt wird das Telefonat von Frau Stadl.", ("Stadl",)),
        ("Die Fragen stellt Frau Elfriede Stadl.", ("Elfriede Stadl",)),
        ("Falls du verhindert bist, kannst du Frau Stadl anrufen.", ()),
        ("Rückfragen beantwortet Frau Bittner.", ()),
        ("Auf Empfehlung von Herrn Kern haben wir dich angeschrieben.", ()),
    ],
)
def test_interviewers_are_those_who_lead_the_talk(words, people):
    assert read(f"magst du am 13. Mai um 11 Uhr kommen? {words}", to="Hallo Jana,").interviewers == people


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Leider kann der Termin vom 11. Mai nicht stattfinden. Neu möchten wir Sie am 19. Mai begrüßen.", "moved"),
        ("Leider kann der Termin vom 11. Mai nicht stattfinden. Wir melden uns mit einem neuen Termin.", "cancelled"),
        ("Wir bestätigen unser Gespräch vom 13. Mai um 11 Uhr.", "invitation"),
        ("Als Schnuppertag für die Stelle können wir Ihnen den 13. Mai anbieten.", "invitation"),
        ("Nach den guten Gesprächen möchten wir Ihnen die Stelle als Floristin anbieten.", "offer"),
        ("Haben Sie unsere Einladung erhalten? Wir haben zum Gespräch am 13. Mai noch keine Antwort.", "reminder"),
        ("Sie möchten den Termin am 13. Mai um 11 Uhr ändern oder absagen? Nutzen Sie den Link.", "invitation"),
        ("Sagen Sie das Gespräch am 13. Mai um 11 Uhr bitte ab, falls etwas dazwischenkommt.", "invitation"),
    ],
)
def test_kind_is_what_the_mail_does(body, kind):
    assert read(body).kind == kind


@pytest.mark.parametrize(
    ("words", "date", "time"),
    [
        ("am Dienstag (11.5.) gegen 11 bei uns", "Dienstag (11.5.)", "11"),
        ("am Montagabend, 10. Mai, ab 19 Uhr", "Montagabend, 10. Mai", "19 Uhr"),
        ("am Donnerstag um fünf am Nachmittag", "Donnerstag", "fünf am Nachmittag"),
        ("am 12. Mai, Raum 2.12, um 9 Uhr", "12. Mai", "9 Uhr"),
    ],
)
def test_day_and_hour_as_they_are_written(words, date, time):
    reply = read(f"wir laden Sie zum Gespräch {words} ein.")
    assert (reply.date, reply.time) == (date, time)


DAYS = ("Montag, 10. Mai, 8 Uhr", "Dienstag, 11. Mai, 17:45 Uhr", "Donnerstag, 13. Mai, 12 Uhr")


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "– ", "", "am "])
@pytest.mark.parametrize(
    "announced", ["Zur Wahl stehen:", "Noch frei:", "Wir haben diese Zeiten für Sie:", "Termine:", "Wir könnten:"]
)
def test_days_on_lines_of_their_own_are_a_choice(announced, mark):
    lines = "\n".join(f"{mark}{day}" for day in DAYS)
    reply = read(
        f"wir möchten am Telefon mit Ihnen sprechen. {announced}\n\n{lines}\n\nBitte antworten Sie bis 7. Mai."
    )
    assert (reply.dates, reply.date) == (DAYS, None)


def test_days_on_lines_of_their_own_are_no_choice_where_all_of_them_count():
    lines = "\n".join(f"- {day}" for day in DAYS[:2])
    assert read(f"wir laden Sie zum Probearbeiten ein. Es findet an zwei Tagen statt:\n\n{lines}").dates == ()


def test_day_kept_for_the_reader_wins_over_those_of_the_procedure():
    body = "Die Gespräche finden vom 17. bis 19. Mai statt. Für Sie wurde der 18. Mai, 10:30 Uhr, reserviert."
    assert (read(body).date, read(body).dates) == ("18. Mai", ())


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("Können Sie nicht kommen? Dann rufen Sie mich bitte an: 02388 44 71-12.", "phone"),
        ("Bitte bestätigen Sie in Ihrem Bewerberprofil.", "portal"),
        ("Der Link: https://meet.example/abc. Passt nicht? Antworten Sie einfach auf diese Mail.", "mail"),
        ("Ein kurzes Ja oder Nein genügt.", "mail"),
        ("Wir bitten um Terminbestätigung.", "mail"),
        ("Melden Sie sich dort bitte bei Frau Grabow.", None),
    ],
)
def test_channel_is_the_way_asked_for(words, channel):
    assert read(f"{TALK} {words}").channel == channel


@pytest.mark.parametrize(
    ("end", "sender", "role", "company"),
    [
        ("Bis dahin!\nKaya\nArt Direction | Studio Tidenhub", "Kaya", "Art Direction", "Studio Tidenhub"),
        ("Viele Grüße\ndein Recruiting-Team von Nordlicht Energie", None, None, "Nordlicht Energie"),
        ("LG\nMats von Funkenflug", "Mats", None, "Funkenflug"),
        ("Viele Grüße\nSekretariat, Denise Wälti\nFahrschule Wälti", "Denise Wälti", "Sekretariat", "Fahrschule Wälti"),
        ("Viele Grüße\nGoran Ilić\nGoldschmied", "Goran Ilić", "Goldschmied", None),
        ("MfG\nSauber & Fein Gebäudedienste\nDisposition", None, None, "Sauber & Fein Gebäudedienste"),
        ("Viele Grüße\nSeiler & Partner mbB\nFriederike Seiler", "Friederike Seiler", None, "Seiler & Partner mbB"),
    ],
)
def test_signature_tells_who_and_what(end, sender, role, company):
    reply = read("magst du am 13. Mai um 11 Uhr zum Gespräch kommen?", to="Hallo Jana,", end=end)
    assert (reply.sender, reply.sender_role, reply.company) == (sender, role, company)


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("Sie haben sich bei uns als Elektroniker für Betriebstechnik beworben.", "Elektroniker für Betriebstechnik"),
        ("Danke für Ihr Interesse an der Ausbildung zur Notarfachangestellten.", "Notarfachangestellten"),
        ("Es geht um die Planstelle „Juristischer Referent“.", "Juristischer Referent"),
        ("Wir suchen zum Sommer Verstärkung.", None),
        ("Als Ersatztermin können wir Ihnen den 20. Mai nennen.", None),
    ],
)
def test_position_is_somebody_that_one_can_be(words, position):
    assert read(f"{words} {TALK[0].upper()}{TALK[1:]}").position == position


def test_client_of_an_agency_is_the_employer():
    reply = read(
        "Mein Kunde, die Solvatec AG in Darmstadt, möchte Sie am 13. Mai um 11 Uhr sehen.",
        end="Viele Grüße\nJulia Werner\nTalentbrücke GmbH",
    )
    assert reply.company == "Solvatec AG"


def test_further_attendees_of_an_entry_lead_the_talk():
    entry = """BEGIN:VCALENDAR
METHOD:REQUEST
VERSION:2.0
BEGIN:VEVENT
DTSTART:20270516T070000Z
ORGANIZER;CN=Imke Voss:mailto:voss@lager.example
ATTENDEE;CN=Jana Kröger:mailto:jana@post.example
ATTENDEE;CN=Konrad Ebel:mailto:ebel@lager.example
ATTENDEE;CUTYPE=ROOM;CN=Raum 3:mailto:r3@lager.example
SUMMARY:Bewerbungsgespräch Konstrukteurin – Jana Kröger
END:VEVENT
END:VCALENDAR"""
    reply = read_received(entry, TODAY).reply
    assert (reply.interviewers, reply.position) == (("Konrad Ebel",), "Konstrukteurin")


@pytest.mark.model
def test_day_of_a_talk_that_pleased_is_over():
    body = "Sie haben uns im ersten Gespräch am 2. Mai überzeugt. Wir laden Sie daher am 18. Mai um 9 Uhr ein."
    report = taktvoll.check(
        "Guten Tag,\n\nleider muss ich absagen.\n\nViele Grüße\nKim Voss", reply_to=body, today=TODAY
    )
    assert [(date.day, date.role) for date in report.dates] == [("2027-05-02", "past"), ("2027-05-18", "appointment")]
