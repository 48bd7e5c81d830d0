"""What editors would make of the units of a draft, as the shipped model has learned it."""

import itertools
import json
import shutil

import pytest

from taktvoll.annotate.content_selection import shipped_selection, units_of
from taktvoll.annotate.reading import reader_of
from taktvoll.arguments import letter_of

DRAFT = """Sehr geehrte Frau Osterkorn,

vielen Dank für die Einladung zum Gespräch am 12. März. Ihr Bewertungsprofil ist ja ein Trauerspiel, und der Ton am Telefon war unverschämt. Ich muss den Termin leider absagen, weil ich mich für eine andere Stelle entschieden habe. Bitte löschen Sie meine Unterlagen.

Mit freundlichen Grüßen
Jana Kröger

P. S. Meine Frau meint auch, dass Sie keine Ahnung haben.
"""


@pytest.fixture(scope="module")
def analysis():
    return reader_of(None).read([letter_of(DRAFT, None, None)], "2027-03-01")[0]


def test_units_of_body_and_post_script_are_sorted_and_disjoint(analysis):
    units = units_of(analysis)
    quotes = [DRAFT[unit.start : unit.end] for unit in units]
    assert all(one.end <= two.start for one, two in itertools.pairwise(units))
    assert quotes[0].startswith("vielen Dank")
    assert any(quote.startswith("P. S.") for quote in quotes)
    assert not any("Osterkorn" in quote or "Kröger" in quote for quote in quotes)


def test_probabilities_of_a_unit_sum_to_one(analysis):
    for one in shipped_selection().read(analysis):
        assert one.keep + one.edit + one.say + one.drop == pytest.approx(1, abs=1e-4)
        assert one.needed == pytest.approx(1 - one.drop)


def test_reproach_is_dropped_and_request_is_needed(analysis):
    found = {DRAFT[one.unit.start : one.unit.end]: one for one in shipped_selection().read(analysis)}
    reproach = next(one for quote, one in found.items() if "Trauerspiel" in quote)
    request = next(one for quote, one in found.items() if "löschen" in quote)
    assert reproach.drop > 0.8
    assert request.needed > 0.8


def test_draft_without_a_body_has_no_units():
    empty = reader_of(None).read([letter_of("", None, None)], "2027-03-01")[0]
    assert shipped_selection().read(empty) == ()


def test_a_model_with_other_patterns_does_not_fit(tmp_path):

    from taktvoll.annotate.content_selection import FOLDER, ContentSelection
    from taktvoll.errors import ModelError

    shutil.copytree(FOLDER, tmp_path / FOLDER.name)
    path = tmp_path / FOLDER.name / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["patterns"].pop()
    path.write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(ModelError, match="does not fit"):
        ContentSelection.load(path.parent)
