import pytest

import taktvoll


def apology(text):
    """The sentence that the fix of missing_apology puts in."""
    report = taktvoll.check(text, today="2027-02-20")
    return " ".join(edit.text for found in report.findings for fix in found.fixes for edit in fix.edits)


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Leider kann ich am Freitag nicht kommen, seid mir nicht böse.",
        "Leider kann ich am Freitag nicht kommen, hoffe, könnt damit leben.",
    ],
)
def test_voice_speaks_to_several_where_a_verb_does(sentence):
    text = f"Hallo Nordkai,\n\n{sentence}\n\nLiebe Grüße\nIra\n"
    assert "eure Einladung" in apology(text)
    assert "dein" not in taktvoll.rewrite(text, today="2027-02-20")[0].text


@pytest.mark.model
def test_voice_does_not_take_seid_for_seit_as_a_verb():
    text = "Hallo Nordkai,\n\nich bin seid gestern krank und kann am Freitag nicht zu dir kommen.\n\nLiebe Grüße\nIra\n"
    assert "deine Einladung" in apology(text)
