import base64
import contextlib
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.errors import InputError, UndecodableError
from taktvoll.mail.markup import html_to_text
from taktvoll.mail.mime import read_message

TEXT = "Sehr geehrte Frau Weiß,\n\nich kann nicht kommen – „leider“ 🙂.\n\nJana Kröger\n"


def message(text=TEXT, **options):
    mail = EmailMessage()
    mail["Subject"] = "Absage für Frau Weiß"
    mail.set_content(text, **options)
    return mail


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_read_message_decodes_the_text_part(cte):
    letter, guessed = read_message(message(cte=cte).as_bytes())
    assert (letter.text, letter.subject, letter.decoded, letter.lenient) == (TEXT, "Absage für Frau Weiß", True, False)
    assert not guessed


def test_read_message_keeps_crlf():
    raw = b"Subject: a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\neins\r\nzwei\r\n"
    assert read_message(raw)[0].text == "eins\r\nzwei\r\n"


@pytest.mark.parametrize(
    ("header", "body", "guessed"),
    [
        (b"text/plain; charset=iso-8859-1", "Grüße".encode("latin-1"), False),
        (b"text/plain; charset=utf-8", "Grüße".encode("cp1252"), True),
        (b"text/plain; charset=us-ascii", "Grüße".encode(), False),
        (b"text/plain", "Grüße".encode(), False),
        (b"text/plain", "Grüße".encode("cp1252"), True),
        (b"text/plain; charset=nonsense", "Grüße".encode("cp1252"), True),
    ],
)
def test_read_message_reads_declared_and_wrong_charsets(header, body, guessed):
    raw = b"Content-Type: " + header + b"\nContent-Transfer-Encoding: 8bit\n\n" + body
    letter, note = read_message(raw)
    assert (letter.text, note, letter.subject) == ("Grüße", guessed, None)


def test_read_message_without_any_header_reads_the_body():
    assert read_message(b"\nIch komme nicht.\n")[0].text == "Ich komme nicht.\n"


def test_read_message_prefers_plain_text():
    mail = message()
    mail.add_alternative("<p>HTML</p>", subtype="html")
    assert read_message(mail.as_bytes())[0].text == TEXT


def test_read_message_turns_html_into_text():
    mail = EmailMessage()
    mail.set_content("<p>Hallo Frau Kern,</p><p>nein<br>danke.</p><blockquote>Kommen Sie?</blockquote>", subtype="html")
    letter, _ = read_message(mail.as_bytes())
    assert letter.text == "Hallo Frau Kern,\n\nnein\ndanke.\n\n> Kommen Sie?\n"
    assert letter.reply_to == "Kommen Sie?"


def test_read_message_takes_html_where_the_plain_part_is_blank():
    mail = message(" \n")
    mail.add_alternative("<p>Nein.</p>", subtype="html")
    assert read_message(mail.as_bytes())[0].text == "Nein.\n"


def test_read_message_finds_an_attached_original():
    mail = message()
    mail.add_attachment(message("Kommen Sie am 12. März?\n"))
    assert read_message(mail.as_bytes())[0].reply_to == "Kommen Sie am 12. März?\n"
    assert read_message(mail.as_bytes())[0].text == TEXT


def test_read_message_finds_a_quoted_original():
    assert read_message(message(f"{TEXT}\n> Kommen Sie?\n").as_bytes())[0].reply_to == "Kommen Sie?"


def test_read_message_leaves_attached_files_out():
    mail = message()
    mail.add_attachment("Lebenslauf", filename="cv.txt")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")
    assert read_message(mail.as_bytes())[0].text == TEXT


def test_read_message_needs_a_text_part():
    mail = EmailMessage()
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")
    with pytest.raises(InputError, match="no text part"):
        read_message(mail.as_bytes())


def test_read_message_refuses_endless_nesting():
    parts = [b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)]
    with pytest.raises(InputError, match="nested too deeply"):
        read_message(b"".join(parts))


def test_read_message_refuses_undefined_bytes():
    encoded = base64.encodebytes(b"Gr\xfc\x81")
    with pytest.raises(UndecodableError):
        read_message(b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + encoded)


@given(st.binary(max_size=400))
def test_read_message_raises_its_errors_alone(data):
    with contextlib.suppress(InputError):
        read_message(data)


@given(
    st.lists(
        st.sampled_from(
            [b"Subject: =?utf-8?q?=?=\n", b"Subject: =?x?b?a?=\n", b"Content-Type: multipart/mixed; boundary=b\n", b"\n", b"--b\n", b"--b--\n",
             b"Content-Type: text/html; charset=\n", b"Content-Type: ;;\n", b"Content-Transfer-Encoding: base64\n", b"Content-Disposition: ;=\n",
             b"Content-Type: message/rfc822\n", b"Gr\xfc\xdfe\n", b"<p>a", b"=FC=\n", b"Content-Type: text/plain; charset*=x''%FF\n"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_read_message_survives_broken_mime(pieces):
    with contextlib.suppress(InputError):
        read_message(b"".join(pieces))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>eins</div><div>zwei</div>", "eins\nzwei\n"),
        ("eins<br><br>zwei", "eins\n\nzwei\n"),
        ("<p>ein <b>fettes</b> Wort</p>", "ein fettes Wort\n"),
        ("<ul><li>Montag<li>Dienstag</ul>", "- Montag\n- Dienstag\n"),
        ("<style>p {}</style><script>x</script><!-- y --><p>ja</p>", "ja\n"),
        ("<p>a&nbsp;&amp;&uuml;</p>", "a &ü\n"),
        ("<pre>a\n  b</pre>", "a\n  b\n"),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc\n"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b\n"),
        ("ja<!-- nein", "ja\n"),
        ("ja<p", "ja\n"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_html_to_text_breaks_lines_where_a_reader_sees_them(html, text):
    assert html_to_text(html) == text


def test_html_to_text_survives_deep_nesting():
    assert html_to_text("<div>" * 3_000 + "nein") == "nein\n"


def test_html_to_text_takes_no_text_for_a_file_name():
    assert html_to_text("http://x.example/a.html") == "http://x.example/a.html\n"


@given(st.text(alphabet="<>/!-[]?&;=abpr \n\"'", max_size=80))
def test_html_to_text_raises_its_error_alone(html):
    with contextlib.suppress(InputError):
        assert isinstance(html_to_text(html), str)
