import pytest

from taktvoll.letter import SegmentKind
from taktvoll.mail.names import is_title, looks_like_name
from taktvoll.mail.segments import segment
from taktvoll.mail.signer import signer, signer_behind


def name_lines(lines):
    text = f"Hallo Frau Kern,\n\nleider muss ich absagen.\n\nMit freundlichen Grüßen\n{lines}\n"
    return [text[part.start : part.end] for part in segment(text) if part.kind is SegmentKind.NAME]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Tilda Wernike 🙂", "Tilda Wernike"), ("🙂 Tilda Wernike", "Tilda Wernike"), ("Tilda Wernike :)", "Tilda Wernike"), ("Tilda ❤️", "Tilda"),
        ("Tilda Wernike <3", "Tilda Wernike"), ("*Tilda Wernike*", "Tilda Wernike"), ("– Tilda Wernike –", "Tilda Wernike"), ("Tilda Wernike.", "Tilda Wernike"),
        ("Tilda Wernike (sie/ihr)", "Tilda Wernike"), ("Tilda Wernike | she/her", "Tilda Wernike"), ("Kim Meier (Pronomen: dey/deren)", "Kim Meier"),
        ("Kim Meier (keine Pronomen)", "Kim Meier"), ("Kim Meier, they/them", "Kim Meier"), ("Kim Meier [er/ihm]", "Kim Meier"), ("Kim Meier (er)", "Kim Meier"),
        ("Tilda & Jonte", "Tilda & Jonte"), ("Tilda Wernike und Jonte Perkert", "Tilda Wernike und Jonte Perkert"), ("Tilda, Jonte und Kim", "Tilda, Jonte und Kim"),
        ("Tilda Wernike, M.Sc.", "Tilda Wernike, M.Sc."), ("Tilda Wernike, M. Sc.", "Tilda Wernike, M. Sc."), ("Tilda Wernike, B.A.", "Tilda Wernike, B.A."),
        ("Tilda Wernike, MBA", "Tilda Wernike, MBA"), ("Tilda Wernike, Dipl.-Ing. (FH)", "Tilda Wernike, Dipl.-Ing. (FH)"), ("Tilda W.", "Tilda W."),
        ("Tilda Wernike jun.", "Tilda Wernike jun."), ("Tilda Wernike, Buchhalterin", "Tilda Wernike"), ("Wernike, Tilda", "Wernike, Tilda"),
        ("Tilda Wernike, Hafenweg 3, 24103 Kiel", "Tilda Wernike"), ("Tilda Wernike | Hafenweg 3", "Tilda Wernike"), ("gez. Tilda Wernike", "Tilda Wernike"),
        ("[i. V.] Tilda Wernike", "Tilda Wernike"), ("(i.A.) Tilda Wernike", "Tilda Wernike"), ("ppa. Tilda Wernike", "Tilda Wernike"),
        ("die Rosi", "Rosi"), ("von Anna", "Anna"), ("von Berg", "von Berg"),
    ],
)  # fmt: skip
def test_signer_is_the_person_without_ornament_and_job(line, person):
    assert line[slice(*signer(line))] == person


@pytest.mark.parametrize(("line", "person"), [("LG Finn", "Finn"), ("i. A. Tilda Wernike", "Tilda Wernike")])
def test_signer_behind_a_formula(line, person):
    assert line[slice(*signer_behind(line))] == person


@pytest.mark.parametrize(
    "image",
    ["[cid:image001.png@01D9AB12.3C4D5E60]", "[Bild: Unterschrift]", "<image001.png>", "![Unterschrift](sig.png)"],
)
def test_name_line_is_found_below_an_image(image):
    assert name_lines(f"\n{image}\n\nTilda Wernike") == ["Tilda Wernike"]


@pytest.mark.parametrize(
    "line", ["Tilda Wernike (sie/ihr)", "Tilda Wernike, Hafenweg 3, 24103 Kiel", "Jack Ma", "Magdalena"]
)
def test_name_line_with_more_than_a_name_is_one(line):
    assert name_lines(line) == [line]


@pytest.mark.parametrize(
    "name",
    [
        "Pieter van 't Hoog",
        "Jan van ’t Hof",
        "Willem 't Hart",
        "Ole zur Mühlen",
        "Gianni D'Angelo",
        "Chiara de' Medici",
    ],
)
def test_name_line_may_hold_small_words(name):
    assert name_lines(name) == [name]


@pytest.mark.parametrize(
    "line",
    ["Bis am Montag", "Grüße aus der Heide", "Bin im Urlaub", "Danke auf der ganzen Linie", "Praxisteam am Deich"],
)
def test_other_lines_with_a_place_are_no_name(line):
    assert name_lines(line) != [line]


@pytest.mark.parametrize(
    "token", ["Dr.", "Dipl.-Ing.", "Mag.a", "Dr.in", "M.Sc.", "B.A.", "MBA", "(FH)", "StR'in", "LL.M.,"]
)
def test_is_title_knows_titles_and_degrees(token):
    assert is_title(token)


@pytest.mark.parametrize("name", ["Ma", "Magdalena", "Diplomat", "Di", "Ba", "Tilda"])
def test_is_title_takes_no_name_for_a_title(name):
    assert not is_title(name)
    assert looks_like_name(name)
