"""Requests that are said plainly when their sentence cannot stay."""

import re

import pytest

import taktvoll
from taktvoll.rewriting.practical import asks

HARSH = "Sehr geehrte Frau Ott,\n\nich komme am 3. Mai nicht. {request}\n\nMit freundlichen Grüßen\nGrace Owusu"


def letter(text, mode="minimal"):
    return taktvoll.rewrite(text, mode=mode, today="2027-02-10")[0].text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("Meine Unterlagen können Sie in den Ofen tun oder löschen, mir doch egal, Sie Nieten.", "Bitte löschen Sie meine Unterlagen."),
        ("Die Mappe mit den Zeugnissen hätte ich gerne zurück, und zwar nicht so schlampig wie Ihre ganze Firma arbeitet, Sie Nieten.", "die Mappe mit den Zeugnissen zurück"),
    ],
)  # fmt: skip
def test_rewrite_says_a_request_plainly_whose_sentence_goes(request_, expected, mode):
    found = letter(HARSH.format(request=request_), mode)
    assert expected in found.replace("zurückzusenden", "zurück")
    assert "Nieten" not in found


def test_rewrite_says_no_request_twice():
    found = letter(HARSH.format(request="Bitte löschen Sie meine Daten. Ihr Betrieb ist ein Saftladen, Sie Nieten."))
    assert found.count("Daten") == 1


@pytest.mark.parametrize(
    "request_",
    [
        "Meine Daten dürfen Sie bitte nicht löschen, Sie Nieten, das wäre eine Frechheit.",
        "Meine Daten löschen Sie bitte nicht, Sie Nieten.",
        "Löschen Sie meine Daten bitte nicht, Sie Nieten, das wäre eine Frechheit.",
    ],
)
@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_asks_for_nothing_that_the_draft_forbids(request_, mode):
    assert "löschen Sie meine Daten." not in letter(HARSH.format(request=request_), mode)


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_does_not_ask_back_for_what_is_withdrawn(mode):
    found = letter(HARSH.format(request="Meine Bewerbung möchte ich hiermit zurückziehen, Sie Nieten."), mode)
    assert not re.search(r"senden Sie mir|zurückzusenden", found)


def test_several_requests_keep_their_order():
    asked = "Meine Unterlagen können Sie in den Ofen tun oder löschen, mir doch egal, Sie Nieten. Die Mappe mit den Zeugnissen hätte ich gerne zurück, und zwar nicht so schlampig wie Ihre ganze Firma arbeitet, Sie Nieten."
    found = letter(HARSH.format(request=asked))
    assert 0 < found.find("Unterlagen") < found.find("die Mappe")


@pytest.mark.parametrize(
    ("quote", "asked"),
    [
        ("Nimm mir die Umstände bitte nicht krumm.", False),
        ("Bitte entschuldigen Sie die Umstände und schicken Sie mir die Mappe zurück.", True),
        ("Bitte schicken Sie mir die Mappe zurück, damit ich mich entschuldigen kann.", True),
        ("Bitte verzeihen Sie mir.", False),
    ],
)
def test_plea_for_pardon_is_no_request_and_hides_none(quote, asked):
    assert asks(quote) is asked
