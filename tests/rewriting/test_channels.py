"""What is said on the phone, in a form's field and in a short message: from the draft's own facts, and proven."""

import re

import pytest

import taktvoll
from taktvoll.lint.run import OF_A_MAIL, chosen_rules
from taktvoll.rewritten import Verdict
from taktvoll.settings import Settings

TODAY = "2027-02-20"
DRAFTS = {
    "offer": "Betreff: Absage, Kennziffer 4711-B\n\nSehr geehrte Frau Dr. Weiß,\n\nvielen Dank für die Einladung zum Gespräch am 12. März als Controllerin bei der Nordlicht GmbH. Inzwischen habe ich eine andere Stelle angenommen und sage das Gespräch ab.\n\nMit freundlichen Grüßen\nJana Kröger",
    "ill": "Hallo Herr Kern,\n\nleider bin ich krank und kann am 12. März um 10 Uhr nicht kommen. Könnten wir das Gespräch auf den 20. März verschieben? An der Stelle bin ich sehr interessiert.\n\nViele Grüße\nJana Kröger",
    "du": "Hi Tim,\n\nich ziehe meine Bewerbung zurück und komme am Freitag nicht.\n\nJana",
    "rude": "Sehr geehrte Frau Weiß,\n\nIhre Bezahlung ist ein Witz. Das Gespräch am 12. März sage ich ab.\n\nMit freundlichen Grüßen\nJana Kröger",
    "bare": "Sehr geehrte Damen und Herren,\n\nich ziehe meine Bewerbung zurück.\n\nMit freundlichen Grüßen\nJana Kröger",
}
CASES = [
    pytest.param(text, channel, id=f"{name}-{channel}")
    for name, text in DRAFTS.items()
    for channel in ("phone", "portal", "message")
]
pytestmark = pytest.mark.model


def made(text, channel, **options):
    return taktvoll.rewrite(text, channel=channel, today=TODAY, lang="de", **options)[0]


def sentences(text):
    return re.findall(r"[^.!?]+(?:(?<=\d)\.\s?[^.!?]+|(?<=Dr)\.[^.!?]+)*[.!?]", text)


@pytest.mark.parametrize(("text", "channel"), CASES)
def test_channel_text_is_proven(text, channel):
    result = made(text, channel)
    assert result.proof.verdict is Verdict.PROVEN, result.proof.missing
    assert result.proof.findings == ()


@pytest.mark.parametrize(("text", "channel"), CASES)
def test_channel_text_passes_its_own_check(text, channel):
    again = taktvoll.check(made(text, channel).text, channel=channel, today=TODAY, lang="de")
    assert [finding.rule for finding in again.findings if finding.severity != "hint"] == []


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS)
def test_phone_is_five_sentences_and_an_answer_to_why(text):
    spoken, _, answer = made(text, "phone").text.strip().partition("\n\n")
    assert 4 <= len(sentences(spoken)) <= 5
    assert spoken.split()[0] in {"Guten", "Hallo"}
    assert "hier ist Jana" in spoken
    assert re.fullmatch(r"Auf die Frage nach dem Grund: „.+[.!]“", answer)


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS)
def test_message_is_three_sentences(text):
    assert len(sentences(made(text, "message").text.strip())) <= 3


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS)
def test_portal_has_no_greeting_and_no_closing(text):
    field = made(text, "portal").text
    assert not re.search(r"Sehr geehrte|Hallo|Hi Tim|Grüße|Betreff|Jana", field)


@pytest.mark.parametrize("channel", ["phone", "portal", "message"])
def test_reference_is_kept(channel):
    assert "Kennziffer 4711-B" in made(DRAFTS["offer"], channel).text


@pytest.mark.parametrize("channel", ["phone", "portal", "message"])
def test_day_and_proposal_are_kept(channel):
    text = made(DRAFTS["ill"], channel).text
    assert "12. März" in text
    assert "20. März" in text


def test_reproach_is_said_on_no_channel():
    assert all("Witz" not in made(DRAFTS["rude"], channel).text for channel in ("phone", "portal", "message"))


def test_private_reason_is_answered_in_general_words():
    text = "Sehr geehrte Frau Weiß,\n\nwegen meiner Gastritis mit Fieber und Erbrechen kann ich am 12. März nicht kommen. Können wir das Gespräch verschieben?\n\nMit freundlichen Grüßen\nJana Kröger"
    answer = made(text, "phone").text.partition("\n\n")[2]
    assert "Gastritis" not in answer
    assert answer


def test_quoted_mail_is_no_part_of_a_message():
    text = DRAFTS["bare"] + "\n\n> Guten Tag Frau Kröger,\n> wir laden Sie ein."
    assert ">" not in made(text, "message").text


def test_undecided_draft_is_not_proven():
    text = "Hallo Frau Lind,\n\nvielleicht komme ich am Dienstag, vielleicht auch nicht, ich weiß es noch nicht so genau.\n\nRuth Adeyemi"
    assert made(text, "phone").proof.verdict is not Verdict.PROVEN


def test_rules_of_a_mail_hold_for_a_mail_only():
    assert {rule.id for rule in chosen_rules(Settings())} - {
        rule.id for rule in chosen_rules(Settings(channel="portal"))
    } == OF_A_MAIL


def test_occasion_turns_a_decline_into_a_move_on_the_phone():
    text = made(DRAFTS["rude"], "phone", occasion="reschedule").text
    assert re.search(r"verschieben|anderen Termin|anderen Tag|neuen Termin|neuer Termin|anderer Termin", text)
