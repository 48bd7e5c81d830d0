"""The same things said in the usual ways: signatures in every order, days and hours, how to answer, what the mail does."""

import datetime as dt

import pytest

from taktvoll.annotate.received.reading import read_received

TODAY = dt.date(2027, 5, 3)
FIRMS = (
    "Nordlicht Energie GmbH",
    "Bäckerei Hansen",
    "Universität Rotenfels",
    "Klinikum Wesertal",
    "Landkreis Obertal",
    "Amt für Soziales Mitte",
    "Gasthof Krone",
    "Kanzlei Dr. Vogt",
    "Kita Löwenzahn",
    "Privatbank Ott & Cie.",
    "Helvetia Assekuranz",
    "Möbel Brandt",
    "Kies & Sand Werra",
    "Pharma Solutions Ost",
    "Pixelwerk",
    "Codefabrik",
    "Studio Blau",
    "Verein Stadtgrün e. V.",
    "Seniorenheim St. Anna",
    "Architekten Weber & Partner",
    "Treuhand Säntis AG",
    "Gemeindeverwaltung Egg",
    "Immobilien Haus & Grund",
    "Papier & Tinte",
)
LAYOUTS = (
    "{name}\n{role}\n{firm}",
    "{firm}\n{name}\n{role}",
    "{name}\n{role} | {firm}",
    "{name}, {role}\n{firm}",
    "{firm}\n{name}, {role}",
    "i. A. {name}\n{role}\n{firm}",
    "{firm}\n{role}\n{name}",
)
PEOPLE = (("Petra Lang", "Personalleiterin"), ("Jan Voss", "HR Manager"), ("Dr. Ute Kern", "Leiterin Verwaltung"))
ANSWERS = (
    ("Wenn Sie nicht können, rufen Sie uns bitte an (040 555 10).", "phone"),
    ("Bei Verhinderung bitten wir um Anruf unter 040 555 10.", "phone"),
    ("Sollten Sie verhindert sein, melden Sie sich bitte telefonisch.", "phone"),
    ("Bitte sagen Sie nur telefonisch ab.", "phone"),
    ("Absagen nehmen wir unter der Nummer 040 555 10 entgegen.", "phone"),
    ("Falls der Termin nicht passt: 040 555 10.", "phone"),
    ("Geben Sie mir bitte telefonisch Bescheid.", "phone"),
    ("Für eine Terminänderung erreichen Sie mich unter 040 555 10.", "phone"),
    ("Bitte um kurzen Rückruf, ob Sie kommen.", "phone"),
    ("Ihre Zusage erbitten wir telefonisch.", "phone"),
    ("Im Falle einer Absage wählen Sie bitte 040 555 10.", "phone"),
    ("Bitte bestätigen Sie den Termin in unserem Bewerberportal.", "portal"),
    ("Zu- oder Absagen bitte über den Link: https://jobs.example/1", "portal"),
    ("Sie können den Termin online absagen oder verschieben.", "portal"),
    ("Bitte loggen Sie sich ein und wählen Sie dort Ihre Antwort.", "portal"),
    ("Zur Absage nutzen Sie bitte das Formular auf unserer Webseite.", "portal"),
    ("Bitte buchen Sie den Termin unter https://kalender.example/x.", "portal"),
    ("Den Termin können Sie in Ihrem Bewerberkonto stornieren.", "portal"),
    ("Absagen bitte über das Karriereportal.", "portal"),
    ("Bitte klicken Sie auf „Annehmen“ oder „Ablehnen“.", "portal"),
    ("Ihre Rückmeldung geben Sie bitte über das Online-Tool ab.", "portal"),
    ("Bitte antworten Sie auf diese E-Mail.", "mail"),
    ("Geben Sie uns bitte per Mail Bescheid.", "mail"),
    ("Bitte bestätigen Sie den Termin.", "mail"),
    ("Ich freue mich auf Ihre Rückmeldung.", "mail"),
    ("Eine kurze Zusage genügt.", "mail"),
    ("Bitte teilen Sie uns mit, ob Sie kommen.", "mail"),
    ("Wir erbitten Ihre schriftliche Antwort.", "mail"),
    ("Lassen Sie uns wissen, ob Ihnen der Termin passt.", "mail"),
    ("Ist Ihnen der Termin recht?", "mail"),
    ("Wir bitten um Nachricht an personal@firma.example.", "mail"),
    ("Sollten Sie verhindert sein, schreiben Sie uns bitte.", "mail"),
    ("Über eine kurze Bestätigung würden wir uns freuen.", "mail"),
    ("Passt Ihnen das?", "mail"),
    ("Bitte um Rückantwort.", "mail"),
    ("Sagen Sie mir kurz, ob es klappt.", "mail"),
    ("Bei Rückfragen erreichen Sie mich unter 040 555 10.", None),
    ("Parkplätze finden Sie im Hof.", None),
    ("Bitte melden Sie sich am Empfang.", None),
    ("Bitte bringen Sie Ihren Ausweis mit.", None),
    ("Wir freuen uns auf Sie.", None),
    ("Mehr über uns: https://firma.example", None),
    ("Haben Sie Fragen? Rufen Sie gern an.", None),
    ("Den Lageplan finden Sie unter https://firma.example/plan.", None),
    ("Bitte melden Sie sich bei Frau Kern in Zimmer 3.", None),
    ("Das Gespräch dauert etwa eine Stunde.", None),
)
KINDS = (
    ("Wir müssen das Gespräch vom 11. Mai auf den 18. Mai, 9 Uhr, verschieben.", "moved"),
    ("Der Termin am 11. Mai kann leider nicht stattfinden. Passt Ihnen der 18. Mai um 9 Uhr?", "moved"),
    ("Statt am 11. Mai treffen wir uns am 18. Mai um 9 Uhr.", "moved"),
    ("Leider muss ich unseren Termin am 11. Mai absagen. Als Ersatz schlage ich den 18. Mai, 9 Uhr, vor.", "moved"),
    ("Aus Krankheitsgründen verlegen wir Ihr Gespräch vom 11. Mai auf den 18. Mai um 9 Uhr.", "moved"),
    ("Der 11. Mai klappt bei uns leider nicht. Ginge auch der 18. Mai um 9 Uhr?", "moved"),
    ("Ihr Gespräch wurde vom 11.05.2027 auf den 18.05.2027, 9 Uhr, umgebucht.", "moved"),
    ("Das Gespräch am 11. Mai findet erst am 18. Mai um 9 Uhr statt.", "moved"),
    ("Wir müssen das Gespräch am 11. Mai leider absagen.", "cancelled"),
    ("Das Gespräch am 11. Mai entfällt.", "cancelled"),
    ("Leider kann das Interview am 11. Mai nicht stattfinden. Wir melden uns.", "cancelled"),
    ("Der Termin am 11. Mai fällt wegen Krankheit aus.", "cancelled"),
    ("Ihr Termin am 11. Mai wurde storniert.", "cancelled"),
    ("Ich muss unser Treffen am 11. Mai leider streichen.", "cancelled"),
    ("Den Termin am 11. Mai können wir leider nicht halten; einen neuen nennen wir Ihnen bald.", "cancelled"),
    ("Wir möchten Ihnen die Stelle als Controller anbieten.", "offer"),
    ("Wir freuen uns, Sie ab 1. Juli bei uns einzustellen.", "offer"),
    ("Anbei erhalten Sie unser Vertragsangebot.", "offer"),
    ("Sie haben uns überzeugt: Die Stelle gehört Ihnen!", "offer"),
    ("Hiermit erhalten Sie die Zusage für den Ausbildungsplatz.", "offer"),
    ("Wir haben uns für Sie entschieden. Den Vertrag senden wir Ihnen zu.", "offer"),
    ("Gern bieten wir Ihnen einen unbefristeten Arbeitsvertrag an.", "offer"),
    ("Herzlichen Glückwunsch, Sie haben den Job!", "offer"),
    ("Leider müssen wir Ihnen absagen.", "rejection"),
    ("Wir haben uns für eine andere Bewerberin entschieden.", "rejection"),
    ("Leider können wir Ihre Bewerbung nicht berücksichtigen.", "rejection"),
    ("Die Stelle ist inzwischen besetzt.", "rejection"),
    ("Wir bedauern, Ihnen keine Zusage geben zu können.", "rejection"),
    ("Ihre Bewerbung kam diesmal leider nicht in die engere Wahl.", "rejection"),
    ("Wir senden Ihnen Ihre Unterlagen mit Bedauern zurück.", "rejection"),
    ("Leider haben wir uns gegen eine Einstellung entschieden.", "rejection"),
    ("Wir erinnern Sie an Ihr Gespräch am 12. Mai um 9 Uhr.", "reminder"),
    ("Nur zur Erinnerung: Unser Gespräch ist am 12. Mai um 9 Uhr.", "reminder"),
    ("Bitte denken Sie an Ihren Termin am 12. Mai um 9 Uhr.", "reminder"),
    ("Wir haben noch keine Antwort auf unsere Einladung zum 12. Mai um 9 Uhr.", "reminder"),
    ("Erinnerung: Vorstellungsgespräch am 12. Mai, 9 Uhr.", "reminder"),
    ("Wir laden Sie zum Gespräch am 12. Mai um 9 Uhr ein.", "invitation"),
    ("Haben Sie am 12. Mai um 9 Uhr Zeit?", "invitation"),
    ("Wir möchten Sie am 12. Mai um 9 Uhr kennenlernen.", "invitation"),
    ("Gern würden wir am 12. Mai um 9 Uhr mit Ihnen telefonieren.", "invitation"),
    ("Wir bestätigen den Termin am 12. Mai um 9 Uhr.", "invitation"),
    ("Kommen Sie am 12. Mai um 9 Uhr vorbei?", "invitation"),
    ("Ihr Probetag ist am 12. Mai ab 9 Uhr. Sollten Sie absagen müssen, rufen Sie an.", "invitation"),
    (
        "Wir haben Sie für das Auswahlverfahren am 12. Mai, 9 Uhr, vorgesehen. Ein Ersatztermin ist nicht möglich.",
        "invitation",
    ),
    ("Wir bestätigen den Eingang Ihrer Bewerbung.", "other"),
    ("Wir benötigen noch Ihr Zeugnis.", "other"),
    ("Bitte haben Sie noch etwas Geduld.", "other"),
)
DAYS = (
    ("am Dienstag, 11. Mai, um 9 Uhr", "Dienstag, 11. Mai", "9 Uhr"),
    ("am 11.5. um 9:30", "11.5.", "9:30"),
    ("am kommenden Dienstag, 14 Uhr", "kommenden Dienstag", "14 Uhr"),
    ("morgen um halb zehn", "morgen", "halb zehn"),
    ("am Dienstag, dem 11.05.2027, von 9 bis 10 Uhr", "Dienstag, dem 11.05.2027", "9"),
    ("am Di, 11.05., 09.00 Uhr", "Di, 11.05.", "09.00 Uhr"),
    ("nächste Woche Mittwoch gegen 16 Uhr", "nächste Woche Mittwoch", "16 Uhr"),
    ("übermorgen Nachmittag um 15 Uhr", "übermorgen Nachmittag", "15 Uhr"),
    ("am 11. Mai 2027, Beginn 8 Uhr,", "11. Mai 2027", "8 Uhr"),
    ("um 9 Uhr am 11. Mai", "11. Mai", "9 Uhr"),
    ("am Dienstag in einer Woche um 10 Uhr", "Dienstag in einer Woche", "10 Uhr"),
    ("am 11.05.27 um 10.15 h", "11.05.27", "10.15 h"),
    ("Mittwochmorgen um 8 Uhr", "Mittwochmorgen", "8 Uhr"),
    ("am Freitag (14. Mai 2027) um 12 Uhr", "Freitag (14. Mai 2027)", "12 Uhr"),
)


def read(body, end="Petra Lang\nPersonalreferentin\nNordlicht Energie GmbH"):
    received = read_received(f"Sehr geehrte Frau Meier,\n\n{body}\n\nMit freundlichen Grüßen\n{end}", TODAY)
    assert received is not None
    return received.reply


@pytest.mark.parametrize("firm", FIRMS)
def test_signature_is_read_in_every_order(firm):
    for place, layout in enumerate(LAYOUTS):
        name, role = PEOPLE[place % len(PEOPLE)]
        end = layout.format(name=name, role=role, firm=firm)
        reply = read("Wir laden Sie zum Gespräch am 12. Mai um 9 Uhr ein.", end)
        assert (reply.sender, reply.sender_role) == (name, role), end
        assert (reply.company or "").rstrip(".") == firm.rstrip("."), end


@pytest.mark.parametrize(("words", "channel"), ANSWERS)
def test_way_to_answer(words, channel):
    assert read(f"Wir laden Sie zum Gespräch am 12. Mai um 9 Uhr ein. {words}").channel == channel


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_what_the_mail_does(words, kind):
    assert read(words).kind == kind


@pytest.mark.parametrize(("words", "date", "time"), DAYS)
def test_day_and_hour_of_the_talk(words, date, time):
    reply = read(f"Wir laden Sie {words} zum Gespräch ein.")
    assert (reply.date, reply.time) == (date, time)
