"""A MIME message (``.eml``) to a letter: its subject, its text part, an attached original."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from taktvoll.errors import InputError
from taktvoll.letter import Letter
from taktvoll.mail.encoding import Decoded, decode
from taktvoll.mail.segments import quoted_mail, segment


def read_message(data: bytes) -> tuple[Letter, bool]:
    """The letter in `data`, and whether its encoding was guessed.

    Raises `InputError` where no part is text, `UndecodableError` where its bytes are none.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        found = _text_of(message)
        original = next(_originals(message), None)
    except RecursionError as error:
        raise InputError(
            "this MIME message is nested too deeply; save the draft as text or paste it",
            "Diese MIME-Nachricht ist zu tief verschachtelt; speichern Sie den Entwurf als Text oder fügen Sie ihn ein.",
        ) from error
    if found is None:
        raise InputError(
            "this MIME message has no text part; save the draft as text or paste it",
            "Diese MIME-Nachricht enthält keinen Text; speichern Sie den Entwurf als Text oder fügen Sie ihn ein.",
        )
    segments = segment(found.text)
    reply_to = original or quoted_mail(found.text, segments)
    letter = Letter(text=found.text, subject=_subject(message), reply_to=reply_to, decoded=True, lenient=False)
    return letter.divided(segments), found.note


def _subject(message: EmailMessage) -> str | None:
    try:
        subject = message["Subject"]
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):  # the parser stumbles over broken headers
        subject = next((value for name, value in message.raw_items() if name.lower() == "subject"), None)
    return None if subject is None else " ".join(str(subject).split())


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of this message itself: not those of an attached one, and no attached file."""
    stack: list[EmailMessage] = [message]
    while stack:
        part = stack.pop()
        if part.get_content_type() == "message/rfc822" or _attached(part):
            continue
        if part.is_multipart():
            stack.extend(reversed([child for child in part.get_payload() if isinstance(child, EmailMessage)]))
        else:
            yield part


def _attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return False


def _text_of(message: EmailMessage) -> Decoded | None:
    """Plain text where there is some, else HTML turned to text."""
    parts = list(_parts(message))
    plain = [_decoded(part) for part in parts if part.get_content_type() == "text/plain"]
    filled = [text for text in plain if text.text.strip()]
    if filled:
        return filled[0] if len(filled) == 1 else _joined(filled)
    for part in parts:
        if part.get_content_type() == "text/html":
            from taktvoll.mail.markup import html_to_text

            html = _decoded(part)
            return Decoded(text=html_to_text(html.text), encoding=html.encoding, note=html.note)
    return plain[0] if plain else None


def _joined(texts: list[Decoded]) -> Decoded:
    """Several inline parts, as a mail program shows them: one below the other."""
    text = "\n".join(part.text.rstrip("\r\n") + "\n" for part in texts)
    return Decoded(text=text, encoding=texts[0].encoding, note=any(part.note for part in texts))


def _decoded(part: EmailMessage) -> Decoded:
    payload = part.get_payload(decode=True)
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, AttributeError, UnicodeError):
        charset = None
    return decode(payload if isinstance(payload, bytes) else b"", charset)


def _originals(message: EmailMessage) -> Iterator[str]:
    """The texts of attached messages."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            attached = inner[0] if isinstance(inner, list) and inner else None
            found = _text_of(attached) if isinstance(attached, EmailMessage) else None
            if found and found.text.strip():
                yield found.text
