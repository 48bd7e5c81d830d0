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
    ],
)
def test_decode_knows_unicode_and_keeps_line_ends(data, encoding):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.note) == (TEXT, encoding, False)


def test_decode_falls_back_to_cp1252_with_a_note():
    decoded = decode("Grüße – ja\r\n".encode("cp1252"))
    assert (decoded.text, decoded.encoding, decoded.note) == ("Grüße – ja\r\n", "cp1252", True)


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


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "iso-8859-1", "utf-7", "idna", "unicode_escape", "hz"]))
def test_decode_gives_text_or_its_error(data, declared):
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(data, declared).text, str)
