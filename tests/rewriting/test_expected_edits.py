"""What an editor would still change in a letter."""

import pytest

from taktvoll.annotate.content_selection import Selected, units_of
from taktvoll.annotate.reading import reader_of
from taktvoll.arguments import letter_of
from taktvoll.rewriting.expected_edits import KINDS, reception_of

DRAFT = "Guten Tag,\n\nich sage den Termin ab. Meine Katze ist ein Tiger mit Flecken. Bitte senden Sie mir die Mappe zurück.\n\nGruß\nJana Kröger"
WEIGHTS = dict.fromkeys(KINDS, 1.0) | {"bias": -1.0}


def read(text):
    return reader_of(None).read([letter_of(text, None, None)], "2027-03-01")[0]


def selected(analysis, *rows):
    return [Selected(unit, *row) for unit, row in zip(units_of(analysis), rows, strict=True)]


KEEP, EDIT, SAY, DROP = (1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("rows", "letter", "expected"),
    [
        ((KEEP, DROP, KEEP), DRAFT, (1, 0, 0, 0)),
        ((KEEP, SAY, KEEP), DRAFT, (0, 1, 0, 0)),
        ((KEEP, EDIT, KEEP), DRAFT, (0, 0, 1, 0)),
        ((KEEP, DROP, KEEP), DRAFT.replace("Bitte senden Sie mir die Mappe zurück.", ""), (1, 0, 0, 1)),
        ((KEEP, DROP, DROP), DRAFT.replace("Meine Katze ist ein Tiger mit Flecken. ", ""), (1, 0, 0, 0)),
    ],
    ids=["dropped stays", "said anew stays", "edited stays", "needed is gone", "dropped request stays"],
)
def test_reception_counts_what_an_editor_would_do(rows, letter, expected):
    draft = read(DRAFT)
    assert reception_of(draft, selected(draft, *rows), read(letter), WEIGHTS).sums == expected


def test_reception_of_an_act_said_in_other_words_asks_for_nothing():
    draft = read(DRAFT)
    letter = DRAFT.replace("ich sage den Termin ab.", "leider kann ich nicht zum Gespräch kommen.").replace(
        "Meine Katze ist ein Tiger mit Flecken. ", ""
    )
    assert reception_of(draft, selected(draft, KEEP, DROP, KEEP), read(letter), WEIGHTS).sums == (0, 0, 0, 0)


def test_reception_adds_up_to_log_odds():
    draft = read(DRAFT)
    found = reception_of(draft, selected(draft, KEEP, DROP, KEEP), draft, WEIGHTS)
    assert found.log_odds == pytest.approx(0.0)
    assert found.probability == pytest.approx(0.5)
    assert [edit.selected.drop for edit in found.unneeded(0.6)] == [1.0]
    assert found.missed(0.6) == []
