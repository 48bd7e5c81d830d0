import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import texts
from taktvoll.mail.hyphenation import joined
from taktvoll.mail.reading_text import as_read, one_line, reading_text
from taktvoll.mail.segments import segment


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ter\u00admin ab\u00adsagen", "Termin absagen"),
        ("Ein\u200bladung", "Einladung"),
        ("\ufeffHallo", "Hallo"),
        ("20.\u2060 April", "20. April"),
        ("Gru\u0308\u00ad\u00dfe", "Grüße"),
        ("Osterkamp\u2011Reuß", "Osterkamp-Reuß"),
        ("Entschul-\ndigung bitte.", "Entschuldigung\nbitte."),
        ("Vorstel-\r\nlungsgespräch, am", "Vorstellungsgespräch,\nam"),
        ("Ter\u00ad\nmin am", "Termin\nam"),
        ("Donau-\ndampf-\nschiff fährt", "Donaudampfschiff\nfährt"),
        ("Ende-\nlich.", "Endelich."),
        ("Unannehmlich\u00ac\nkeiten", "Unannehmlichkeiten"),
        ("\u200eHallo\u200f \u202aFrau\u202c", "Hallo Frau"),
        ("gru\ufb04ig \ufb01nden", "gruffl\u0069g finden"),
    ],
)
def test_as_read_leaves_out_what_a_reader_does_not_see(text, read):
    assert as_read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Vor-\nund Nachteile",
        "E-\nMail",
        "Termin -\nleider",
        "10-\nbis",
        "Sonn-\noder feiertags",
        "Hallo 👨\u200d👩",
        "Grüße",
    ],
)
def test_reading_text_leaves_plain_text_as_it_is(text):
    assert reading_text(text) is None


def test_received_leaves_invisible_characters_outside():
    text = "am \u206014.\u2060 März\u00ad."
    read = reading_text(text)
    start = read.text.index("14.")
    assert read.received(start, start + len("14. März")) == (text.index("14"), text.index("\u00ad"))


def test_one_line_joins_divided_words():
    assert one_line("das Vorstel-\nlungsgespräch\nam  Montag") == "das Vorstellungsgespräch am Montag"
    assert joined("Finanz\u2010\nbuchhaltung.") == "Finanzbuchhaltung."


@given(texts())
def test_reading_text_maps_there_and_back(text):
    read = reading_text(text)
    if read is not None:
        assert len(read.forth) == len(text) + 1
        assert len(read.back) == len(read.ends) == len(read.text) + 1
        assert list(read.forth) == sorted(read.forth)
        assert [place for place, there in enumerate(read.back) if read.forth[there] != place] == [
            place for place in range(1, len(read.back)) if read.back[place] == read.back[place - 1]
        ]  # the second letter of a ligature


@given(st.text(alphabet="ab \n\u00ad\u200b-", max_size=40))
def test_segments_cover_invisible_characters(text):
    last = 0
    for piece in segment(text):
        assert not text[last : piece.start].strip()
        assert last <= piece.start < piece.end
        last = piece.end
    assert not text[last:].strip()
