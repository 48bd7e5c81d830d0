"""One second thought a thread: silent where the draft, its quote or the employer's mail show that it was answered."""

import pytest

import taktvoll
from analyses import read_text
from taktvoll.lint.thought_over import was_thought_over

pytestmark = pytest.mark.model
DRAFT = "Sehr geehrte Frau Domke,\n\nvielen Dank für die Einladung.{more} Leider muss ich das Gespräch am 20. Mai absagen, die Stelle ist doch nichts für mich. Ich bitte um Ihr Verständnis.\n\nMit freundlichen Grüßen\nJana Kröger\n"
INVITATION = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 20. Mai um 11 Uhr ein.{more}\n\nMit freundlichen Grüßen\nPetra Domke\nNordlicht GmbH"
OLDER = "\n\nAm 29. April 2027 schrieb Jana Kröger:\n> Guten Tag Frau Domke,\n> {said}\n> Jana Kröger\n"


def is_offered(more="", reply_to=None, below=""):
    report = taktvoll.check(DRAFT.format(more=more) + below, reply_to=reply_to, today="2027-05-03")
    return "second_thought" in {note.kind for note in report.notes}


def is_open(reply_to=None, below=""):
    return not was_thought_over(read_text(DRAFT.format(more="") + below, reply_to=reply_to))


def test_second_thought_comes_with_the_first_answer():
    assert is_offered()
    assert is_offered(reply_to=INVITATION.format(more=""))


@pytest.mark.parametrize(
    "more",
    [
        " Falls Sie absagen müssen, rufen Sie bitte an.",
        " Ihre Absage richten Sie bitte an Frau Roth.",
        " Sollten Sie sich anders entschieden haben, sagen Sie uns bitte Bescheid.",
        " Wenn Sie den Termin ablehnen möchten, nutzen Sie den Link.",
        " Leider mussten wir den ersten Termin absagen.",
    ],
)
def test_what_every_invitation_says_of_declining_is_no_answer(more):
    assert is_open(reply_to=INVITATION.format(more=more))


@pytest.mark.parametrize(
    "more",
    [
        " Wie ich Ihnen gestern bereits geschrieben habe, komme ich nicht.",
        " Auch nach Ihrem Anruf bleibe ich bei meiner Absage.",
        " Ich habe noch einmal darüber nachgedacht.",
        " Hiermit bestätige ich meine Absage vom Montag.",
    ],
)
def test_draft_that_says_no_again_is_not_asked(more):
    assert not is_offered(more=more)


@pytest.mark.parametrize(
    "more",
    [
        " Schade, dass Sie abgesagt haben.",
        " Wir bedauern Ihre Absage sehr.",
        " Möchten Sie es sich nicht noch einmal überlegen?",
        " Sind Sie sich sicher?",
        " Können wir Sie umstimmen?",
    ],
)
def test_employer_who_has_asked_already_is_enough(more):
    assert not is_open(reply_to=INVITATION.format(more=more))


@pytest.mark.parametrize(
    "said",
    [
        "leider muss ich das Gespräch absagen.",
        "hiermit ziehe ich meine Bewerbung zurück.",
        "ich möchte den Termin am 20. Mai lieber absagen.",
    ],
)
def test_decline_in_the_quoted_thread_is_enough(said):
    assert not is_open(below=OLDER.format(said=said))
    assert not is_open(reply_to=INVITATION.format(more="") + OLDER.format(said=said))


def test_thanks_in_the_quoted_thread_are_no_decline():
    assert is_open(below=OLDER.format(said="danke für die Einladung, ich komme gern."))
