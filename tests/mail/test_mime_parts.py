"""Which parts of a mail are the letter, and how broken fields are read."""

import base64

import pytest

from taktvoll.errors import InputError
from taktvoll.mail.mime import calendar_in, message_in, read_message

LETTER = "Sehr geehrte Frau Kern,\n\nvielen Dank für die Einladung. Leider muss ich absagen.\n\nGruß\nTom Berger\n"
HTML = "<p>Sehr geehrte Frau Kern,</p><p>vielen Dank für die Einladung. Leider muss ich absagen.</p><p>Gruß<br>Tom Berger</p>"


def part(content, kind="text/plain", *fields):
    return "\n".join([f"Content-Type: {kind}; charset=utf-8", *fields, "", content])


def multipart(sub, *parts, top=""):
    inner = "".join(f"--{sub}x\n{one}\n" for one in parts)
    return f'{top}Content-Type: multipart/{sub}; boundary="{sub}x"\n\n{inner}--{sub}x--\n'


def text_in(source):
    return read_message(source if isinstance(source, bytes) else source.encode())[0].text


@pytest.mark.parametrize(
    "source",
    [
        multipart("mixed", part(HTML, "text/html"), part("Diese Nachricht wurde auf Viren geprüft.")),
        multipart("mixed", part(HTML, "text/html"), part("Geprüft.", "text/plain", "Content-Disposition: inline")),
        multipart("mixed", multipart("alternative", part(LETTER), part(HTML, "text/html")), part("Geprüft.")),
        multipart("mixed", multipart("related", part(HTML, "text/html"), part("x", "image/png")), part("Geprüft.")),
    ],
)
def test_the_letter_comes_before_the_footer(source):
    assert text_in(source).startswith(LETTER)
    assert text_in(source).rstrip().endswith("prüft.")


@pytest.mark.parametrize(
    "stub",
    [
        "Diese Nachricht liegt nur im HTML-Format vor.",
        "Ihr E-Mail-Programm kann diese Nachricht nicht anzeigen. Öffnen Sie sie bitte in Ihrem Browser: https://x.example/7",
        "Please view this email in a browser.",
        "Hallo",
    ],
)
def test_a_stub_beside_the_real_letter_is_no_letter(stub):
    assert text_in(multipart("alternative", part(stub), part(HTML, "text/html"))) == LETTER
    nested = multipart("mixed", part(HTML, "text/html"), part("x", "image/png"))
    assert text_in(multipart("alternative", part(stub), nested)) == LETTER


@pytest.mark.parametrize("html", [HTML, HTML + "<p>Von meinem iPhone</p>", "<p>Kurz.</p>"])
def test_a_plain_part_that_is_the_letter_is_taken(html):
    plain = LETTER.replace("vielen Dank", "herzlichen Dank")
    assert text_in(multipart("alternative", part(plain), part(html, "text/html"))).strip() == plain.strip()


def test_both_forms_of_a_letter_are_read_once_whatever_their_relation_is_called():
    assert text_in(multipart("mixed", part(LETTER), part(HTML, "text/html"))).strip() == LETTER.strip()


def test_several_html_parts_are_joined():
    first, second = HTML.split("<p>Gruß")
    source = multipart(
        "mixed", part(first, "text/html"), part("x", "application/pdf"), part("<p>Gruß" + second, "text/html")
    )
    assert text_in(source) == LETTER


@pytest.mark.parametrize(
    "fields",
    [
        ('Content-Disposition: inline; filename="Anschreiben.txt"',),
        ("Content-Disposition: inline; filename*=utf-8''Lebenslauf.txt",),
        ("Content-Disposition: attachment",),
    ],
)
def test_a_text_file_is_no_part_of_the_letter(fields):
    source = multipart("mixed", part(LETTER), part("ich bin mega interessiert", "text/plain", *fields))
    assert text_in(source).strip() == LETTER.strip()


def test_a_text_file_named_in_its_type_is_no_part_of_the_letter():
    source = multipart("mixed", part(LETTER), part("mega", 'text/plain; name="a.txt"'))
    assert text_in(source).strip() == LETTER.strip()


def test_an_inline_text_file_is_the_letter_where_nothing_else_is():
    source = multipart("mixed", part(LETTER, "text/plain", 'Content-Disposition: inline; filename="Absage.txt"'))
    assert text_in(source).strip() == LETTER.strip()


@pytest.mark.parametrize("kind", ["text/markdown", "text/x-anything", "text/enriched", "multipart/mixed"])
def test_other_text_is_plain_text(kind):
    assert text_in(part(LETTER, kind)) == LETTER


@pytest.mark.parametrize("kind", ["text/x-amp-html", "text/watch-html", "text/vcard", "text/calendar"])
def test_texts_for_machines_are_left_out(kind):
    assert text_in(multipart("alternative", part("x", kind), part(LETTER))).strip() == LETTER.strip()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (part("BEGIN:VCALENDAR", "text/calendar"), "calendar"),
        (
            multipart(
                "encrypted", part("Version: 1", "application/pgp-encrypted"), part("x", "application/octet-stream")
            ),
            "encrypted",
        ),
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB", "encrypted"),
        ("Content-Type: application/x-pkcs7-mime; smime-type=signed-data\n\nMIIB", "S/MIME signature"),
        (multipart("mixed", part("x", "application/ms-tnef")), "winmail.dat"),
        (part("x", "image/png"), "no text part"),
    ],
)
def test_a_mail_without_a_letter_says_what_it_holds(source, words):
    with pytest.raises(InputError, match=words) as error:
        text_in(source)
    assert error.value.german


def test_a_signed_mail_is_its_first_part():
    source = multipart("signed", part(LETTER), part("-----BEGIN PGP SIGNATURE-----", "application/pgp-signature"))
    assert text_in(source).strip() == LETTER.strip()


@pytest.mark.parametrize(
    "encoding",
    ["quoted-printable ", " Quoted-Printable", "quoted-printable; x=y", '"quoted-printable"', "quoted-printable\t"],
)
def test_a_transfer_encoding_is_known_however_it_is_written(encoding):
    source = (
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\nGr=C3=BC=c3=9fe =\nhier"
    )
    assert text_in(source) == "Grüße hier"


@pytest.mark.parametrize("blank", [" ", "  \t", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blanks_behind_a_soft_break_are_deleted(blank, end):
    source = (
        f"Content-Transfer-Encoding: quoted-printable{end}{end}Vorstellungsge={blank}{end}spräch und=3Dmehr={blank}"
    )
    assert text_in(source.encode()) == "Vorstellungsgespräch und=mehr"


@pytest.mark.parametrize(
    ("fields", "text"),
    [("format=flowed", "am 14. März\n"), ("format=Flowed; delsp=no", "am 14. März\n"), ('format="flowed"; delsp=yes', "am 14.März\n"),
     ("format=fixed", "am 14. \nMärz\n")],
)  # fmt: skip
def test_flowed_text_is_joined_as_declared(fields, text):
    assert text_in(f"Content-Type: text/plain; charset=utf-8; {fields}\n\nam 14. \nMärz\n") == text


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        ("Rücktritt vom Gespräch".encode("latin-1"), "Rücktritt vom Gespräch"),
        ("Rücktritt „ja“".encode("cp1252"), "Rücktritt „ja“"),
        ("Rücktritt vom Gespräch".encode(), "Rücktritt vom Gespräch"),
        ("Rücktritt =?utf-8?q?f=C3=BCr?= Sie".encode(), "Rücktritt für Sie"),
        (b"=?x-mac-roman?Q?R=9Fcktritt?=", "Rücktritt"),
        (b"=?iso-8859-15?Q?=84ja=93_=96_=80?=", "„ja“ – €"),
        (b"=?utf-8?B?R8O8?= =?UTF-8?B?bnRlcg==?=", "Günter"),
        (b"=?utf-8?Q?Gr=C3?=\n =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"),
        (b"=?utf-8?Q?Absage?= am =?utf-8?Q?M=C3=A4rz?=", "Absage am März"),
        (b"=?utf-8*de?Q?Absage?=", "Absage"),
        (b"=?nonsense?Q?Absage?=", "Absage"),
        (b"Absage\n\tam Montag", "Absage am Montag"),
        (b"", ""),
    ],
)
def test_the_subject_is_read_as_it_was_meant(subject, read):
    letter, _ = read_message(b"Subject: " + subject + b"\nContent-Type: text/plain\n\nNein.")
    assert letter.subject == read


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbfSubject: Absage\n\nNein.",
        b"\n\r\nSubject: Absage\n\nNein.",
        "Subject: Absage\n\nNein.".encode("utf-16"),
        b"From - Mon Mar  1 10:12:50 2027\nSubject: Absage\n\nNein.",
    ],
)
def test_marks_and_blank_lines_before_the_header_are_passed_over(source):
    letter, _ = read_message(source)
    assert (letter.subject, letter.text) == ("Absage", "Nein.")


def test_html_without_a_charset_asks_its_meta_tag():
    html = '<meta charset="iso-8859-7"><p>\xe1</p>'.encode("latin-1")
    assert text_in(b"Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n" + html) == "α\n"


@pytest.mark.parametrize("count", [b"32", b"   32  ", b"7"])
def test_message_in_takes_apple_mails_wrapping_away(count):
    message = b"Subject: Absage\n\nIch komme nicht.\n"
    wrapped = count + b"\n" + message + b'<?xml version="1.0"?>\n<plist version="1.0"></plist>\n'
    assert message_in(wrapped).strip() == message.strip()
    assert message_in(message) == message


def test_calendar_in_is_the_calendar_part():
    source = multipart("mixed", part("x", "image/png"), part("BEGIN:VCALENDAR\nEND:VCALENDAR", "text/calendar"))
    assert calendar_in(source.encode()) == "BEGIN:VCALENDAR\nEND:VCALENDAR"
    assert calendar_in(part(LETTER).encode()) is None


def test_the_letter_knows_its_segments():
    letter, _ = read_message(part(LETTER).encode())
    assert [str(segment.kind) for segment in letter.segments] == ["salutation", "body", "closing", "name"]


def encoded(text, charset="utf-8"):
    return base64.encodebytes(text.encode(charset)).decode()


B64 = "Content-Transfer-Encoding: base64"
CRLF_LETTER = LETTER.replace("\n", "\r\n")


def test_line_ends_of_base64_are_those_of_the_message():
    source = part(encoded(CRLF_LETTER), "text/plain", B64)
    assert text_in(source) == LETTER
    assert text_in(source.replace("\n", "\r\n")) == CRLF_LETTER


@pytest.mark.parametrize(
    "content",
    [
        encoded(LETTER).replace("=", ""),
        encoded(LETTER).replace("\n", " \n\n"),
        base64.b64encode(LETTER.encode()).decode(),
        encoded(LETTER + "x").rstrip() + "\n\n____________\nListe personal\n",
    ],
)
def test_base64_is_read_without_padding_and_beside_what_lists_put_below(content):
    assert text_in(part(content, "text/plain", B64)).removesuffix("x") == LETTER


@pytest.mark.parametrize("encoding", ["base64 (RFC 2045)", "(typed) base64", "BASE64"])
def test_comments_in_a_transfer_encoding_are_passed_over(encoding):
    assert text_in(part(encoded(LETTER), "text/plain", f"Content-Transfer-Encoding: {encoding}")) == LETTER


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain (text); charset=iso-8859-1 (Latin)",
        'text/plain ; charset = "iso-8859-1"',
        "text/plain; charset*=us-ascii'en'iso-8859-1",
        "TEXT/PLAIN;\n\tCHARSET='ISO_8859-1:1987';",
        'text/plain; charset="iso-8859-1',
        "text/plain; charset=csISOLatin1",
    ],
)
def test_a_charset_is_found_however_it_is_written(kind):
    source = f"Content-Type: {kind}\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n"
    assert text_in(source) == "Grüße\n"


@pytest.mark.parametrize(
    "charset", ["utf-7", "unicode-1-1-utf-7", "utf-16", "utf-16le", "macintosh", "ibm850", "latin-9"]
)
def test_rare_charsets_are_read(charset):
    codec = {"unicode-1-1-utf-7": "utf-7", "macintosh": "mac-roman", "latin-9": "iso8859-15"}.get(charset, charset)
    content = base64.encodebytes("Grüße\n".encode(codec)).decode()
    assert text_in(f"Content-Type: text/plain; charset={charset}\n{B64}\n\n{content}") == "Grüße\n"


def test_blanks_that_servers_put_at_line_ends_are_deleted():
    source = "Content-Transfer-Encoding: quoted-printable\n\nHallo, \t\n=20\nGr=C3=BC=C3=9Fe  \n"
    assert text_in(source) == "Hallo,\n \nGrüße\n"


@pytest.mark.parametrize("kind", ["application/xhtml+xml", "text/xhtml", "text/x-html"])
def test_xhtml_is_read_as_html(kind):
    assert text_in(part(HTML, kind)) == LETTER


@pytest.mark.parametrize("first", ["text/enriched", "text/rtf", "text/markdown"])
def test_plain_text_is_the_first_choice_wherever_it_stands(first):
    assert text_in(multipart("alternative", part("**mega**", first), part(LETTER))).strip() == LETTER.strip()


@pytest.mark.parametrize("parameters", ['start="<root>"', 'start="root"', 'type="text/html"'])
def test_a_related_mail_begins_with_its_root(parameters):
    source = multipart(
        "related",
        part("mega", "text/plain", "Content-ID: <other>"),
        part(HTML, "text/html", "Content-ID:\n <root>"),
    ).replace('boundary="relatedx"', f'boundary="relatedx"; {parameters}')
    assert text_in(source) == LETTER


def test_the_text_of_a_report_is_read_and_what_it_reports_is_not():
    source = multipart(
        "report",
        part(LETTER),
        part("Action: failed", "message/delivery-status"),
        part("Subject: x\n\nmega", "message/rfc822"),
    )
    assert text_in(source).strip() == LETTER.strip()


@pytest.mark.parametrize("blank", ["", " \n", "\u00a0\n\u200b\n"])
@pytest.mark.parametrize("sub", ["alternative", "mixed"])
def test_an_empty_text_beside_html_is_passed_over(sub, blank):
    assert text_in(multipart(sub, part(blank), part(HTML, "text/html"))).strip("\n\u00a0\u200b ") == LETTER.strip()


@pytest.mark.parametrize(
    "boundary",
    ['boundary="=_a b?c:d\'e"', 'boundary*0="=_a b?";\n boundary*1="c:d\'e"', "boundary=----=_NextPart_1"],
)
def test_a_boundary_is_found_however_it_is_written(boundary):
    mark = "----=_NextPart_1" if "Next" in boundary else "=_a b?c:d'e"
    source = f"Content-Type: multipart/mixed; {boundary}\n\nPräambel\n--{mark} \n{part(LETTER)}\n--{mark}--\nEpilog\n"
    assert text_in(source).strip() == LETTER.strip()


@pytest.mark.parametrize(
    ("header", "to"),
    [
        ('To: "=?utf-8?Q?J=C3=A4ger=2C_Nele?=" <n@x.example>', (("Jäger, Nele", "n@x.example"),)),
        ('To: "Jäger, Nele"\n\t<n@x.example>', (("Jäger, Nele", "n@x.example"),)),
        ("To: n@x.example (Nele =?utf-8?Q?J=C3=A4ger?=)", (("Nele Jäger", "n@x.example"),)),
        ("To: Personal: Nele <n@x.example>, o@x.example;", (("Nele", "n@x.example"), ("", "o@x.example"))),
        ("To : Nele <n@x.example>", (("Nele", "n@x.example"),)),
        ("To: undisclosed-recipients:;", ()),
    ],
)
def test_addressees_are_read_as_they_were_meant(header, to):
    letter, _ = read_message(f"{header}\nSubject : Absage\n\nNein.".encode())
    assert (letter.envelope.to, letter.subject, letter.text) == (to, "Absage", "Nein.")
