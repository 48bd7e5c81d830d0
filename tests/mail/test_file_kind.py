import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import outlook, pdf, word
from taktvoll.mail.file_kind import NAMES, FileKind, is_message, kind_of, refusal, source_kind

MAIL = "From: a@b.example\nSubject: Absage\nMIME-Version: 1.0\nContent-Type: text/plain\n\nNein.\n"


def zipped(**members):
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Sehr geehrte Frau Kern,\n", "text"),
        (b"", "text"),
        (MAIL.encode(), "message"),
        (b"\xef\xbb\xbf" + MAIL.encode(), "message"),
        (b"From - Mon Mar  1 10:12:50 2027\n" + MAIL.encode(), "message"),
        (b"81\n" + MAIL.encode() + b"<?xml version='1.0'?><plist></plist>", "emlx"),
        (b"<!DOCTYPE html>\n<html></html>", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><HTML lang=de>", "html"),
        ("<html><p>Nein".encode("utf-16"), "html"),
        (b"{\\rtf1\\ansi Nein}", "rtf"),
        (b"\n{\\rtf1", "rtf"),
        (pdf(["Nein"]), "pdf"),
        (word("Nein"), "docx"),
        (outlook("Absage", "Nein"), "msg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text", content="x"), "odt"),
        (zipped(xl__workbook="x"), "xlsx"),
        (zipped(a="x"), "zip"),
        (b"PK\x03\x04 broken", "zip"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "ics"),
        (b"BEGIN:VCARD\nVERSION:3.0\n", "vcf"),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA7\n", "encrypted"),
        (b"\x78\x9f\x3e\x22\0\0", "winmail.dat"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (b"%!PS-Adobe-3.0", "ps"),
        (b"<?xml version='1.0'?>\n<?mso-application progid='Word.Document'?>", "xml"),
        (b"bplist00\xd1", "webarchive"),
        (b"\x1f\x8b\x08", "zip"),
        (
            b"Hallo Frau Kern,\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQE\r\n-----END PGP MESSAGE-----\r\nTom",
            "encrypted",
        ),
    ],
)
def test_kind_of_looks_at_the_first_bytes(data, kind):
    assert kind_of(data) == kind
    assert kind_of(data, ".txt") == kind


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"Nein.", ".eml", "message"),
        (b"Nein.", ".MHT", "message"),
        (b"<p>LG<br>Tom</p>", ".html", "html"),
        (b"<p>LG<br>Tom</p>", ".txt", "text"),
        (b"Hallo Frau Kern, a < b", ".htm", "text"),
        (b"Hallo", ".docx", "text"),
    ],
)
def test_kind_of_asks_the_suffix_where_the_bytes_leave_it_open(data, suffix, kind):
    assert kind_of(data, suffix) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Betreff: Absage\nVon: Tom <t@m.example>\nDatum: 01.03.27, 10:12\nAn: k@n.example\n\nNein.",
        "Subject: No\nFrom: Tom\nDate: Monday\nTo: Kern\n\nNein.",
        "Content-Type: das ist kein Brief\n\nNein.",
        "Hallo: Welt\n",
    ],
)
def test_is_message_leaves_letters_and_exported_texts_alone(text):
    assert not is_message(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hallo,\n\n{\\rtf1 ist der Anfang jeder RTF-Datei.",
        "Die Datei beginnt mit BEGIN:VCALENDAR\n",
        "Hallo Frau Kern,\n\nich komme nicht.\n\nGruß\nTom\n\n-----BEGIN PGP MESSAGE-----\nhQE\n-----END PGP MESSAGE-----\n",
        "%PDF ist ein Format.",
        "<Anrede>\n\nleider nein.",
    ],
)
def test_source_kind_takes_no_letter_for_a_source(text):
    assert source_kind(text) is None


def test_refusal_names_the_format_in_both_languages():
    for kind, (english, german) in NAMES.items():
        error = refusal(kind)
        words = ("encrypted", "verschlüsselt") if kind is FileKind.ENCRYPTED else (english, german)
        assert words[0] in str(error)
        assert words[1] in error.in_language("de")


@given(st.binary(max_size=100), st.sampled_from(["", ".txt", ".html", ".eml", ".docx"]))
def test_kind_of_never_raises(data, suffix):
    assert kind_of(data, suffix) in FileKind
