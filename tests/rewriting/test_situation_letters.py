"""What a letter says by stage and stance: no appointment is cancelled that is over, no offer refused as one."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
TODAY = "2027-06-21"


def rewritten(draft, mode):
    return taktvoll.rewrite(draft, mode=mode, today=TODAY)[0]


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_who_did_not_come_says_so_and_cancels_nothing(mode):
    draft = "Guten Tag Herr Kilb,\n\nich habe am Samstag das Probearbeiten verpasst, ich war auf einem Geburtstag und hab zu viel getrunken. Das war assi von mir, ich bin der letzte Dreck. Könnten Sie mir noch einen Tag geben? Montag bis Mittwoch hätte ich Zeit.\n\nMit freundlichen Grüßen\nChantal Kosok\n"
    text = rewritten(draft, mode).text
    assert "versäumt" in text or "verpasst" in text
    assert "absagen" not in text
    assert "nicht wahrnehmen" not in text
    assert "Dreck" not in text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_an_offer_is_declined_as_an_offer(mode):
    draft = "Hallo Herr Brand,\n\ndanke für Ihr Angebot, die Stelle als Disponent zu übernehmen. Bei dem Hungerlohn und dem Saustall in Ihrer Halle lachen ja die Hühner. Ich nehm es nicht an.\n\nViele Grüße\nUwe Lamm\n"
    text = rewritten(draft, mode).text
    assert "Termin" not in text
    assert "Gespräch" not in text
    assert "Angebot" in text
    assert "Hühner" not in text
