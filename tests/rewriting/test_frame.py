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


@pytest.mark.parametrize(
    ("closing", "kept"),
    [
        (
            "In aller Form um Nachsicht bittend\nMagdalena Gogl, 19 Jahre",
            "Mit freundlichen Grüßen\nMagdalena Gogl, 19 Jahre\n",
        ),
        (
            "Verzeihen Sie mir nochmals tausendmal\nIhr Elias Rumpf (17), Klasse 10b",
            "Mit freundlichen Grüßen\nIhr Elias Rumpf (17), Klasse 10b\n",
        ),
        ("Tschüssi, Anna Kern", "Mit freundlichen Grüßen\nAnna Kern\n"),
        ("Pfiadi und danke\nVroni Obermaier, Bad Tölz", "Mit freundlichen Grüßen\nVroni Obermaier, Bad Tölz\n"),
        ("In Erwartung Ihrer Antwort\nIrina Klee", "In Erwartung Ihrer Antwort\nIrina Klee\n"),
        (
            "Freundliche Grüße\nReto Moser\n079 555 02 11 (am besten vor 8 Uhr)",
            "Freundliche Grüße\nReto Moser\n079 555 02 11 (am besten vor 8 Uhr)\n",
        ),
    ],
)
def test_closing_is_replaced_in_its_place_and_never_doubled(closing, kept):
    draft = f"Betreff: Hilfe!!\n\nSehr geehrte Frau Ehrlicher,\n\n{BODY}\n\n{closing}\n"
    (made,) = taktvoll.rewrite(draft, today="2026-06-22")
    assert made.text.endswith(f"\n\n{kept}")


@pytest.mark.parametrize(
    ("greeting", "closing"),
    [("Hi Kathi,", "Baba und alles Gute"), ("Liebe Franzi,", "Pfiadi und danke"), ("Hey du,", "Tschüssi mit Küssi")],
)
def test_regional_closing_stays_among_friends(greeting, closing):
    draft = f"{greeting}\n\ndanke dir für die Einladung zum Gespräch am 25. Juni. Da bin ich leider auf Dienstreise, ginge auch der 29. Juni?\n\n{closing}\nSandra Hrdlicka\n"
    (made,) = taktvoll.rewrite(draft, today="2026-06-22")
    assert made.text.endswith(f"\n\n{closing}\nSandra Hrdlicka\n")


def test_regional_closing_stays_below_a_greeting_of_its_region():
    draft = f"Betreff: Hilfe!!\n\nServus Frau Ehrlicher,\n\n{BODY}\n\nBaba und alles Gute\nSandra Hrdlicka\n"
    (made,) = taktvoll.rewrite(draft, today="2026-06-22")
    assert made.text.endswith("\n\nBaba und alles Gute\nSandra Hrdlicka\n")
