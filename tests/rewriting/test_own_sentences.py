"""What stays of the writer's own sentences, and what is said because the reader would not hear it in them."""

import pytest

import taktvoll

pytestmark = pytest.mark.model


def rewritten(body, *, mode="minimal", salutation="Sehr geehrte Frau Bardenhewer,", today="2026-05-04"):
    draft = f"{salutation}\n\n{body}\n\nFreundliche Grüße\nLudger Ewers\n"
    (made,) = taktvoll.rewrite(draft, mode=mode, today=today)
    return made


def test_particle_stays_with_its_verb_when_a_clause_behind_it_goes():
    made = rewritten(
        "danke dir für die Einladung zum Schnuppern am 23. Mai. Ich sage ab und ziehe auch meine zweite Bewerbung, die für euren Laden in Eutin,"
        " zurück, weil meine Freundin mit mir Schluss gemacht hat und ich nur noch heule. Entschuldige bitte die Umstände.",
        salutation="Hallo Bjarne,",
    )
    assert "die für euren Laden in Eutin, zurück." in made.text
    assert "heule" not in made.text


def test_request_behind_a_sloppy_plea_stays():
    made = rewritten(
        "am Freitag um 13 Uhr komme ich nicht. Sorry für den Aufriss, und bestell bitte das Zimmer in der Pension ab, das du reserviert hast.",
        salutation="Hi Torge,",
    )
    assert "estell bitte das Zimmer in der Pension ab" in made.text
    assert "Sorry" not in made.text


def test_thanks_are_said_where_only_praise_stood_for_them():
    made = rewritten(
        "Ihr Vortrag beim Tag der offenen Backstube hat mich überhaupt erst auf die Idee gebracht, mich zu bewerben. Am 22. Oktober um 16 Uhr"
        " werde ich trotzdem nicht kommen, mein Mann hat Burn-out und ich muss jetzt in Vollzeit verdienen. Bitte entschuldigen Sie das.",
        today="2026-10-12",
    )
    assert made.proof.passed, made.proof.missing
    assert "danke" in made.text.lower()


def test_clean_refusal_that_names_the_post_stays_in_a_letter_composed_anew():
    made = rewritten(
        "Ich ziehe meine Bewerbung als Gleisbauer zurück. Von der Gemeinde ist nun doch noch ein Angebot gekommen, und das nehme ich an.",
        mode="fresh",
    )
    assert "Ich ziehe meine Bewerbung als Gleisbauer zurück." in made.text


def test_day_of_an_invitation_with_its_hour_is_told():
    made = rewritten(
        "obwohl Ihr Lohn eher symbolisch ist, danke ich für die Einladung vom Dienstag, 2. Juni, um 08.15 Uhr. Ich werde nicht erscheinen.",
        mode="fresh",
        today="2026-05-26",
    )
    assert "Dienstag, 2. Juni" in made.text


def test_address_behind_a_colon_stays_when_the_clause_before_it_goes():
    made = rewritten(
        "vielen Dank für die Einladung. Leider muss ich absagen. Mein Modell schicken Sie bitte an meine Schwester, bei der ich seit der"
        " Trennung von meinem Mann wohne: Brunnengasse 4, 35390 Gießen. Ich bitte um Entschuldigung."
    )
    assert "an meine Schwester: Brunnengasse 4, 35390 Gießen." in made.text


@pytest.mark.parametrize("tail", ["und verbleibe mit bestem Gruß", "und verbleibe\n\nmit bestem Gruß"])
@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_nothing_stands_between_a_sentence_and_the_closing_it_runs_into(mode, tail):
    draft = (
        "Sehr geehrte Frau Gerlach,\n\ndas Gespräch am 11. Mai muss ich leider absagen, weil ich in der Firma bleibe."
        f" Ich danke für die Einladung, wünsche Ihnen alles Gute {tail}\n\nTorsten Ehlert\n"
    )
    (made,) = taktvoll.rewrite(draft, mode=mode, today="2026-05-04")
    flat = " ".join(made.text.split())
    assert "verbleibe mit bestem Gruß Torsten Ehlert" in flat or "verbleibe" not in flat
    assert "ntschuld" in flat or "tut mir leid" in flat or "Nachsicht" in flat


def test_gift_is_no_slap():
    made = rewritten(
        "für die Einladung danke ich Ihnen. Ich sage ab, weil ich in den Verkauf wechsle. Die Mustermappe können Sie behalten, nach meinem"
        " zweiten Bandscheibenvorfall lege ich ohnehin keine Fliesen mehr. Bitte entschuldigen Sie die Umstände."
    )
    assert "Die Mustermappe können Sie behalten." in made.text
    assert "Bandscheibe" not in made.text


def test_refusal_in_two_words_is_not_cut_from_the_reason_behind_it():
    made = rewritten(
        "ich sollte ja morgen um 9 zu Ihnen auf die Dialysestation kommen. Geht leider nicht, bei uns sind schon wieder drei krank und ich darf heute den"
        " Nachtdienst schieben. Ich will die Stelle aber unbedingt!! Können würde ich Montag, den 11. Mai ab 11 Uhr."
    )
    assert "Geht leider nicht" in made.text or "nicht wahrnehmen" in made.text or "leider absagen" in made.text


def test_what_would_begin_with_its_verb_keeps_its_connective():
    made = rewritten(
        "Ich muss Ihnen mitteilen, dass ich meine Bewerbung als Verfahrensingenieur zurückziehe. Hab letzte Woche bei der Konkurrenz unterschrieben, die waren halt"
        " schneller. Somit ist der Videocall vom nächsten Montag (11. Mai, 8.30 Uhr) hinfällig."
    )
    assert "Ist der Videocall" not in made.text
    assert "Die waren" not in made.text
