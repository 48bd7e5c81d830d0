"""Letters that somebody else writes for the applicant."""

import pytest

import taktvoll
from taktvoll.rewriting.proxy import introduces_the_applicant

LETTER = """Sehr geehrte Frau Ohlendorf,

ich schreibe Ihnen im Auftrag von Herrn Samir Haddad, den ich im Jobcoaching begleite. Herr Haddad kann am 27. Oktober um 10:15 Uhr nicht zum Vorstellungsgespräch kommen, er hat Prüfung, mega blöd. Darf er an einem anderen Tag zu Ihnen kommen?

Mit freundlichen Grüßen
Corinna Vogt
"""


@pytest.mark.parametrize(
    "quote",
    [
        "ich schreibe Ihnen im Namen meiner Tochter Lena Wulf.",
        "Ich melde mich heute für meinen Sohn Finn, der mit Fieber im Bett liegt.",
        "meine Tochter Lena ist für Donnerstag zum Vorstellungsgespräch bei Ihnen eingeladen.",
        "unser Sohn Till wäre am Montag bei Ihnen zum Vorstellungsgespräch.",
        "Als Betreuerin von Frau Aydin muss ich den Termin absagen.",
    ],
)
def test_who_speaks_for_somebody_says_so(quote):
    assert introduces_the_applicant(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Meine Tochter ist krank, deshalb kann ich nicht kommen.",
        "Am Montag prüfe ich im Auftrag der Kammer und kann nicht kommen.",
        "Ich schreibe Ihnen, weil ich absagen muss.",
        "mein Sohn ist seit gestern mit Fieber krank, deshalb kann ich morgen nicht zum Gespräch kommen.",
        "Meine Tochter hat Fieber und ich kann daher nicht zum Gespräch kommen.",
        "Meine Schwester hatte bei Ihnen schon ein Gespräch und war begeistert.",
        "hiermit ziehe ich meine Bewerbung als Betreuer in der Wohngruppe zurück.",
        "ich schreibe Ihnen, um mich für mein Verhalten zu entschuldigen.",
        "ich melde mich, weil ich für meine Tochter keine Betreuung finde.",
        "Meine Frau hat am Montag einen Arzttermin.",
    ],
)
def test_who_writes_for_themselves_does_not(quote):
    assert not introduces_the_applicant(quote)


@pytest.mark.model
@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_names_the_applicant_and_says_no_i_for_them(mode):
    (made,) = taktvoll.rewrite(LETTER, mode=mode, today="2027-10-18")
    assert "Samir Haddad" in made.text
    assert "27. Oktober" in made.text
    assert "kann ich" not in made.text
    assert "interessiert mich" not in made.text
