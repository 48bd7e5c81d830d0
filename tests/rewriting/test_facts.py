"""Facts: which are the letter's, how they are said, which are lost or invented."""

import pytest

from analyses import read_marked
from taktvoll.rewriting.facts import invented, lost_slots, moved_slots, stated, what, when, where


def read(sentence, labels="decision", **slots):
    return read_marked(f"⟦salutation⟧Guten Tag,\n\n⟦{labels}⟧{sentence}\n", slots=slots)


@pytest.mark.parametrize(
    ("sentence", "slots", "shown"),
    [
        ("Am 12. März um 10 Uhr kann ich nicht.", {"date": "12. März", "time": "10 Uhr"}, " am 12. März um 10 Uhr"),
        ("Ich komme morgen nicht.", {"date": "morgen"}, " morgen"),
        (
            "am donnerstag um halb elf geht nicht",
            {"date": "donnerstag", "time": "halb elf"},
            " am Donnerstag um halb elf",
        ),
        ("Um 9 kann ich nicht.", {"time": "Um 9"}, " Um 9"),
        ("Am Montag, den 3. Mai kann ich nicht.", {"date": "Montag, den 3. Mai"}, " am Montag, den 3. Mai,"),
        ("Ich kann nicht am 12. März.", {"date": "12. März."}, " am 12. März"),
        ("Am 3. d. M. kann ich nicht.", {"date": "3. d. M."}, " am 3. d. M."),
    ],
)
def test_when_speaks_german(sentence, slots, shown):
    assert when(read(sentence, **slots)) == shown


@pytest.mark.parametrize(
    ("sentence", "name", "shown"),
    [
        ("Das Gespräch bei der Nord AG sage ich ab.", "Nord AG", " bei der Nord AG"),
        ("Das Gespräch in der Sammlung Süd sage ich ab.", "Sammlung Süd", " in der Sammlung Süd"),
        ("Das Gespräch der Kulturholding Donau sage ich ab.", "Kulturholding Donau", " bei der Kulturholding Donau"),
        ("Dem Familienzentrum Ost sage ich ab.", "Familienzentrum Ost", " beim Familienzentrum Ost"),
        ("Der Firma Tobler sage ich ab.", "Tobler", " bei Tobler"),
    ],
)
def test_where_takes_the_right_article(sentence, name, shown):
    assert where(read(sentence, company=name)) == shown


def test_what_names_the_position():
    assert what(read("Für die Stelle als Köchin sage ich ab.", position="Köchin")) == " für die Stelle als Köchin"


@pytest.mark.parametrize(
    ("sentence", "labels", "slots"),
    [
        ("Ich bin seit Sonntag krank.", "private", {"date": "Sonntag"}),
        ("Schicken Sie mir die Papiere bis Freitag.", "decision", {"date": "Freitag"}),
        ("Ich sage euch heute, dass ich nicht komme.", "decision", {"date": "heute"}),
        ("Nach der Probeschicht am Mittwoch sage ich ab.", "decision", {"date": "Mittwoch"}),
        ("Da prüfe ich als Beisitzer.", "reason", {"position": "Beisitzer"}),
        ("Der Posten im Museum ist meiner, ich sage ab.", "decision", {"company": "Posten im Museum"}),
        ("Ihre Polymechaniker am Messplatz waren freundlich.", "goodwill", {"company": "Polymechaniker am Messplatz"}),
    ],
)
def test_stated_leaves_out_what_belongs_to_a_story(sentence, labels, slots):
    assert not stated(read(sentence, labels, **slots))


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
