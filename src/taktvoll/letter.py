"""The draft as it was read: its text, untouched, and what came with it."""

import enum
from dataclasses import KW_ONLY, dataclass, field, replace


class SegmentKind(enum.StrEnum):
    """The parts of a mail, in the order in which they usually stand."""

    DIRECTIVE = "directive"
    """A line ``taktvoll: ignore=RULE,…`` at the head of the draft; no part of the letter."""
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

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Envelope:
    """What the file of a mail says beside its letter. It never enters a report; notes compare the letter with it."""

    to: tuple[tuple[str, str], ...] = ()
    """(name, address) of each addressee; either may be empty."""
    cc: tuple[tuple[str, str], ...] = ()
    files: int = 0
    """Attached files, without signatures, visiting cards and the pictures that the text shows."""
    has_original: bool = False
    """Whether the mail that it answers is attached as a message."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One draft and what belongs to it; the library takes it wherever it takes a text."""

    text: str = field(repr=False)
    """As received: never stripped, normalised or shortened. For ``.eml`` the decoded text part."""
    subject: str | None = field(default=None, repr=False)
    """The header field of a mail; None where a subject is a line of `text` or absent."""
    reply_to: str | None = field(default=None, repr=False)
    """The employer's message, where the user gave it or the draft quotes it."""
    application: str | None = field(default=None, repr=False)
    """The applicant's own letter of application."""
    _: KW_ONLY
    id: str | None = None
    """The file's name, the ``id`` of a JSON line, or ``-`` for standard input."""
    path: str | None = None
    """The file it was read from; None for standard input without a name, and for library calls."""
    decoded: bool = False
    """Whether `text` was decoded from a container, so that the report has to carry it (``.eml``)."""
    envelope: Envelope | None = field(default=None, repr=False)
    """Addressees and attached files, where the draft is a mail (``.eml``, ``.msg``); None where nobody can know."""
    lenient: bool = True
    """Whether an empty or foreign text is a hint (a JSON line, the library) rather than an error (a lone file)."""
    segments: tuple[Segment, ...] | None = field(default=None, init=False, repr=False, compare=False)
    """The parts of `text`, where they were found already (`divided`); they follow from it, so `replace` forgets them."""

    def divided(self, segments: tuple[Segment, ...]) -> "Letter":
        """The same letter, with its segments, so that nobody has to find them again."""
        letter = replace(self)
        object.__setattr__(letter, "segments", segments)
        return letter
