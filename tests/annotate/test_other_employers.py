"""The firm to which the writer goes instead is told from the one that is answered."""

import pytest

from taktvoll.annotate.other_employers import is_other_employer


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Vorige Woche habe ich beim ⟦Klinikum Hasetal⟧ unterschrieben.", True),
        ("Ich ziehe meine Bewerbung zurück, denn ab Juni arbeite ich für das ⟦Weingut Tannhof⟧.", True),
        ("Die ⟦Elbwerk AG⟧ hat mir eine Stelle angeboten.", True),
        ("Ich habe das Angebot der ⟦Hansen KG⟧ angenommen.", True),
        ("Leider sage ich ab, da ich bei der ⟦Hansen KG⟧ anfange.", True),
        ("Leider kann ich nicht bei der ⟦Hansen KG⟧ anfangen.", False),
        ("Ich ziehe meine Bewerbung bei der ⟦Hansen KG⟧ zurück.", False),
        ("Für die Einladung der ⟦Hansen KG⟧ habe ich mich bedankt.", False),
        ("Die ⟦Elbwerk AG⟧ hat mir sehr gut gefallen.", False),
        ("Ihr Angebot für die Stelle bei der ⟦Elbwerk AG⟧ nehme ich nicht an.", False),
    ],
)
def test_other_employer(sentence, other):
    start, end = sentence.index("⟦"), sentence.index("⟧") - 1
    text = sentence.replace("⟦", "").replace("⟧", "")
    assert is_other_employer(text, start, end, (0, len(text))) is other
