"""Offered days: those that suit, with what they reach from."""

import pytest

import taktvoll

pytestmark = pytest.mark.model


def fresh(sentence):
    draft = f"Sehr geehrte Frau Kern,\n\nden Termin am 16. Februar schaff ich einfach nicht, so ein Stress. {sentence}\n\nMit freundlichen Grüßen\nEva Lang\n"
    return taktvoll.rewrite(draft, mode="fresh", today="2027-02-01")[0]


@pytest.mark.parametrize(
    ("sentence", "suits", "never"),
    [
        (
            "Ginge es am 18. Februar oder am 22. Februar, nur nicht am 19. Februar?",
            "18. Februar",
            "oder am 19. Februar",
        ),
        ("Können wir es auf die Woche ab dem 1. März verschieben?", "Woche ab dem 1. März", "am 1. März"),
        ("Können wir es verschieben? Ab dem 23. Februar bin ich wieder in der Stadt.", "23. Februar", "am 23. Februar"),
    ],
)
def test_an_offer_means_what_the_writer_meant(sentence, suits, never):
    result = fresh(sentence)
    assert suits in result.text
    assert never not in result.text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_a_postscript_with_a_dig_goes_as_a_whole(mode):
    draft = "Sehr geehrter Herr Eyring,\n\nfür die Einladung danke ich Ihnen herzlich. Leider muss ich den Termin am 23. März absagen, da ich eine andere Aufgabe übernommen habe. Ich bitte um Ihr Verständnis.\n\nMit freundlichen Grüßen\nEva Lang\n\nPS: Ihr Empfang war übrigens eine Frechheit. Ich sage das ohne Wertung. Meine Nichte hat es auch so erlebt.\n"
    text = taktvoll.rewrite(draft, mode=mode, today="2027-02-01")[0].text
    assert "Frechheit" not in text
    assert "Wertung" not in text
    assert "Nichte" not in text


@pytest.mark.parametrize(
    "line", ["Eva Lang, 0171 000 41 12", "Ihre sehr unglückliche Eva Lang", "Eure Eva Lang (die aus Kiel)"]
)
def test_the_closing_stands_above_whoever_signs(line):
    draft = (
        f"Sehr geehrte Frau Kern,\n\nIhr Laden ist eine Zumutung. Den Termin am 16. Februar sage ich ab.\n\n{line}\n"
    )
    text = taktvoll.rewrite(draft, mode="minimal", today="2027-02-01")[0].text
    assert text.index("Mit freundlichen Grüßen") < text.index("Eva Lang")
