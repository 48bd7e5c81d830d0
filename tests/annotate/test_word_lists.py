"""Words of the lists count as they are written: capitals, names, acronyms, quotations."""

import pytest

from taktvoll.annotate.evidence import evidence_in
from taktvoll.annotate.labels import label_sentence
from taktvoll.annotate.patterns import OTHER_WORD


def informal_words(sentence: str) -> list[str]:
    return [sentence[start:end] for kind, start, end, name, _ in evidence_in(sentence) if name == "informal.word"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ich hab da leider nix mehr frei.", ["hab", "nix"]),
        ("Hab leider keine Zeit.", ["Hab"]),
        ("So ein Quatsch!", ["Quatsch"]),
        ("das ist doch quatsch", ["quatsch"]),
        ("Jo, das passt.", ["Jo"]),
        ("Brauch ich nicht.", ["Brauch"]),
        ("Das war was Blödes.", ["Blödes"]),
        ("ICH HAB NIX DAVON.", ["HAB", "NIX"]),
        ("LG Finn", ["LG"]),
        ("Ich melde mich. LG aus Ulm", ["LG"]),
    ],
)
def test_colloquial_words_are_found(sentence, words):
    assert informal_words(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Meine Bewerbung als .NET-Entwicklerin ziehe ich zurück.",
        "LG Electronics hat mir zugesagt.",
        "Danke für die Einladung der VG Rheinauen.",
        "Jo Brandt hat mich empfangen.",
        "Herr Icke und Frau Quatsch waren freundlich.",
        "Die Metzgerei Depp kenne ich.",
        "Das ist ein guter Brauch.",
        "Rum aus Flensburg habe ich dabei.",
        "Schreiben Sie mir an is@beispiel.example.",
        "Der Meister nannte uns „Trottel“, das war alles.",
        "Hab Dank für deine Mühe.",
        "Glaub mir, das ist wahr.",
    ],
)
def test_standard_words_are_none(sentence):
    assert informal_words(sentence) == []


def test_word_that_only_looks_colloquial_does_not_mislead_a_model():
    text = "Frau Quatsch hat mir den Weg beschrieben."
    evidence = evidence_in(text)
    assert OTHER_WORD in {mark[3] for mark in evidence}
    assert label_sentence(text, 0, len(text), evidence, {"informal": 0.7}).labels == ("other",)
    assert label_sentence(text, 0, len(text), evidence, {"informal": 0.9}).labels == ("informal",)
