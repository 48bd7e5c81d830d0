"""Subject, salutation and closing around a letter."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
BODY = """vielen Dank für die Einladung zum Gespräch am 25. Juni um 16.30 Uhr. An diesem Tag bin ich leider auf Dienstreise. Wäre auch der 29. Juni möglich? Bitte entschuldigen Sie die Umstände."""


def rewritten(subject, closing="Mit freundlichen Grüßen"):
    draft = f"Betreff: {subject}\n\nSehr geehrte Frau Ehrlicher,\n\n{BODY}\n\n{closing}\nGesine Marten\n"
    (made,) = taktvoll.rewrite(draft, today="2026-06-22")
    return made.text


@pytest.mark.parametrize(
    "subject", ["Ich trau mich kaum, Ihnen zu schreiben", "Oje, schon wieder ich", "Gespräch am 25. Juni :-("]
)
def test_subject_about_oneself_or_with_a_face_is_replaced(subject):
    first = rewritten(subject).splitlines()[0]
    assert subject not in first
    assert "Termin" in first


@pytest.mark.parametrize(
    "subject",
    [
        "Ich muss den Termin leider verschieben",
        "Mein Vorstellungsgespräch",
        "Absage",
        "Ihre Kennziffer 4471",
        "Aw: Einladung",
    ],
)
def test_subject_about_the_matter_stays(subject):
    assert rewritten(subject).splitlines()[0] == f"Betreff: {subject}"


@pytest.mark.parametrize("closing", ["Kleinlaute Grüße", "Mit müden Grüßen", "Enttäuschte Grüße"])
def test_mood_in_the_closing_is_left_out(closing):
    assert closing not in rewritten("Hilfe!!", closing)


@pytest.mark.parametrize(
    "closing", ["Sonnige Grüße aus Linz", "Kühle Grüße aus Tromsø", "Mit besten Grüßen", "Herzliche Grüße"]
)
def test_kind_closing_stays(closing):
    assert closing in rewritten("Hilfe!!", closing)
