"""A reason in the abstract and a word of regret in the writer's own refusal; the interest before the request."""

import pytest

import taktvoll
from taktvoll.rewriting.grounds import with_ground, with_regret
from taktvoll.rewriting.letter_plan import Message, without_echo
from taktvoll.rewriting.tone import without_digs


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ich kann morgen um 8.30 Uhr leider nicht kommen.", "Ich kann morgen um 8.30 Uhr aus familiären Gründen leider nicht kommen."),
        ("Ich muss Sie leider bitten, unser Gespräch zu verschieben.", "Ich muss Sie leider aus familiären Gründen bitten, unser Gespräch zu verschieben."),
    ],
)  # fmt: skip
def test_ground_stands_before_the_no(sentence, told):
    assert with_ground(sentence, "aus familiären Gründen") == told


@pytest.mark.parametrize("sentence", ["Ich sage das Gespräch ab.", "Ich komme nicht und rufe auch nicht an."])
def test_ground_without_a_place_is_none(sentence):
    assert with_ground(sentence, "aus familiären Gründen") is None


@pytest.mark.parametrize(
    ("sentence", "regretted"),
    [
        ("Ich komme nicht.", "Ich komme leider nicht."),
        ("Zum Gespräch am Dienstag um 9 Uhr erscheine ich nicht.", "Zum Gespräch am Dienstag um 9 Uhr erscheine ich leider nicht."),
        ("Die Stelle nehme ich nun doch nicht an.", "Die Stelle nehme ich leider nun doch nicht an."),
    ],
)  # fmt: skip
def test_bare_refusal_regrets(sentence, regretted):
    assert with_regret(sentence) == regretted


@pytest.mark.parametrize(
    "sentence",
    [
        "Leider kann ich nicht kommen.",
        "Ich möchte den Termin nicht wahrnehmen.",
        "Ich habe mich gegen die Stelle entschieden.",
        "Das Gespräch findet nicht statt.",
        "Kann ich nicht auch am Freitag kommen?",
    ],
)
def test_refusal_that_says_it_otherwise_stays(sentence):
    assert with_regret(sentence) == sentence


@pytest.mark.parametrize(
    ("request_", "plain"),
    [
        ("Mein Dossier bitte vernichten, wie das bei Ihnen ja üblich ist.", "Mein Dossier bitte vernichten."),
        ("Schicken Sie mir die Mappe zurück, falls Sie das hinbekommen.", "Schicken Sie mir die Mappe zurück."),
        ("Schicken Sie mir die Mappe zurück, falls Sie sie noch haben.", "Schicken Sie mir die Mappe zurück, falls Sie sie noch haben."),
    ],
)  # fmt: skip
def test_dig_at_the_end_of_a_request_goes(request_, plain):
    assert without_digs(request_) == plain


def test_thanks_do_not_name_the_talk_that_the_next_sentence_names():
    thanks = Message(act="thanks", text="vielen Dank für Ihre Einladung zum Gespräch.")
    refusal = Message(act="decision", text="Zum Gespräch am Dienstag erscheine ich leider nicht.")
    assert [message.text for message in without_echo([thanks, refusal])] == [
        "vielen Dank für Ihre Einladung.",
        refusal.text,
    ]
    other = Message(act="decision", text="Leider kann ich nicht kommen.")
    assert without_echo([thanks, other]) == [thanks, other]


@pytest.mark.model
@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize(
    ("story", "ground"),
    [
        ("Jetzt haben die in der Schule doch glatt für denselben Vormittag die mündliche Prüfung in Englisch angesetzt, das ist ja mal wieder typisch für den Laden, und wenn ich da fehle, ist der Abschluss weg.", "wegen einer Prüfung"),
        ("Mein Chef hat mich ausgerechnet da zur Spätschicht eingeteilt, weil schon wieder ein Kollege blaumacht, und wenn ich was sage, zieht er es mir vom Lohn ab.", "aus beruflichen Gründen"),
        ("Mein Kleiner hat die Windpocken und kratzt sich blutig, und die Kita nimmt ihn natürlich nicht.", "aus familiären Gründen"),
    ],
)  # fmt: skip
def test_whoever_asks_for_another_day_says_of_what_kind_the_hindrance_is(story, ground, mode):
    draft = (
        f"Guten Tag Frau Adomeit,\n\nzum Vorstellungsgespräch morgen um 9 Uhr kann ich nicht kommen. {story} Ich will die Stelle unbedingt!"
        " Gehen würde bei mir Donnerstag, der 18. Februar, ab 13 Uhr.\n\nViele Grüße\nEmre Kowalczyk\n"
    )
    text = taktvoll.rewrite(draft, mode=mode, today="2027-02-15")[0].text
    assert ground in text or "zur Spätschicht eingeteilt" in text
    assert "leider" in text.lower()
    assert "Donnerstag, der 18. Februar" in text


@pytest.mark.parametrize(
    "sentence",
    ["Am 11. Mai kann ich leider nicht, weil ich da beim Arzt bin.", "Wegen der Prüfung kann ich nicht kommen."],
)
def test_no_second_reason_where_the_refusal_says_why(sentence):
    assert with_ground(sentence, "aus gesundheitlichen Gründen") is None
