import pytest

from taktvoll.mail.charset import codec_of, is_one_byte


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("cp-850", "cp850"), ("IBM-850", "cp850"), ("dos_850", "cp850"), ("x-mac-roman", "mac-roman"), ("macintosh", "mac-roman"),
        ("x-mac-ce", "mac-latin2"), ("windows1252", "cp1252"), ("Win-1250", "cp1250"), ("x-ansi", "cp1252"),
        ("ISO8859_15", "iso8859-15"), ("8859-1", "iso8859-1"), ("iso-8859-8-i", "iso8859-8"), ("latin-9", "iso8859-15"),
        ('"utf8"', "utf-8"), ("utf8mb4", "utf-8"), ("csISOLatin1", "iso8859-1"),
    ],
)  # fmt: skip
def test_codec_of_knows_the_labels_of_mail_programs(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    "label", ["", "x-unknown", "unknown-8bit", "8bit", "binary", "rot13", "hex", "idna", "default", "\0"]
)
def test_codec_of_knows_no_codec_that_is_none_of_texts(label):
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("codec", "one"), [("cp1252", True), ("cp850", True), ("utf-8", False), ("utf-16", False), ("euc_kr", False)]
)
def test_is_one_byte_tells_code_pages_from_the_rest(codec, one):
    assert is_one_byte(codec) is one
