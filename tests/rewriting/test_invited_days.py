"""Moving a talk with the employer's mail beside the draft: its other days are offered, never one that the draft rules out."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
CHOICE = "Guten Tag Frau Kröger,\n\nwir möchten Sie gern kennenlernen. Passt Ihnen Dienstag, 11. Mai, 16.30 Uhr, Mittwoch, 12. Mai, 8.00 Uhr oder Freitag, 14. Mai, 10 Uhr in der Bahnhofstraße 77 in Kassel?\n\nFreundliche Grüße\nPriska Hahn\nJurablick AG"
PLACE = "Guten Tag Frau Kröger,\n\nwir laden Sie zum Gespräch am 11. Mai um 10 Uhr ein, Hafenring 8, 47119 Duisburg.{more}\n\nFreundliche Grüße\nPriska Hahn\nJurablick AG"
DRAFT = "Guten Tag Frau Hahn,\n\nvielen Dank für die Einladung. {}\n\nFreundliche Grüße\nJana Kröger\n"
ILL = "Am 11. Mai kann ich leider nicht, weil ich da beim Arzt bin und mein Knie geröntgt wird. {}"
ASKS = "Können wir einen anderen Termin finden?"


def rewrite(body, mail=CHOICE, mode="minimal", **options):
    return taktvoll.rewrite(DRAFT.format(body), mode, reply_to=mail, today="2027-05-03", lang="de", **options)[0]


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_other_days_of_the_invitation_are_offered(mode):
    made = rewrite(ILL.format("Ich habe weiter großes Interesse."), mode=mode)
    assert made.proof.verdict == "proven"
    assert "Ginge es stattdessen am Mittwoch, 12. Mai, um 8.00 Uhr oder am Freitag, 14. Mai, um 10 Uhr?" in made.text


def test_request_of_the_draft_is_kept_beside_the_days():
    made = rewrite(ILL.format(ASKS))
    assert f"{ASKS} Passen würde es mir am Mittwoch, 12. Mai" in made.text


@pytest.mark.parametrize(
    ("body", "gone", "kept"),
    [
        ("Am Dienstag kann ich leider nicht, da werde ich am Knie operativ untersucht.", ["11. Mai"], ["12. Mai", "14. Mai"]),
        ("Am 11. und am 12. Mai habe ich leider Durchfall vom neuen Medikament.", ["11. Mai, um", "12. Mai, um"], ["14. Mai"]),
        ("Bis zum 12. Mai bin ich leider verreist, meine Ehe steckt in der Krise.", ["11. Mai, um", "12. Mai, um"], ["14. Mai"]),
        ("Vom 10. bis 13. Mai bin ich leider in der Psychotherapie.", ["11. Mai, um", "12. Mai, um"], ["14. Mai"]),
    ],
)  # fmt: skip
def test_days_that_the_draft_rules_out_are_never_offered(body, gone, kept):
    text = rewrite(f"{body} {ASKS}").text
    assert all(day in text.split("Passen würde")[1] for day in kept)
    assert not any(day in text.split("Passen würde")[1] for day in gone)


@pytest.mark.parametrize(
    "body",
    [
        "An keinem der Termine kann ich kommen, weil mein Knie geröntgt wird.",
        "Am 11. Mai liege ich leider im Krankenhaus, mein Knie ist kaputt.",
        "Am 11. Mai und die ganze Woche habe ich leider Durchfall.",
        "Leider bin ich krank, ich habe Durchfall.",
        "Am 11. Mai habe ich leider Durchfall, am 20. Mai ginge es.",
        "Am 11., 12. und 14. Mai habe ich leider Durchfall.",
    ],
)
def test_no_day_is_offered_where_nobody_knows_which_is_left(body):
    made = rewrite(f"{body} {ASKS}")
    assert "Passen würde" not in made.text
    assert "Ginge es" not in made.text


def test_days_of_somebody_ill_lie_some_days_ahead():
    text = rewrite(f"Am 14. Mai bin ich leider noch krank, ich habe Durchfall. {ASKS}").text
    assert "12. Mai, um" in text
    soon = CHOICE.replace("Mittwoch, 12. Mai", "Mittwoch, 5. Mai")
    assert "5. Mai, um" not in rewrite(f"Am 14. Mai bin ich leider noch krank, ich habe Durchfall. {ASKS}", soon).text


def test_decline_offers_no_day():
    made = rewrite("Leider muss ich absagen, weil mein Knie kaputt ist und ich etwas anderes gefunden habe.")
    assert "Mai" not in made.text


def test_letter_that_needs_nothing_comes_back_unchanged():
    body = f"Leider bin ich am 11. Mai verhindert. {ASKS} Ich bitte um Entschuldigung für die Umstände und freue mich auf das Gespräch."
    draft = f"Betreff: Gespräch am 11. Mai\n\n{DRAFT.format(body)}"
    assert taktvoll.rewrite(draft, reply_to=CHOICE, today="2027-05-03")[0].text == draft


def test_the_change_is_told_as_added_with_its_reason_and_the_draft_is_the_original():
    made = rewrite(ILL.format(ASKS))
    draft = DRAFT.format(ILL.format(ASKS))
    (added,) = [change for change in made.changes if "Passen würde" in change.text]
    assert (added.kind, added.start, added.end) == (
        "added",
        draft.index(ASKS) + len(ASKS),
        draft.index(ASKS) + len(ASKS),
    )
    assert "Einladung" in added.why
    assert made.original == draft
    assert all(draft[change.start : change.end] == change.text for change in made.changes if change.kind == "kept")


def test_user_who_refuses_the_days_gets_none():
    made = taktvoll.Checker(lang="de").rewrite(
        DRAFT.format(ILL.format(ASKS)),
        reply_to=CHOICE,
        today="2027-05-03",
        decide=lambda change: "Passen" not in change.text,
    )[0]
    assert "Passen würde" not in made.text


@pytest.mark.parametrize(
    "more",
    [
        " Falls Ihnen die Anreise nicht möglich ist, können wir auch per Video sprechen.",
        " Alternativ bieten wir ein Online-Gespräch an.",
        " Ein Videogespräch ist ebenfalls auch möglich.",
    ],
)
def test_video_instead_of_coming_where_the_invitation_says_so(more):
    body = "Leider streikt am 11. Mai die Bahn, so ein Mist, und ich kann nicht kommen. Die Stelle will ich gern."
    assert "Könnten wir das Gespräch stattdessen per Video führen?" in rewrite(body, PLACE.format(more=more)).text


def test_video_is_not_asked_for_where_nobody_offers_it():
    body = "Leider streikt am 11. Mai die Bahn, so ein Mist, und ich kann nicht kommen. Die Stelle will ich gern."
    assert "Video" not in rewrite(body, PLACE.format(more="")).text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_video_that_the_draft_asks_for_stays(mode):
    made = rewrite(ILL.format("Können wir das Gespräch per Video führen?"), mode=mode)
    assert "Können wir das Gespräch per Video führen?" in made.text
