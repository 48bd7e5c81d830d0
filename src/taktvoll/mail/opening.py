"""The head of a letter: directive, subject, letterhead, salutation."""

import re
from dataclasses import dataclass

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.closing import is_closing
from taktvoll.mail.lexicon import lexicon
from taktvoll.mail.lines import HEAD, Line
from taktvoll.mail.names import bare_word, is_function_word
from taktvoll.mail.quotes import header_lines
from taktvoll.mail.salutation import salutation_end
from taktvoll.mail.signature import is_contact, is_place_and_date

DIRECTIVE = re.compile(r"\ufeff?(?:#+|//|<!--)?\s*taktvoll\s*:\s*ignore\b(?:\s*[=:]\s*(?P<rules>.*))?", re.IGNORECASE)
"""A line for Taktvoll, above or below the subject, also as a comment; `rules` are the names that it lists."""
_SUBJECT = re.compile(r"[\ufeff*_#\s]*(?:betreff|betr\.?|subject)[*_]*\s*:", re.IGNORECASE)
MAX_LETTERHEAD = 20
"""Lines before a salutation: two addresses, a date, a subject."""
MAX_HEAD_WORDS = 16
MAX_TITLE_WORDS = 9
_TITLE_WORDS = frozenset({"um", "mit", "unser", "unsere", "mein", "meine", "ihre", "wegen", "zu", "absage", "bitte"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands before the body."""

    pieces: list[Segment]
    lines: int
    """How many lines of the letter it fills, whole or in part."""
    greeted: bool
    remainder: Line | None
    """The rest of the salutation's line, where the first sentence goes on in it."""


def read_opening(text: str, letter: list[Line]) -> Opening:
    """Everything up to and with the salutation; without one, directive and subject line alone."""
    pieces: list[Segment] = []
    at = _subject(letter, _directive(letter, 0, pieces), pieces)
    if not any(piece.kind is SegmentKind.DIRECTIVE for piece in pieces):
        at = _directive(letter, at, pieces)
    found = _find_salutation(letter, at)
    if found is None:
        if not any(piece.kind is SegmentKind.SUBJECT for piece in pieces) and _is_title(letter[at : at + 2]):
            pieces.append(Segment(kind=SegmentKind.SUBJECT, start=letter[at].start, end=letter[at].end))
            at += 1
        return Opening(pieces=pieces, lines=at, greeted=False, remainder=None)
    pieces += _letterhead(letter[at:found], subject=any(piece.kind is SegmentKind.SUBJECT for piece in pieces))
    return _salutations(text, letter, found, pieces)


def _directive(letter: list[Line], at: int, pieces: list[Segment]) -> int:
    """Past a line for Taktvoll."""
    if at == len(letter) or not DIRECTIVE.match(letter[at].head):
        return at
    pieces.append(_piece(SegmentKind.DIRECTIVE, letter[at]))
    return at + 1


def _subject(letter: list[Line], at: int, pieces: list[Segment]) -> int:
    """Past the subject line, or a mail's own header block."""
    headers = header_lines(letter[at:])
    for line in letter[at : at + headers]:
        kind = SegmentKind.SUBJECT if _SUBJECT.match(line.head) else SegmentKind.SIGNATURE
        pieces.append(_piece(kind, line))
    return at + headers


def _is_title(lines: list[Line]) -> bool:
    """Whether the first line is a subject over a letter without salutation: „Rücknahme“, and a blank line below."""
    if len(lines) < 2 or not lines[1].after_blank or not lines[0].short:
        return False
    head = lines[0].head
    words = head.split()
    talks = any(
        is_function_word(word) and bare_word(word) not in lexicon("salutation_words") | _TITLE_WORDS for word in words
    )
    return (
        len(words) <= MAX_TITLE_WORDS
        and head[-1] not in ".!?,:;"
        and head[0].isupper()
        and not talks
        and len(lines[1].head.split()) > 3
    )


def _find_salutation(letter: list[Line], at: int) -> int | None:
    for index in range(at, min(len(letter), at + MAX_LETTERHEAD)):
        head = letter[index].head
        opens = index == at or (index == at + 1 and letter[index].after_blank)
        if salutation_end(head, first=opens) and not (
            index > at and is_closing(head) and letter[index - 1].head[-1] in ".!?"
        ):
            return index
        if not letter[index].short or len(head.split()) > MAX_HEAD_WORDS or (head[-1] in ".!?" and not opens):
            return None
    return None


def _letterhead(lines: list[Line], *, subject: bool) -> list[Segment]:
    """Address and date lines; the last line before the salutation is the subject, also without „Betreff:“."""
    pieces = []
    addressed = any(is_contact(line.head) or is_place_and_date(line.head) for line in lines)
    for position, line in enumerate(lines):
        plain = not is_contact(line.head) and not is_place_and_date(line.head)
        if _SUBJECT.match(line.head):
            kind, subject = SegmentKind.SUBJECT, True
        elif (position == len(lines) - 1 and plain and not subject) or (
            position == 0 and subject and not line.after_blank and not addressed
        ):
            kind = SegmentKind.SUBJECT
        else:
            kind = SegmentKind.SIGNATURE if addressed else SegmentKind.BODY
        pieces.append(_piece(kind, line))
    return pieces


def _salutations(text: str, letter: list[Line], found: int, pieces: list[Segment]) -> Opening:
    """The salutation, and further ones in the lines below („liebes Team,“)."""
    index = found
    while True:
        line = letter[index]
        end = line.start + salutation_end(line.head, first=index == found)
        pieces.append(Segment(kind=SegmentKind.SALUTATION, start=line.start, end=end))
        if text[end : line.end].strip():
            return Opening(pieces=pieces, lines=index + 1, greeted=True, remainder=_remainder(text, line, end))
        index += 1
        following = letter[index] if index < len(letter) else None
        if (
            following is None
            or following.after_blank
            or salutation_end(following.head) < len(following.head)
            or is_closing(following.head)
        ):
            return Opening(pieces=pieces, lines=index, greeted=True, remainder=None)


def _remainder(text: str, line: Line, end: int) -> Line:
    rest = text[end : line.end]
    start = line.end - len(rest.lstrip())
    return Line(start=start, end=line.end, head=text[start : min(line.end, start + HEAD)], after_blank=False)


def _piece(kind: SegmentKind, line: Line) -> Segment:
    return Segment(kind=kind, start=line.start, end=line.end)
