"""Kinds of sentences whose words say little of what they do: each kind in several wordings, with what only looks like it."""

import pytest

import taktvoll


def letter(*sentences, greeting="Sehr geehrte Frau Engler,"):
    return f"{greeting}\n\n{' '.join(sentences)}\n\nMit freundlichen Grüßen\nArno Tiedjen"


def check(*sentences, **options):
    return taktvoll.check(letter(*sentences, **options), today="2027-01-05")


def labels(sentence, *, before="Vielen Dank für die Einladung.", behind="Den 4. Mai sage ich ab."):
    text = letter(before, sentence, behind)
    report = taktvoll.check(text, today="2027-01-05")
    return next(set(found.labels) for found in report.sentences if found.start <= text.index(sentence) < found.end)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vor zwei Wochen habe ich beim Weingut Tannhöfer unterschrieben.", {"reason", "private"}),
        ("Ich arbeite ab Juli für die Stadtwerke Ellernsee.", {"reason", "private"}),
        ("Inzwischen habe ich eine Zusage von der Buchhandlung Lünemann.", {"reason", "private"}),
        ("Die Stelle passt nicht mehr zu meinen Plänen.", {"reason"}),
    ],
)
def test_name_of_the_other_employer_is_private_without_a_legal_form(sentence, expected):
    assert labels(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Stelle beim Autohaus Bongartz finde ich weiterhin reizvoll.",
        "Ich habe Ihre Anzeige für die Arbeit beim Pflegedienst Ubben mit Freude gelesen.",
    ],
)
def test_name_of_the_employer_that_is_answered_is_not_private(sentence):
    assert "private" not in labels(sentence)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Am schwarzen Brett lächelte ein Foto, es war das Einzige, das mich begrüßt hat.", "negative"),
        ("Die Putzhilfe war die Einzige, die mit mir gesprochen hat.", "negative"),
        ("Wie gründlich Sie meine Mappe studiert haben, sah ich daran, dass mein Name dreimal falsch war.", "negative"),
        ("Seit unserem Treffen habe ich nichts mehr von Ihnen gehört.", "negative"),
        ("Einen Laden, in dem jeder die Musik aussuchen darf, muss man einfach mögen.", "goodwill"),
        ("Was Sie mir am Probetag über die Reben erzählt haben, vergesse ich nicht.", "thanks"),
    ],
)
def test_meaning_that_no_key_word_gives_away(sentence, label):
    assert label in labels(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sie waren die Einzige, die mir zugehört hat, dafür danke ich Ihnen.",
        "Wie gründlich Sie meine Mappe gelesen haben, sah ich an Ihren klugen Fragen.",
    ],
)
def test_praise_in_the_same_frame_is_no_reproach(sentence):
    assert "negative" not in labels(sentence)


def test_line_that_only_joins_two_others_says_nothing():
    text = letter(
        "Den 4. Mai sage ich ab.",
        "Sie erreichen:\n\nNele Fuchs\nTel. 0431 555012\n\nund\n\nEmre Demir\nTel. 0431 555013\n\n",
    )
    report = taktvoll.check(text, today="2027-01-05")
    assert [found.labels for found in report.sentences if text[found.start : found.end] == "und"] == [("other",)]


def test_wish_in_the_sentence_that_runs_into_the_closing_is_heard():
    text = "Guten Tag,\n\nich sage ab, danke für die Einladung, wünsche Ihnen alles Gute und verbleibe mit freundlichen Grüßen\n\nArno Tiedjen"
    assert "missing_goodwill" not in {found.rule for found in taktvoll.check(text, today="2027-01-05").findings}


def test_supposed_end_is_no_decision():
    found = check(
        "Da Sie sich nicht meldeten, nehme ich an, dass der Posten besetzt ist.", "Ich habe deshalb anderswo zugesagt."
    )
    assert "missing_decision" in {finding.rule for finding in found.findings}


def test_letter_in_swiss_german_is_german_and_moves_the_talk():
    report = check(
        "merci für d Iladig.",
        "Am Fritig chan ich leider nöd cho, ich bi chrank.",
        "Gaht's au am Mäntig?",
        greeting="Grüezi Frau Burri",
    )
    rules = {finding.rule for finding in report.findings}
    assert report.occasion == "reschedule"
    assert "informal" in rules
    assert rules.isdisjoint({"not_german", "missing_decision", "missing_thanks"})


def test_obstacle_and_interest_in_unusual_words_ask_for_another_date():
    report = check(
        "Danke für die Einladung zum 4. Mai.",
        "Ich bin stockheiser, die Ärztin hat mir das Sprechen verboten.",
        "Sie sind mein Wunscharbeitgeber.",
        "Den Termin muss ich absagen.",
    )
    assert "missing_reschedule" in {finding.rule for finding in report.findings}


def test_only_day_in_the_thanks_is_that_of_the_talk():
    report = check(
        "schön, dass ihr mich am Samstag beim Schnupper-Brunch haben wolltet!",
        "Ich muss passen, entschuldige bitte.",
        greeting="Hallo Rosa,",
    )
    assert report.slots["date"] == "Samstag"


@pytest.mark.parametrize(
    ("sentence", "is_reproach"),
    [
        ("Der Lärm in der Halle hat mich nicht abgestoßen.", False),
        ("Der Umgangston in der Halle hat mich abgestoßen.", True),
        ("Von Ärger über die Verspätung kann keine Rede sein.", False),
        ("Die Panne mit dem Termin werfe ich Ihnen nicht vor.", False),
        ("Die Panne mit dem Termin werfe ich Ihnen vor.", True),
        ("Von Hektik war in Ihrer Küche nichts zu merken.", False),
        ("In Ihrem Betrieb wurde niemand bloßgestellt.", False),
        ("Pünktlich war in Ihrem Betrieb keiner.", True),
        ("Ihr Kollege tippte während des Gesprächs auf seinem Telefon.", True),
        ("Ihre Personalleiterin fragte mich, ob ich Kinder möchte.", True),
        ("Wie Sie das gelöst haben, spricht für Ihre Mannschaft.", False),
        ("Wie Sie das gelöst haben, spricht gegen Ihre Mannschaft.", True),
    ],
)
def test_reproach_and_its_denial_in_the_same_words(sentence, is_reproach):
    assert ("negative" in labels(sentence)) is is_reproach


@pytest.mark.parametrize(
    ("sentence", "is_private"),
    [
        ("Seit ich nüchtern bin, meide ich Weinfeste.", True),
        ("Im Herbst sind wir zu viert.", True),
        ("Im Herbst sind wir im Büro zu viert.", False),
        ("Woanders zahlt man mir dreihundert Euro mehr.", True),
        ("Die Gärtnerei Ohmstede hat mir zugesagt.", True),
    ],
)
def test_private_matter_without_its_word(sentence, is_private):
    assert ("private" in labels(sentence)) is is_private


@pytest.mark.parametrize(
    ("sentence", "is_reproach"),
    [
        ("Ich liege krank im Bett, und es ist eine Zumutung, dass Sie die Termine so kurzfristig vergeben.", True),
        ("Die dritte Verlegung in einer Woche nenne ich eine Respektlosigkeit.", True),
        ("Ich weiß, es ist eine Zumutung, dass ich mich erst heute melde.", False),
        ("Meine späte Absage ist eine Zumutung für Sie.", False),
    ],
)
def test_reproach_called_by_its_name_is_seen_beside_another_clause(sentence, is_reproach):
    assert ("negative" in labels(sentence)) is is_reproach
