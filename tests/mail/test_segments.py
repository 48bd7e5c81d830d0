from importlib import resources

import pytest
from hypothesis import given

from strategies import letters, texts
from taktvoll.letter import SegmentKind as K
from taktvoll.mail import lexicons
from taktvoll.mail.lexicon import entries
from taktvoll.mail.placeholders import placeholders
from taktvoll.mail.segments import quoted_mail, segment


def parts(text):
    return [(str(piece.kind), text[piece.start : piece.end]) for piece in segment(text)]


def of(text, kind):
    return [text[piece.start : piece.end] for piece in segment(text) if piece.kind is kind]


LETTER = """Betreff: Absage des Gesprächs

Sehr geehrte Frau Dr. Weiß,

vielen Dank für die Einladung. Leider muss ich
absagen.

Ich bitte um Verständnis.

Mit freundlichen Grüßen
Jana Kröger
Hafenstraße 12
28195 Bremen
Tel. 0421 123456

P. S.: Die Unterlagen
brauche ich nicht.

Am 3. März 2027 um 10:12 schrieb Weiß <weiss@nordlicht.example>:
> Liebe Frau Kröger,
> kommen Sie am 12. März.
"""


def test_segment_finds_every_part_of_a_full_letter():
    assert parts(LETTER) == [
        ("subject", "Betreff: Absage des Gesprächs"),
        ("salutation", "Sehr geehrte Frau Dr. Weiß,"),
        ("body", "vielen Dank für die Einladung. Leider muss ich\nabsagen.\n\nIch bitte um Verständnis."),
        ("closing", "Mit freundlichen Grüßen"),
        ("name", "Jana Kröger"),
        ("signature", "Hafenstraße 12\n28195 Bremen\nTel. 0421 123456"),
        ("postscript", "P. S.: Die Unterlagen\nbrauche ich nicht."),
        ("quote", LETTER[LETTER.index("Am 3. März") :].strip()),
    ]


def test_segment_keeps_kinds_with_crlf():
    text = LETTER.replace("\n", "\r\n")
    assert [kind for kind, _ in parts(text)] == [kind for kind, _ in parts(LETTER)]


def test_segment_finds_the_directive_in_the_first_line_alone():
    assert parts("taktvoll: ignore=informal\nHallo Frau Kern,\nnein.")[0] == ("directive", "taktvoll: ignore=informal")
    assert of("Hallo Frau Kern,\ntaktvoll: ignore=informal\nnein.", K.DIRECTIVE) == []


@pytest.mark.parametrize(
    "head", ["Betreff: Absage", "Betr.: Absage", "Subject: Absage", "betreff : Absage", "**Betreff:** Absage"]
)
def test_segment_finds_a_subject_line(head):
    assert of(f"{head}\n\nHallo Frau Kern,\nich komme nicht.", K.SUBJECT) == [head]


@pytest.mark.parametrize("head", ["Ihr Angebot vom Freitag", "Termin am 10. Juni – Bitte um Verschiebung", "Rücknahme"])
def test_segment_finds_a_subject_line_without_its_word(head):
    assert of(f"{head}\n\nSehr geehrte Frau Kern,\n\nich komme nicht.\n\nJana", K.SUBJECT) == [head]


SALUTATIONS = [
    "Sehr geehrte Frau Dr. Weiß,", "Sehr geehrter Herr Prof. Dr. Kern,", "Sehr geehrte Damen und Herren,",
    "Sehr geehrtes Team der Nordlicht GmbH,", "sehr geehrte damen und herren", "Sehr geerte Frau Müller,",
    "Sehr geehrte/r Herr/Frau Kern,", "Hallo Frau Kern,", "Hallo", "hallo zusammen", "Hallo ihr vom Kettwerk,", "Hi Nadine!!", "Hey,",
    "Moin Frau Tjarks,", "Moin, moin,", "Servus Basti,", "Grüezi Frau Müller", "Grüezi mitenand", "Grüß Gott Frau Zapf,",
    "Grüss Gott", "Gru\u0308ß Gott, Frau Zapf,", "Guten Tag,", "Guten Tag, Herr Müller,", "Guten Morgen Frau Kern!", "Liebe Frau Ammon,",
    "Lieber Herr Schmidtlein,", "Liebes Team,", "Liebe Kolleginnen und Kollegen,", "Dear Ms Kern,", "Werte Frau Kern,", "Werter Herr Kern,",
    "Verehrte Frau Kern,", "Frau Müller,", "Herr von Rantzau,", "Henning,", "An Nordkai Personal.", "Sehr geehrte Frau Lange,",
    "Sehr geehrter Herr Wünsche,", "Sehr geehrte Frau Arch. Neumüller,", "S.g. Hr. Trautmann,", "Sg. Frau Kern,", "Hallo Frau Kern :)",
    "Sehr geehrte Frau [Name],", "Sehr geehrte Frau Kern, sehr geehrter Herr Weiß,", "Halli hallo Basti,", "Mahlzeit Herr Kern,",
    "Schönen guten Tag Frau Kern,", "Hallo Frau Kern –", "Sali Sandro", "Salü zäme", "Glück auf Manni,", "Ihr Lieben,", "Rainer, alter Freund,",
    "Hallo Herr Müller-Lüdenscheidt,", "Hoi zäme", "Hallöchen Herr Kern,", "Liebe Frau Kern, lieber Herr Weiß,",
    "Sehr geerhte Frau Kern,", "Seht geehrter Herr Kern,", "Guten Tg Herr Kern,", "Sehr gehrete Damen und Herren,",
]  # fmt: skip


@pytest.mark.parametrize("line", SALUTATIONS)
def test_segment_finds_a_salutation(line):
    text = f"{line}\n\nich komme am Montag nicht.\n\nViele Grüße\nJana"
    assert parts(text)[0] == ("salutation", line)


INLINE = [
    ("Hallo Frau Kern, danke für die Einladung.", "Hallo Frau Kern,"),
    ("Hallo ich kann morgen nicht kommen, weil ich krank bin", "Hallo"),
    ("hallo herr brandhorst ich kann nicht kommen, weil ich arbeite", "hallo herr brandhorst"),
    ("Guten Tag. Ich sage ab.", "Guten Tag."),
    ("Moin Herr Onken! Mit Montag wird das nichts.", "Moin Herr Onken!"),
    ("Frau Müller, ich komme nicht zu dem Gespräch am Montag.", "Frau Müller,"),
    ("Henning, ich komme nicht.", "Henning,"),
    ("Sehr geehrte Frau Kern Vielen Dank für die Einladung", "Sehr geehrte Frau Kern"),
    ("Hallo Frau Kern, Herr Müller hat mir gesagt, dass ich absagen soll.", "Hallo Frau Kern,"),
]


@pytest.mark.parametrize(("line", "greeting"), INLINE)
def test_segment_ends_the_salutation_where_the_sentence_goes_on(line, greeting):
    assert parts(line)[:2] == [("salutation", greeting), ("body", line[len(greeting) :].strip())]


@pytest.mark.parametrize(
    "line",
    [
        "Leider muss ich absagen.", "Lieber nicht, danke.", "Liebe Grüße", "Schade, dass es nicht klappt.", "Montag, 12. März geht nicht.",
        "Sorry, ich bin krank.", "Danke!", "Morgen kann ich nicht.", "Tag und Uhrzeit passen mir nicht.", "Na dann eben nicht.",
        "Leider kann Herr Kern nicht.", "Gestern sagte Frau Weiß, dass es nicht geht.",
    ],
)  # fmt: skip
def test_segment_takes_no_sentence_for_a_salutation(line):
    assert of(f"{line}\nIch komme nicht.", K.SALUTATION) == []


CLOSINGS = [
    "Mit freundlichen Grüßen", "Mit freundlichen Grüßen,", "mit freundlichen grüßen", "Mit freundlichen Grüssen", "Mit freundlichen Gruessen",
    "Mit freundlichen Gru\u0308ßen", "Mit freundlichem Gruß", "Mit freundliche Grüße", "Mit freudlichen Grusen", "Freundliche Grüsse",
    "Viele Grüße", "Viele Grüße!", "Beste Grüße aus Köln", "Liebe Grüße", "Herzliche Grüße aus dem Fränkischen", "Schöne Grüße von der Küste",
    "Gruß", "Grüße", "Lieber Gruß", "Mit besten Grüßen", "Mit den besten Grüßen", "Mit kollegialen Grüßen", "Sonnige Grüße", "Danke und Gruß",
    "Vielen Dank und viele Grüße", "MfG", "mfg", "LG", "lg", "VG", "GLG", "BG", "M.f.G.", "LG aus Köln", "Herzlich", "Herzlichst",
    "Hochachtungsvoll", "Mit vorzüglicher Hochachtung", "In aufrichtiger Wertschätzung", "In diesem Sinne", "Ciao", "Tschüss", "Tschüß", "Ade",
    "Bis dann", "Bis dann?", "Bis bald", "Servus", "Pfiat Ihna", "Pfiat di", "Baba", "Auf Wiedersehen", "Uf Wiederluege", "Alles Gute",
    "Mach's gut", "Machs gut", "Es grüßt Sie herzlich", "Es grüßt freundlich", "Ich verbleibe mit freundlichen Grüßen",
    "So verbleibe ich", "Best regards", "Kind regards", "Cheers", "Ihre", "Dein", "i. A.", "Mit Dank und Gruß", "Ganz liebi Grüess",
    "Drück dich", "Sei umarmt", "Schönes Wochenende", "Glück auf", "Mit den besten Empfehlungen", "Bis Montag", "Tschau", "Bussi",
]  # fmt: skip


@pytest.mark.parametrize("line", CLOSINGS)
def test_segment_finds_a_closing_line(line):
    text = f"Hallo Frau Kern,\n\nich komme am Montag leider nicht.\n\n{line}\nJana Kröger"
    found = parts(text)
    assert found[-1] == ("name", "Jana Kröger")
    assert found[-2] == ("closing", line) or line in {"Ihre", "Dein", "i. A."}


@pytest.mark.parametrize(
    "line",
    [
        "LG Finn",
        "lg finn",
        "Mit freundlichen Grüßen Jana Kröger",
        "Viele Grüße, Jana",
        "MfG K. Eilers",
        "Ade, Steffi",
        "gez. Eilers",
        "Gruß Tom & Lea",
        "Es grüßt Jana Kröger",
        "Ihre Jana Kröger",
    ],
)
def test_segment_keeps_a_formula_and_the_name_behind_it_together(line):
    assert parts(f"Ich komme am Montag nicht.\n\n{line}")[-1] == ("closing", line)


@pytest.mark.parametrize(
    ("line", "closing"),
    [
        ("Ich bin leider raus. LG Finn", "LG Finn"),
        ("Ich komme nicht. Mit freundlichen Grüßen", "Mit freundlichen Grüßen"),
        ("Ich komme nicht. Mit freundlichen Grüßen, Jana Kröger", "Mit freundlichen Grüßen, Jana Kröger"),
        ("bin raus, lg finn", "lg finn"),
        ("Ich komme nicht 🙂 Viele Grüße Jana", "Viele Grüße Jana"),
        ("Wir sehen uns nicht. Ciao", "Ciao"),
    ],
)
def test_segment_finds_a_closing_behind_the_last_sentence(line, closing):
    assert parts(line)[-2:] == [("body", line[: line.index(closing)].strip()), ("closing", closing)]


@pytest.mark.parametrize(
    "line",
    [
        "Bestellen Sie Frau Kern bitte viele Grüße.", "Ich sende Ihnen viele Grüße und komme nicht zum Gespräch.", "Ihr habt gewonnen.",
        "Ihr werdet sehen!", "Alles Gute kommt von oben und deshalb bleibe ich hier.", "Ich wünsche Ihnen alles Gute.", "Herzlich war das nicht.",
        "In diesem Sinne ist für mich alles gesagt und ich bleibe bei meinem Nein.",
    ],
)  # fmt: skip
def test_segment_takes_no_sentence_for_a_closing(line):
    assert of(f"Hallo Frau Kern,\nich komme nicht.\n{line}", K.CLOSING) == []


@pytest.mark.parametrize(
    "name", ["K. Eilers", "Jana Kröger", "steffi", "Karl-Heinz Eilers", "Dr. Jana von Kröger", "Olek", "Kröger"]
)
def test_segment_finds_a_bare_name(name):
    assert parts(f"Moin Herr Kern,\n\nMontag wird nichts.\n\n{name}")[-1] == ("name", name)


def test_segment_finds_a_name_without_a_blank_line():
    assert parts("morgen ohne mich. frau liegt im krankenhaus, herz.\neilers")[-1] == ("name", "eilers")


def test_segment_takes_no_wrapped_word_for_a_name():
    text = "ich muss den termin am kommenden montag um zehn uhr leider wegen einer\nprüfung"
    assert [kind for kind, _ in parts(text)] == ["body"]


@pytest.mark.parametrize(
    "footer",
    ["Von meinem iPhone gesendet", "Gesendet mit der GMX Mail App", "Sent from my iPhone", "Tel. 0471 000 12 40"],
)
def test_segment_finds_a_footer_without_closing(footer):
    assert parts(f"Ich komme nicht.\n\n{footer}")[-1] == ("signature", footer)


def test_segment_finds_a_signature_below_its_mark():
    assert of("Ich komme nicht.\n\nJana\n-- \nDipl.-Ing. Jana Kröger\nNordlicht GmbH", K.SIGNATURE) == [
        "-- \nDipl.-Ing. Jana Kröger\nNordlicht GmbH".lstrip()
    ]


def test_segment_finds_a_disclaimer():
    text = "Nein.\n\nGruß\nJana\n\nDiese E-Mail ist vertraulich. Wenn Sie nicht der richtige Empfänger sind, löschen Sie sie."
    assert parts(text)[-1][0] == "signature"


@pytest.mark.parametrize("mark", ["P. S.", "PS:", "P.S.", "ps:", "PS", "P.S.:", "PPS:"])
def test_segment_finds_a_postscript(mark):
    text = f"Nein danke.\n\nGruß\nJana\n\n{mark} Der Parkplatz war voll.\n\nPS: Und nass."
    assert of(text, K.POSTSCRIPT) == [f"{mark} Der Parkplatz war voll.", "PS: Und nass."]


def test_segment_finds_a_postscript_before_the_closing():
    text = "Nein danke.\n\nPS: Der Parkplatz war voll.\n\nViele Grüße\nJana"
    assert [kind for kind, _ in parts(text)] == ["body", "postscript", "closing", "name"]


def test_segment_takes_talk_below_the_name_for_a_postscript():
    assert parts("Nein danke.\n\nGruß\nJana\n\nDer Parkplatz war übrigens voll.")[-1] == (
        "postscript",
        "Der Parkplatz war übrigens voll.",
    )


QUOTES = [
    "> Wir laden Sie ein.\n> Kern",
    "Am 3. März 2027 um 10:12 schrieb Kern <k@x.example>:\n> Wir laden Sie ein.",
    "Am 3. März 2027 um 10:12 schrieb Kern\n<k@x.example>:\n> Wir laden Sie ein.",
    "Am 03.03.27 um 10:12 schrieb Kern:\n\nWir laden Sie ein.\nKern",
    "-----Ursprüngliche Nachricht-----\nVon: Kern\nGesendet: Montag\n\nWir laden Sie ein.",
    "-------- Weitergeleitete Nachricht --------\nBetreff: Einladung\n\nWir laden Sie ein.",
    "Von: Kern <k@x.example>\nGesendet: Montag, 1. März 2027\nAn: Kröger\nBetreff: Einladung\n\nWir laden Sie ein.",
    "Von: Kern\nDatum: Montag, 1. März 2027\n\nWir laden Sie ein.",
    "________________________________\nVon: Kern\nGesendet: Montag\n\nWir laden Sie ein.",
    "On Mon, Mar 1, 2027 at 10:12 AM Kern <k@x.example> wrote:\n> Wir laden Sie ein.",
]


@pytest.mark.parametrize("quote", QUOTES)
def test_segment_finds_quoted_mail(quote):
    text = f"Hallo Frau Kern,\n\nich komme nicht.\n\nGruß\nJana\n\n{quote}"
    assert parts(text)[-1] == ("quote", quote)
    assert "Wir laden Sie ein." in quoted_mail(text, segment(text))
    assert "Von:" not in quoted_mail(text, segment(text))


def test_segment_knows_answers_between_quotes():
    text = "> Kommen Sie?\nNein, leider nicht.\n> Warum?\nIch bin krank."
    assert [kind for kind, _ in parts(text)] == ["quote", "body", "quote", "body"]
    assert quoted_mail(text, segment(text)) == "Kommen Sie?\n\nWarum?"


def test_segment_finds_the_draft_below_an_unmarked_quote():
    quote = (
        "-----Ursprüngliche Nachricht-----\nVon: Kern\nAn: Kröger\n\nLiebe Frau Kröger,\n\nkommen Sie?\n\nGruß\nKern"
    )
    text = f"{quote}\n\nHallo Frau Kern,\n\nnein.\n\nGruß\nJana"
    assert parts(text)[:2] == [("quote", quote), ("salutation", "Hallo Frau Kern,")]


def test_segment_takes_no_sentence_for_a_quote():
    text = "Hallo Frau Kern,\n\nam 3. März schrieb mir Ihre Kollegin:\nsie komme nicht."
    assert of(text, K.QUOTE) == []


def test_segment_reads_the_drafts_own_header():
    text = "Von: Jana Kröger\nAn: personal@x.example\nBetreff: Absage\n\nHallo Frau Kern,\n\nnein danke.\n\nJana"
    assert [kind for kind, _ in parts(text)] == ["letterhead", "subject", "salutation", "body", "name"]


def test_segment_masks_a_letterhead():
    text = "Jana Kröger\nHafenstraße 12\n28195 Bremen\n\nBremen, den 3. März 2027\n\nAbsage\n\nSehr geehrte Frau Kern,\n\nnein danke.\n\nJana"
    assert [kind for kind, _ in parts(text)][:3] == ["letterhead", "subject", "salutation"]


def test_quoted_mail_is_none_without_a_quote():
    assert quoted_mail("Nein.", segment("Nein.")) is None


def test_quoted_mail_leaves_older_quotes_out():
    text = "Nein.\n> Kommen Sie?\n>> Ich bewerbe mich."
    assert quoted_mail(text, segment(text)) == "Kommen Sie?"


@pytest.mark.parametrize("separator", ["\r", "\x0b", "\x0c", "\u2028", "\x85"])
def test_segment_ends_lines_at_lf_and_crlf_alone(separator):
    assert [
        kind
        for kind, _ in parts(
            f"Ich komme nicht am Montag{separator}Mit freundlichen Grüßen{separator}und so weiter, weil ich muss."
        )
    ] == ["body"]


def test_placeholders_are_found_in_brackets():
    text = (
        "Sehr geehrte Frau [Name], am [Datum] [1] kann ich nicht [...] zu [Ihr Unternehmen] <a@b.de> [Link](http://x)."
    )
    assert [text[start:end] for start, end in placeholders(text)] == ["[Name]", "[Datum]", "[Ihr Unternehmen]"]


@given(texts())
def test_segments_cover_all_but_white_space(text):
    last = 0
    for piece in segment(text):
        assert last <= piece.start < piece.end <= len(text)
        assert not text[last : piece.start].strip()
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        last = piece.end
    assert not text[last:].strip()


@given(letters())
def test_segments_quote_the_same_words_after_emoji(text):
    before = [(piece.kind, piece.start, piece.end) for piece in segment("x\n" + text)]
    after = [(piece.kind, piece.start, piece.end) for piece in segment("🙂\n" + text)]
    assert before[-1:] == after[-1:]


@given(texts())
def test_quoted_mail_never_raises(text):
    mail = quoted_mail(text, segment(text))
    assert mail is None or mail.strip()


@pytest.mark.parametrize(
    "name",
    [path.name.removesuffix(".txt") for path in resources.files(lexicons).iterdir() if path.name.endswith(".txt")],
)
def test_lexicons_are_sorted_and_unique(name):
    import unicodedata

    found = entries(name)
    assert list(found) == sorted(set(found))
    assert all(unicodedata.is_normalized("NFC", entry) and entry == entry.lower() for entry in found)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "Von: ",
        "> ",
        "a ",
        "LG ",
        ". ",
        "[",
        "mit ",
        "Am schrieb ",
        "x\n",
        "Von: a\n",
        "PS: a\n",
        "Am 3. schrieb\n",
        "LG\n",
        "\r\n",
        "Hallo ",
    ],
)
def test_segment_reads_what_is_far_too_long(unit):
    """A megabyte; a quarter of it where every few characters are a line."""
    text = unit * ((250_000 if "\n" in unit else 1_000_000) // len(unit))
    assert bool(segment(text)) == bool(text.strip())


@pytest.mark.parametrize("name", ["Wettig", "gabi", "Tomasz Wilk"])
def test_segment_finds_a_name_behind_the_last_sentence(name):
    assert parts(f"Hallo ihr,\nich komme nicht. Danke für alles! {name}")[-1] == ("name", name)


@pytest.mark.parametrize("formula", ["Mit Verspätung", "Un beso", "In Verehrung,"])
def test_segment_takes_a_lone_line_above_the_name_for_a_formula(formula):
    assert parts(f"Hallo ihr,\n\nich komme nicht.\n\n{formula}\nMalte")[-2:] == [
        ("closing", formula),
        ("name", "Malte"),
    ]


def test_segment_takes_no_statement_above_the_name_for_a_formula():
    assert parts("Hallo ihr,\n\nes ist so weit.\n\nBin leider krank\nMalte")[-1] == ("name", "Malte")
    assert of("Hallo ihr,\n\nes ist so weit.\n\nBin leider krank\nMalte", K.CLOSING) == []


def test_segment_keeps_a_title_below_the_name_out_of_the_body():
    text = "Sehr geehrter Herr Klaiber,\n\nich komme nicht.\n\nGudrun Schwaderer\nFachapothekerin für Offizinpharmazie"
    assert parts(text)[-2:] == [("name", "Gudrun Schwaderer"), ("signature", "Fachapothekerin für Offizinpharmazie")]


def test_segment_takes_no_wrapped_line_for_a_closing():
    text = "Hallo Frau Kern,\n\nich bin noch\nbis Montag\nverreist und kann nicht kommen.\n\nFinn"
    assert [kind for kind, _ in parts(text)] == ["salutation", "body", "name"]
