"""How readers would take a letter."""

import pytest

from taktvoll.annotate.content_selection import Selected, shipped_selection, units_of
from taktvoll.annotate.reading import reader_of
from taktvoll.arguments import letter_of
from taktvoll.rewriting.reception import Readers

DRAFT = "Guten Tag,\n\nich sage den Termin ab. Meine Katze ist ein Tiger mit Flecken. Bitte senden Sie mir die Mappe zurück.\n\nFreundliche Grüße\nJana Kröger"
WITHOUT_REQUEST = DRAFT.replace(" Bitte senden Sie mir die Mappe zurück.", "")


def read(text):
    return reader_of(None).read([letter_of(text, None, None)], "2027-03-01")[0]


def reception(draft, letter, weights=None):
    found = read(draft)
    selected = [Selected(unit, 1.0, 0.0, 0.0, 0.0) for unit in units_of(found)]
    return Readers(found, selected, weights or {}, lambda word: word != "knatschig").reception(read(letter))


@pytest.mark.parametrize(
    ("name", "draft", "letter", "expected"),
    [
        ("own_sentences", DRAFT, DRAFT, 6),
        ("new_sentences", DRAFT, DRAFT.replace("Meine Katze ist ein Tiger mit Flecken.", "Leider geht es nicht anders."), 1),
        ("gone_requests", DRAFT, WITHOUT_REQUEST, 1),
        ("gone_practical", DRAFT, WITHOUT_REQUEST, 1),
        ("gone_likeliest", DRAFT, WITHOUT_REQUEST, 1),
        ("gone_requests", DRAFT, DRAFT, 0),
        ("draft_has_closing", DRAFT, DRAFT, 2),
        ("draft_unknown_words", DRAFT.replace("Tiger mit Flecken", "knatschig"), DRAFT, 1 / 23),
        ("says_sorry", DRAFT, DRAFT.replace("Meine Katze", "Entschuldigen Sie bitte die Umstände. Meine Katze"), 1),
        ("same_occasion", DRAFT, DRAFT, 1),
        ("editors_keep", DRAFT, DRAFT, 1),
        ("editors_differ", DRAFT, DRAFT, 0),
    ],
)  # fmt: skip
def test_reception_has_signs_that_can_be_read(name, draft, letter, expected):
    assert reception(draft, letter).signs[name] == pytest.approx(expected)


def test_reception_adds_up_to_log_odds():
    found = reception(DRAFT, WITHOUT_REQUEST, {"gone_requests": 2.0, "bias": -2.0})
    assert found.log_odds == pytest.approx(0.0)
    assert found.probability == pytest.approx(0.5)
    assert [edit.kind for edit in found.missed(0.9)] == ["gone_but_needed"]
    assert found.unneeded(0.6) == []


def test_reception_weighs_every_sign_that_it_has():
    assert set(reception(DRAFT, DRAFT).signs) | {"bias"} == set(shipped_selection().settings.reception)
