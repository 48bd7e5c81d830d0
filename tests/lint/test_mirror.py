"""Where the mirror rules speak and where they are silent; the examples of each rule are tested with all others."""

import json
from pathlib import Path

import pytest

import taktvoll
from taktvoll.lint.mirror import closing_rank, greeting_rank

pytestmark = pytest.mark.model
CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "corpora" / "threads" / "open.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
SECOND = [
    json.loads(line)
    for name in ("second", "third")
    for line in (Path(__file__).parents[2] / "corpora" / "threads" / f"{name}.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
TOO_LONG = {"q-16"}
"""Drafts beyond the limit of any letter, which `too_long` finds whatever they answer."""
AGENCY = "Hallo Jonas,\n\nhier ist Bettina Hartwig von der Personalberatung Kromberg. Unser Kunde, die Elbtal GmbH, möchte dich am 11. Mai um 17 Uhr kennenlernen. Passt dir das?\n\nViele Grüße\nBettina Hartwig\nKromberg Personalberatung"
DU = "Hallo Ronja,\n\ndanke für deine Bewerbung. Magst du am 13. Mai um 11 Uhr zu uns kommen?\n\nLiebe Grüße\nJuliane Ostertag\nPfotenfunk GmbH"
SIE = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 13. Mai um 11 Uhr ein.\n\nMit freundlichen Grüßen\n{name}\nNordlicht GmbH"


def mirror(draft, mail, **options):
    report = taktvoll.check(draft, reply_to=mail, today="2027-05-03", lang=options.pop("lang", "de"), **options)
    return [finding for finding in report.findings if finding.rule.startswith("mirror_")]


def draft(
    salutation,
    body="leider muss ich das Gespräch am 13. Mai absagen. Vielen Dank für Ihre Einladung.",
    closing="Mit freundlichen Grüßen",
):
    return f"{salutation}\n\n{body}\n\n{closing}\nJana Kröger"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_mirror_findings_are_those_of_the_corpus(case):
    assert sorted({finding.rule for finding in mirror(case["draft"], case["mail"])}) == sorted(case["mirror"])


@pytest.mark.parametrize("case", [case for case in SECOND if case["id"] not in TOO_LONG], ids=lambda case: case["id"])
def test_mirror_findings_and_roles_are_those_of_the_second_half(case):
    report = taktvoll.check(case["draft"], reply_to=case["mail"], today=case["today"])
    assert sorted({found.rule for found in report.findings if found.rule.startswith("mirror_")}) == sorted(
        case["mirror"]
    )
    own = [date for date in report.dates if date.source == "draft"]
    for quote, role in case.get("roles", ()):
        at = case["draft"].index(quote)
        assert {date.role for date in own if date.start <= at < date.end} == {role}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_mirror_register_says_whose_du_it_was(lang):
    (finding,) = mirror(draft("Sehr geehrte Frau Ostertag,"), DU, lang=lang)
    assert "Juliane Ostertag (Pfotenfunk GmbH)" in finding.message


def test_mirror_register_keeps_to_the_users_own_choice():
    assert mirror(draft("Sehr geehrte Frau Ostertag,"), DU, register="sie") == []


def test_agency_is_not_the_employer():
    assert mirror(draft("Sehr geehrte Frau Elbtal,"), AGENCY) == []


def test_agency_is_mirrored_where_the_draft_goes_to_it_and_is_called_so():
    (finding,) = mirror(draft("Sehr geehrte Frau Hartwig,"), AGENCY)
    assert finding.rule == "mirror_register"
    assert "die Vermittlung" in finding.message


def test_english_mail_is_no_yardstick():
    mail = "Dear Ms Kröger,\n\nthank you for your application. We would like to meet you on 13 May at 3 pm.\n\nKind regards\nIan Calloway"
    assert mirror(draft("Sehr geehrter Herr Caloway,"), mail) == []


@pytest.mark.parametrize(
    ("name", "salutation", "mended"),
    [
        ("Gesa Volkmann", "Sehr geehrte Frau Folkmann,", "Sehr geehrte Frau Volkmann,"),
        ("Ulf Meyer", "Sehr geehrter Herr Meier,", "Sehr geehrter Herr Meyer,"),
        ("Dr. Ulf Kern", "Guten Tag Herr Kern,", "Guten Tag Herr Dr. Kern,"),
        ("Prof. Dr. Anna Weiß", "Sehr geehrte Frau Weiß,", "Sehr geehrte Frau Prof. Dr. Weiß,"),
        ("Judith Mayer\nBereichsleiterin", "Sehr geehrter Herr Mayer,", "Sehr geehrte Frau Mayer,"),
        ("Philipp von Stolpe", "Sehr geehrte Damen und Herren,", "Guten Tag Philipp von Stolpe,"),
        ("Ulf Kern", "Sehr geehrte Frau Petersen,", "Guten Tag Ulf Kern,"),
    ],
)
def test_mirror_name_offers_the_name_as_signed(name, salutation, mended):
    (finding,) = [found for found in mirror(draft(salutation), SIE.format(name=name)) if found.rule == "mirror_name"]
    assert finding.fixes[0].edits[0].text == mended


@pytest.mark.parametrize(
    ("name", "salutation"),
    [
        ("Ulf Kern", "Sehr geehrter Herr Kern,"),
        ("Dr. Ulf Kern", "Sehr geehrter Herr Dr. Kern,"),
        ("Prof. Dr. Ulf Kern", "Sehr geehrter Herr Professor Kern,"),
        ("Philipp Graf von Stolpe", "Sehr geehrter Herr von Stolpe,"),
        ("Kim Schuster", "Sehr geehrter Herr Schuster,"),
        ("Ulf Kern", "Guten Tag,"),
        ("Personalabteilung", "Sehr geehrte Damen und Herren,"),
        ("i. A. Katrin Boskamp", "Sehr geehrte Frau Boskamp,"),
    ],
)
def test_mirror_name_is_silent_where_the_name_fits(name, salutation):
    assert [found for found in mirror(draft(salutation), SIE.format(name=name)) if found.rule == "mirror_name"] == []


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("Sehr geehrte Frau Kern,", 3),
        ("Guten Tag Frau Kern", 2),
        ("Grüezi Herr Kern", 2),
        ("Hallo Jana,", 1),
        ("Liebe Jana,", 1),
        ("Hi Jana", 0),
        ("Kern", None),
    ],
)
def test_greeting_rank(line, rank):
    assert greeting_rank(line) == rank


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("Mit freundlichen Grüßen", 3),
        ("MfG", 3),
        ("Freundliche Grüsse", 3),
        ("Viele Grüße", 2),
        ("Herzliche Grüße", 2),
        ("Liebe Grüße", 1),
        ("LG", 0),
        ("Mit vorzüglicher Hochachtung", 4),
    ],
)
def test_closing_rank(line, rank):
    assert closing_rank(line) == rank


def test_tone_drift_names_both_tones_in_words():
    application = "Sehr geehrte Frau Weiß,\n\nmit großem Interesse habe ich Ihre Ausschreibung gelesen und bewerbe mich hiermit als Controllerin in Ihrem Unternehmen. In meiner gegenwärtigen Tätigkeit verantworte ich die monatliche Berichterstattung.\n\nMit freundlichen Grüßen\nJana Kröger"
    body = "danke für die Mail, ist echt nett von Ihnen. Ich hab da mal was, und es geht mir an dem Tag echt nicht so gut. Sorry, ich sag also ab."
    report = taktvoll.check(draft("Hallo Frau Weiß,", body), application=application, today="2027-05-03", lang="de")
    (finding,) = [found for found in report.findings if found.rule == "tone_drift"]
    assert "die Bewerbung klingt" in finding.message
    assert "förmlich, der Entwurf" in finding.message


def test_tone_drift_is_silent_where_the_employer_says_du():
    application = "Sehr geehrte Frau Ostertag,\n\nmit großem Interesse habe ich Ihre Ausschreibung gelesen und bewerbe mich hiermit als Tierpflegerin in Ihrem Unternehmen.\n\nMit freundlichen Grüßen\nRonja Kiel"
    text = "Hallo Juliane,\n\ndanke für deine Einladung. Leider muss ich dir absagen.\n\nLiebe Grüße\nRonja"
    report = taktvoll.check(text, application=application, reply_to=DU, today="2027-05-03")
    assert "tone_drift" not in {found.rule for found in report.findings}
