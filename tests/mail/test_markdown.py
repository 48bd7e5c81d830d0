import pytest

from taktvoll.mail.segments import segment

LETTER = "Hallo Frau Kern,\n\nnein danke.\n\nLG\nTilda\n"


def parts(text):
    return [(str(part.kind), text[part.start : part.end]) for part in segment(text)]


def markup(text):
    return [words for kind, words in parts(text) if kind == "markup"]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Absage\ndate: 2027-03-01\ntags: [a, b]\n---",
        '+++\ntitle = "Absage"\n[extra]\nweight = 1\n+++',
        "---\ntitle: Absage\n...",
    ],
)
def test_markup_is_the_front_matter(front):
    assert parts(f"{front}\n\n{LETTER}") == [("markup", front), *parts(LETTER)]


def test_markup_takes_no_letter_between_rules_for_front_matter():
    assert ("salutation", "Hallo Frau Kern,") in parts(f"---\n{LETTER}---\n")


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("<!-- Entwurf 2 -->\n\n" + LETTER, ["<!-- Entwurf 2 -->"]),
        (LETTER.replace("nein danke.", "nein danke.\n\n<!--\nsorry, hab ich??\n\nnoch was\n-->"), ["<!--\nsorry, hab ich??\n\nnoch was\n-->"]),
        (LETTER.replace("danke.", "danke. <!-- so? -->"), ["<!-- so? -->"]),
        (LETTER.replace("nein", "<!-- so? --> nein"), ["<!-- so? -->"]),
        (LETTER.replace("Tilda", "Tilda <!-- Nachname? -->"), ["<!-- Nachname? -->"]),
        (LETTER + "\n<!-- Anhang! --> <!-- Foto! -->\n", ["<!-- Anhang! -->\n<!-- Foto! -->".replace("\n", " ")]),
    ],
)  # fmt: skip
def test_markup_is_a_comment(text, comments):
    assert markup(text) == comments
    assert [part for part in parts(text) if part[0] != "markup"] == parts(LETTER)


@pytest.mark.parametrize(
    "text", [LETTER.replace("danke.", "danke. <!-- so?"), LETTER.replace("nein", "nein <!-- echt? -->")]
)
def test_markup_leaves_what_stands_within_a_sentence(text):
    assert markup(text) == []


def test_markup_is_the_list_of_things_to_do_above_the_letter():
    assert parts(f"- [x] Datum\n* [ ] Foto\n\n{LETTER}") == [("markup", "- [x] Datum\n* [ ] Foto"), *parts(LETTER)]
    assert markup(LETTER.replace("nein danke.", "ich kann:\n- [x] Montag\n- [ ] Dienstag")) == []


def test_markup_is_the_address_of_a_link():
    assert markup(LETTER + '\n[1]: https://x.example\n[b]: <https://y.example> "Titel"\n') == [
        '[1]: https://x.example\n[b]: <https://y.example> "Titel"'
    ]


@pytest.mark.parametrize("rule", ["---", "***", "____", "--"])
def test_markup_is_a_rule_above_the_closing(rule):
    text = LETTER.replace("LG", f"{rule}\n\nIch wünsche Ihnen viel Erfolg bei der Suche.\n\nLG")
    assert [kind for kind, _ in parts(text)] == ["salutation", "body", "markup", "body", "closing", "name"]


def test_rule_below_the_closing_begins_the_signature():
    assert parts(LETTER + "\n-- \nViele Grüße\nTilda Wernike\n")[-1] == ("signature", "-- \nViele Grüße\nTilda Wernike")


@pytest.mark.parametrize("unit", ["<!--", "<!-- a -->", "[1]: x\n", "- [x] a\n", "---\n", "a <!-- b --> "])
def test_markup_is_found_in_linear_time(unit):
    text = unit * (200_000 // len(unit))
    assert segment(text)
