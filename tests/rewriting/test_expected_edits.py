"""What an editor would still change in a letter."""

import pytest

from taktvoll.annotate.content_selection import Selected, units_of
from taktvoll.annotate.reading import reader_of
from taktvoll.arguments import letter_of
from taktvoll.rewriting.expected_edits import KINDS, expected_edits

DRAFT = "Guten Tag,\n\nich sage den Termin ab. Meine Katze ist ein Tiger mit Flecken. Bitte senden Sie mir die Mappe zurück.\n\nGruß\nJana Kröger"


def read(text):
    return reader_of(None).read([letter_of(text, None, None)], "2027-03-01")[0]


def selected(analysis, *rows):
    return [Selected(unit, *row) for unit, row in zip(units_of(analysis), rows, strict=True)]


def counted(draft, selected, letter):
    """How many edits of each kind."""
    found = expected_edits(draft, selected, letter)
    return tuple(sum(edit.probability for edit in found if edit.kind == kind) for kind in KINDS)


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
def test_expected_edits_are_what_an_editor_would_do(rows, letter, expected):
    draft = read(DRAFT)
    assert counted(draft, selected(draft, *rows), read(letter)) == expected


def test_expected_edits_of_an_act_said_in_other_words_asks_for_nothing():
    draft = read(DRAFT)
    letter = DRAFT.replace("ich sage den Termin ab.", "leider kann ich nicht zum Gespräch kommen.").replace(
        "Meine Katze ist ein Tiger mit Flecken. ", ""
    )
    assert counted(draft, selected(draft, KEEP, DROP, KEEP), read(letter)) == (0, 0, 0, 0)
