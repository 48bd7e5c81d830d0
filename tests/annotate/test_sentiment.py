import pytest

from taktvoll.annotate.sentiment import OPINION, formality_of, polarity_of, word_sentiment


@pytest.mark.parametrize(
    ("sentence", "labels", "sign"),
    [
        ("Leider muss ich den Termin absagen.", ("decision",), 0),
        ("Vielen Dank für die Einladung.", ("thanks",), 1),
        ("Die Bezahlung ist ein Witz.", ("negative",), -1),
        ("Danke für nichts.", ("negative",), -1),
        ("Ich wünsche Ihnen viel Erfolg.", ("goodwill",), 1),
        ("Ich komme um zehn.", ("other",), 0),
    ],
)
def test_polarity_is_the_stance_towards_the_reader(sentence, labels, sign):
    polarity, _ = polarity_of(sentence, labels)
    assert (polarity > 0.2) - (polarity < -0.2) == sign


def test_negation_turns_a_word():
    plain, _ = polarity_of("Das Büro ist schön.", ("other",))
    turned, _ = polarity_of("Das Büro ist nicht schön.", ("other",))
    assert plain > 0 > turned


@pytest.mark.parametrize(
    ("personal", "factual"),
    [
        ("Das Büro ist wunderschön und die Leute sind großartig.", "Das Büro liegt im dritten Stock am Markt."),
        (
            "Ihr Team ist schrecklich.",
            "Ihr Team hat zwölf Leute, von denen ich noch niemanden schrecklich lange kenne.",
        ),
    ],
)
def test_subjectivity_grows_with_the_words_that_judge(personal, factual):
    (_, more), (_, less) = (polarity_of(sentence, ("other",)) for sentence in (personal, factual))
    assert 0 <= less < more <= 1


def test_subjectivity_of_an_opinion_does_not_hang_on_its_words():
    assert polarity_of("Das war wohl nichts.", ("negative",))[1] >= OPINION > polarity_of("Ich komme.", ("other",))[1]


def test_word_sentiment_reads_inflected_forms_and_leaves_the_genre_neutral():
    assert word_sentiment("schönen") is not None
    assert word_sentiment("leider") is None
    assert word_sentiment("absagen") is None


def test_formality_falls_with_colloquial_words():
    official = formality_of("Hinsichtlich Ihrer Terminbestätigung danke ich Ihnen.", ("thanks",), du=0, sie=2)
    casual = formality_of("hab grad null bock auf euch", ("informal",), du=1, sie=0)
    assert -1 <= casual < 0 < official <= 1
