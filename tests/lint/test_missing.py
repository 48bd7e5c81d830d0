"""Rules about what is missing, on readings built by hand."""

import re

import pytest

from analyses import read_marked
from taktvoll.finding import Severity, apply_edits
from taktvoll.lint.rules import rule_by_id
from taktvoll.settings import Settings
from wordings import small, wordings

FLAT = """⟦salutation⟧Sehr geehrte Frau Weiß,

⟦decision⟧leider kann ich am 12. März nicht kommen.

⟦closing⟧Mit freundlichen Grüßen
⟦closing⟧Jana Kröger"""
SIE = {"Sie", "Ihnen", "Ihr", "Ihre"}
DU = {"du", "dir", "dich", "dein", "deine"}
IHR = {"ihr", "euch", "euer", "eure"}
MISSING = (
    "missing_thanks",
    "missing_decision",
    "missing_apology",
    "missing_reschedule",
    "missing_subject",
    "missing_goodwill",
)


def find(rule_id, letter, settings=None, **fields):
    return list(rule_by_id(rule_id).find(read_marked(letter, **fields), settings or Settings()))


def mended(rule_id, letter, settings=None, **fields):
    analysis = read_marked(letter, **fields)
    match = next(iter(rule_by_id(rule_id).find(analysis, settings or Settings())))
    return apply_edits(analysis.text, match.fixes[0].edits)


def sayings(act, letter, settings=None, *named, **fields):
    return wordings(act, read_marked(letter, **fields), settings, *named)


def addressed(sentence):
    """The words that address the reader; the first word of a sentence may have a capital for that."""
    first, *others = re.findall(r"\w+", sentence)
    forms = SIE | DU | IHR
    return [word for word in others if word in forms] + [word for word in [first.lower()] if word in DU | IHR - {"ihr"}]


def between(text, before, after):
    """What `text` has between the two, each of which it has once."""
    assert (text.count(before), text.count(after)) == (1, 1)
    return text.split(before)[1].split(after)[0]


@pytest.mark.parametrize("rule_id", MISSING)
def test_other_occasion_is_not_nagged(rule_id):
    letter = FLAT.replace("⟦decision⟧leider kann ich am 12. März nicht kommen", "⟦other⟧gern komme ich am 12. März")
    assert find(rule_id, letter, occasion="other") == []


def test_intent_of_the_user_beats_the_draft():
    letter = FLAT.replace("⟦decision⟧leider kann ich am 12. März nicht kommen", "⟦other⟧gern komme ich am 12. März")
    assert find("missing_decision", letter, Settings(occasion="decline"), occasion="other")


def test_decline_is_not_said_by_asking_for_another_date():
    letter = FLAT.replace("⟦decision⟧leider kann ich am 12. März nicht kommen.", "⟦reschedule⟧ginge auch der 15. März?")
    assert find("missing_decision", letter, occasion="reschedule") == []
    assert len(find("missing_decision", letter, Settings(occasion="decline"), occasion="reschedule")) == 1


def test_thanks_is_anchored_at_the_salutation():
    match = find("missing_thanks", FLAT)[0]
    assert (match.start, match.end) == (0, len("Sehr geehrte Frau Weiß,"))


def test_thanks_is_anchored_at_the_closing_without_a_salutation():
    letter = "⟦decision⟧Leider kann ich nicht kommen.\n\n⟦closing⟧Mit freundlichen Grüßen"
    match = find("missing_thanks", letter)[0]
    assert match.start == len("Leider kann ich nicht kommen.\n\n")


def test_thanks_go_before_a_small_first_word():
    slots = {"date": "12. März"}
    thanks = small(sayings("thanks", FLAT, slots=slots))
    assert between(mended("missing_thanks", FLAT, slots=slots), "Weiß,\n\n", " Leider kann") in thanks
    assert "vielen Dank für Ihre Einladung." in thanks


def test_thanks_go_before_a_capital_after_an_exclamation_mark():
    letter = FLAT.replace("Weiß,", "Weiß!").replace("⟧leider", "⟧Leider")
    slots = {"date": "12. März"}
    thanks = sayings("thanks", letter, slots=slots)
    assert between(mended("missing_thanks", letter, slots=slots), "Weiß!\n\n", " Leider kann") in thanks


@pytest.mark.parametrize(
    ("register", "marks", "address", "one"),
    [
        ("sie", {}, SIE, "vielen Dank für Ihr Interesse an meiner Bewerbung."),
        ("none", {}, set(), "vielen Dank für das Interesse an meiner Bewerbung."),
        ("du", {"du": ["dir"]}, DU, "danke für deine Zeit und dein Interesse."),
        ("du", {"du": ["euch"]}, IHR, "danke für eure Zeit und euer Interesse."),
        ("mixed", {"du": ["dir", "euch"]}, IHR, "danke für eure Zeit und euer Interesse."),
    ],
)
def test_thanks_speak_in_the_register_of_the_draft(register, marks, address, one):
    letter = "⟦salutation⟧Hallo,\n\n⟦decision⟧ich sage dir und euch ab.\n\n⟦closing⟧Jana"
    thanks = between(mended("missing_thanks", letter, register=register, marks=marks), "Hallo,\n\n", " Ich sage")
    sayable = small(sayings("thanks", letter, register=register, marks=marks))
    assert thanks in sayable
    assert one in sayable
    assert all(set(addressed(said)) <= address for said in sayable)
    assert bool(addressed(thanks)) == bool(address)


def test_thanks_speak_in_the_register_that_the_user_chose():
    text = mended("missing_thanks", FLAT, Settings(register="du"), slots={"date": "12. März"})
    assert set(addressed(between(text, "Weiß,\n\n", " Leider kann"))) & DU


def test_several_who_are_greeted_by_name_are_thanked_as_several():
    letter = FLAT.replace("Frau Weiß", "Frau Weiß, sehr geehrter Herr Kern")
    text = mended("missing_thanks", letter, Settings(register="du"), slots={"date": "12. März"})
    assert set(addressed(between(text, "Kern,\n\n", " Leider kann"))) & IHR


def test_inserted_sentence_uses_the_line_ending_of_the_draft():
    letter = FLAT.replace("⟦decision⟧leider kann ich am 12. März nicht kommen.", "⟦reschedule⟧– Dienstag").replace(
        "\n", "\r\n"
    )
    text = mended("missing_apology", letter)
    assert between(text, "\r\n– Dienstag\r\n\r\n", "\r\n\r\nMit") in sayings("apology", letter)
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize(
    ("slots", "severity"),
    [({}, Severity.HINT), ({"date": "12. März"}, Severity.WARNING), ({"time": "10 Uhr"}, Severity.WARNING)],
)
def test_apology_is_only_a_hint_without_an_appointment(slots, severity):
    letter = FLAT.replace("am 12. März", "am 12. März um 10 Uhr")
    assert find("missing_apology", letter, slots=slots)[0].severity is severity


@pytest.mark.parametrize("label", ["apology", "understanding"])
def test_apology_or_understanding_is_enough(label):
    letter = FLAT.replace("kommen.", f"kommen. ⟦{label}⟧Haben Sie Nachsicht.")
    assert find("missing_apology", letter) == []


def test_apology_follows_a_sentence_without_a_full_stop():
    letter = "⟦salutation⟧hallo tim\n⟦decision⟧ich komm nicht\n⟦closing⟧mika"
    text = mended("missing_apology", letter, register="none")
    apologies = sayings("apology", letter, register="none")
    assert between(text, "hallo tim\nich komm nicht. ", "\nmika") in apologies
    assert not [said for said in apologies if addressed(said)]


ILL = FLAT.replace(
    "nicht kommen.", "nicht kommen, weil ich krank bin. ⟦goodwill⟧Ich würde Sie gern kennenlernen."
).replace("⟦decision⟧", "⟦decision reason⟧")
ILL_MARKS = {"obstacle": ["krank"], "interest": ["gern kennenlernen"]}


def test_reschedule_is_missing_with_obstacle_and_interest():
    match = find("missing_reschedule", ILL, marks=ILL_MARKS)[0]
    assert match.severity is Severity.WARNING
    asked = between(mended("missing_reschedule", ILL, marks=ILL_MARKS), "krank bin. ", " Ich würde")
    requests = sayings("reschedule", ILL, marks=ILL_MARKS)
    assert asked in requests
    assert "Könnten Sie mir einen anderen Termin vorschlagen?" in requests


def test_reschedule_is_a_hint_where_a_later_opening_is_kept():
    assert find("missing_reschedule", ILL, marks=ILL_MARKS | {"later": ["würde"]})[0].severity is Severity.HINT


@pytest.mark.parametrize("without", ["obstacle", "interest"])
def test_reschedule_needs_obstacle_and_interest(without):
    assert find("missing_reschedule", ILL, marks={k: v for k, v in ILL_MARKS.items() if k != without}) == []


def test_reschedule_is_not_missing_after_a_withdrawal():
    assert find("missing_reschedule", ILL, marks=ILL_MARKS | {"withdrawal": ["würde"]}) == []


def test_reschedule_is_missing_where_the_user_wants_to_move():
    assert find("missing_reschedule", FLAT, Settings(occasion="reschedule"))
    assert find("missing_reschedule", ILL, Settings(occasion="decline"), marks=ILL_MARKS) == []


def test_decision_follows_the_thanks():
    letter = FLAT.replace(
        "⟦decision⟧leider kann ich am 12. März nicht kommen.", "⟦thanks⟧vielen Dank. ⟦reason⟧Ich bin krank."
    )
    decisions = sayings("decision", letter)
    assert between(mended("missing_decision", letter), "vielen Dank. ", " Ich bin krank.") in decisions


def test_decision_for_a_move_cancels_one_appointment():
    letter = FLAT.replace("⟦decision⟧leider kann ich am 12. März nicht kommen", "⟦thanks⟧vielen Dank")
    settings = Settings(occasion="reschedule")
    said = between(mended("missing_decision", letter, settings), "vielen Dank. ", "\n\nMit")
    assert said in sayings("postpone", letter, settings)
    assert "den termin" in said.lower()


def test_subject_is_not_missing_in_a_fragment():
    assert find("missing_subject", "⟦decision⟧Ich sage ab.") == []


def test_subject_is_not_missing_in_a_mail_with_a_header():
    assert find("missing_subject", FLAT, subject="Absage") == []
    assert len(find("missing_subject", FLAT)) == 1


def test_subject_is_inserted_above_the_salutation():
    slots = {"date": "12. März"}
    subjects = sayings("subject", FLAT, None, "date", slots=slots)
    assert between(mended("missing_subject", FLAT, slots=slots), "Betreff: ", "\n\nSehr geehrte") in subjects
    assert subjects == {"Absage des Termins am 12. März", "Absage des Termins"}


def test_withdrawal_is_not_missing_where_only_the_date_passes():
    assert len(find("missing_withdrawal", FLAT)) == 1
    assert find("missing_withdrawal", ILL, marks=ILL_MARKS) == []
    assert find("missing_withdrawal", FLAT, marks={"withdrawal": ["nicht kommen"]}) == []
    assert find("missing_withdrawal", FLAT, marks={"later": ["nicht kommen"]}) == []


def test_salutation_goes_above_the_body_and_takes_its_capital():
    letter = "⟦decision⟧Leider kann ich nicht kommen.\n\n⟦closing⟧Viele Grüße"
    assert mended("missing_salutation", letter).startswith("Sehr geehrte Damen und Herren,\n\nleider kann ich")


def test_salutation_leaves_a_noun_its_capital():
    letter = "⟦decision⟧Montag kann ich nicht kommen.\n\n⟦closing⟧Viele Grüße"
    assert ",\n\nMontag kann ich" in mended("missing_salutation", letter)


def test_closing_goes_behind_the_body():
    letter = "⟦salutation⟧Hallo,\n\n⟦decision⟧ich komme nicht."
    assert mended("missing_closing", letter).endswith("ich komme nicht.\n\nMit freundlichen Grüßen")


def test_closing_of_a_du_letter_is_a_casual_one():
    letter = "⟦salutation⟧Hallo,\n\n⟦decision⟧ich komme nicht."
    assert mended("missing_closing", letter, register="du").endswith("\n\nViele Grüße")
