"""Setting a letter together again: white space, line ends, lists, hard-wrapped lines."""

from analyses import read_marked
from taktvoll.letter import SegmentKind
from taktvoll.rewriting.layout import TextBlock, changes_of, is_patchwork, joined, lay_out, pieces_of
from taktvoll.rewritten import ChangeKind

LETTER = """⟦salutation⟧Guten Tag Frau Kern,

⟦thanks⟧danke für die Einladung. ⟦reason⟧Mein Hund ist krank. ⟦decision⟧Ich sage ab.

⟦closing⟧Freundliche Grüße
⟦closing⟧Jana
"""


def new(at, text):
    return TextBlock(start=at, end=at, text=text, kind=ChangeKind.ADDED, segment=SegmentKind.BODY, ready=True)


def drop(piece):
    return piece.becoming("", ChangeKind.DROPPED, "private_detail", "")


def test_joined_unchanged_is_the_draft():
    analysis = read_marked(LETTER)
    assert joined(analysis.text, pieces_of(analysis)) == analysis.text


def test_joined_closes_the_gap_of_a_dropped_sentence():
    analysis = read_marked(LETTER)
    pieces = [drop(piece) if "Hund" in piece.text else piece for piece in pieces_of(analysis)]
    assert joined(analysis.text, pieces) == analysis.text.replace(" Mein Hund ist krank.", "")


def test_joined_keeps_crlf():
    analysis = read_marked(LETTER.replace("\n", "\r\n"))
    pieces = pieces_of(analysis)
    closing = TextBlock(start=0, end=0, text="P", kind=ChangeKind.ADDED, segment=SegmentKind.CLOSING, own_line=True)
    text = joined(analysis.text, [*pieces[:-2], closing, *pieces[-2:]])
    assert "\n" not in text.replace("\r\n", "")


def test_joined_puts_a_new_sentence_below_a_list():
    analysis = read_marked("⟦salutation⟧Guten Tag,\n\n⟦reschedule⟧- Mo 3. Mai ab 9\n")
    pieces = pieces_of(analysis)
    assert joined(analysis.text, [*pieces, new(pieces[-1].end, "Danke.")]).endswith("ab 9\n\nDanke.\n")


def test_joined_starts_a_line_after_an_open_end():
    analysis = read_marked("⟦salutation⟧hallo\n⟦decision⟧ich komme nicht\n")
    pieces = pieces_of(analysis)
    assert joined(analysis.text, [*pieces, new(pieces[-1].end, "Danke.")]).endswith("nicht\nDanke.\n")


def test_joined_breaks_new_words_at_the_width_of_the_letter():
    body = "⟦thanks⟧danke für die Einladung zu dem Gespräch in\nihrem schönen Haus am Hafen. ⟦goodwill⟧Es hat mich sehr\nsehr gefreut, von Ihnen zu lesen. ⟦decision⟧Ich sage ab."
    analysis = read_marked(f"⟦salutation⟧Guten Tag,\n\n{body}\n")
    pieces = pieces_of(analysis)
    text = joined(
        analysis.text, [*pieces, new(pieces[-1].end, "Für die Unannehmlichkeiten bitte ich um Entschuldigung.")]
    )
    assert max(map(len, text.split("\n"))) <= 50
    assert text.count("\n\n") == 1


def test_lay_out_says_where_each_piece_stands():
    analysis = read_marked(LETTER)
    pieces = [drop(piece) if "Hund" in piece.text else piece for piece in pieces_of(analysis)]
    text, places = lay_out(analysis.text, pieces)
    assert [text[start:end] for start, end in places] == [piece.text for piece in pieces]


def test_changes_of_refer_to_the_draft():
    analysis = read_marked(LETTER)
    for change in changes_of(analysis.text, pieces_of(analysis)):
        assert analysis.text[change.start : change.end] == change.text


def test_is_patchwork_small_letters_among_ready_sentences():
    analysis = read_marked("⟦salutation⟧hallo\n⟦decision⟧ich komme nicht\n")
    pieces = pieces_of(analysis)
    assert is_patchwork(analysis.text, [*pieces, new(pieces[-1].end, "Danke.")])
    assert not is_patchwork(analysis.text, pieces)
