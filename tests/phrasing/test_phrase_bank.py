"""Every wording does what it is for, in the eyes of the checker too, keeps its voice, and states no fact."""

import itertools
import re

import pytest

import taktvoll
from taktvoll.phrasing.nouns import NOUNS
from taktvoll.phrasing.phrase_bank import candidates, fill, phrases_of, vocabulary
from taktvoll.phrasing.voice import Voice

LABELS = {
    "thanks": "thanks", "decision": "decision", "postpone": "decision", "withdrawal": "decision", "reschedule": "reschedule",
    "offer_dates": "reschedule", "apology": "apology", "goodwill": "goodwill", "interest": "goodwill", "open_door": "goodwill",
    "understanding": "understanding",
}  # fmt: skip
VOICES = {
    "sie": Voice(register="sie"),
    "du": Voice(register="du"),
    "ihr": Voice(register="du", plural=True),
    "none": Voice(register="none"),
}
PARTS = {
    "noun": "das Gespräch", "Noun": "Das Gespräch", "des": "des Gesprächs", "dort": "am Auswahltag", "Dort": "Am Auswahltag", "to": " zum Gespräch",
    "post": "", "what": "", "where": "", "when": "", "when_bare": "", "es": " es", "dates": " am Montag", "why": "aus familiären Gründen",
    "Why": "Aus familiären Gründen",
}  # fmt: skip
SAID = [
    pytest.param(act, phrase, name, id=f"{act}-{name}-{number}")
    for act in LABELS
    for number, phrase in enumerate(phrases_of(act))
    for name, voice in VOICES.items()
    if voice.can_say(phrase.text) and dict(phrase.conditions).get("register", (voice.register,)) == (voice.register,)
]
OPENING = {"sie": "Sehr geehrte Frau Kern", "du": "Hallo Tim", "ihr": "Hallo zusammen", "none": "Guten Tag"}


def said(phrase, name, **parts):
    return fill(phrase, VOICES[name], {**PARTS, **parts})


@pytest.mark.model
@pytest.mark.parametrize(("act", "phrase", "name"), SAID)
def test_phrase_is_read_as_what_it_is_for(act, phrase, name):
    text = f"{OPENING[name]},\n\nich schreibe wegen des Gesprächs. {said(phrase, name)}\n\nViele Grüße\nJana Kröger\n"
    report = taktvoll.check(text, today="2027-01-01")
    labels = {label for sentence in report.sentences for label in sentence.labels}
    expected = {"apology": {"apology", "understanding"}, "postpone": {"decision", "reschedule"}}.get(act, {LABELS[act]})
    assert labels & expected
    assert not labels & {"negative", "private", "informal", "hedge"}
    assert report.register in {VOICES[name].register, "none"}


@pytest.mark.parametrize(("act", "phrase", "name"), SAID)
def test_phrase_is_a_plain_sentence(act, phrase, name):
    text = said(phrase, name)
    assert re.fullmatch(r"[A-ZÄÖÜ][^{}\[\]|\d]+[.?!]", text)
    assert not re.search(r"  | [.,;?!]|\b(\w+) \1\b", text)


@pytest.mark.parametrize(("act", "phrase", "name"), SAID)
def test_vocabulary_holds_the_words_of_the_phrase(act, phrase, name):
    known = {word.casefold() for word in vocabulary()}
    assert {word.casefold() for word in re.findall(r"[^\W\d_]+", said(phrase, name, dates="", why="", Why=""))} <= known


def test_vocabulary_holds_no_weekday_and_no_month():
    assert not {word.lower() for word in vocabulary()} & {"montag", "freitag", "märz", "mai", "oktober"}


@pytest.mark.parametrize(("matter", "name"), [*itertools.product(["appointment", "offer", "talk", "whole"], VOICES)])
def test_every_letter_has_wordings_of_the_acts_that_it_needs(matter, name):
    facts = {"matter": matter, "occasion": "decline", "noun": "das Gespräch", "late": "no"}
    parts = {**PARTS, "why": "", "Why": "", "when": ""}
    for act in (
        "thanks",
        "decision",
        "postpone",
        "withdrawal",
        "reschedule",
        "apology",
        "goodwill",
        "interest",
        "closing",
        "salutation",
    ):
        assert candidates(act, VOICES[name], facts=facts, parts=parts), act


@pytest.mark.parametrize("name", ["sie", "du", "ihr"])
def test_ten_letters_need_not_apologise_in_the_same_words(name):
    facts = {"matter": "appointment", "occasion": "decline", "late": "no"}
    found = candidates("apology", VOICES[name], facts=facts, parts=PARTS)
    assert len({said(phrase, name) for phrase in found}) >= 8


def test_a_wish_names_no_vacancy_that_the_draft_does_not_name():
    facts = {"matter": "appointment", "occasion": "decline", "late": "no"}
    without = candidates("goodwill", VOICES["sie"], facts=facts, parts={**PARTS, "position": ""})
    assert all("Stelle" not in phrase.text and "Besetzung" not in phrase.text for phrase in without)


def test_a_mail_on_the_last_day_apologises_for_that():
    facts = {"matter": "appointment", "late": "yes"}
    assert all(
        "kurzfristig" in phrase.text for phrase in candidates("apology", VOICES["sie"], facts=facts, parts=PARTS)
    )


def test_swiss_letters_have_no_sharp_s():
    swiss = Voice(register="sie", region="ch")
    assert fill(phrases_of("closing")[0], swiss, PARTS) == "Mit freundlichen Grüssen"


def test_capital_du_stays_capital():
    voice = Voice(register="du", capital=True)
    assert voice.say("Ich danke [Ihnen|dir|euch|-] für [Ihre|deine|eure|die] Zeit.") == "Ich danke Dir für Deine Zeit."


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.lemma)
def test_noun_agrees_with_its_article(noun):
    article = {"m": ("den", "zum", "des"), "n": ("das", "zum", "des"), "f": ("die", "zur", "der")}[noun.gender]
    assert (noun.accusative.split()[0], noun.to.split()[0], noun.of.split()[0]) == article
