"""What the user asks for: another occasion, another form of address, change by change."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
TODAY = "2027-01-01"
SIE = "Sehr geehrte Frau Dr. Weiß,\n\nvielen Dank für Ihre Einladung zum Gespräch am 12. März. Leider muss ich absagen und ziehe meine Bewerbung zurück. Bitte entschuldigen Sie die Umstände. Ich wünsche Ihnen viel Erfolg bei der Besetzung.\n\nMit freundlichen Grüßen\nJana Kröger\n"
DU = "Hi Tim,\n\ndanke für deine Einladung am Freitag! Leider hab ich da keine Zeit. Kannst du mir einen anderen Termin geben, vielleicht Montag oder Dienstag?\n\nLG\nJana\n"


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize(("text", "register"), [(SIE, "du"), (DU, "sie")])
def test_another_register_is_spoken_throughout(text, register, mode):
    (result,) = taktvoll.rewrite(text, mode=mode, today=TODAY, settings={"register": register})
    assert result.proof.passed, result.proof.missing
    assert result.proof.register == register


def test_from_du_to_sie_the_first_name_stays():
    (result,) = taktvoll.rewrite(DU, today=TODAY, settings={"register": "sie"})
    assert result.text.startswith("Guten Tag Tim,")
    assert "LG" not in result.text


def test_a_move_that_was_a_withdrawal_withdraws_no_more():
    for mode in ("minimal", "fresh"):
        (result,) = taktvoll.rewrite(SIE, mode=mode, today=TODAY, settings={"occasion": "reschedule"})
        assert result.proof.passed, result.proof.missing
        assert "zurück" not in result.text
        assert "Besetzung" not in result.text
        assert "12. März" in result.text


def test_a_refusal_that_was_a_move_asks_no_more():
    for mode in ("minimal", "fresh"):
        (result,) = taktvoll.rewrite(DU, mode=mode, today=TODAY, settings={"occasion": "decline"})
        assert result.proof.passed, result.proof.missing
        assert "?" not in result.text


def test_a_withdrawal_is_never_invented():
    text = SIE.replace(" und ziehe meine Bewerbung zurück", "").replace("Ihre Einladung", "die Einladung, Sie Nasen,")
    (result,) = taktvoll.rewrite(text, mode="fresh", today=TODAY)
    assert "Bewerbung" not in result.text


def test_english_reasons_for_changes():
    (result,) = taktvoll.rewrite(
        DU.replace("danke", "hab nix, danke"), today=TODAY, settings={"lang": "en", "register": "sie"}
    )
    assert "The letter mixed Sie and du." in {change.why for change in result.changes}


def test_what_is_refused_is_taken_back():
    (result,) = taktvoll.Checker(register="sie").rewrite(DU, today=TODAY, decide=lambda change: False)
    assert result.text.split() == DU.split()
    assert not result.proof.passed
