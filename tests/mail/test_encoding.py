import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.errors import UndecodableError
from taktvoll.mail.encoding import decode

TEXT = "Grüße – „ja“ 🙂\r\nzwei\rdrei\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32"),
    ],
)
def test_decode_knows_unicode_and_keeps_line_ends(data, encoding):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.note) == (TEXT, encoding, False)


def test_decode_falls_back_to_cp1252_with_a_note():
    decoded = decode("Grüße – ja\r\n".encode("cp1252"))
    assert (decoded.text, decoded.encoding, decoded.note) == ("Grüße – ja\r\n", "cp1252", True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_decode_recognises_wide_text_without_a_mark(encoding):
    decoded = decode("Grüße, Frau Kern – 🙂\r\n".encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.note) == ("Grüße, Frau Kern – 🙂\r\n", encoding, True)


@pytest.mark.parametrize("data", [b"a\0b Hallo\0", b"Hallo\0", bytes(range(256)), b"\0\0\0\0"])
def test_decode_refuses_nul_bytes_with_their_place(data):
    with pytest.raises(UndecodableError, match=f"byte {data.index(0)} is NUL"):
        decode(data)


def test_decode_names_the_first_undefined_byte():
    with pytest.raises(UndecodableError, match=r"byte 4 .* UTF-8"):
        decode(b"Gr\xfc\xdf\x81e")


@pytest.mark.parametrize("data", [codecs.BOM_UTF8 + b"\xff", codecs.BOM_UTF16_LE + b"a"])
def test_decode_refuses_broken_unicode_behind_a_mark(data):
    with pytest.raises(UndecodableError, match="UTF-"):
        decode(data)


@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-1", "ISO-8859-15", "windows-1252", '"utf-8"', "utf-16", "mac-roman"]
)
def test_decode_follows_the_declaration(charset):
    decoded = decode("Grüße".encode(charset.strip('"')), charset)
    assert (decoded.text, decoded.note) == ("Grüße", False)


@pytest.mark.parametrize("declared", ["us-ascii", "utf-8", "x-unknown", "rot13", "base64", "", "\x00"])
def test_decode_lets_the_bytes_decide_where_the_declaration_is_wrong(declared):
    assert decode("Grüße".encode("cp1252"), declared).text == "Grüße"


def test_decode_reads_quotes_in_declared_latin1_as_cp1252():
    assert decode("„ja“".encode("cp1252"), "iso-8859-1").text == "„ja“"


@pytest.mark.parametrize("declared", ["iso-8859-15", "ISO-8859-2", "iso8859-9", "latin1"])
def test_decode_reads_windows_marks_in_any_declared_iso_8859(declared):
    decoded = decode("Die Grüße – „ja“ und 10 €".encode("cp1252"), declared)
    assert (decoded.text, decoded.note) == ("Die Grüße – „ja“ und 10 €", False)


@pytest.mark.parametrize("declared", ["iso-8859-1", "cp850", "us-ascii", "utf-16", "macintosh"])
def test_decode_reads_utf8_whatever_a_mail_calls_it(declared):
    assert decode("Grüße aus Köln".encode(), declared).text == "Grüße aus Köln"


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "iso-8859-1", "utf-7", "idna", "unicode_escape", "hz"]))
def test_decode_gives_text_or_its_error(data, declared):
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(data, declared).text, str)
