"""A private cause as one that may be told."""

import pytest

from taktvoll.rewriting.private_reason import abstracted, names_illness


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Leider kann ich wegen der Depression meines Mannes am Montag nicht kommen.",
         "Leider kann ich aus familiären Gründen am Montag nicht kommen."),
        ("aufgrund meiner Chemotherapie im Klinikum muss ich den Termin absagen.",
         "aus gesundheitlichen Gründen muss ich den Termin absagen."),
        ("Wegen eines Bandscheibenvorfalls bin ich bis zum 24. April krankgeschrieben.",
         "Ich bin bis zum 24. April krankgeschrieben."),
        ("Ich bin wegen Migräne krankgeschrieben.", "Ich bin krankgeschrieben."),
    ],
)  # fmt: skip
def test_private_cause_becomes_a_ground_that_may_be_told(quote, told):
    assert abstracted(quote, for_good=False) == told


def test_who_refuses_for_good_gives_a_personal_ground():
    assert abstracted("Ich muss wegen Migräne absagen.", for_good=True) == "Ich muss aus persönlichen Gründen absagen."


@pytest.mark.parametrize(
    "quote",
    [
        "Wegen einer Knieoperation am Montag kann ich nicht kommen.",  # the day hangs on the cause
        "Wegen eines Streiks kann ich nicht kommen.",  # nothing private
        "wegen Grippe und Husten kann ich nicht kommen",  # a cause in two parts
        "ich muss wegen der Depression, an der ich leide, absagen",
        "Wegen Krankheit meines Sohnes Max kann ich nicht kommen.",
        "Wegen einer Zahnoperation beim Zahnarzt kann ich nicht kommen.",
        "Ich schäme mich wegen meiner Depression.",
        "weil wir wegen Krebs meiner Mutter krankgeschrieben sind",
        "Wegen Migräne und weil mein Sohn krank ist, muss ich absagen.",  # more that is private beside it
    ],
)
def test_other_causes_stay_with_the_clauses(quote):
    assert abstracted(quote, for_good=False) is None


@pytest.mark.parametrize(
    "quote",
    ["Meine Knieoperation ist am Montag.", "Meine Migräne ist zurück.", "Seit gestern liege ich in der Klinik.", "Ein Infekt hat mich erwischt."],
)  # fmt: skip
def test_illness_is_named(quote):
    assert names_illness(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "das Gespräch in der Tierklinik am Weiher", "als Krankenpfleger im Krankenhaus", "in Ihrer Zahnarztpraxis", "die Physiotherapie am Markt",
        "Ich muss zum Zahnarzt.", "unsere Kooperation", "die Daumen drücken", "Brücken bauen", "im Gesundheitsamt", "die Desinfektion",
    ],
)  # fmt: skip
def test_houses_and_trades_of_health_are_no_illness(quote):
    assert not names_illness(quote)
