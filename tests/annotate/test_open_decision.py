"""Drafts that leave their decision open, by their words."""

import time

import pytest

from taktvoll.annotate.open_decision import (
    answers_later,
    asks_for_another_day,
    asks_to_hold,
    declines,
    depends_on_something,
    is_left_open,
    is_refused,
    is_unsure,
    says_no,
)


@pytest.mark.parametrize(
    "lines",
    [
        ["Ob ich am 3. März komme, weiß ich noch nicht.", "Reicht es, wenn ich bis Freitag Bescheid sage?"],
        ["Kann sein, dass ich komme, kann sein, dass ich vorher absage."],
        ["Kommen würde ich nur, wenn der Tag bezahlt wird.", "Dann sage ich Ihnen fest zu oder ab."],
        ["Ich tu mir schwer mit einer Antwort.", "Bitte halten Sie mir den Termin noch bis Donnerstag frei."],
        ["Zum Vortrag kann ich noch keine Zusage geben.", "Würde es Ihnen genügen, wenn ich mich am 29. Mai bei Ihnen melde?"],
        ["Wird wahrscheinlich eher nix, aber nagel mich nicht drauf fest.", "Ich geb dir bis Donnerstag Bescheid."],
        ["Unterschreiben kann ich noch nicht.", "Wenn Sie auf drei Monate gehen, unterschreibe ich."],
    ],
)  # fmt: skip
def test_is_left_open_holds_where_the_answer_is_still_to_come(lines):
    assert is_left_open(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["Ich habe lange überlegt, mal ja, mal nein.", "Den Termin am 3. März sage ich ab.", "Bis Freitag brauche ich die Mappe zurück."],
        ["Ich neige eher dazu abzusagen."],
        ["Ich glaube, ich komme eher nicht."],
        ["Ich weiß nicht, ob ich rechtzeitig aus der Schicht komme.", "Können wir das Gespräch auf nächste Woche verschieben?", "Ich gebe bis Freitag Bescheid."],
        ["Leider kann ich am 3. März nicht kommen.", "Wenn Sie Fragen haben, melden Sie sich."],
        ["Bis gestern wusste ich nicht, ob ich kommen soll.", "Den Termin sage ich ab."],
        [],
    ],
)  # fmt: skip
def test_is_left_open_does_not_hold_for_a_hedged_no_or_another_day(lines):
    assert not is_left_open(lines)


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (is_unsure, "Ich schwanke noch.", "Ich habe lange hin und her überlegt und bin mir nicht sicher gewesen, nun sage ich ab."),
        (answers_later, "Dann sage ich fest ja oder nein.", "Ich sage nein."),
        (asks_to_hold, "Könnten Sie mir den Platz freihalten?", "Den Platz können Sie vergeben."),
        (depends_on_something, "Davon hängt es ab, ob ich komme.", "Davon habe ich gehört."),
        (says_no, "Den Termin am 3. März sage ich ab.", "Vielleicht sage ich den Termin ab."),
        (declines, "Leider kann ich das Gespräch nicht wahrnehmen.", "Ob ich das Gespräch wahrnehme, weiß ich noch nicht."),
    ],
)  # fmt: skip
def test_words_of_an_open_decision_are_told_from_others(test, yes, no):
    assert test(yes)
    assert not test(no)


def test_asks_for_another_day_not_at_a_pinch():
    assert asks_for_another_day(["Können wir den Termin verschieben?"])
    assert not asks_for_another_day(["Sagen Sie mir, ob sich der Termin notfalls verschieben lässt."])


def test_is_refused_by_a_firm_no_without_doubt():
    assert is_refused(["Termin Donnerstag gestrichen."])
    assert not is_refused(["Den Termin sage ich ab.", "Ich bin mir aber nicht sicher, ich schwanke."])


@pytest.mark.parametrize("words", ["weiß nicht ", "ob ich ", "kann sein ", "bis am ", "davon ", "wenn ", "komme ich "])
def test_is_left_open_takes_a_long_text_in_its_stride(words):
    start = time.perf_counter()
    is_left_open([words * 5_000] * 200)
    assert time.perf_counter() - start < 5
