import pytest

from taktvoll.mail.segments import segment

SENDER = "Tilda Wernike\nHafenweg 3\n24103 Kiel\n\n"
FIRM = "Nordkai GmbH\nFrau Mona Kessler\nKaistraße 1\n20457 Hamburg\n\n"
LETTER = "Sehr geehrte Frau Kessler,\n\nleider muss ich den Termin am 14. April absagen.\n\nMit freundlichen Grüßen\nTilda Wernike\n"
GREETED = [("salutation", "Sehr geehrte Frau Kessler,"), ("body", "leider muss ich den Termin am 14. April absagen.")]


def parts(text):
    return [(str(part.kind), text[part.start : part.end]) for part in segment(text)]


HEADS = {
    "din": (SENDER + FIRM + "Kiel, 1. März 2027\n\n", "Absage des Gesprächs am 14. April"),
    "date at the right": (SENDER + FIRM + " " * 54 + "Kiel, 1. März 2027\n\n", "Absage des Gesprächs"),
    "two columns": ("Tilda Wernike" + " " * 35 + "Kiel, 1. März 2027\nHafenweg 3\n24103 Kiel\n\n" + FIRM, "Absage des Gesprächs"),
    "by mail": ("Nordkai GmbH\nz. Hd. Frau Kessler\nPer E-Mail: bewerbung@nordkai.example\n\nKiel, den 01.03.2027\n\n", "Absage Vorstellungsgespräch am 14. April, 10 Uhr"),
    "contact lines": ("Tilda Wernike · Hafenweg 3 · 24103 Kiel\nTel. 0151 2345678\ntilda@mail.example\n\n" + FIRM + "Kiel, 01.03.2027\n\n", "Vorstellungsgespräch am 14. April"),
    "employer first": (FIRM + SENDER + "Kiel, 1. März 2027\n\n", "Absage"),
    "window": ("T. Wernike, Hafenweg 3, 24103 Kiel\n\n" + FIRM + "Datum: 1. März 2027\n\n", "Betr.: Absage"),
    "to a house": ("An die\nNordkai GmbH\nPersonalabteilung\nKaistraße 1\n20457 Hamburg\n\n", "Absage"),
    "to a house in one line": ("An die Nordkai GmbH\nKaistraße 1\n20457 Hamburg\n\nKiel, im März 2027\n\n", "Absage"),
    "swiss": ("Urs Frei\nSeestrasse 12\n8002 Zürich\n\nEinschreiben\nSand & Co. AG\nFrau Rita Frei\nCH-9000 St. Gallen\n\nZürich, 1. März 2027\n\n", "Absage Vorstellungsgespräch"),
    "austrian": ("Mag. Eva Huber\nMariahilfer Straße 12/4/7\n1060 Wien\n\nAlpin GesmbH\nHerrn Ing. Karl Berger\nA-4020 Linz\n\nWien, am 1. März 2027\n\n", "Betrifft: Absage"),
    "references": (SENDER + FIRM + "Ihr Zeichen: AB-12\nIhre Nachricht vom: 24.02.2027\nDatum: 01.03.2027\n\n", "Absage des Gesprächs"),
    "with a role": ("Nordkai GmbH\nFrau Mona Kessler\nLeiterin Personal\nKaistraße 1\n20457 Hamburg\n\n01.03.2027\n\n", "Absage"),
    "without blank lines": ((SENDER + FIRM).replace("\n\n", "\n") + "Kiel, 1. März 2027\n", "Absage des Gesprächs"),
    "subject with full stop": (SENDER + "Kiel, 1. März 2027\n\n", "Absage meines Termins am 14. April."),
    "bold": ("**Tilda Wernike**\nHafenweg 3\n24103 Kiel\n\n**Nordkai GmbH**\nFrau Mona Kessler\n20457 Hamburg\n\nKiel, 1. März 2027\n\n", "**Absage des Gesprächs**"),
    "title in its own line": ("Herrn\nDr. Otto Kessler\nNordkai GmbH\nKaistraße 1\nD-20457 Hamburg\n\n", "Absage"),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", HEADS)
def test_letterhead_stands_above_subject_and_salutation(layout, newline):
    head, subject = HEADS[layout]
    found = parts(f"{head}{subject}\n\n{LETTER}".replace("\n", newline))
    assert found[0][0] == "letterhead"
    assert found[1:4] == [("subject", subject), *GREETED]


@pytest.mark.parametrize(
    "head",
    [
        SENDER + FIRM + "Kiel, 1. März 2027\n\n",
        FIRM,
        "Nordkai GmbH\nFrau Mona Kessler\n\n",
        "Frau Mona Kessler\nNordkai GmbH\n\n",
    ],
)
def test_letterhead_has_no_subject_where_nothing_says_what_it_is_about(head):
    assert parts(head + LETTER)[:3] == [("letterhead", head.strip()), *GREETED]


def test_letterhead_keeps_both_lines_of_a_subject():
    found = parts(f"{SENDER}{FIRM}Kiel, 1. März 2027\n\nAbsage des Gesprächs\nKennziffer 4711\n\n{LETTER}")
    assert found[1:3] == [("subject", "Absage des Gesprächs"), ("subject", "Kennziffer 4711")]


@pytest.mark.parametrize("layout", ["date at the right", "employer first", "contact lines", "window"])
def test_letterhead_is_found_above_a_letter_that_greets_nobody(layout):
    head, subject = HEADS[layout]
    _, letter = LETTER.split("\n\n", 1)
    found = parts(f"{head}{subject}\n\n{letter}")
    assert [kind for kind, _ in found] == ["letterhead", "subject", "body", "closing", "name"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Frau Müller\n\nich kann am Montag nicht, Tel. 0151 234567\n\nLG\nTom", ["salutation", "body", "closing", "name"]),
        ("Frau Kern\nich komme morgen nicht\nlg tom", ["salutation", "body", "closing"]),
        ("An die Personalabteilung\n\nich sage den Termin ab.\n\nGruß\nTom", ["salutation", "body", "closing", "name"]),
        ("Freitag, 3. März\n\nSehr geehrte Frau Kern,\n\nnein danke.\n\nTom", ["subject", "salutation", "body", "name"]),
        ("Ihr Schreiben vom 3. März\n\nSehr geehrte Frau Kern,\n\nnein danke.\n\nTom", ["subject", "salutation", "body", "name"]),
        ("Betreff: Absage\nBezug: Ihr Schreiben vom 3. März\n\nSehr geehrte Frau Kern,\n\nnein.\n\nTom", ["subject", "letterhead", "salutation", "body", "name"]),
    ],
)  # fmt: skip
def test_letterhead_takes_nothing_that_is_said(text, kinds):
    assert [kind for kind, _ in parts(text)] == kinds
