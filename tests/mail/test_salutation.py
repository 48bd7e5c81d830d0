import pytest

from taktvoll.letter import SegmentKind
from taktvoll.mail.addressee import addressee
from taktvoll.mail.salutation import is_address_line, is_salutation, salutation_end
from taktvoll.mail.segments import segment


def read(line):
    """The salutation of a letter that begins with `line`, and whom it names."""
    text = f"{line}\n\nleider muss ich absagen.\n\nViele Grüße\nJana Kröger\n"
    parts = [text[part.start : part.end] for part in segment(text) if part.kind is SegmentKind.SALUTATION]
    named = [part[slice(*found)] for part in parts if (found := addressee(part))]
    return (parts[0] if parts else None), (named[0] if named else None)


NAMED = [
    # noble and foreign particles, double names
    ("Sehr geehrte Frau von der Heide-Kern,", "Frau von der Heide-Kern"), ("Hallo Frau vom Hofe,", "Frau vom Hofe"),
    ("Hallo Ida von der Heide,", "Ida von der Heide"), ("Guten Tag, Frau zu Solms,", "Frau zu Solms"), ("Sehr geehrter Herr zum Felde,", "Herr zum Felde"),
    ("Sehr geehrte Frau van der Meer,", "Frau van der Meer"), ("Sehr geehrter Herr de la Cruz,", "Herr de la Cruz"),
    ("Sehr geehrte Frau della Rovere,", "Frau della Rovere"), ("Sehr geehrter Herr El Amrani,", "Herr El Amrani"), ("Sehr geehrte Frau al Masri,", "Frau al Masri"),
    ("Sehr geehrter Herr Freiherr von Berg,", "Herr Freiherr von Berg"), ("Sehr geehrter Herr von und zu Aufseß,", "Herr von und zu Aufseß"),
    ("Sehr geehrte Frau auf der Heide,", "Frau auf der Heide"), ("Sehr geehrter Herr Prof. Dr. von der Heide,", "Herr Prof. Dr. von der Heide"),
    ("Sehr geehrte Frau Meier Schulze,", "Frau Meier Schulze"), ("Hallo Herr O'Brien,", "Herr O'Brien"), ("Sehr geehrter Herr Kern jun.,", "Herr Kern jun."),
    ("Sehr geehrter Herr Oberamtsrat Schade,", "Herr Oberamtsrat Schade"),
    # gendered
    ("Sehr geehrte*r Kim Meier,", "Kim Meier"), ("Liebe*r Kim Meier,", "Kim Meier"), ("Sehr geehrte_r Kim Meier,", "Kim Meier"),
    ("Sehr geehrte:r Herr Kern,", "Herr Kern"), ("Sehr geehrte(r) Frau Kern,", "Frau Kern"), ("Sehr geehrte/-r Kim Meier,", "Kim Meier"),
    ("Lieber/Liebe Kim Meier,", "Kim Meier"), ("Sehr geehrte/r Frau/Herr Meier,", "Frau/Herr Meier"), ("Hallo Herr/Frau Meier,", "Herr/Frau Meier"),
    # two pieces, other languages, other regions
    ("Guten Tag, Kim Meier,", "Kim Meier"), ("Hallo, Mona Kessler!", "Mona Kessler"), ("Guten Tag, sehr geehrte Frau Kern,", "Frau Kern"),
    ("Dear Ms Kessler,", "Ms Kessler"), ("Dear Mr. Ott,", "Mr. Ott"), ("Dear Dr. Ott,", "Dr. Ott"), ("Ciao Caro,", "Caro"), ("Liebe Jo,", "Jo"),
    ("S.g. Frau Kern!", "Frau Kern"), ("S. g. Frau Kern!", "Frau Kern"), ("Sg. Herr Ing. Huber!", "Herr Ing. Huber"), ("SG Frau Huber,", "Frau Huber"),
    ("Einen schönen guten Morgen, Frau Kessler,", "Frau Kessler"), ("Einen schönen Tag, Frau Kern,", "Frau Kern"), ("Gueten Abig Herr Bläuer", "Herr Bläuer"),
    ("Grüezi wohl, Frau Zollikofer,", "Frau Zollikofer"), ("Grüessech Herr Bläuer", "Herr Bläuer"), ("Geschätzte Frau Zollikofer", "Frau Zollikofer"),
    ("Sehr geehrte Frau Mag.a Huber,", "Frau Mag.a Huber"), ("Sehr geehrter Herr DI (FH) Huber,", "Herr DI (FH) Huber"),
    ("Hochverehrte Frau Baumgärtner,", "Frau Baumgärtner"), ("Griaß di Sepp,", "Sepp"), ("🙂 Hallo Merle,", "Merle"),
    # names that begin like a greeting, and what stands around them
    ("Liebe Antje,", "Antje"), ("Hallo Anke,", "Anke"), ("Andi,", "Andi"), ("Hias,", "Hias"), ("Hallo Frau Kern und Team,", "Frau Kern"),
    ("Hallo Frau Weiß von der Nordlicht GmbH,", "Frau Weiß"), ("Hallo Steffi vom Kettwerk,", "Steffi"), ("Liebe Frau Kern, lieber Herr Weiß,", "Frau Kern"),
    ("Sehr geehrte Frau Kessler –", "Frau Kessler"), ("Hallo Frau Kessler 🙂", "Frau Kessler"), ("Liebes Team Moodboard,", "Team Moodboard"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name"), NAMED)
def test_addressee_is_the_whole_name_and_nothing_else(line, name):
    assert read(line) == (line, name)


@pytest.mark.parametrize(
    "line",
    [
        "Sehr geehrte Damen und Herren,", "Sehr geehrtes Team,", "Liebes Nordkai-Team,", "Hallo zusammen,", "Grüezi mitenand", "Hallo in die Runde,",
        "Dear Sir or Madam,", "S.g. Damen und Herren,", "Sehr geehrte/r Frau/Herr,", "Hallo Frau,", "Hallo ihr vom Kettwerk,", "An die Personalabteilung",
        "Sehr geehrte Frau «Nachname»,", "Guten Tag {{Anrede}} {{Nachname}},", "«Briefanrede»,", "Sehr geehrte/r [Name],", "Guten Tag, [Name],",
        "Sehr geehrter Herr ______,", "Hallo Frau XY,",
    ],
)  # fmt: skip
def test_addressee_is_none_where_nobody_is_named(line):
    assert read(line) == (line, None)


@pytest.mark.parametrize(
    "line",
    ["Gert, kannst du am Montag?", "Einen schönen Tag wünscht Jana", "Ganz liebe Grüße", "Zu Hause ist es schön"],
)
def test_is_salutation_takes_no_other_line_for_one(line):
    assert not is_salutation(line)


@pytest.mark.parametrize(
    "line", ["Frau Mona Kessler", "Herrn Dr. Otto Kern", "An die Nordkai GmbH", "z. Hd. Frau Kern"]
)
def test_is_address_line_knows_the_line_of_an_address(line):
    assert is_address_line(line)


@pytest.mark.parametrize("line", ["Frau Kessler,", "Frau Kern hat mir geschrieben.", "Sehr geehrte Frau Kern"])
def test_is_address_line_takes_neither_greeting_nor_sentence(line):
    assert not is_address_line(line)


@pytest.mark.parametrize("line", ["Moin ihr zwei,", "Hallo ihr drei!", "Ursel, meine Gute,", "Jochen, mein Lieber,"])
def test_salutation_to_some_or_to_a_dear_one_is_whole(line):
    assert salutation_end(line, first=True) == len(line)
