"""What in a document is the letter, and what is none."""

import pytest

from shell import ENGLISH, FLAWED
from taktvoll.lsp.documents import Document
from taktvoll.lsp.drafts import draft_in

EMACS = (
    "To: jobs@nordlicht.example\nSubject: Absage des Termins\nX-Draft: ja\n  und weiter\n--text follows this line--\n"
)
EML = (
    "From: Jana <jana@example.org>\nTo: jobs@nordlicht.example\nSubject: =?utf-8?q?Absage_am_9=2E_M=C3=A4rz?=\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
)


def draft(text, uri="file:///x/absage.txt", **options):
    return draft_in(Document(uri, 1, text), **options)


@pytest.mark.parametrize("uri", ["file:///x/a.txt", "file:///x/a.md", "untitled:Untitled-1", "file:///x/mutt-host-0-12-3", "file:///C%3A/x/a.TXT", "vscode-vfs://x/a", ""])  # fmt: skip
def test_draft_is_decided_by_its_text(uri):
    assert draft(FLAWED, uri).sure
    assert draft("Import der Daten läuft nachts.\n\nSiehe auch die Liste.", uri).sure is False
    assert draft("def f():\n    return [x for x in range(3)]\n\nthe quick brown fox and the dog", uri) is None


@pytest.mark.parametrize("uri", ["file:///x/a.jsonl", "file:///x/taktvoll.toml", "file:///x/a.txt.taktvoll-ignore"])
def test_draft_is_none_in_files_of_ours(uri):
    assert draft(FLAWED, uri) is None


@pytest.mark.parametrize("text", ["", " \n\n\t", "{\\rtf1 Hallo}", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "<html><body>Hallo</body></html>"])  # fmt: skip
def test_draft_is_none_in_what_is_no_letter(text):
    assert draft(text, everything=True) is None


def test_draft_in_another_language_counts_only_where_all_texts_do():
    assert draft(ENGLISH) is None
    assert draft(ENGLISH, everything=True).sure


@pytest.mark.parametrize(
    "uri", ["file:///x/*message*-20261129-120000", "file:///x/a.mail", "file:///x/%2Aunsent%20mail%2A"]
)
def test_draft_of_a_mail_program_needs_no_greeting(uri):
    assert draft("leider muss ich absagen", uri).sure


def test_draft_below_the_header_of_emacs():
    found = draft(EMACS + FLAWED, "file:///x/*message*-20261129-120000")
    assert (found.letter.text, found.letter.subject, found.offset) == (FLAWED, "Absage des Termins", len(EMACS))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii"])
def test_draft_in_a_mail_stands_below_its_header(newline, charset):
    head = EML.format(charset=charset, encoding="8bit").replace("\n", newline)
    body = FLAWED.replace("\n", newline)
    found = draft(head + body, "file:///x/absage.eml")
    assert (found.letter.text, found.offset, found.encoded) == (body, len(head), False)
    assert found.letter.subject == "Absage am 9. März"


def test_draft_in_a_mail_without_header_is_all_of_it():
    found = draft(FLAWED, "file:///x/absage.eml")
    assert (found.letter.text, found.offset) == (FLAWED, 0)


def test_draft_in_a_mail_is_encoded():
    import base64

    text = EML.format(charset="utf-8", encoding="base64") + base64.encodebytes(FLAWED.encode()).decode()
    found = draft(text, "file:///x/absage.eml")
    assert (found.letter.text, found.encoded) == (FLAWED, True)


def test_draft_in_one_part_of_a_mail():
    text = (
        "MIME-Version: 1.0\nSubject: Absage\nTo: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{FLAWED}\n--b\n"
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n"
    )
    found = draft(text, "file:///x/absage.eml")
    assert text[found.offset : found.offset + len(found.letter.text)] == found.letter.text
    assert found.letter.text.strip() == FLAWED.strip()


FLOWED = (
    "Subject: Absage\nTo: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8; format=flowed\n"
    "Content-Transfer-Encoding: 8bit\n\nHallo Frau Brandt,\n\ndanke für die Einladung! Leider kann ich am 12. März nicht \n"
    "kommen. Die Bezahlung bei Ihnen ist ein \nWitz.\n\nLG\nSabine Ohlsen\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_draft_in_a_flowed_mail_has_its_places(newline):
    text = FLOWED.replace("\n", newline)
    found = draft(text, "file:///x/absage.eml")
    assert "nicht kommen." in found.letter.text
    assert not found.encoded
    for place, sign in enumerate(found.letter.text):
        start, end = found.span(place, place + 1)
        assert text[start:end] == sign
    start = found.letter.text.index("Die Bezahlung")
    first, last = found.span(start, found.letter.text.index("Witz.") + 5)
    assert text[first:last] == f"Die Bezahlung bei Ihnen ist ein {newline}Witz."
