"""Length and readability of the body."""

from analyses import read_marked
from taktvoll.lint.measures import measure

LETTER = """⟦subject⟧Betreff: Absage

⟦salutation⟧Sehr geehrte Frau Weiß,

⟦other⟧> kommen Sie bitte pünktlich

⟦decision⟧ich sage ab. ⟦goodwill⟧Alles Gute für die Suche!

⟦closing⟧Mit freundlichen Grüßen
⟦closing⟧Jana Kröger

⟦other⟧P. S.: Der Parkplatz war voll."""


def test_words_count_between_salutation_and_closing_without_quotes_and_post_scripts():
    length = measure(read_marked(LETTER))
    assert (length.words, length.sentences, length.longest_sentence) == (8, 2, 5)


def test_reading_ease_is_amstads():
    analysis = read_marked(LETTER)
    syllables = sum(sentence.syllables for sentence in analysis.sentences if sentence.has("decision", "goodwill"))
    assert measure(analysis).reading_ease == round(180 - 8 / 2 - 58.5 * syllables / 8, 1)


def test_no_body_has_no_words():
    length = measure(read_marked("⟦salutation⟧Hallo Tim,\n\n⟦closing⟧Jana"))
    assert (length.words, length.sentences, length.longest_sentence, length.reading_ease) == (0, 0, 0, 0.0)
