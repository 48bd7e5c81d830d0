"""What a library finds in a document."""

from dataclasses import dataclass

from taktvoll.letter import Envelope


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and what stands beside it where the format knows that."""

    text: str
    subject: str | None = None
    envelope: Envelope | None = None
