"""A text as a mail file (.eml) that mail programs open as a draft."""

import re
from email.message import EmailMessage
from email.policy import SMTP

_SUBJECT = re.compile(r"\A\s*(?:Betreff|Betr\.|Subject)\s*:[^\S\n]*([^\n]*)\n*", re.IGNORECASE)


def mail_file(text: str) -> bytes:
    """`text` as a MIME message without addresses; a first line „Betreff: …“ becomes its subject."""
    subject = _SUBJECT.match(text)
    message = EmailMessage(policy=SMTP)
    if subject and subject[1].strip():
        message["Subject"] = " ".join(subject[1].split())
    message["X-Unsent"] = "1"  # Outlook and others open it for writing, not as a mail that came
    message.set_content(text[subject.end() :] if subject else text, charset="utf-8")
    return message.as_bytes()
