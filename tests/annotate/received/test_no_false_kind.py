"""Sentences beside an invitation that make it neither an offer nor a cancellation."""

import datetime as dt

import pytest

from taktvoll.annotate.received.reading import read_received

INVITATION = (
    "Sehr geehrte Frau Öztürk,\n\nzu einem Vorstellungsgespräch laden wir Sie am 12. März um 10 Uhr in unser Haus ein. {beside}\n\n"
    "Mit freundlichen Grüßen\nJonas Brandt\nNordlicht GmbH"
)


@pytest.mark.parametrize(
    "beside",
    [
        "Eine Erstattung der Fahrtkosten wird leider nicht gewährt.",
        "Parken geht im Hof leider nicht.",
        "Eine Vorbereitung wird nicht erwartet.",
        "Wir beziehen uns auf Ihre Bewerbung auf unser Stellenangebot.",
        "Über eine kurze Zusage für den Termin freuen wir uns.",
        "Die Stelle ist Ihnen ja bereits bekannt.",
    ],
)
def test_an_invitation_stays_one_beside(beside):
    found = read_received(INVITATION.format(beside=beside), dt.date(2027, 3, 1))
    assert found is not None
    assert str(found.reply.kind) == "invitation"
