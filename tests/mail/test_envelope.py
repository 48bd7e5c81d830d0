"""What a mail's file says beside its letter: addressees, attached files, an attached original."""

from email.message import EmailMessage

import pytest

from taktvoll.letter import Letter
from taktvoll.mail.mime import read_message

PNG, PDF = ("image", "png"), ("application", "pdf")


def mail(**fields):
    message = EmailMessage()
    for name, value in fields.items():
        message[name] = value
    message.set_content("Guten Tag,\n\nich sage ab.\n")
    return message


def envelope(message):
    return read_message(bytes(message))[0].envelope


def test_addressees_are_read_with_name_and_address():
    found = envelope(mail(To='"Müller, Petra" <p@f.example>, roth@f.example', Cc="Ute Bauer <u@f.example>"))
    assert found.to == (("Müller, Petra", "p@f.example"), ("", "roth@f.example"))
    assert found.cc == (("Ute Bauer", "u@f.example"),)


def test_comma_in_an_encoded_name_divides_nobody():
    raw = b"To: =?utf-8?q?M=C3=BCller=2C_Petra?= <p@f.example>\n\nIch sage ab.\n"
    assert read_message(raw)[0].envelope.to == (("Müller, Petra", "p@f.example"),)


@pytest.mark.parametrize(
    "raw", [b"To:\n\nIch sage ab.\n", b"Subject: x\n\nIch sage ab.\n", b"To: ;;,\n\nIch sage ab.\n"]
)
def test_mail_to_nobody_has_no_addressee(raw):
    assert read_message(raw)[0].envelope.to == ()


@pytest.mark.parametrize(
    ("kind", "options", "files"),
    [
        (PDF, {"filename": "attest.pdf"}, 1),
        (PDF, {"filename": "attest.pdf", "disposition": "inline"}, 1),
        (PNG, {"filename": "foto.png"}, 1),
        (PNG, {"filename": "logo.png", "disposition": "inline", "cid": "<logo@f>"}, 0),
        (("application", "pgp-signature"), {"filename": "signature.asc"}, 0),
        (("text", "vcard"), {"filename": "ich.vcf"}, 0),
    ],
)
def test_files_are_counted_without_what_the_program_adds(kind, options, files):
    message = mail()
    message.add_attachment(b"x", maintype=kind[0], subtype=kind[1], **options)
    assert envelope(message).files == files


def test_attached_original_is_no_file_and_its_files_are_its_own():
    original, message = mail(Subject="Einladung"), mail()
    original.add_attachment(b"x", maintype="application", subtype="pdf", filename="anfahrt.pdf")
    message.add_attachment(original)
    found = envelope(message)
    assert (found.files, found.has_original) == (0, True)


def test_envelope_shows_no_name_in_a_log():
    assert "Petra" not in repr(envelope(mail(To="Petra Domke <p@f.example>")))
    assert Letter("Text").envelope is None
