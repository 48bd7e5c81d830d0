import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.annotate.sentence_boundaries import split_sentences
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.lines import is_typed_small


def split(text, kind=SegmentKind.BODY):
    segment = Segment(kind=kind, start=0, end=len(text))
    return [text[start:end] for start, end, _ in split_sentences(text, [segment])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Am 3. März um 10.30 Uhr kann ich nicht. Es tut mir leid.",
            ["Am 3. März um 10.30 Uhr kann ich nicht.", "Es tut mir leid."],
        ),
        ("Danke, Frau Dr. Weiß. Ich sage z. B. ab.", ["Danke, Frau Dr. Weiß.", "Ich sage z. B. ab."]),
        ("Das kann ich nicht so. Falls es geht, gern.", ["Das kann ich nicht so.", "Falls es geht, gern."]),
        ("bin krank. komme nicht. sorry", ["bin krank.", "komme nicht.", "sorry"]),
        ("Ab dem 20. habe ich Zeit.", ["Ab dem 20. habe ich Zeit."]),
        (
            "„Welchen Tarif meinen Sie?“, fragte ich. Keine Antwort.",
            ["„Welchen Tarif meinen Sie?“, fragte ich.", "Keine Antwort."],
        ),
        ("Schade! 😊 Viel Erfolg!", ["Schade! 😊", "Viel Erfolg!"]),
        ("Danke… Ich sage ab", ["Danke…", "Ich sage ab"]),
        ("Wirklich?! Nein.", ["Wirklich?!", "Nein."]),
    ],
)
def test_split_sentences_knows_german_full_stops(text, sentences):
    assert split(text) == sentences


def test_split_sentences_takes_typed_lines_without_stops_as_sentences():
    assert split("hab schon was anderes\ndanke trotzdem\nbis irgendwann") == [
        "hab schon was anderes",
        "danke trotzdem",
        "bis irgendwann",
    ]


def test_split_sentences_joins_lines_that_an_editor_wrapped():
    text = "Leider kann ich den Termin am kommenden Donnerstag nicht\nwahrnehmen, weil ich an diesem Tag eine Prüfung habe, die\nsich nicht verschieben lässt. Ich bitte um Verständnis."
    assert [sentence.split()[0] for sentence in split(text)] == ["Leider", "Ich"]


def test_split_sentences_takes_list_lines_apart():
    assert split("Mir passen:\n- Montag, 10 Uhr\n- Dienstag ab 14 Uhr") == [
        "Mir passen:",
        "- Montag, 10 Uhr",
        "- Dienstag ab 14 Uhr",
    ]


def test_split_sentences_ends_at_a_blank_line_and_after_crlf():
    assert split("Leider nein\r\n\r\nAlles Gute\r\n") == ["Leider nein", "Alles Gute"]


def test_split_sentences_gives_each_line_of_quoted_mail_a_span():
    assert split("> wir freuen uns, Sie am 3. März\n> zu sehen", SegmentKind.QUOTE) == [
        "> wir freuen uns, Sie am 3. März",
        "> zu sehen",
    ]


@given(st.text(alphabet=st.sampled_from("aB. \n\r!?…„“,:-1Ü😊\u0308"), max_size=80))
def test_split_sentences_covers_all_text_but_white_space(text):
    spans = split_sentences(text, [Segment(kind=SegmentKind.BODY, start=0, end=len(text))])
    last = 0
    for start, end, _ in spans:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("name", ["MfG R. Stachel", "LG\nR. Stachel", "mit freundlichen grüßen\nRoman Stachel"])
def test_capitals_of_the_name_do_not_hide_small_letters(name):
    assert is_typed_small(
        f"hallo frau kern,\n\ndas wird nix. hab keine zeit und kann am montag leider nicht kommen.\n\n{name}"
    )
    assert not is_typed_small(f"Hallo Frau Kern,\n\nIch habe keine Zeit und kann am Montag nicht kommen.\n\n{name}")


@pytest.mark.parametrize(
    "field",
    ["[2. Termin]", "[Tag! einsetzen]", "[ggf. Grund. Sonst weglassen]", "{{datum. zeit}}", "[1. Wahl? Uhrzeit]"],
)
def test_split_sentences_does_not_cut_a_placeholder(field):
    text = f"Leider kann ich am {field} nicht kommen. Danke."
    assert split(text) == [text[:-7], "Danke."]
