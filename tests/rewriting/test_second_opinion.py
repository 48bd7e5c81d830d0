"""A proof that sees with other eyes than the model that chose what stays."""

import pytest

import taktvoll

pytestmark = pytest.mark.model

DRAFT = (
    "Sehr geehrter Herr Brandl,\n\nvielen Dank für die Einladung zum Probetag am Montag, 19. April, um 8 Uhr. Ich habe mich dagegen entschieden."
    " Eine frühere Kollegin hat bei Ihnen das Notariat betreut und mir einiges erzählt, gerade über den Ton am Empfang.{more}\n\n"
    "Freundliche Grüße\nVerena Ostermaier\n"
)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_proof_shows_what_only_the_second_reader_takes_for_a_reproach(lang):
    draft = DRAFT.format(more=" Ihre Bezahlung ist ein Witz.")
    (made,) = taktvoll.rewrite(draft, today="2027-04-12", settings={"lang": lang})
    told = [doubt for doubt in made.proof.doubts if "Kollegin" in made.text[doubt.start : doubt.end]]
    assert "Kollegin" not in made.text or (told and not made.proof.passed)
    if told:
        assert ("reproach" if lang == "en" else "Vorwurf") in told[0].text


def test_second_reader_is_not_asked_about_the_ready_phrases():
    draft = DRAFT.format(more=" Ihre Bezahlung ist ein Witz.")
    (made,) = taktvoll.rewrite(draft, mode="fresh", today="2027-04-12")
    ready = [change.text.strip() for change in made.changes if change.kind == "added"]
    assert not any(made.text[doubt.start : doubt.end] in ready for doubt in made.proof.doubts)


def test_second_reader_leaves_a_plain_letter_alone():
    draft = (
        "Sehr geehrte Frau Kern,\n\nvielen Dank für die Einladung zum Gespräch am 21. April. Leider muss ich absagen, weil ich eine andere Stelle annehme, die sind"
        " halt schneller als ihr Laden.\n\nBitte entschuldigen Sie die Umstände. Für die weitere Suche wünsche ich Ihnen viel Erfolg.\n\nMit freundlichen Grüßen\nJana Kröger\n"
    )
    (made,) = taktvoll.rewrite(draft, today="2027-04-12")
    assert not [doubt for doubt in made.proof.doubts if doubt.kind in {"reproach", "private"}]
