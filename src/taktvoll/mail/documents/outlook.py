"""An Outlook .msg, through python-oxmsg: its plain body, else its HTML; who wrote it and to whom."""

from typing import TYPE_CHECKING

from taktvoll.letter import Envelope
from taktvoll.mail.documents.document import Document
from taktvoll.mail.encoding import with_windows_marks
from taktvoll.mail.markup import html_to_text

if TYPE_CHECKING:
    from oxmsg import Message

_RECIPIENT_TYPE = 0x0C15
"""PidTagRecipientType: 1 To, 2 Cc, 3 Bcc."""
_CC, _BCC = 2, 3
_CONTENT_ID = 0x3712
"""PidTagAttachContentId: what the HTML shows by „cid:“."""


def read(data: bytes) -> Document:
    """Body, subject and envelope; an empty body where the message has its text as RTF alone."""
    message = _loaded(data)
    body = message.body
    if not (body and body.strip()):
        html = message.html_body
        body = html_to_text(html) if html else ""
    text = with_windows_marks(body).replace("\r\n", "\n")
    return Document(text, message.subject or None, _envelope_of(message))


def _envelope_of(message: "Message") -> Envelope:
    """The addressees, and how many files are attached; pictures that the text shows are none."""
    people = [
        ((found.name, found.email_address), found.properties.int_prop_value(_RECIPIENT_TYPE))
        for found in message.recipients
    ]
    files = [
        file
        for file in message.attachments
        if not ((file.mime_type or "").startswith("image/") and file.properties.str_prop_value(_CONTENT_ID))
    ]
    return Envelope(
        to=tuple(person for person, kind in people if kind not in {_CC, _BCC}),
        cc=tuple(person for person, kind in people if kind == _CC),
        files=len(files),
    )


def header_lines_of(data: bytes) -> str:
    """Sender, addressees and subject as lines of text („Von: …“), each where the message has it."""
    message = _loaded(data)
    to = "; ".join(found.name or found.email_address for found in message.recipients)
    fields = ("Von", (message.sender or "").replace('"', "")), ("An", to), ("Betreff", message.subject)
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields if value.strip())


def _loaded(data: bytes) -> "Message":
    from oxmsg import Message

    return Message.load(data)
