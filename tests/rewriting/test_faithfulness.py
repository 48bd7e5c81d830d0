"""Nothing lost, nothing invented."""

import pytest

from analyses import read_marked
from taktvoll.rewriting.faithfulness import invented, lost_slots, moved_slots


def read(sentence, labels="decision", **slots):
    return read_marked(f"⟦salutation⟧Guten Tag,\n\n⟦{labels}⟧{sentence}\n", slots=slots)


def test_lost_slots_names_what_is_gone_whatever_its_case():
    analysis = read("Am freitag um 10 Uhr kann ich nicht.", date="freitag", time="10 Uhr")
    assert lost_slots(analysis, read("Am Freitag geht es nicht.")) == {"time"}


def test_lost_slots_does_not_look_into_quoted_mail():
    analysis = read("Am 21. kann ich nicht.", date="21.")
    result = read_marked("⟦salutation⟧Guten Tag,\n\n⟦decision⟧Ich kann nicht.\n\n⟦other⟧> Kommen Sie am 21.\n")
    assert lost_slots(analysis, result) == {"date"}


def test_moved_slots_names_what_another_value_stands_for():
    draft = read("Am 3. Mai kann ich nicht.", date="3. Mai")
    assert moved_slots(draft, read("Am 4. Mai kann ich nicht, wie am 3. Mai.", date="4. Mai")) == {"date"}
    assert not moved_slots(draft, draft)


def test_invented_finds_numbers_and_names():
    assert invented("Ich komme am 3. Mai.", "Frau Kern, am 4. Mai.", {"Frau"}) == ["4", "Kern"]


def test_invented_compares_composed_letters():
    assert not invented("Herr Gro\u0308ne", "Herr Gröne", ())


def test_invented_lets_a_turned_verb_begin_a_sentence():
    assert not invented("Könnt ihr am Montag?", "Können Sie am Montag?", {"Sie"})
    assert invented("Könnt ihr am Montag?", "Am Montag trifft Sie Könneke.", {"Sie"}) == ["Könneke"]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("Absage des Vorstellungsgesprächs", "Einladung zum Vorstellungsgespräch"),
        ("Absage des Probetages", "Einladung zum Probetag"),
        ("wegen des Interviews", "Das Interview"),
    ],
)
def test_invented_knows_a_noun_by_its_genitive(stated, said):
    assert not invented(stated, said, {"Einladung", "Das"})


def test_invented_takes_no_other_noun_for_a_genitive():
    assert invented("Absage des Gesprächs", "Einladung zum Gesprächskreis", {"Einladung"}) == ["Gesprächskreis"]
