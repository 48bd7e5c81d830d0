"""Facts: which are the letter's, and how they are said."""

import pytest

from analyses import read_marked
from taktvoll.phrasing.stated_facts import stated, what, when, where


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
        ("Ich kann nicht in die Rathaus-Apotheke kommen.", "Rathaus-Apotheke", " in der Rathaus-Apotheke"),
        ("Ich kann nicht zur Rathaus-Apotheke kommen.", "Rathaus-Apotheke", " bei der Rathaus-Apotheke"),
        ("Ich kann nicht aufs Weingut Schlarb kommen.", "Weingut Schlarb", " auf dem Weingut Schlarb"),
        ("Ich kann nicht ins Hotel Post kommen.", "Hotel Post", " im Hotel Post"),
        ("Das Gespräch bei der Praxis Dr. Weber sage ich ab.", "Praxis Dr. Weber", " bei der Praxis Dr. Weber"),
        ("Der Kita Sonnenschein sage ich ab.", "Kita Sonnenschein", " in der Kita Sonnenschein"),
        ("Der Gartenbau Prill sage ich ab.", "Gartenbau Prill", " bei Gartenbau Prill"),
        ("Der Deutschen Bahn sage ich ab.", "Deutschen Bahn", ""),
    ],
)
def test_where_takes_the_right_article(sentence, name, shown):
    assert where(read(sentence, company=name)) == shown


@pytest.mark.parametrize(
    ("sentence", "name", "shown"),
    [
        ("Für die Stelle als Köchin sage ich ab.", "Köchin", " als Köchin"),
        ("Die Stelle im Einkauf trete ich nicht an.", "Einkauf", " im Einkauf"),
        ("Betreff Teamleitung Empfang: ich sage ab.", "Teamleitung Empfang", ""),
    ],
)
def test_what_attaches_the_post_as_the_draft_does(sentence, name, shown):
    assert what(read(sentence, position=name)) == shown


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
