import pytest

from taktvoll.annotate.full_stops import sentence_ends, spans_between


def split(text, *, small=False):
    return [text[start:end] for start, end in spans_between(text, 0, len(text), small=small)]


# one case a line, „|“ between its sentences
LETTERS = """\
Bitte leiten Sie diese Mail z. Hd. Frau Kessler weiter. | Leider muss ich absagen.
Bitte leiten Sie das z.Hd. Herrn Ott weiter. | Danke.
Ich schreibe i. V. Herr Kern ist krank.
Ich schreibe i. A. Frau Kern.
Ich komme bzw. Herr Kern kommt nicht. | Das tut mir leid.
Es dauert ca. 30 Min. | Danach kann ich nicht.
Sie sitzen in der Hafenstr. 12. | Leider schaffe ich den Weg nicht.
Ich wohne in der Hafenstr. | Leider schaffe ich den Weg nicht.
Ich wohne Am Hafen, Zimmer 12. | Herr Ott weiß das.
Das steht in Abs. 2 des Schreibens. | Ich lehne ab.
Nach Art. 6 DSGVO bitte ich um Löschung. | Danke.
Das ist so meine Art. | Frau Kern weiß das.
Sie erreichen mich unter Tel. 0151 234567. | Rufen Sie gern an.
Meine Nummer ist 0151 23 45 67. | Rufen Sie gern an.
Meine Nummer ist 0151 2345678. | Rufen Sie gern an.
Ich sprach mit Prof. Kern und Dr.-Ing. Weiß. | Beide waren nett.
Frau Dr. med. Weiß hat mich krankgeschrieben. | Leider.
Der o. g. Termin passt nicht. | Ich sage ab.
Ich habe Zeugnisse, Arbeitsproben u. a. | Die Mappe liegt bei.
Es gab u. a. Kaffee. | Danke.
Ich ziehe nach St. Gallen. | Deshalb sage ich ab.
Ich kann am 3. 4. nicht kommen. | Leider.
Ich kann erst am 20. | Vorher bin ich verreist.
Im 3. Stock bin ich. | Gut.
Der Termin ist um 10.30 Uhr. | Frau Kern weiß Bescheid.
Der Termin ist um 10.30. | Frau Kern weiß Bescheid.
Ich habe mich auf Ref.-Nr. 4711 beworben. | Leider muss ich absagen.
Das war 2026. | Herr Ott weiß das.
Ich bin in der WG. | Frau Kern kennt sie.
Ich kann wg. Krankheit nicht. | Leider.
Ich habe keinen Plan B. | Herr Ott auch nicht.
Ich sprach mit T. Wernike. | Er war nett.
Am Mo. 14.3. passt es. | Am Di. den 15. nicht.
Das Druckhaus Ludolph Nachf. OHG ist weit. | Danke.
z. B. Ihre Kollegin war nett. | Danke.
in Mühlhausen i. Thür. am 2. November. | Danke.
Ich wohne in Annaberg i. Erzgeb. | Leider geht es nicht."""


@pytest.mark.parametrize("line", LETTERS.splitlines())
def test_full_stop_ends_a_sentence_or_an_abbreviation(line):
    sentences = line.split(" | ")
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "line",
    [
        "absagen.|Die Bezahlung ist ein Witz.", "absagen.|Frau Kern weiß Bescheid.", "Danke!|Ich komme nicht.", "Geht das?|Ich hoffe es.",
        "Naja…|Ich komme nicht.", "Um 10 Uhr.|Leider nicht.", "am 14.|Leider nicht.", "bei Nordkai GmbH.|Ich bleibe.", "Ich komme nicht.|Bitte entschuldigen Sie.|Danke.",
    ],
)  # fmt: skip
def test_full_stop_ends_a_sentence_without_a_blank_behind_it(line):
    assert split(line.replace("|", "")) == line.split("|")


def test_full_stop_ends_a_sentence_in_small_letters_without_a_blank():
    assert split("ich komme nicht.ich bin krank", small=True) == ["ich komme nicht.", "ich bin krank"]


@pytest.mark.parametrize(
    "text",
    [
        "am 14.April geht es", "Siehe www.Nordkai.de bitte", "Herr.Meier@x.de schrieb", "Der Lebenslauf.Pdf liegt bei", "Prof.Kern und Dr.Weiß", "Node.Js",
        "nordkai.example/Jobs ist gut", "z.Hd.Frau Kern", "Hafenstr.Ecke Kai", "evtl.Montag", "ASP.Net", "booking.Com ist da",
    ],
)  # fmt: skip
def test_full_stop_inside_an_address_or_abbreviation_ends_nothing(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    "unit", ["....x", "!!!!x", "a.B", "XX.", "😊", "😊x", ". 😊x", ". :)", ".“ :)x", "a. ", "1. ", "z. B. "]
)
def test_sentence_ends_are_found_in_linear_time(unit):
    text = unit * (200_000 // len(unit))
    assert isinstance(sentence_ends(text, 0, len(text), small=False), list)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("ich sagte, dass ich nicht komm. Mein Bruder auch.", 2),
        ("ich hatte versprochen, dass ich Bescheid geb. Den 4. Mai sage ich ab.", 2),
        ("Anna Kern, geb. Lang, wohnt in Neumarkt (Oberpf.) und arbeitet dort.", 1),
        ("nach Plön (Holst.) oder Unna (Westf.) käme ich gern.", 1),
    ],
)
def test_abbreviations_that_are_words(text, sentences):
    assert len(list(spans_between(text, 0, len(text), small=False))) == sentences
