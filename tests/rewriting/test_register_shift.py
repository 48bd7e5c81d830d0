"""A sentence in the other form of address: every pronoun, possessive and verb."""

import pytest

from taktvoll.rewriting.register_shift import to_du, to_sie


@pytest.mark.parametrize(
    ("du", "sie"),
    [
        ("Schick mir bitte meine Arbeitsproben zurück.", "Schicken Sie mir bitte meine Arbeitsproben zurück."),
        (
            "Wenn du magst, schick mir den Flyer, den ihr gedruckt habt.",
            "Wenn Sie mögen, schicken Sie mir den Flyer, den Sie gedruckt haben.",
        ),
        ("Entschuldige bitte die Umstände!", "Entschuldigen Sie bitte die Umstände!"),
        ("Ich habe eure Mail gelesen und lösch meine Daten.", "Ich habe Ihre Mail gelesen und lösch meine Daten."),
        ("Leg meine Zeichnungen bitte an die Pforte.", "Legen Sie meine Zeichnungen bitte an die Pforte."),
        (
            "Bestell bitte das Zimmer ab, das du reserviert hast.",
            "Bestellen Sie bitte das Zimmer ab, das Sie reserviert haben.",
        ),
        ("Danke, dass ihr euch Zeit genommen habt.", "Danke, dass Sie sich Zeit genommen haben."),
        ("Ich wünsche euch alles Gute.", "Ich wünsche Ihnen alles Gute."),
        ("Könntet ihr mir einen anderen Termin nennen?", "Könnten Sie mir einen anderen Termin nennen?"),
        (
            "Ich hoffe, ihr könnt das verstehen und findet jemanden.",
            "Ich hoffe, Sie können das verstehen und finden jemanden.",
        ),
        ("Dein Hofladen ist mein Favorit.", "Ihr Hofladen ist mein Favorit."),
    ],
)
def test_to_sie_turns_every_word_of_address(du, sie):
    assert to_sie(du) == sie


@pytest.mark.parametrize(
    ("sie", "du", "ihr"),
    [
        ("Vielen Dank für Ihre Einladung.", "Vielen Dank für deine Einladung.", "Vielen Dank für eure Einladung."),
        (
            "Bitte entschuldigen Sie die Umstände.",
            "Bitte entschuldige die Umstände.",
            "Bitte entschuldigt die Umstände.",
        ),
        ("Könnten Sie mir einen Tag nennen?", "Könntest du mir einen Tag nennen?", "Könntet ihr mir einen Tag nennen?"),
        (
            "Danke, dass Sie mich eingeladen haben.",
            "Danke, dass du mich eingeladen hast.",
            "Danke, dass ihr mich eingeladen habt.",
        ),
        ("Ich bitte Sie um Verständnis.", "Ich bitte dich um Verständnis.", "Ich bitte euch um Verständnis."),
    ],
)
def test_to_du_turns_every_word_of_address(sie, du, ihr):
    assert to_du(sie, plural=False) == du
    assert to_du(sie, plural=True) == ihr
