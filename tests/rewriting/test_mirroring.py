"""A rewrite with the employer's mail beside it: its form of address, the name as signed, the places of the draft as it was."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
DU = "Hallo Ronja,\n\ndanke für deine Bewerbung. Magst du am 13. Mai um 11 Uhr zu uns kommen?\n\nLiebe Grüße\nJuliane Ostertag\nPfotenfunk GmbH"
SIE = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 13. Mai um 11 Uhr ein.\n\nMit freundlichen Grüßen\nGesa Volkmann\nReferentin\nNordlicht GmbH"
FORMAL = "Sehr geehrte Frau Ostertag,\n\nvielen Dank für Ihre Einladung. Leider muss ich Ihnen absagen. Ich bitte um Ihr Verständnis.\n\nMit freundlichen Grüßen\nRonja Kiel"
CASUAL = "hi gesa,\n\ndanke dir für die einladung. muss dir leider absagen, hab was anderes gefunden. sorry!\n\nlg jana kröger"
MISSPELT = "Sehr geehrte Frau Folkmann,\n\nvielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 13. Mai absagen. Ich bitte um Ihr Verständnis.\n\nMit freundlichen Grüßen\nJana Kröger"


def rewrite(draft, mail, **options):
    return taktvoll.rewrite(draft, reply_to=mail, today="2027-05-03", lang="de", **options)[0]


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_takes_up_the_du_of_the_mail(mode):
    made = rewrite(FORMAL, DU, mode=mode)
    assert made.proof.verdict == "proven"
    assert made.text.startswith("Hallo Juliane,")
    assert made.proof.register == "du"


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_takes_up_the_sie_of_the_mail(mode):
    made = rewrite(CASUAL, SIE, mode=mode)
    assert made.text.startswith("Sehr geehrte Frau Volkmann,")
    assert made.proof.register == "sie"


def test_rewrite_spells_the_name_as_signed():
    made = rewrite(MISSPELT, SIE)
    assert made.proof.verdict == "proven"
    assert made.text == MISSPELT.replace("Folkmann", "Volkmann")
    assert [(change.start, change.end, change.rule) for change in made.changes if change.kind != "kept"] == [
        (0, 27, "mirror_name")
    ]


def test_rewrite_keeps_the_draft_as_its_original():
    made = rewrite(FORMAL, DU)
    assert made.original == FORMAL
    assert [FORMAL[change.start : change.end] for change in made.changes if change.rule is None] == [
        change.text for change in made.changes if change.rule is None
    ]


def test_rewrite_keeps_the_form_of_address_that_the_user_chose():
    made = rewrite(FORMAL, DU, register="sie")
    assert made.text == FORMAL


def test_rewrite_leaves_a_salutation_that_the_user_refuses_to_change():
    made = taktvoll.Checker(lang="de").rewrite(MISSPELT, reply_to=SIE, today="2027-05-03", decide=lambda change: False)[
        0
    ]
    assert "Folkmann" in made.text


def test_rewrite_without_the_rule_leaves_the_name():
    assert rewrite(MISSPELT, SIE, ignore=["mirror_name"]).text == MISSPELT


def test_letter_that_fits_the_mail_comes_back_unchanged():
    draft = MISSPELT.replace("Folkmann", "Volkmann")
    assert rewrite(draft, SIE).text == draft
