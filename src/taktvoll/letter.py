"""The draft as it was read: its text, untouched, and what came with it."""

import enum
from dataclasses import dataclass


class SegmentKind(enum.StrEnum):
    """The parts of a mail, in the order in which they usually stand."""

    DIRECTIVE = "directive"
    """A first line ``taktvoll: ignore=RULE,…``; no part of the letter."""
    MARKUP = "markup"
    """What a text file holds beside its letter: front matter, comments, to-do items above it, rules, link definitions."""
    LETTERHEAD = "letterhead"
    """What stands above subject and salutation: addresses, date line, „Per E-Mail“, reference lines, mail header fields."""
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    CLOSING = "closing"
    """The closing formula."""
    NAME = "name"
    """The name under the closing formula."""
    SIGNATURE = "signature"
    """Address, telephone, „Von meinem Handy gesendet“, disclaimers."""
    POSTSCRIPT = "postscript"
    QUOTE = "quote"
    """Quoted mail of the employer, its introduction („Am … schrieb …:“) or header block included."""


EXCLUDED = frozenset(
    {SegmentKind.DIRECTIVE, SegmentKind.MARKUP, SegmentKind.LETTERHEAD, SegmentKind.SIGNATURE, SegmentKind.QUOTE}
)
"""Segments that are kept and covered by spans, but are not the writer's letter: no finding, no label but ``other``."""

ABOVE = frozenset({SegmentKind.DIRECTIVE, SegmentKind.MARKUP, SegmentKind.LETTERHEAD})
"""Those of them that stand above the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """``text[start:end]`` is of one kind; segments are sorted, disjoint, and cover all but white space."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One draft and what belongs to it."""

    text: str
    """As received: never stripped, normalised or shortened. For ``.eml`` the decoded text part."""
    id: str | None = None
    """The file's name, the ``id`` of a JSON line, or ``-`` for standard input."""
    path: str | None = None
    """The file it was read from; None for standard input without a name, and for library calls."""
    subject: str | None = None
    """The header field of an ``.eml``; None where a subject is a line of `text` or absent."""
    reply_to: str | None = None
    """The employer's message, where the user gave it or the draft quotes it."""
    application: str | None = None
    """The applicant's own letter of application."""
    decoded: bool = False
    """Whether `text` was decoded from a container, so that the report has to carry it (``.eml``)."""
    lenient: bool = True
    """Whether an empty or foreign text is a hint (a JSON line, the library) rather than an error (a lone file)."""
