"""Requests, enclosures, what goes back, greetings to third persons, and a no: no letter leaves them out, whatever stands beside them."""

import re

import pytest

import taktvoll
from taktvoll.rewriting.leaning import has_open_pronoun, leans
from taktvoll.rewriting.practical import asks, is_practical, settles
from taktvoll.rewriting.refusal import refuses
from taktvoll.rewriting.tone import begs, without_pleading

MODES = ["minimal", "fresh"]


def rewrite(text, mode="minimal", today="2027-02-10"):
    return taktvoll.rewrite(text, mode=mode, today=today)[0]


def mail(body, greeting="Sehr geehrte Frau Kern,", closing="Mit freundlichen Grüßen\nSana Iqbal"):
    return f"{greeting}\n\n{body}\n\n{closing}"


GRIEVANCE = (
    "am Dienstag, 16. Februar, um 9 Uhr komme ich nicht zum Vorstellungsgespräch. Ihr Disponent hat mich am Telefon ausgelacht, als ich nach dem"
    " Tarif gefragt habe, und die Bezahlung ist ein schlechter Witz."
)


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("body", "must"),
    [
        (f"{GRIEVANCE} Die beiden Vertragsmuster schicke ich morgen ohne Unterschrift zurück.", "Vertragsmuster schicke ich"),
        (f"{GRIEVANCE} Meine Arbeitsproben sind noch in Ihrem Portal, bitte löschen Sie beides und geben Sie mir kurz Bescheid, wenn das erledigt ist.", "geben Sie mir kurz Bescheid, wenn das erledigt ist"),
        (f"{GRIEVANCE} Den Meisterbrief habe ich Ihnen im Original dagelassen, den brauche ich per Einschreiben zurück.", "Einschreiben"),
        (f"{GRIEVANCE} Den Gabelstaplerschein habe ich eingescannt und angehängt, danach hatten Sie gefragt.", "angehängt"),
    ],
)  # fmt: skip
def test_rewrite_of_a_grievance_keeps_what_is_to_be_done(body, must, mode):
    text = rewrite(mail(body), mode).text
    assert must in text
    assert "Witz" not in text


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_rewrite_keeps_an_offered_day_that_gives_a_reason(mode):
    body = (
        "leider kann ich den Termin am Montag, den 15. Februar, 13 Uhr nicht wahrnehmen. Mein Chef hat mir die Schicht verlegt. Ich habe am Mittwoch,"
        " 17. Februar, Berufsschule nur bis 12 Uhr und könnte um 13.30 Uhr in der Praxis sein. Freitag ab 15 Uhr geht auch. Dazu kommt, dass der"
        " Bus nur alle zwei Stunden fährt, dass meine Kollegin krank ist und dass die Kasse am Abend noch gezählt werden muss, weil sonst keiner da ist."
    )
    assert "Mittwoch, 17. Februar" in rewrite(mail(body), mode).text


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_rewrite_keeps_a_greeting_beside_the_person_it_is_for(mode):
    body = f"{GRIEVANCE} Ihre Kollegin Frau Behrens war am Telefon wirklich ausgesprochen freundlich und hat sich viel Zeit genommen. Grüßen Sie sie bitte von mir."
    text = rewrite(mail(body), mode).text
    assert re.search(r"Behrens[^.]*\. Grüßen Sie sie bitte von mir\.", text)


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_rewrite_says_no_where_only_a_request_had_the_word(mode):
    body = (
        "danke für das Angebot vom Freitag. Nach langem Überlegen: lieber nicht, Ihre Leute haben auf mich ziemlich eingeschlafen gewirkt. Können Sie bitte"
        " Herrn Aydin absagen wegen dem Mittagessen am Donnerstag, 18. Februar?"
    )
    text = rewrite(mail(body), mode).text
    assert re.search(
        r"Angebot[^.]*nicht annehmen|Angebot[^.]*ablehnen|nicht zur Verfügung|nicht mehr zur Verfügung", text
    )
    assert "Aydin" in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Bitte löscht meine Daten.",
        "Meinen Lebenslauf könnt ihr wegschmeißen.",
        "Trotzdem wollte ich fragen, ob es am 7. Januar ginge.",
        "Ich bitte Sie, den Termin anderweitig zu vergeben.",
        "Die Bestätigung hänge ich an.",
        "Den Schlüssel werfe ich morgen in Ihren Briefkasten.",
    ],
)
def test_settles_knows_what_is_to_be_done(sentence):
    assert settles(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jetzt teilen Sie mir in einem Nebensatz mit, das gelte erst nach zwei Jahren.",
        "Ich bitte Sie, die Umstände zu entschuldigen.",
        "Die Ladung liegt seit Januar bei mir am Kühlschrank.",
        "Der Vater ist wie immer nicht erreichbar.",
    ],
)
def test_settles_does_not_take_a_report_for_a_request(sentence):
    assert not settles(sentence)


def test_practical_matter_is_not_what_lies_at_home():
    assert not is_practical("Die Ladung liegt seit Januar bei mir am Kühlschrank.")
    assert is_practical("Die Mappe liegt noch bei Ihnen am Empfang.")


def test_request_said_of_the_reader_is_none():
    assert not asks("Jetzt schreiben Sie mir so etwas.")
    assert asks("Die Urkunden senden Sie an meine Adresse.")


@pytest.mark.parametrize(
    "sentence",
    ["Sag ihnen bitte liebe Grüße von mir.", "Richten Sie ihr meinen Dank aus.", "Den werfen Sie bitte weg.", "Die behandle ich vertraulich.", "Das fand ich stark."],
)  # fmt: skip
def test_sentence_leans_on_whom_or_what_was_named_before(sentence):
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sagt ihr Frau Özkan bitte, dass ich mich freue.",
        "Die Urkunden senden Sie bitte zurück.",
        "Das Gespräch sage ich ab.",
    ],
)
def test_sentence_that_names_its_matter_leans_on_nothing(sentence):
    assert not leans(sentence)


def test_infinitive_is_no_possessive():
    assert not has_open_pronoun("Ich könnte auch um sechs, wenn es sein muss.")
    assert has_open_pronoun("Am Dienstag ist sein Dienst zu Ende.")


def test_pronoun_of_a_man_named_in_its_sentence_is_not_open():
    assert not has_open_pronoun("Richten Sie Herrn Dr. Kossow aus, dass ich ihm danke.")


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Aber wenn es irgendwie ginge, ich flehe Sie an, dürfte ich am Donnerstag kommen?", "Dürfte ich am Donnerstag kommen?"),
        ("Bitte, bitte geben Sie mir Bescheid.", "Bitte geben Sie mir Bescheid."),
    ],
)  # fmt: skip
def test_pleading_goes_out_of_a_request(sentence, plain):
    assert without_pleading(sentence) == plain
    assert not begs(plain)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ich komme nicht.",
        "Den Termin können Sie streichen.",
        "Ich bin raus.",
        "Leider muss ich absagen.",
        "Das wird nichts.",
    ],
)
def test_refusal_is_known_by_its_words(sentence):
    assert refuses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kannst du bitte Konstantin absagen wegen dem Mittagessen?",
        "Sie haben mich für Mittwoch eingeladen, und ich habe mich gefreut, denn in meinem Alter (ich bin 61) bekommt man meistens nicht einmal eine Antwort.",
    ],
)
def test_refusal_is_not_what_somebody_else_is_to_do_or_does(sentence):
    assert not refuses(sentence)


WARD = "mein Kleiner hat Scharlach, deshalb schaffe ich am Mittwoch, 17. Februar, um 8 Uhr nicht."


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("body", "must"),
    [
        (f"{GRIEVANCE} Meine Arbeitsproben löschen Sie bitte, da hat Ihr Pfuscher schon genug abgekupfert, und geben mir kurz schriftlich Bescheid, dass das erledigt ist.", "löschen Sie bitte und geben mir kurz schriftlich Bescheid, dass das erledigt ist."),
        (f"{GRIEVANCE} Erreichbar bin ich nur abends nach 19 Uhr unter der alten Nummer, tagsüber sitz ich auf dem Bock.", "Erreichbar bin ich nur abends nach 19 Uhr unter der alten Nummer."),
        ("bitte leiten Sie das an Herrn Vogt weiter: Ich komme nicht zum Zweitgespräch am 16. Februar um 9 Uhr. Der Mann hat mich ausgelacht, als ich nach dem Tarif gefragt habe. Die Arbeitsprobe mit den Messwerten soll er aber löschen, die ist von mir.", "soll er aber löschen"),
        (f"{WARD} Können wir auf Freitag, 19. Februar, ausweichen? Zur Not auch per Video, abends wenn er schläft.", "Zur Not auch per Video, abends."),
        ("bin seit heute krankgeschrieben bis nächsten Mittwoch (Bandscheibe), das wird am Freitag um 10 Uhr nichts. Danach kann ich jeden Tag, am liebsten vormittags.", "kann ich jeden Tag, am liebsten vormittags"),
        ("wegen Freitag 10 Uhr: Ich werde es nicht schaffen. Bin krankgeschrieben bis nächsten Mittwoch, die Bandscheibe, der Orthopäde will mich in die Reha stecken. Danach kann ich jeden Tag, am liebsten vormittags.", "is nächsten Mittwoch bin ich verhindert, danach kann ich jeden Tag, am liebsten vormittags."),
        ("hiermit nehme ich meine Bewerbung zurück, der Termin am 16. Februar entfällt. Bitte lassen Sie Frau Wendt wissen, dass ich ihr das Buch noch schicke.", "dass ich ihr das Buch noch schicke"),
        ("am Dienstag, 16. Februar, um 9 Uhr kann ich nicht kommen, mein Vater liegt im Klinikum. Die Stelle in der Lohnbuchhaltung hat mich echt gereizt, gerade weil Sie am Telefon so nett waren. Ginge auch Freitag, 19. Februar?", "hat mich wirklich gereizt, gerade weil Sie am Telefon so nett waren"),
    ],
)  # fmt: skip
def test_what_is_asked_offered_or_meant_kindly_stays_when_what_is_beside_it_goes(body, must, mode):
    assert must in rewrite(mail(body), mode).text


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_a_request_to_tell_others_of_the_refusal_is_no_refusal(mode):
    body = (
        "danke für Ihr Angebot vom 2. Februar, aber mit Ihrem Rektor sitze ich nicht zehn Jahre im selben Lehrerzimmer. Ihr Angebot lehne ich ab."
        " Bitte informieren Sie auch das Schulamt, dass ich den Vertrag bis 1. März nicht unterschreiben werde."
    )
    assert "informieren Sie auch das Schulamt, dass ich den Vertrag bis 1. März nicht" in rewrite(mail(body), mode).text


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_an_answer_asked_for_in_a_huff_is_asked_for_calmly(mode):
    body = (
        "ja, ich war gestern um 14 Uhr nicht da, ich bin nach der Nachtschicht eingeschlafen. Wenn Sie noch wollen: Am Dienstag, 16. Februar, könnte ich"
        " ab 15 Uhr bei Ihnen sein. Wenn nicht, dann halt nicht, dann hätte ich gern kurz Bescheid."
    )
    assert "Wenn nicht, dann hätte ich gern kurz Bescheid." in rewrite(mail(body), mode).text


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("body", "must", "must_not"),
    [
        ("ich sitz in Riesa fest, die Bahn hats mal wieder verkackt. Unser Gespräch um 14 Uhr kann ich knicken. Können wir das auf übermorgen ab 10 Uhr schieben?", "um 14 Uhr", "verkackt"),
        ("mein Chef hat mir für Dienstag die Spätschicht reingedrückt. Damit fällt unser Termin am 16.2. um 16 Uhr in Groß-Gerau für mich flach. Ich könnte am Freitag, 19.2. bis 12 Uhr.", "16.2. um 16 Uhr", "bei Groß-Gerau"),
        ("Ihre Einladung für Dienstag, den 16. Februar, 7 Uhr in Baunatal hab ich bekommen. Danke, aber nein. Ihr Fahrtest ist für mich eine Beleidigung.", "habe ich bekommen.", "für Ihre Einladung. Ihre Einladung"),
    ],
)  # fmt: skip
def test_the_appointment_is_named_as_the_draft_names_it(body, must, must_not, mode):
    text = rewrite(mail(body), mode).text
    assert must in text
    assert must_not not in text


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("ich kann morgen um 13 Uhr nicht zum Gespräch kommen, ich hab Fieber. Bitte werfen Sie mich nicht raus. Ab Mittwoch bin ich wieder gesund, da ginge es vormittags.", "prevented"),
        ("sorry das ich gestern nicht zum Probetag gekommen bin. Darf ich nochmal kommen? Ich könnte am Samstag, 13. Februar.", "missed_it"),
    ],
)  # fmt: skip
def test_stance_of_who_pleads_to_stay_or_was_not_there(body, stance):
    assert taktvoll.check(mail(body), today="2027-02-10").situation.stance == stance


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_the_deadline_that_an_undecided_writer_sets_stays(mode):
    body = (
        "für Dienstag um 16 Uhr komme ich wahrscheinlich, vielleicht aber auch nicht. Bis Montagmittag weiß ich mehr."
    )
    assert "Bis Montagmittag weiß ich mehr." in rewrite(mail(body), mode).text


@pytest.mark.model
@pytest.mark.parametrize("mode", MODES)
def test_a_refusal_that_begins_with_so_gern_is_replaced_where_it_goes(mode):
    body = (
        "so gern ich mit Ihnen arbeiten würde: Am 16. Februar, 13 Uhr, kann ich nicht, da ist die Abiturfeier meiner Tochter. Sie haben sich den Termin extra"
        " freigeschaufelt, ich hätte gleich sagen müssen, dass das nicht geht. Ginge der 18. oder 19. Februar?"
    )
    assert "16. Februar" in rewrite(mail(body), mode).text


def test_ihr_behind_ich_is_no_du():
    body = (
        "hiermit sage ich den Termin am 16. Februar ab. Bitte sagen Sie Frau Wendt, dass ich ihr das Buch noch schicke."
    )
    report = taktvoll.check(mail(body), today="2027-02-10")
    assert report.register == "sie"
    assert "register_mix" not in {finding.rule for finding in report.findings}
