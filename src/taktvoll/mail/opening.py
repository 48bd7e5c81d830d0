"""The head of a letter: directive, subject, letterhead, salutation."""

import re
from dataclasses import dataclass

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.addressee import addressee
from taktvoll.mail.closing import is_closing
from taktvoll.mail.greeting import match_greeting
from taktvoll.mail.letterhead import (
    MAX_LETTERHEAD,
    SUBJECT_LINE,
    is_inside_address,
    is_letterhead_line,
    letterhead_lines,
    read_letterhead,
    says_letterhead,
)
from taktvoll.mail.lexicon import lexicon
from taktvoll.mail.lines import HEAD, Line
from taktvoll.mail.names import bare_word, is_function_word
from taktvoll.mail.quotes import header_lines
from taktvoll.mail.salutation import is_address_line, salutation_end

DIRECTIVE = re.compile(r"\ufeff?(?:#+|//|<!--)?\s*taktvoll\s*:\s*ignore\b(?:\s*[=:]\s*(?P<rules>.*))?", re.IGNORECASE)
"""A line for Taktvoll, above or below the subject, also as a comment; `rules` are the names that it lists."""
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
    """Everything up to and with the salutation; without one, directive, letterhead and subject line alone."""
    pieces: list[Segment] = []
    at = _subject(letter, _directive(letter, 0, pieces), pieces)
    if not any(piece.kind is SegmentKind.DIRECTIVE for piece in pieces):
        at = _directive(letter, at, pieces)
    found = _find_salutation(letter, at)
    subject = any(piece.kind is SegmentKind.SUBJECT for piece in pieces)
    if found is not None:
        pieces += read_letterhead(letter[at:found], subject=subject)
        return _salutations(text, letter, found, pieces)
    headed = letterhead_lines(letter[at:])
    pieces += (_piece(SegmentKind.LETTERHEAD, line) for line in letter[at : at + headed])
    at += headed
    if not subject and letter[at:] and (SUBJECT_LINE.match(letter[at].head) or _is_title(letter[at : at + 2])):
        pieces.append(_piece(SegmentKind.SUBJECT, letter[at]))
        at += 1
    return Opening(pieces=pieces, lines=at, greeted=False, remainder=None)


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
        kind = SegmentKind.SUBJECT if SUBJECT_LINE.match(line.head) else SegmentKind.LETTERHEAD
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
    """The line that greets; „Frau Mona Kessler“ in an address is passed over for the greeting below it."""
    address = None
    for index in range(at, min(len(letter), at + MAX_LETTERHEAD)):
        head = letter[index].head
        opens = index == at or (index == at + 1 and letter[index].after_blank)
        if salutation_end(head, first=opens) and not (
            index > at and is_closing(head) and letter[index - 1].head[-1] in ".!?"
        ):
            if not is_address_line(head):
                return index if address is None or _is_letterhead(letter[at:index], head) else address
            address = index if address is None else address
        elif not _may_stand_above(letter, at, index, opens=opens):
            break
    return None if address is None or is_inside_address(letter, address) else address


def _may_stand_above(letter: list[Line], at: int, index: int, *, opens: bool) -> bool:
    """Whether a salutation may follow line `index`: a letterhead, a subject."""
    line = letter[index]
    if not line.short or len(line.head.split()) > MAX_HEAD_WORDS:
        return False
    if opens or line.head[-1] not in ".!?" or is_letterhead_line(line.head):
        return True
    apart = line.after_blank and index + 1 < len(letter) and letter[index + 1].after_blank
    return apart and len(line.head.split()) <= MAX_TITLE_WORDS and says_letterhead(letter[at:index])


def _is_letterhead(above: list[Line], greeting: str) -> bool:
    """Whether `above`, in which somebody is named, is the address over `greeting` rather than a salutation of its own."""
    if not match_greeting(greeting):
        return False
    name = addressee(greeting)
    last = greeting[slice(*name)].rsplit(maxsplit=1)[-1] if name else ""
    return says_letterhead(above) or any(
        is_address_line(line.head) and last and last in line.head.split() for line in above
    )


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
