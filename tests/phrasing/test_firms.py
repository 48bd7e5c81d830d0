"""How a letter says where: firms with their article."""

import pytest

from taktvoll.phrasing.stated_facts import _preposition


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nordlicht", "bei"),
        ("Neuhaus GmbH", "bei der"),
        ("Stadtwerke Halle GmbH", "bei der"),
        ("Stadtwerke Halle", ""),
        ("Bergbahnen Wiesjoch", "bei den"),
        ("Malerbetrieb Esser", "beim"),
        ("Autohaus Schminke", "beim"),
        ("Bezirksamt", "beim"),
        ("Volksbank", "bei der"),
        ("Philharmonie Lausitz", "bei der"),
        ("Kanzlei Lampe & Partner", "bei der"),
        ("Hartung & Söhne", "bei"),
        ("Drei Linden", "bei"),
        ("Mannheim Reisen", "bei"),
    ],
)
def test_a_firm_has_the_article_of_its_first_noun(name, said):
    assert _preposition(name) == said
