"""Every wording does what it is for, in the eyes of the checker too, and states no fact."""

import re

import pytest

import taktvoll
from taktvoll.phrasing.phrases import PHRASES, phrase, vocabulary

LABELS = {
    "thanks": "thanks", "thanks_offer": "thanks", "thanks_whole": "thanks", "decision": "decision", "decision_offer": "decision",
    "decision_whole": "decision", "withdrawal": "decision", "postpone": "decision", "reschedule": "reschedule",
    "offer_dates": "reschedule", "apology": "apology", "goodwill": "goodwill", "interest": "goodwill", "understanding": "understanding",
}  # fmt: skip
WORDINGS = [
    (act, register, variant)
    for act in LABELS
    for register in PHRASES[act]
    for variant in range(len(PHRASES[act][register]))
]  # fmt: skip
OPENING = {"sie": "Sehr geehrte Frau Kern", "du": "Hallo Tim", "none": "Guten Tag", "any": "Guten Tag"}


def said(act, register, variant, **parts):
    text = phrase(act, register, variant, dates=" am Montag", es=" es", **parts)
    return text[:1].upper() + text[1:]


@pytest.mark.model
@pytest.mark.parametrize(("act", "register", "variant"), WORDINGS)
def test_phrase_is_read_as_what_it_is_for(act, register, variant):
    text = f"{OPENING[register]},\n\nich schreibe wegen des Gesprächs. {said(act, register, variant)}\n\nViele Grüße\nJana Kröger\n"
    report = taktvoll.check(text, today="2027-01-01")
    labels = {label for sentence in report.sentences for label in sentence.labels}
    assert LABELS[act] in labels
    assert not labels & {"negative", "private", "informal", "hedge"}


@pytest.mark.model
@pytest.mark.parametrize(("act", "register", "variant"), WORDINGS)
def test_phrase_keeps_its_register(act, register, variant):
    shown = taktvoll.check(said(act, register, variant), today="2027-01-01").register
    assert shown in {register if register != "any" else "none", "none"}


@pytest.mark.parametrize("singular", [True, False])
@pytest.mark.parametrize(("act", "register", "variant"), WORDINGS)
def test_phrase_without_parts_is_a_plain_sentence(act, register, variant, singular):
    text = said(act, register, variant, singular=singular)
    assert re.fullmatch(r"[A-ZÄÖÜ][^{}\[\]\d]+[.?]", text)
    assert "  " not in text
    assert " ." not in text


@pytest.mark.parametrize("register", ["sie", "du", "none"])
def test_phrase_names_slots_in_reading_order(register):
    parts = {
        "what": " für die Stelle als Köchin",
        "where": " bei der Nord AG",
        "when": " am 3. Mai um 9 Uhr",
        "to": " zum Gespräch",
    }
    text = phrase("thanks", register, 0, **parts)
    assert "zum Gespräch für die Stelle als Köchin bei der Nord AG am 3. Mai um 9 Uhr." in text


def test_phrase_closes_an_apposition_but_not_before_a_full_stop():
    when = " am Montag, den 3. Mai,"
    assert "Mai, absagen." in phrase("decision", "sie", 0, when=when, noun="das Gespräch")
    assert phrase("thanks", "sie", 0, when=when).endswith("3. Mai.")


@pytest.mark.parametrize("act", ["apology", "goodwill", "thanks", "reschedule", "interest", "understanding"])
def test_du_to_one_person_has_no_plural(act):
    for variant in range(3):
        words = set(re.findall(r"\w+", phrase(act, "du", variant, singular=True).lower()))
        assert not words & {"euch", "euer", "eure", "eurem", "ihr", "entschuldigt"}


def test_vocabulary_holds_the_words_of_all_wordings():
    known = {word.lower() for word in vocabulary()}
    for act, register, variant in WORDINGS:
        words = re.findall(r"[^\W\d_]+", phrase(act, register, variant))
        assert {word.lower() for word in words} <= known


def test_vocabulary_holds_no_weekday_and_no_month():
    assert not {word.lower() for word in vocabulary()} & {"montag", "freitag", "märz", "mai", "oktober"}
