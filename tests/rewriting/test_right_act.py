"""A letter does what its draft does: it cancels no day that is over, decides nothing that is open, asks for no day that nobody wants."""

import re

import pytest

import taktvoll

TODAY = "2027-02-10"


def rewrite(text, mode="minimal", **settings):
    return taktvoll.rewrite(text, mode=mode, today=TODAY, settings=settings or None)[0]


def mail(body, greeting="Hallo Frau Kern,", closing="Viele Grüße\nSana Iqbal"):
    return f"{greeting}\n\n{body}\n\n{closing}"


@pytest.mark.parametrize(
    ("body", "must", "must_not"),
    [
        # the day of trying out is over
        ("danke, dass ich am Samstag mitlaufen durfte. Anfangen werde ich bei Ihnen aber nicht, in der Küche wird nur geschrien, das ist ein Saftladen.", r"Anfangen werde ich|absagen|gegen die Stelle|zur Verfügung", r"Probetag\b[^.]*absagen|Termin"),
        ("beim Probetag hat mich Ihr Koch drei Stunden angebrüllt, so ein Saftladen. Ich komme nicht mehr.", r"absagen|gegen die Stelle|zur Verfügung|komme nicht mehr", r"(?i)den probetag\b[^.]*(?:absagen|ab\.|wahrnehmen)"),
        # the post is refused, not only the day
        ("am 3. März bleibt mein Stuhl leer. Suchen Sie sich für Ihre Hausmeisterstelle einen anderen Dummen.", r"3\. März.*Stelle", r"Dummen"),
        ("ich nehme mich lieber aus dem Rennen. Ihr Empfang ist eine Frechheit.", r"absagen|gegen die Stelle|zur Verfügung", r"Termin"),
        ("am 3. März komme ich nicht zum Unterschreiben, Ihr Vertrag ist eine Frechheit.", r"Angebot|[Uu]nterschreib", r"Den Termin am 3\. März"),
        # nobody asks for another day
        ("zum Gespräch am 3. März werde ich mich nicht einfinden. Meine Kenntnisse genügen Ihren Anforderungen nicht, das ist mir peinlich, ich bitte untertänigst um Vergebung, verzeihen Sie mir armem Tropf.", r"3\. März", r"anderen? Tag|verschieben|neuer Termin"),
        # another offer is a reason that may be told
        ("am 3. März komme ich nicht, bei der Firma Hofer habe ich gestern unterschrieben, die zahlen mir 4.100 brutto statt Ihrer lächerlichen 3.200.", r"3\. März.*anderen Zusage|anderen Zusage.*3\. März|unterschrieben", r"4\.100|lächerlich"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_does_what_the_draft_does(body, must, must_not, mode):
    text = rewrite(mail(body), mode).text
    assert re.search(must, text, re.DOTALL), text
    assert not re.search(must_not, text), text


WAVERS = "am 3. März komme ich vielleicht, vielleicht aber auch nicht, ich weiß es einfach noch nicht, mal sehen, was mein Chef sagt."


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_of_a_draft_that_decides_nothing_says_so(mode):
    made = rewrite(mail(WAVERS), mode)
    assert re.search(r"noch nicht entschieden|keine feste Zusage", made.text)
    assert not re.search(r"absagen|nicht wahrnehmen|sage .* ab", made.text)
    assert "Umstände" not in made.text
    assert not made.proof.passed
    assert any("--occasion decline" in line for line in made.proof.missing)


def test_rewrite_of_a_draft_that_decides_nothing_decides_when_asked():
    assert re.search(r"absagen|nicht wahrnehmen|sage .* ab", rewrite(mail(WAVERS), occasion="decline").text)


HEDGED = (
    "ich tendiere dazu, den Termin am 3. März eher abzusagen. Ganz ausschließen möchte ich ein Gespräch aber nicht."
)


def test_rewrite_keeps_the_way_back_of_a_hedged_refusal():
    made = rewrite(mail(HEDGED))
    assert re.search(r"(?:Sollte sich|Falls sich) daran etwas änder", made.text)
    assert not made.proof.passed
    assert any("lässt noch offen" in line for line in made.proof.missing)


def test_proof_speaks_of_wavering_in_english_too():
    assert any("leaves open whether" in line for line in rewrite(mail(HEDGED), lang="en").proof.missing)


def test_rewrite_tells_the_day_on_which_something_else_falls():
    body = "am Donnerstag ist die Beerdigung meines Schwiegervaters, da kann ich unmöglich fehlen. Könnten wir das Gespräch auf die Woche danach legen? Verzeihen Sie mir, ich bin untröstlich und schäme mich zu Tode."
    assert "Donnerstag" in rewrite(mail(body)).text


@pytest.mark.parametrize(
    ("reason", "gone"),
    [
        ("weil ich seit gestern mit meiner neugeborenen Tochter allein bin und niemanden habe", "niemanden"),
        ("weil mein Opa ins Hospiz verlegt wird und ich ihn begleiten möchte", "begleiten"),
        ("weil wir am Freitag den Umzug haben und ich deshalb gerade drei Schichten gleichzeitig mache", "gleichzeitig"),
        ("weil mein Betrieb weitergeführt wird, der Sohn übernimmt ihn und hat uns allen zugesagt, dass wir bleiben", "zugesagt"),
        ("weil ich für ein Semester in Bergen genommen worden bin, mit dem ich nicht mehr gerechnet hatte", "gerechnet"),
        ("weil mir erstens meine Frau davongelaufen ist, zweitens der Hund krank ist und ich drittens pleite bin", "zweitens"),
    ],
)  # fmt: skip
def test_rewrite_leaves_no_end_of_a_clause_that_is_gone(reason, gone):
    text = rewrite(mail(f"am 22. Februar kann ich nicht kommen, {reason}. Ginge der 25. Februar?")).text
    assert "weil" in text or gone not in text


@pytest.mark.parametrize(
    ("line", "mended"),
    [("Sehr geehrte Herr Timm,", "Sehr geehrter Herr Timm,"), ("Lieber Frau Timm,", "Liebe Frau Timm,")],
)
def test_rewrite_mends_a_salutation_that_does_not_agree(line, mended):
    text = mail(
        "am 3. März komme ich nicht, so einen Saftladen brauche ich nicht.", line, "Mit freundlichen Grüße\nSana Iqbal"
    )
    made = rewrite(text)
    assert made.text.startswith(mended)
    assert "Mit freundlichen Grüßen\n" in made.text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sa 10 uhr komme ich nicht, Ihr Laden ist ein Witz.", "am Samstag um 10 Uhr"),
        ("diesen Samstag komme ich nicht, Ihr Laden ist ein Witz.", "diesen Samstag"),
    ],
)
def test_rewrite_names_a_day_as_one_writes_it(body, said):
    assert said in rewrite(mail(body), "fresh").text


def test_rewrite_gives_colleagues_illness_as_a_reason_of_work():
    body = "Donnerstag um 17 Uhr geht nicht, weil die Hälfte vom Team mit Corona flachliegt und ich drei Schichten mache. Ginge Montag?"
    assert "gesundheitlich" not in rewrite(mail(body)).text


@pytest.mark.parametrize(
    "body",
    [
        "am 3. März komme ich nicht, acht Euro die Stunde sind eine Frechheit. Meine Eltern haben mir den Unterhalt gestrichen, ich muss jeden Euro drehen.",
        "am 3. März fange ich nicht bei Ihnen an, Ihr Laden ist ein Witz. Ich habe drei Kinder und meine kranke Mutter in zwei Zimmern, da zählt jeder Euro.",
    ],
)  # fmt: skip
def test_rewrite_of_a_refusal_over_pay_gives_no_family_as_its_reason(body):
    assert not re.search(r"familiär|gesundheitlich", rewrite(mail(body)).text)


def test_rewrite_of_who_has_another_post_asks_for_no_other_day():
    body = "ich kann am Dienstag nicht kommen, ich sage ab. Ich habe Arbeit in einem Krankenhaus bekommen, so schlecht wie bei Ihnen zahlen die nicht."
    assert not re.search(r"ander\w+ Tag|neue\w* Termin|verschieben", rewrite(mail(body)).text)


@pytest.mark.parametrize(
    "words",
    [
        "stehe nicht ",
        "am probetag ",
        "stelle ",
        "überleg ",
        "team ",
        "meine Daten ",
        "meine Mappe will ich ",
        "   ",
        "und ich ",
    ],
)
def test_patterns_of_a_rewrite_take_a_long_text_in_their_stride(words):
    from taktvoll.phrasing.plain_words import in_plain_words
    from taktvoll.rewriting import (
        finality,
        missed_letter,
        no_show,
        open_letter,
        open_plan,
        open_points,
        own_words,
        plain_requests,
        planning,
        private_reason,
        situation,
    )

    text = words * (20_000 // len(words))
    modules = (own_words, plain_requests, planning, private_reason, situation)
    modules += (finality, missed_letter, no_show, open_letter, open_plan, open_points)
    for module in modules:
        for pattern in vars(module).values():
            if isinstance(pattern, re.Pattern):
                pattern.search(text)  # a minute each where the cost is not linear
    in_plain_words(text)
