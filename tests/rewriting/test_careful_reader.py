"""A proof does not vouch for what a careful reader would stop at."""

import pytest

import taktvoll

pytestmark = pytest.mark.model
HERE = "2028-03-01"


def rewritten(text, mode="minimal"):
    return taktvoll.rewrite(text, mode=mode, today=HERE)[0]


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_a_demand_that_went_with_an_insult_is_named(mode):
    draft = "Herr Kern,\n\nIhr Laden ist eine Zumutung, und den Gesellenbrief im Original will ich von Ihnen Gaunern zurück. Das Gespräch am Dienstag sage ich ab.\n\nTheo Brandt\n"
    result = rewritten(draft, mode)
    assert "Gaunern" not in result.text
    assert result.proof.verdict == "look_here"
    assert any("will ich von Ihnen Gaunern zurück" in line for line in result.proof.missing)


def test_a_word_that_no_dictionary_knows_is_shown():
    draft = "Hallo Ben,\n\nalso am Freitag wird das nix, ich hab mega Stress. Nächste Woche bin i wieder fit, ginge es am Mittwoch um 10 Uhr?\n\nLG Flo\n"
    result = rewritten(draft)
    (doubt,) = [found for found in result.proof.doubts if found.kind == "unknown_word"]
    assert "bin i wieder fit" in result.text[doubt.start : doubt.end]
    assert doubt.text == "Dieses Wort steht in keinem Wörterbuch."
    assert not result.proof.passed


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_an_unusual_refusal_makes_room_for_a_plain_one(mode):
    draft = (
        "Hallo Ben,\n\nalso am Freitag wird das nix, ich hab mega Stress. Ginge es am Mittwoch um 10 Uhr?\n\nLG Flo\n"
    )
    result = rewritten(draft, mode)
    assert "wird das" not in result.text
    assert "am Freitag" in result.text
    assert "Ginge es am Mittwoch um 10 Uhr?" in result.text


def test_words_to_a_du_in_a_letter_with_sie_are_shown():
    draft = "Guten Tag Frau Reck,\n\nich kann am 28. April leider nicht, weil ich da eine Prüfung habe. Habt ihr auch am 29. oder 30. noch etwas frei? Oder Sie schreiben mir, wann es bei Ihnen passt.\n\nLiebe Grüße\nMilly Gampe\n"
    result = rewritten(draft)
    assert "Habt ihr" not in result.text or not result.proof.passed, result.text


def test_a_practical_sentence_without_fault_stays_in_a_letter_written_anew():
    draft = "Guten Abend Frau Grützner,\n\nIhr Gehalt ist ein schlechter Witz. Insofern hat sich das Interview am 11. März erledigt. Den Overall und die Stiefel habe ich gewaschen und vor die Werkstatt gestellt.\n\nJannek Kubitz\n"
    result = rewritten(draft)
    assert "Den Overall und die Stiefel habe ich gewaschen und vor die Werkstatt gestellt." in result.text
    assert "Witz" not in result.text


def test_whoever_is_greeted_and_signs_in_the_running_text_is_missed():
    draft = (
        "hey mandy ich kann montag nicht kommen, ich bin krank. kannst du mir einen anderen tag geben bitte\nchantal\n"
    )
    result = rewritten(draft)
    names = {"mandy", "chantal"} - set(result.text.lower().split())
    assert all(any(name in line for line in result.proof.missing) for name in names)
    assert result.proof.passed == (not names)


def test_a_private_matter_beside_the_reason_is_shown_in_a_draft_that_stays():
    draft = "Sehr geehrter Herr Gradl,\n\nvielen Dank für die Einladung zum Gespräch am 8. Juni. Ich bleibe in meiner jetzigen Stelle und ziehe meine Bewerbung deshalb zurück. Bitte verzeihen Sie die späte Nachricht; meine Scheidung war am Dienstag. Ich wünsche Ihnen alles Gute.\n\nMit freundlichen Grüßen\nEdith Zwölfer\n"
    result = rewritten(draft)
    if result.text == draft:
        assert [doubt.kind for doubt in result.proof.doubts] == ["private"]
    else:
        assert "Scheidung" not in result.text


def test_a_counted_list_without_an_item_goes_as_a_whole():
    draft = "Sehr geehrte Frau Pinkert,\n\nden Termin am 2. November muss ich leider absagen:\n\n1. Die Arbeitszeit ist bis 18 Uhr.\n2. Ihre Straßenbahn ist eine Frechheit.\n3. Ich brauche DATEV, das kann ich nicht.\n\nMit freundlichen Grüßen\nOksana Horbatsch\n"
    text = rewritten(draft).text
    assert "DATEV" not in text
    assert "18 Uhr" not in text


def test_a_letter_after_a_signed_contract_is_never_vouched_for():
    draft = "Hallo Frau Burg,\n\nich habe euren Vertrag unterschrieben, aber ich fange am 1. August doch nicht an. Das ist mir so peinlich, ich könnte im Boden versinken, ich elende Versagerin.\n\nViele Grüße\nSina Apfel\n"
    result = rewritten(draft)
    assert result.text != draft
    assert not result.proof.passed


def test_two_readers_with_two_forms_of_address_are_never_vouched_for():
    draft = "Liebe Frau Himmel, lieber Kurt,\n\nich muss euch für das Gespräch am Mittwoch absagen. Behalten Sie mich bitte trotzdem im Verteiler! Kurt, dein Kabelkoffer steht bei mir.\n\nNico\n"
    assert not rewritten(draft).proof.passed


def test_a_hint_about_a_thing_stands_alone():
    draft = "Hallo Ben,\n\nihr seid echt der letzte Verein. Das Gespräch am 12. März sage ich ab. Den Werkstattschlüssel bringe ich am Freitag zurück.\n\nViele Grüße\nFlo\n"
    result = rewritten(draft)
    assert "Den Werkstattschlüssel bringe ich am Freitag zurück." in result.text
    assert result.proof.passed, result.proof.missing


def test_the_time_of_an_offer_is_not_that_of_the_appointment():
    draft = "Sehr geehrte Frau Kern,\n\nden Dienstag pack ich einfach nicht, so ein Stress. Ginge es am Mittwoch um drei?\n\nMit freundlichen Grüßen\nEva Lang\n"
    for mode in ("minimal", "fresh"):
        result = rewritten(draft, mode)
        assert result.text.count("um drei") == 1
        assert "Dienstag um drei" not in result.text
