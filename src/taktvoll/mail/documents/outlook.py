"""An Outlook .msg, through python-oxmsg: its plain body, else its HTML."""

from taktvoll.mail.encoding import with_windows_marks
from taktvoll.mail.markup import html_to_text


def read(data: bytes) -> tuple[str, str | None]:
    """Body and subject; an empty body where the message has its text as RTF alone."""
    from oxmsg import Message

    message = Message.load(data)
    body = message.body
    if not (body and body.strip()):
        html = message.html_body
        body = html_to_text(html) if html else ""
    return with_windows_marks(body).replace("\r\n", "\n"), message.subject or None
