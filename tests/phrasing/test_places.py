"""Houses and employers: gender and preposition by the last part of the noun."""

import pytest

from taktvoll.annotate.loading import load_pipeline
from taktvoll.mail.lexicon import lines_of_list
from taktvoll.phrasing.places import place_named
from taktvoll.pipeline.dictionary import of_vocab


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("Rathaus-Apotheke", "in der"),
        ("Stern Apotheke", "in der"),
        ("Praxis Dr. Weber", "in der"),
        ("Zahnarztpraxis am Markt", "in der"),
        ("Kita Sonnenschein", "in der"),
        ("Stadtbibliothek", "in der"),
        ("Weingut Schlarb", "auf dem"),
        ("Hof Sonnental", "auf dem"),
        ("Grundschule Nord", "bei der"),
        ("Landratsamt", "beim"),
        ("Schreinerei Kern", "bei der"),
        ("Hotel Post", "im"),
        ("Haus Abendrot", "im"),
    ],
)
def test_place_named_follows_the_last_part_of_the_noun(name, at):
    place = place_named(name)
    assert place is not None
    assert place.at == at


@pytest.mark.parametrize(
    "name", ["Gartenbau Prill", "Neuhaus", "Mannheim Reisen", "Hartung & Söhne", "Gut & Günstig", "Samt", "Amazon"]
)
def test_place_named_is_none_for_other_names(name):
    assert place_named(name) is None


@pytest.mark.model
def test_genders_agree_with_the_full_form_dictionary():
    dictionary = of_vocab(load_pipeline().vocab)
    readings = {
        gender: {entry.morph for noun in nouns if (entry := dictionary.get(noun)) is not None}
        for gender, nouns in {
            "f": ("Apotheke", "Schule", "Praxis", "Bäckerei", "Zeitung"),
            "m": ("Betrieb", "Verein", "Laden", "Handel", "Salon"),
            "n": ("Amt", "Zentrum", "Museum", "Hotel", "Heim", "Gut"),
        }.items()
    }
    wrong = []
    for line in lines_of_list("taktvoll.phrasing.lexicons", "places"):
        noun, gender, _ = line.removeprefix("=").split()
        entry = dictionary.get(noun.capitalize())
        others = [other for other, morphs in readings.items() if entry is not None and entry.morph in morphs]
        if others and gender not in others:
            wrong.append((noun, gender, others))
    assert not wrong
