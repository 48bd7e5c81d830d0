"""Letters of people who did not come: what happened, the apology, what is wanted."""

import re

import pytest

from letter_acts import letter

WAITED = "Sie haben gestern um 9 Uhr auf mich gewartet und ich war nicht da. Mein Handy hatte ich aus, weil mir das so peinlich war. Ich würde gern noch einmal kommen, am Montag oder Dienstag ab 13 Uhr hätte ich Zeit. Wenn nicht, dann halt nicht."


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_tells_of_the_miss_with_day_and_hour_then_apologises_then_offers(mode):
    text = letter(WAITED, mode).text
    assert re.search(r"gestern um 9 Uhr[^.]*versäumt.*(?:leid|[Ee]ntschuldig).*13 Uhr", text, re.DOTALL), text
    assert not re.search(r"Handy|halt nicht|war nicht da", text), text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize(
    "gone",
    [
        "Von daher brauchen wir keinen neuen Termin.",
        "Ehrlich gesagt ist das nichts für mich, ich bin raus.",
        "Ihre Stelle brauche ich damit nicht mehr, ihr Dienstplan ist ja auch ein Witz.",
    ],
)
def test_rewrite_says_that_no_other_day_is_wanted(gone, mode):
    text = letter(f"gestern um 9 Uhr bin ich nicht zum Gespräch erschienen, ich hab verschlafen. {gone}", mode).text
    assert re.search(
        r"nicht mehr zur Verfügung|keinen neuen Termin|nicht weiter|nicht annehmen|bin raus|Bewerbung zurück", text
    ), text
    assert not re.search(r"verschieben|nachholen|nach wie vor|unverändert", text), text


def test_rewrite_of_a_miss_makes_up_for_the_day_and_does_not_move_it():
    text = letter(
        "gestern um 9 Uhr bin ich nicht erschienen, so ein Mist. Am Montag, 15. Februar, hätte ich Zeit für Ihren Saftladen."
    ).text
    assert "verschieben" not in text


def test_rewrite_of_a_miss_guesses_no_reason_on_the_phone():
    body = "gestern um 9 Uhr bin ich nicht gekommen. Ich könnte sagen, ich war krank, aber ich war feiern. Ginge Montag ab 9 Uhr?"
    assert "gesundheitlich" not in letter(body, "fresh", channel="phone").text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_says_once_that_the_day_can_be_struck(mode):
    body = "ich bin raus bei der Stelle als Lageristin. Das Gespräch am 3. März um 7 Uhr können Sie streichen, den Schlüssel schick ich zurück."
    text = letter(body, mode).text
    assert "absagen" not in text
    assert re.search(r"Bewerbung[^.]*zurück|nicht mehr zur Verfügung|nicht weiter", text), text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_takes_no_account_of_the_reader_for_a_request(mode):
    body = "zum Gespräch am 3. März komme ich nicht. In der Anzeige stand „Homeoffice“, und jetzt teilen Sie mir nebenbei mit, das gelte erst nach zwei Jahren. So etwas nennt man Bauernfängerei."
    assert "nebenbei" not in letter(body, mode).text


def test_rewrite_begins_no_statement_with_its_verb():
    body = "für unter 3.400 Euro mache ich das nicht, und da Sie am Telefon gesagt haben, dass bei 3.000 Schluss ist, sage ich das Gespräch am 3. März ab. Wer so knausert, ist selber schuld."
    assert not re.search(r"[.!?,]\s+[Ss]age ich das Gespräch", letter(body).text)


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_names_the_day_that_was_missed_and_not_another(mode):
    body = "ich weiß, ich hätte gestern um 9 zum Probetag da sein sollen. Ich hab verpennt, weil wir Montag bis halb vier gefeiert haben. Könnten Sie mir noch eine Chance geben?"
    text = letter(body, mode).text
    assert "gestern um 9" in text
    assert "Montag" not in text


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_keeps_the_interest_of_somebody_who_was_not_at_the_day(mode):
    body = "ich war gestern nicht beim Hospitationstag in der Tagespflege, haben Sie ja gemerkt. Das FSJ bei Ihnen würd ich aber immer noch gern machen. Wenn ich nochmal kommen darf: Montag, 15. Februar, ab 8 Uhr."
    text = letter(body, mode).text
    assert "FSJ bei Ihnen würde ich" in text
    assert "versäumt" in text or "nicht beim Hospitationstag" in text
