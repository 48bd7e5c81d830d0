"""What a date is the day of, by the words around it and by what its sentence does."""

import datetime as dt

import pytest

from taktvoll.annotate.clock_times import clock_times
from taktvoll.annotate.date_roles import settled, with_roles
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.appointment import day_of

TODAY = dt.date(2027, 5, 3)


def read(sentence, *labels):
    index = SentenceIndex([(0, len(sentence), "body", labels or ("other",))])
    return with_roles(sentence, list(find_dates(sentence)), index, list(clock_times(sentence)))


def roles(sentence, *labels):
    return [date.role for date in read(sentence, *labels)]


@pytest.mark.parametrize(
    ("sentence", "labels", "role"),
    [
        ("Das Gespräch am 14. Mai muss ich absagen.", ("decision",), "appointment"),
        ("Vielen Dank für die Einladung zum Gespräch am 14. Mai.", ("thanks",), "appointment"),
        ("Am 14. Mai kann ich leider nicht kommen.", ("decision",), "appointment"),
        ("Probekochen am 11. Juni", ("subject",), "appointment"),
        ("In unserem Gespräch am Dienstag ist mir klar geworden, dass die Stelle nicht passt.", ("reason",), "past"),
        ("Vielen Dank für das nette Gespräch am Mittwoch.", ("thanks",), "past"),
        ("Am 20. April habe ich mich bei Ihnen vorgestellt.", ("other",), "past"),
        ("Der Probetag am Samstag hat mir gezeigt, dass ich das nicht möchte.", ("reason",), "past"),
        ("Ginge auch der 25. Mai?", ("reschedule",), "proposed"),
        ("Vom 10. bis 21. Mai bin ich auf Dienstreise.", ("reason",), "absence"),
        ("Ich bin bis zum 14. Mai krankgeschrieben.", ("reason",), "absence"),
        ("Am 16.6. bin ich wieder zurück.", ("other",), "absence"),
        ("Ich ziehe zurück, weil ich zum 1. Juli eine andere Stelle antrete.", ("decision", "reason"), "contract"),
        ("Den Arbeitsvertrag habe ich am 12. April unterschrieben.", ("reason",), "contract"),
        ("Ich fange dort am 1. August an.", ("reason",), "contract"),
        ("Vielen Dank für Ihre Mail vom 28. April.", ("thanks",), "other"),
        ("Ihr Angebot gilt bis zum 7. Mai.", ("other",), "other"),
        ("Sie baten um Antwort bis Freitag.", ("other",), "other"),
        ("Ich habe am Freitag eine Zusage bekommen.", ("reason",), "other"),
        ("Von meiner Bewerbung nehme ich heute Abstand.", ("decision",), "other"),
        ("Beim Kennenlernen am 14. April habe ich gemerkt, dass mir das nicht liegt.", ("reason",), "past"),
        ("Am Samstag habe ich bei Ihnen zur Probe gearbeitet.", ("other",), "past"),
        ("Danke, dass Sie mir am 14. April den Betrieb gezeigt haben.", ("thanks",), "past"),
        ("Die Frist für den Platz endet am 14. Mai.", ("other",), "other"),
        ("Meine Probezeit endet am 31. Mai.", ("reason",), "other"),
        ("Mein Arbeitsvertrag läuft bis zum 30. September.", ("reason",), "contract"),
        ("Meine Versetzung zum 1. Juni ist genehmigt.", ("reason",), "contract"),
        ("Wegen des Streiks am 5. Mai fährt kein Zug.", ("reason",), "other"),
        ("Frei habe ich am 24. Mai.", ("other",), "proposed"),
        ("Am 24. Mai hätte ich Zeit.", ("other",), "proposed"),
    ],
)
def test_role_of_a_date(sentence, labels, role):
    assert roles(sentence, *labels) == [role]


def test_sentence_that_cancels_and_offers_names_the_appointment_first():
    assert roles("Am 12. Mai geht es nicht, ginge der 14. Mai?", "decision", "reschedule") == [
        "appointment",
        "proposed",
    ]


def test_hour_belongs_to_the_date_before_it():
    dates = read("Statt am 12. Mai um 9 Uhr lieber am 14. Mai um halb elf.", "reschedule")
    assert [date.time for date in dates] == ["09:00", "10:30"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Ich habe am Freitag eine Zusage bekommen.", dt.date(2027, 4, 30)),
        ("Seit Samstag bin ich krank.", dt.date(2027, 5, 1)),
        ("Am Freitag kann ich nicht kommen.", dt.date(2027, 5, 7)),
    ],
)
def test_weekday_that_is_told_of_is_the_last_one(sentence, day):
    (date,) = read(sentence, "reason")
    assert day_of(date, TODAY) == day


def test_other_mentions_of_the_day_of_the_slot_are_the_appointment_too():
    text = "Kurze Frage zum 7. Mai: Am Freitag um 9 Uhr bin ich verreist."
    dates = [*read(text, "other")]
    assert dates[0].role == "other"
    found = list(settled(dates, (dates[1].start, dates[1].end), TODAY, "09:00"))
    assert [(date.role, date.time) for date in found] == [("appointment", "09:00"), ("appointment", "09:00")]


def test_move_names_the_old_day_first_and_then_the_new_one():
    assert roles("Könnten wir die Hospitation vom 18. Mai auf den 1. Juni legen?", "reschedule") == [
        "appointment",
        "proposed",
    ]
    assert roles("Statt am 11. Mai ginge es am 12. Mai.", "reschedule") == ["appointment", "proposed"]


@pytest.mark.parametrize(
    ("sentence", "labels", "expected"),
    [
        ("Danke, dass Sie sich gestern so viel Zeit für meine Fragen genommen haben.", ("thanks",), "past"),
        ("Ich danke Ihnen für Ihren Anruf vom Freitag.", ("thanks",), "past"),
        ("Danke fürs Mitfahren gestern.", ("thanks",), "past"),
        ("Gestern habe ich verschlafen.", ("reason",), "appointment"),
        ("Dass ich gestern um 17 Uhr nicht bei Ihnen war, haben Sie gemerkt.", ("other",), "appointment"),
        ("Den Schlüssel hole ich am Samstag ab.", ("other",), "other"),
        ("Am Freitag habe ich seit Wochen einen Arzttermin.", ("reason",), "absence"),
        ("Der Freitag wackelt leider.", ("hedge",), "appointment"),
    ],
)
def test_role_in_other_words(sentence, labels, expected):
    assert roles(sentence, *labels) == [expected]


def test_engagement_that_is_the_reason_is_an_absence_beside_the_appointment():
    assert roles("Den Montag muss ich absagen, weil am Montag die Generalprobe ist.", "decision", "reason") == [
        "appointment",
        "absence",
    ]


def test_absence_on_the_day_of_the_talk_stays_one_where_the_talk_is_named_too():
    text = "Am 11. Mai bin ich verreist. Das Gespräch am 11. Mai sage ich ab."
    end = text.index(" Das")
    index = SentenceIndex([(0, end, "body", ("reason",)), (end + 1, len(text), "body", ("decision",))])
    dates = with_roles(text, list(find_dates(text)), index, [])
    slot = (dates[1].start, dates[1].end)
    assert [date.role for date in settled(dates, slot, TODAY)] == ["absence", "appointment"]
