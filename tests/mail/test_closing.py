"""Closings that no list has as a whole: regional ones, participles, pleas, names with what is added to them."""

import pytest

from taktvoll.letter import SegmentKind as K
from taktvoll.mail.closing import is_plea, name_behind
from taktvoll.mail.particulars import without_bracket, without_particulars
from taktvoll.mail.segments import segment
from taktvoll.mail.signer import signer, signer_behind

BODY = "Sehr geehrte Frau Kern,\n\nam Montag um 10 Uhr kann ich leider nicht kommen.\n\n"
TAILS = [
    ("LG Mona (Schülerin, 10. Klasse, ich hatte mich für den Ferienjob gemeldet)", "closing"),
    ("Pfiadi und merci\nResi Huber, Miesbach", "closing name"),
    ("Baba und bis zum nächsten Mal\nChristl Wagner", "closing name"),
    ("Um Verzeihung bittend\nKarl Ott, 17 Jahre", "closing name"),
    ("In Erwartung Ihrer baldigen Antwort\nIrina Klee", "closing name"),
    ("Ihr Tom Sander (16), Klasse 9c, Forchheim", "name"),
    ("Verzeihen Sie mir bitte tausendmal\nIhre Pia Lenz (18), Fürth", "closing name"),
    ("Tschüssi mit Küssi\nEure Hanna", "closing closing"),
    ("Ade und nix für ungut\nEugen Häberle", "closing name"),
    ("Ahoi aus Kiel\nNils", "closing name"),
    ("Bis bald hoffentlich\nSina", "closing name"),
    ("Lieben Gruß vom Bahnsteig 4\nMartha Boll", "closing name"),
    ("Gruß\nPaul Reuter (21)\nBin ab 17 Uhr am Handy erreichbar", "closing name postscript"),
    ("Freundliche Grüsse\nReto Moser\n079 555 02 11 (am besten vor 8 Uhr)", "closing name signature"),
    ("Mit freundlichen Grüßen\nKerstin Voss\nTel. mo–fr nach 15 Uhr", "closing name signature"),
    ("Beat Kohler, 41, gelernter Käser", "name"),
    ("Hochachtungsvoll und um Nachsicht bittend\nLudwig Ferstl", "closing name"),
    ("Adieu und danke vielmals\nUrs", "closing name"),
    ("Bis dann vielleicht\nHannes", "closing name"),
    ("In der Hoffnung auf eine zweite Chance\nIhre Eva Blum, 19", "closing name"),
    ("Mit der Bitte um Vergebung\nIhr sehr beschämter Jan Thoma", "closing name"),
    ("Servus und pfiat Ihna\nSepp Mayr", "closing name"),
    ("Dein Kalle (der mit dem roten Rad)", "name"),
    ("Danke und Gruß\nOlli", "closing name"),
    ("Auf eine Antwort hoffend\nMareike Stolz", "closing name"),
    ("VG Anton (Azubi im 2. Jahr, wir hatten gestern telefoniert)", "closing"),
    ("Pfüat di und vergelt's Gott\nMoni Aigner, Rosenheim", "closing name"),
    ("Ciao und nochmals danke\nLuca", "closing name"),
    ("Auf Ihr Verständnis hoffend\nGerda Pohl, Chemnitz", "closing name"),
    ("Ihre Nachsicht erbittend\nFelix Kunz", "closing name"),
    ("Ihre Mia Groß (17), 11. Klasse, Bamberg", "name"),
    ("Bitte verzeihen Sie mir nochmals\nIhr Leon Zeh", "closing closing"),
    ("Tschau tschau und bis irgendwann\nRomy", "closing name"),
    ("Ade und alles Liebe\nLisbeth Vogt", "closing name"),
    ("Tschö mit ö\nJupp Schmitz, Köln", "closing name"),
    ("Hoffentlich bis ganz bald\nAyla", "closing name"),
    ("Schönen Gruß vom Krankenbett\nBernd Lau", "closing name"),
    ("LG\nMerle Dorn (22)\nKomme mit dem Zug, bin also flexibel", "closing name postscript"),
    ("Beste Grüße\nNora Wolf\n0176 555 0192 (bitte nur SMS)", "closing name signature"),
    ("Viele Grüße\nHeinz Adler\nTelefonisch erreichbar werktags ab 18 Uhr", "closing name signature"),
    ("Maria Egger, 29, Konditorin", "name"),
    ("Hochachtungsvoll, Ihre Antwort erwartend\nOtto Riedl", "closing name"),
    ("Salü und merci\nReto", "closing name"),
    ("Bis hoffentlich nächste Woche\nTheo", "closing name"),
    ("In banger Erwartung Ihrer Antwort\nIhr Uwe Stein, 54", "closing name"),
    ("Mit der Bitte um Nachsicht\nEure zerknirschte Paula", "closing name"),
    ("Habe die Ehre und baba\nFranz Novak", "closing name"),
    ("Eure Gundi (die vom Infotag)", "name"),
    ("Merci und tschüss\nBea", "closing name"),
    ("Auf Vergebung hoffend\nLars Timm", "closing name"),
]


@pytest.mark.parametrize(("tail", "kinds"), TAILS)
def test_segment_finds_closing_and_name_of_every_kind(tail, kinds):
    found = list(segment(f"{BODY}{tail}\n"))[2:]
    assert " ".join(piece.kind for piece in found) == kinds
    assert "\n".join((BODY + tail)[piece.start : piece.end] for piece in found) == tail


SENTENCES = [
    "Viele Grüße soll ich auch von Herrn Aydin ausrichten.",
    "Bis bald hatten Sie geschrieben, daraus wird nichts.",
    "Ihr Team war sehr freundlich zu mir.",
    "Verzeihen Sie mir bitte die späte Absage.",
    "Ade sage ich damit auch der Werkstatt.",
    "Um Antwort bittend habe ich zweimal bei Ihnen angerufen.",
    "Gruß an Frau Sommer bitte ausrichten!",
    "Bitte verzeihen Sie mir, dass ich so spät schreibe.",
    "Servus sag ich da nur ungern.",
    "In der Hoffnung auf einen neuen Termin habe ich schon Urlaub eingetragen.",
    "Liebe Grüße an das ganze Team soll ich von meiner Mutter bestellen.",
    "Bis dann sollte die Mappe bei mir sein.",
    "Eure Leute waren alle sehr nett.",
    "Verzeihen Sie die Umstände.",
    "Tschüss zu sagen fällt mir schwer.",
    "Auf eine Antwort hoffend sitze ich seit Tagen am Telefon.",
    "Grüße aus Kiel hatte ich ja schon auf der Karte geschickt.",
    "Ihre Frau Kern am Empfang war sehr freundlich.",
    "Pfiat euch sagt man bei uns nicht gern.",
    "In Erwartung Ihrer Antwort habe ich den Tag freigehalten.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("below", ["\n\nMit freundlichen Grüßen\nAnna Lenz", "\n\nAnna Lenz", "\nAnna Lenz"])
def test_segment_takes_no_sentence_with_a_greeting_for_a_closing(sentence, below):
    text = f"{BODY}{sentence}{below}"
    body = [text[piece.start : piece.end] for piece in segment(text) if piece.kind is K.BODY]
    assert sentence in body[-1]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Elias Rumpf (17), Klasse 10b, Kitzingen", "Elias Rumpf"),
        ("Paul Reuter (21)", "Paul Reuter"),
        ("Dr. Anna Lenz (FH)", "Dr. Anna Lenz (FH)"),
        ("Ihr sehr beschämter Jan Thoma", "Jan Thoma"),
    ],
)
def test_signer_is_the_name_without_particulars(line, name):
    start, end = signer(line)
    assert line[start:end] == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ihr Elias Rumpf (17), Klasse 10b, Kitzingen", "Elias Rumpf"),
        ("LG Jasmin (Studentin, ich hatte mich beworben)", "Jasmin"),
        ("Ihre Eva Blum, 19", "Eva Blum"),
    ],
)
def test_signer_behind_leaves_particulars_out(line, name):
    start, end = signer_behind(line)
    assert line[start:end] == name


def test_name_behind_has_what_is_added_to_it():
    assert name_behind("LG Jana (Studentin)") == "Jana (Studentin)"
    assert name_behind("Viele Grüße aus Kiel") is None
    assert name_behind("Bussi und Ahoi") is None


def test_is_plea_says_nothing_else():
    assert is_plea("Verzeihen Sie mir nochmals tausendmal")
    assert not is_plea("Verzeihen Sie mir bitte die späte Absage.")


def test_without_particulars_leaves_a_sentence_whole():
    line = "Jana Kern, die ich sehr schätze und gern habe"
    assert without_particulars(line) == line
    assert without_bracket("Ich komme (nicht") == "Ich komme (nicht"
