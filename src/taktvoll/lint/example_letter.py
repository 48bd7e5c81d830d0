"""The little letters of the rules' examples: only the body differs, the rest is as it should be."""

SUBJECT = "Betreff: Absage des Gesprächs"
SALUTATION = "Sehr geehrte Frau Weiß,"
CLOSING = "Mit freundlichen Grüßen\nJana Kröger"


def letter(body: str, *, subject: str = SUBJECT, salutation: str = SALUTATION, closing: str = CLOSING) -> str:
    """A whole letter around `body`; an empty part is left out."""
    return "\n\n".join(part for part in (subject, salutation, body, closing) if part)
