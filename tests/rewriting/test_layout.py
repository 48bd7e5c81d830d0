"""Setting a letter together again: white space, line ends, lists, hard-wrapped lines."""

from readings import read_marked
from taktvoll.letter import SegmentKind
from taktvoll.rewriting.layout import Piece, changes_of, is_patchwork, joined, lay_out, pieces_of
from taktvoll.rewritten import ChangeKind

LETTER = """⟦salutation⟧Guten Tag Frau Kern,

⟦thanks⟧danke für die Einladung. ⟦reason⟧Mein Hund ist krank. ⟦decision⟧Ich sage ab.

⟦closing⟧Freundliche Grüße
⟦closing⟧Jana
"""


def new(at, text):
    return Piece(start=at, end=at, text=text, kind=ChangeKind.ADDED, segment=SegmentKind.BODY, ready=True)


def drop(piece):
    return piece.becoming("", ChangeKind.DROPPED, "private_detail", "")


def test_joined_unchanged_is_the_draft():
    reading = read_marked(LETTER)
    assert joined(reading.text, pieces_of(reading)) == reading.text


def test_joined_closes_the_gap_of_a_dropped_sentence():
    reading = read_marked(LETTER)
    pieces = [drop(piece) if "Hund" in piece.text else piece for piece in pieces_of(reading)]
    assert joined(reading.text, pieces) == reading.text.replace(" Mein Hund ist krank.", "")


def test_joined_keeps_crlf():
    reading = read_marked(LETTER.replace("\n", "\r\n"))
    pieces = pieces_of(reading)
    closing = Piece(start=0, end=0, text="P", kind=ChangeKind.ADDED, segment=SegmentKind.CLOSING, own_line=True)
    text = joined(reading.text, [*pieces[:-2], closing, *pieces[-2:]])
    assert "\n" not in text.replace("\r\n", "")


def test_joined_puts_a_new_sentence_below_a_list():
    reading = read_marked("⟦salutation⟧Guten Tag,\n\n⟦reschedule⟧- Mo 3. Mai ab 9\n")
    pieces = pieces_of(reading)
    assert joined(reading.text, [*pieces, new(pieces[-1].end, "Danke.")]).endswith("ab 9\n\nDanke.\n")


def test_joined_starts_a_line_after_an_open_end():
    reading = read_marked("⟦salutation⟧hallo\n⟦decision⟧ich komme nicht\n")
    pieces = pieces_of(reading)
    assert joined(reading.text, [*pieces, new(pieces[-1].end, "Danke.")]).endswith("nicht\nDanke.\n")


def test_joined_breaks_new_words_at_the_width_of_the_letter():
    body = "⟦thanks⟧danke für die Einladung zu dem Gespräch in\nihrem schönen Haus am Hafen. ⟦goodwill⟧Es hat mich sehr\nsehr gefreut, von Ihnen zu lesen. ⟦decision⟧Ich sage ab."
    reading = read_marked(f"⟦salutation⟧Guten Tag,\n\n{body}\n")
    pieces = pieces_of(reading)
    text = joined(
        reading.text, [*pieces, new(pieces[-1].end, "Für die Unannehmlichkeiten bitte ich um Entschuldigung.")]
    )
    assert max(map(len, text.split("\n"))) <= 50
    assert text.count("\n\n") == 1


def test_lay_out_says_where_each_piece_stands():
    reading = read_marked(LETTER)
    pieces = [drop(piece) if "Hund" in piece.text else piece for piece in pieces_of(reading)]
    text, places = lay_out(reading.text, pieces)
    assert [text[start:end] for start, end in places] == [piece.text for piece in pieces]


def test_changes_of_refer_to_the_draft():
    reading = read_marked(LETTER)
    for change in changes_of(reading.text, pieces_of(reading)):
        assert reading.text[change.start : change.end] == change.text


def test_is_patchwork_small_letters_among_ready_sentences():
    reading = read_marked("⟦salutation⟧hallo\n⟦decision⟧ich komme nicht\n")
    pieces = pieces_of(reading)
    assert is_patchwork(reading.text, [*pieces, new(pieces[-1].end, "Danke.")])
    assert not is_patchwork(reading.text, pieces)
