"""Firms and posts where they surely stand."""

import pytest

from taktvoll.analysis import DateMention
from taktvoll.annotate.candidates import Candidate
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.sure_places import day_of_subject, firm_of_subject, sure_post


def found(read, sentence, label):
    start, end = sentence.index("⟦"), sentence.index("⟧") - 1
    text = sentence.replace("⟦", "").replace("⟧", "")
    span = read(text, [Candidate(start, end, ())], SentenceIndex([(0, len(text), "body", (label,))]))
    return span == (start, end)


@pytest.mark.parametrize(
    ("subject", "role", "is_day"),
    [
        ("Betreff: Probekochen am 11. Juni", "appointment", True),
        ("Betreff: Ihr Vorschlag vom 11. Juni", "appointment", False),
        ("Betreff: Bitte um den 11. Juni", "proposed", False),
    ],
)
def test_day_of_subject_is_that_of_the_talk(subject, role, is_day):
    start = subject.index("11.")
    date = DateMention(start=start, end=len(subject), day=11, month=6, role=role)
    homes = SentenceIndex([(0, len(subject), "subject", ("subject",))])
    assert (day_of_subject(subject, [date], homes) == (start, len(subject))) is is_day


@pytest.mark.parametrize(
    ("sentence", "is_firm"),
    [
        ("Betreff: Bewerbung als Bademeisterin, ⟦Freibad Ellernsee⟧", True),
        ("Absage Gespräch als Koch bei ⟦Haus Seeblick⟧", True),
        ("Betreff: ⟦Freibad Ellernsee⟧, Bewerbung als Bademeisterin", False),
        ("Betreff: Termin am Montag, ⟦Freibad Ellernsee⟧", False),
    ],
)
def test_firm_of_subject_stands_behind_the_post(sentence, is_firm):
    assert found(firm_of_subject, sentence, "subject") is is_firm


@pytest.mark.parametrize(
    ("sentence", "is_post"),
    [
        ("Ihr findet sicher eine prima ⟦Floristin⟧.", True),
        ("Ich hoffe, Sie finden bald einen guten ⟦Koch⟧.", True),
        ("Grüßen Sie bitte den freundlichen ⟦Koch⟧.", False),
    ],
)
def test_post_that_is_sought_is_wished_for(sentence, is_post):
    assert found(sure_post, sentence, "goodwill") is is_post
