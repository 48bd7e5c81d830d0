"""A proof does not vouch for what a careful reader would stop at."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
HERE = "2028-03-01"


def rewritten(text, mode="minimal"):
    return taktvoll.rewrite(text, mode=mode, today=HERE)[0]


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_a_demand_that_went_with_an_insult_is_named(mode):
    draft = "Herr Kern,\n\nIhr Laden ist eine Zumutung, und den Gesellenbrief im Original will ich von Ihnen Gaunern zurück. Das Gespräch am Dienstag sage ich ab.\n\nTheo Brandt\n"
    result = rewritten(draft, mode)
    assert "Gaunern" not in result.text
    assert result.proof.verdict == "look_here"
    assert any("will ich von Ihnen Gaunern zurück" in line for line in result.proof.missing)


def test_a_word_that_no_dictionary_knows_is_shown():
    draft = "Hallo Ben,\n\nalso am Freitag wird das nix, ich hab mega Stress. Nächste Woche bin i wieder fit, ginge es am Mittwoch um 10 Uhr?\n\nLG Flo\n"
    result = rewritten(draft)
    (doubt,) = [found for found in result.proof.doubts if found.kind == "unknown_word"]
    assert "bin i wieder fit" in result.text[doubt.start : doubt.end]
    assert doubt.text == "Dieses Wort steht in keinem Wörterbuch."
    assert not result.proof.passed


def test_an_unusual_refusal_is_shown():
    draft = "Hallo Ben,\n\nalso am Freitag wird das nix, ich hab mega Stress. Nächste Woche bin i wieder fit, ginge es am Mittwoch um 10 Uhr?\n\nLG Flo\n"
    assert "curt" in [doubt.kind for doubt in rewritten(draft, "fresh").proof.doubts]


def test_a_hint_about_a_thing_stands_alone():
    draft = "Hallo Ben,\n\nihr seid echt der letzte Verein. Das Gespräch am 12. März sage ich ab. Den Werkstattschlüssel bringe ich am Freitag zurück.\n\nViele Grüße\nFlo\n"
    result = rewritten(draft)
    assert "Den Werkstattschlüssel bringe ich am Freitag zurück." in result.text
    assert result.proof.passed, result.proof.missing


def test_the_time_of_an_offer_is_not_that_of_the_appointment():
    draft = "Sehr geehrte Frau Kern,\n\nden Dienstag pack ich einfach nicht, so ein Stress. Ginge es am Mittwoch um drei?\n\nMit freundlichen Grüßen\nEva Lang\n"
    for mode in ("minimal", "fresh"):
        result = rewritten(draft, mode)
        assert result.text.count("um drei") == 1
        assert "Dienstag um drei" not in result.text
