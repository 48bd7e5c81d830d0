"""Who will not withdraw says so."""

import pytest

import taktvoll

pytestmark = pytest.mark.model


@pytest.mark.parametrize("denial", ["auf keinen Fall", "keinesfalls", "nicht"])
def test_application_that_is_not_to_be_withdrawn_is_not(denial):
    draft = (
        "Hallo Frau Brockmöller,\n\nden Donnerstag um 14 Uhr muss ich leider absagen, ich habe eine Prüfung. Meine Bewerbung will ich damit"
        f" {denial} zurückziehen. Nennen Sie mir bitte einen neuen Tag. Vielen Dank für die Einladung, und verzeihen Sie die Umstände.\n\nViele Grüße\nSvenja Lütke\n"
    )
    report = taktvoll.check(draft, today="2027-02-01")
    assert report.occasion == "reschedule"
    assert report.situation.stance == "prevented"
