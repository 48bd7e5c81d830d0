"""Rewrites of drafts with characters that nobody sees, and with words divided at line ends."""

import pytest

import taktvoll

pytestmark = pytest.mark.model

GOOD = """Sehr geehrte Frau Kern,

vielen Dank für die Ein\u00adladung zum Vorstellungs\u00adgespräch am 14. April um 10 Uhr. Leider muss ich den Ter\u200bmin absagen und ziehe meine Bewerbung als Buchhalterin zurück. Für die Un\u00adannehm\u00adlich\u00adkeiten bitte ich Sie um Ent\u00adschul\u00addigung.

Ich wünsche Ihnen viel Erfolg bei der Besetzung der Stelle.

Mit freundlichen Grüßen
Tilda Wernike
"""
FLAWED = """Hallo Frau Kern,

leider muss ich das Vorstel-
lungsgespräch am 14. April um 10 Uhr absagen, ich hab was Besseres gefunden. Die Be\u00adzah\u00adlung bei Ihnen ist ein Witz.

LG
Tilda Wernike

Am Mo., 1. März 2027 um 10:12 Uhr schrieb Mona Kern <kern@n.example>:

Guten Tag Frau Wernike, wir la\u00adden Sie ein, ich hab Zeit!!
"""
QUOTE = FLAWED[FLAWED.index("Am Mo.") :]


def test_a_good_letter_comes_back_with_its_invisible_characters():
    (made,) = taktvoll.rewrite(GOOD, today="2027-03-01")
    assert made.text == made.original == GOOD


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_a_flawed_letter_is_rewritten_in_whole_words(mode):
    made = taktvoll.rewrite(FLAWED, mode=mode, today="2027-03-01")[0]
    letter = made.text[: made.text.index("Am Mo.")]
    assert "Vorstel-" not in letter
    assert "zahlung" not in letter
    assert "\u00ad" not in letter
    assert made.text.endswith(QUOTE)


def test_changes_speak_of_the_draft_as_received():
    made = taktvoll.rewrite(FLAWED, today="2027-03-01")[0]
    assert made.original == FLAWED
    (gone,) = [change for change in made.changes if "Witz" in FLAWED[change.start : change.end]]
    assert FLAWED[gone.start : gone.end].startswith("Die Be\u00adzah\u00adlung")


def test_decide_is_asked_about_the_draft_as_received():
    asked = []
    taktvoll.Checker().rewrite(FLAWED, today="2027-03-01", decide=lambda change: asked.append(change) or True)
    assert any("Be\u00adzah" in FLAWED[change.start : change.end] for change in asked)


def test_check_finds_what_invisible_characters_hide():
    report = taktvoll.check(FLAWED, today="2027-03-01")
    found = {finding.rule: FLAWED[finding.start : finding.end] for finding in report.findings}
    assert "Be\u00adzah\u00adlung" in found["negative_opinion"]
    assert "missing_apology" in found
    assert report.slots["time"] == "10 Uhr"
