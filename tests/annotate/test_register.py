import pytest

from taktvoll.annotate.register import address_marks, register_of, register_of_salutation


def register(text):
    return register_of(address_marks(text, [(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ich danke Ihnen für die Einladung.", "sie"),
        ("Sie haben mich eingeladen.", "sie"),
        ("Ihr Interesse freut mich.", "sie"),
        ("Ihr habt mich eingeladen.", "du"),
        ("Danke, dass ihr euch gemeldet habt.", "du"),
        ("Ich melde mich bei dir.", "du"),
        ("Könnten wir den Termin verschieben?", "none"),
        ("Meine Mutter ist krank. Sie liegt im Bett.", "none"),
        ("Ich danke Ihnen und wünsche dir alles Gute.", "mixed"),
        ("Sehr geehrter [Ihr Ansprechpartner], ich sage ab.", "none"),
        ("Er sagte „du bist zu alt“, und ich danke Ihnen dennoch.", "sie"),
        ("ich danke ihnen für die einladung, frau weiß", "sie"),
        ("Wenn Sie darüber nachdenken, nimmt es kaum Zeit in Anspruch.", "sie"),
    ],
)
def test_register_of_a_sentence(text, expected):
    assert register(text) == expected


@pytest.mark.parametrize(
    ("salutation", "expected"),
    [
        ("Sehr geehrte Frau Weiß,", "sie"),
        ("Hallo Herr Krüger,", "sie"),
        ("Hallo Jule,", "du"),
        ("Guten Tag,", "none"),
        ("Hallo zusammen,", "none"),
        ("Moin,", "none"),
    ],
)
def test_register_of_salutation(salutation, expected):
    assert register_of_salutation(salutation) == expected


def test_address_marks_point_at_the_words():
    text = "Ich danke Ihnen."
    assert [text[start:end] for start, end, _ in address_marks(text, [(0, len(text))])] == ["Ihnen"]


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("vielen Dank, dass Ihr mir Euren Laden gezeigt habt.", "du"),
        ("danke, dass Ihr Euch so viel Zeit genommen habt.", "du"),
        ("Hallo Ihr Lieben, ich komme nicht.", "du"),
        ("ich hoffe, dass Ihr die Stelle noch besetzen könnt.", "du"),
        ("weil Ihr freundliches Team mich empfing", "sie"),
        ("Ich weiß, dass Ihr Vertrauen groß ist.", "sie"),
        ("Ich danke Ihnen. Grüß bitte die Kollegen.", "mixed"),
        ("Entschuldige, dass ich Ihnen absage.", "mixed"),
        ("Ich entschuldige mich bei Ihnen.", "sie"),
        ("Ich danke Ihnen. Leg meine Zeichnungen bitte an die Pforte.", "mixed"),
        ("Ich danke Ihnen. Stell mir die Tasche bitte ins Büro.", "mixed"),
        ("Ich danke Ihnen. Bring die Schlüssel morgen vorbei, bitte entschuldigen Sie.", "sie"),
        ("Bestätige den Erhalt Ihrer Einladung und bitte um Verschiebung.", "sie"),
        ("Ihre Mail kam an. Teil der Entscheidung war der Weg und ich bitte Sie um Verständnis.", "sie"),
        ("Ich danke Ihnen. Hol die Unterlagen am Montag ab.", "sie"),
        ("Viele Grüße an Ihre Kollegen.", "sie"),
    ],
)
def test_capital_ihr_and_imperatives(text, register):
    assert register_of(address_marks(text, [(0, len(text))])) == register
