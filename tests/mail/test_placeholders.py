import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.mail import placeholders as module
from taktvoll.mail.placeholders import is_open_field, is_placeholder, placeholders


def found(text):
    return [text[start:end] for start, end in placeholders(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sehr geehrte Frau [Name],", ["[Name]"]), ("am [2. Termin] oder [Datum/Uhrzeit]", ["[2. Termin]", "[Datum/Uhrzeit]"]),
        ("[Hier bitte Ihren Grund in einem Satz einfügen]", ["[Hier bitte Ihren Grund in einem Satz einfügen]"]), ("[[Name]]", ["[[Name]]"]),
        ("Frau {{Nachname}} {{ vorname }}", ["{{Nachname}}", "{{ vorname }}"]), ("Frau «Nachname», « Ort »", ["«Nachname»", "« Ort »"]),
        ("Frau <Name>, bei <Firma>, <Ort, Datum>", ["<Name>", "<Firma>", "<Ort, Datum>"]), ("<<Nachname>>", ["<<Nachname>>"]),
        ("Frau ______, am ____", ["______", "____"]), ("am XX.XX.2027 um XX:XX Uhr", ["XX.XX.2027", "XX:XX Uhr"]), ("am TT.MM.JJJJ", ["TT.MM.JJJJ"]),
        ("am XX. März", ["XX. März"]), ("Frau XXX von der Firma XY", ["XXX", "XY"]), ("Sehr geehrte Frau Nachname,", ["Nachname"]),
        ("Hallo Frau/Herr Nachname,", ["Nachname"]), ("Max Mustermann, Musterstraße 1", ["Max Mustermann", "Musterstraße"]), ("Vorname Nachname", ["Vorname Nachname"]),
        ("%NACHNAME%, #Name#, $VORNAME$", ["%NACHNAME%", "#Name#", "$VORNAME$"]), ("${first_name} *|FNAME|*", ["${first_name}", "*|FNAME|*"]),
        ("{Name} und {firma}", ["{Name}", "{firma}"]), ("TODO: Grund", ["TODO"]), ("(Datum einfügen)", ["(Datum einfügen)"]), ("[VORNAME]", ["[VORNAME]"]),
        ("Frau [N. N.] und [X. Y.] am [T. M.] oder [tt.mm.]", ["[N. N.]", "[X. Y.]", "[T. M.]", "[tt.mm.]"]), ("[Vor- u. Nachname]", ["[Vor- u. Nachname]"]),
        ("als Stellenbezeichnung bei", ["Stellenbezeichnung"]), ("[Grund]/[Ort]", ["[Grund]", "[Ort]"]),
    ],
)  # fmt: skip
def test_placeholders_are_found_whatever_their_brackets(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "so [sic] stand es", "[sic!]", "- [x] erledigt", "- [ ] offen", "[cid:image001.png@01D9]", "[EXTERN] Einladung", "Re: [Ticket#48211] Ihre Bewerbung",
        "[Ticket: 48211]", "[#4711]", "[NK-4711]", "AW: [Nordkai HR] Bewerbung", "Betreff: AW: [Nordkai-Bewerbung] Gespräch", "[Anzeige](https://x.example)",
        "[Anzeige][1]", "[1]: https://x.example", "siehe [1] und [12]", "[...]", "[…]", "[^1]", "![Logo](logo.png)", "[mailto:x@y.example]",
        "<x@y.example>", "<https://x.example>", "x [at] y [dot] de", "[m/w/d]", "Bewerber[innen]", "[D]as ist", "[Bild: Logo]", "<image001.png>", "[Anlage 1]",
        "Die Anzeige «Buchhalterin» gefällt mir.", "«Guten Tag», sagte er.", "<3", "a < b > c", "100 % sicher, 50 % nicht", "#jobs #koeln",
        "________________________________", "___wichtig___", "XXL", "XX. Jahrhundert", "Frau Mustermann,", "Der Nachname ist lang.", "<br>", "<b>Hallo</b>",
        "[das haben wir am Telefon schon so besprochen, oder nicht?]", "[12. März 2027]", "$5 und $USD", "[Verschlüsselt]", "[ref:_00D5.4711:ref]",
        "[i. V.] Tilda Wernike", "[i.A.]", "[I. A.] T. Wernike", "[ppa.]", "[gez.] Tilda Wernike", "[z. Hd.] Frau Weiß", "[u. a.] deshalb", "[d. h.]", "[in Vertretung]",
        "[i. d. R.]", "[elektronisch unterschrieben]",
    ],
)  # fmt: skip
def test_placeholders_are_not_what_only_looks_like_them(text):
    assert found(text) == []


@pytest.mark.parametrize("line", ["Ihr Name", "Vorname Nachname", "Vor- und Nachname", "Name", "Unterschrift"])
def test_is_open_field_knows_a_line_that_says_what_should_stand_there(line):
    assert is_open_field(line)


@pytest.mark.parametrize("line", ["Ihre Tilda", "Tilda Wernike", "Ihre", ""])
def test_is_open_field_takes_no_name_for_one(line):
    assert not is_open_field(line)


def test_is_placeholder_is_about_the_whole_text():
    assert is_placeholder("[Ihr Name]")
    assert not is_placeholder("Frau [Name]")


@pytest.mark.parametrize("unit", ["[", "[a", "[a] ", "{{", "<", "«", "_", "_ ", "%", "$a", "XX", "XX.", "(a ", "Frau "])
def test_placeholders_are_found_in_linear_time(unit):
    assert isinstance(placeholders(unit * (200_000 // len(unit))), list)


SIGNS = st.sampled_from(
    [*"XxTDtd0Hh_?.:# <>{}%$@«»", "Uhr", " März", "Muster", "mann", "Max", "Erika ", "GmbH", "Beispiel", "TODO", "Lorem ipsum", "Vorname", " Name", "2027", "ä", "\n"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "pattern"), [("_FENCES", "_FENCED"), ("_BARE_HEADS", "_BARE")], ids=lambda name: name.strip("_").lower()
)
@given(st.lists(SIGNS, max_size=24).map("".join))
def test_heads_lose_no_match(heads, pattern, text):
    pattern = getattr(module, pattern)
    found = module._beginning_with(getattr(module, heads), pattern, text)
    assert [match.span() for match in found] == [match.span() for match in pattern.finditer(text)]
