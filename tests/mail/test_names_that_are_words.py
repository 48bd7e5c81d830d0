"""Every common name is found as writer and as reader, words of everyday German among them: Lange, Weiß, Will."""

from pathlib import Path

import pytest

from taktvoll.mail.addressee import addressee
from taktvoll.mail.names import looks_like_name
from taktvoll.mail.segments import segment
from taktvoll.mail.signer import signer, signer_behind

FOLDER = Path(__file__).parent / "names"
BODY = (
    "vielen Dank für die Einladung. Den Termin am 4. Mai muss ich leider absagen. Bitte entschuldigen Sie die Umstände."
)


def names(kind: str) -> list[str]:
    lines = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]


SURNAMES, FIRST_NAMES = names("surnames"), names("first_names")


def letter(salutation: str, closing: str) -> dict[str, list[str]]:
    """The lines of a letter by the kind of their segment."""
    text = f"{salutation}\n\n{BODY}\n\n{closing}"
    found: dict[str, list[str]] = {}
    for part in segment(text):
        found.setdefault(str(part.kind), []).append(text[part.start : part.end])
    return found


def reader(found: dict[str, list[str]]) -> str | None:
    line = found.get("salutation", [""])[0]
    span = addressee(line)
    return line[slice(*span)] if span else None


def writer(found: dict[str, list[str]]) -> str | None:
    if "name" in found:
        line = found["name"][0]
        span = signer(line)
    else:
        line = found.get("closing", [""])[-1]
        span = signer_behind(line)
    return line[slice(*span)] if span else None


def test_names_are_three_hundred_each():
    assert len(SURNAMES) == len(set(SURNAMES)) == len(FIRST_NAMES) == len(set(FIRST_NAMES)) == 300


@pytest.mark.parametrize(
    "closing",
    [
        "Mit freundlichen Grüßen\n{}",
        "Mit freundlichen Grüßen, {}",
        "Viele Grüße\n\nDr. {}",
        "Ihre sehr ergebene\n{}",
    ],
)
def test_writer_with_any_surname_is_found(closing):
    people = [f"{FIRST_NAMES[place * 7 % 300]} {name}" for place, name in enumerate(SURNAMES)]
    lost = [who for who in people if who not in (writer(letter("Guten Tag,", closing.format(who))) or "")]
    assert not lost


def test_writer_without_a_formula_is_found():
    people = [f"Peter {name}" for name in SURNAMES]
    assert not [who for who in people if writer(letter("Guten Tag,", who)) != who]


def test_writer_with_an_initial_is_found():
    people = [f"P. {name}" for name in SURNAMES]
    assert not [who for who in people if writer(letter("Guten Tag,", f"Viele Grüße\n{who}")) != who]


@pytest.mark.parametrize("closing", ["Viele Grüße\n{}", "Liebe Grüße\n\n{}", "LG {}"])
def test_writer_with_a_first_name_alone_is_found(closing):
    assert not [name for name in FIRST_NAMES if writer(letter("Hallo,", closing.format(name))) != name]


@pytest.mark.parametrize(
    ("salutation", "whom"),
    [
        ("Sehr geehrte Frau {},", "Frau {}"),
        ("Hallo Herr {},", "Herr {}"),
        ("Sehr geehrter Herr Dr. {},", "Herr Dr. {}"),
        ("Guten Tag Peter {},", "Peter {}"),
        ("Liebe Anna {},", "Anna {}"),
    ],
)
def test_reader_with_any_surname_is_found(salutation, whom):
    lost = [
        name for name in SURNAMES if reader(letter(salutation.format(name), "Viele Grüße\nKim")) != whom.format(name)
    ]
    assert not lost


@pytest.mark.parametrize("salutation", ["Hallo {},", "Lieber {},"])
def test_reader_with_a_first_name_alone_is_found(salutation):
    lost = [name for name in FIRST_NAMES if reader(letter(salutation.format(name), "Viele Grüße\nKim")) != name]
    assert not lost


@pytest.mark.parametrize("line", ["Bis Morgen", "Danke", "Bitte", "Vielen Dank", "Ganz Lieb", "Immer", "Leider nicht"])
def test_words_below_a_formula_are_no_names(line):
    assert not looks_like_name(line, free=True)
