"""What stands above the salutation of a letter: addresses, date line, „Per E-Mail“, reference lines, the subject."""

import itertools
import re

from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.lexicon import entries, fold, lexicon
from taktvoll.mail.lines import Line
from taktvoll.mail.names import bare_word, is_title, looks_like_name
from taktvoll.mail.salutation import is_address_line
from taktvoll.mail.signature import is_contact, is_letter_date

SUBJECT_LINE = lazy_pattern(r"[\ufeff*_#>\s]*(?:betreff|betr\.?|subject)[*_]*\s*:", re.IGNORECASE)
_DELIVERY = lazy_pattern(
    r"(?:(?:nur |vorab |ausschließlich )*(?:per|via) (?:e-?mail|mail|fax|telefax|post|einschreiben|boten?|kurier)\b.{0,120}|einschreiben\b.{0,40}"
    r"|(?:streng )?(?:persönlich|vertraulich)(?:\s*[/,&]\s*(?:persönlich|vertraulich))?|an|an (?:die|das|den)|firma|absender(?:in)?:?.{0,80}|empfänger(?:in)?:?.{0,80}|frau|herrn?|von|"
    r"deutschland|österreich|schweiz|germany|austria|switzerland)",
    re.IGNORECASE,
)
_REFERENCE = lazy_pattern(
    r"(?:ihr(?:e)?|unser(?:e)?|mein(?:e)?)\s+(?:zeichen|nachricht|schreiben|referenz)\b.{0,120}|(?:zeichen|az|aktenzeichen|bezug|bezugszeichen|kennziffer|kenn-?nr|referenz(?:nummer|-nr)?|ref(?:\.-nr|\.)?|stellen-?(?:id|nr|nummer)|job-?id|datum)\b\.?\s*:.{0,120}",
    re.IGNORECASE,
)
_TO_HAND = lazy_pattern(r"(?:z\.?\s?hd[nsz]?\.?|zu\s+h(?:ä|a\u0308|ae)nden|c/o|p\.\s?a\.)\s.{1,80}", re.IGNORECASE)
_FIRM = lazy_pattern(
    r"(?:.{1,80}\s)?(?:GmbH|gGmbH|AG|KG|KGaA|SE|OHG|UG|GbR|eG|e\.\s?[KVG]\.|Ges\.\s?m\.\s?b\.\s?H\.|GesmbH|Inc\.|Ltd\.|Sàrl|SA|mbH)(?:\s*(?:&|und)\s*Co\.?(?:\s*(?:KG|OHG|KGaA))?)?(?:[\s,–-].{0,80})?"
)
_DEPARTMENT = lazy_pattern(
    r"[–—-]?\s*(?:abt\.|abteilung\s.{2,60}|(?:\w|-)*(?:abteilung|personal|personalwesen|personalmanagement|personalstelle|personalbüro|personalreferat|recruiting|bewerbermanagement|resources|geschäftsführung|geschäftsleitung|verwaltung|direktion|sekretariat)|referat\s.{1,60}|dezernat\s.{1,60}|hr)\s*[–—-]?(?:[\s,&/].{0,60})?",
    re.IGNORECASE,
)
_DAY = lazy_pattern(r"(?:\w+,?\s+(?:den\s+)?)?\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,9}\.?)")
_CELLS = lazy_pattern(r"\s{4,}|\t+")
"""Two columns in one line: the address at the left, the date at the right."""
MAX_FIRM_WORDS = 6
MAX_LETTERHEAD = 30
"""Lines before a salutation: two addresses, a date, reference lines, a subject."""
MAX_SUBJECT_LINES = 3


def is_letterhead_line(line: str) -> bool:
    """Whether `line` by itself belongs into a letterhead: nobody writes it as a sentence or a subject.

    „Ihr Schreiben vom 3. März“ and „Freitag, 3. März“ are not among them: above a salutation they are what it is about.
    """
    return any(map(_is_cell, _CELLS.split(line)))


def _is_cell(cell: str) -> bool:
    known = is_contact(cell) or is_letter_date(cell) or is_address_line(cell)
    return known or any(pattern.fullmatch(cell) for pattern in (_DELIVERY, _TO_HAND))


def read_letterhead(lines: list[Line], *, subject: bool) -> list[Segment]:
    """A segment for each of `lines`, which stand above the salutation; `subject`: a subject has been found already.

    Without „Betreff:“ the subject is what the last paragraph says, if it is no address and no date. Lines above a salutation
    that are neither are body, unless an address, a date or a firm stands among them.
    """
    kinds = [_kind_of(line) for line in lines]
    if subject and kinds and kinds[0] is None and not lines[0].after_blank and not _REFERENCE.fullmatch(lines[0].head):
        kinds[0] = SegmentKind.SUBJECT  # the second line of „Betreff: …“
    subject = subject or SegmentKind.SUBJECT in kinds
    headed = SegmentKind.LETTERHEAD in kinds or any(_names_a_house(line.head) for line in lines[:-1])
    headed = headed or (subject and any(_REFERENCE.fullmatch(line.head) for line in lines))
    if not subject:
        for index in _subject_lines(lines, kinds, headed=headed):
            kinds[index] = SegmentKind.SUBJECT
    other = SegmentKind.LETTERHEAD if headed else SegmentKind.BODY
    return [
        Segment(kind=kind or other, start=line.start, end=line.end) for line, kind in zip(lines, kinds, strict=True)
    ]


def letterhead_lines(lines: list[Line]) -> int:
    """How many lines at the top of a letter without salutation are its letterhead; 0 where no address says so."""
    count = 0
    for first, last in _blocks(lines[:MAX_LETTERHEAD]):
        block = lines[first:last]
        if not all(map(_fits, block)) or not any(is_letterhead_line(line.head) for line in block):
            break
        count = last
    addressed = any(is_contact(line.head) for line in lines[:count])
    return count if addressed and count < len(lines) else 0


def is_inside_address(lines: list[Line], index: int) -> bool:
    """Whether a street, a postcode or a telephone number stands below line `index` in its paragraph, before any talk."""
    for line in lines[index + 1 : index + MAX_LETTERHEAD]:
        if line.after_blank or not _fits(line):
            return False
        if is_contact(line.head):
            return True
    return False


def says_letterhead(lines: list[Line]) -> bool:
    """Whether one of `lines`, other than „Frau Kern“ alone, can only stand in a letterhead."""
    return any(
        (is_letterhead_line(line.head) and not is_address_line(line.head)) or _names_a_house(line.head)
        for line in lines
    )


def _kind_of(line: Line) -> SegmentKind | None:
    if SUBJECT_LINE.match(line.head):
        return SegmentKind.SUBJECT
    return SegmentKind.LETTERHEAD if is_letterhead_line(line.head) else None


def _fits(line: Line) -> bool:
    """Whether `line` may stand in an address: a name, a firm, a line that belongs there anyway."""
    head = line.head
    return line.short and (is_letterhead_line(head) or _names_a_house(head) or looks_like_name(head))


def _blocks(lines: list[Line]) -> list[tuple[int, int]]:
    """Paragraphs: the index of the first line of each, and that behind its last."""
    starts = [index for index, line in enumerate(lines) if index == 0 or line.after_blank]
    return list(itertools.pairwise([*starts, len(lines)]))


def _subject_lines(lines: list[Line], kinds: list[SegmentKind | None], *, headed: bool) -> range:
    """The lines right above the salutation that say what the letter is about, below address and date."""
    stop = len(lines)
    while headed and stop and _DAY.fullmatch(lines[stop - 1].head):
        stop -= 1  # „3. März“ below an address is the date of the letter
    start = stop
    while start and kinds[start - 1] is None:
        start -= 1
        if lines[start].after_blank or stop - start == MAX_SUBJECT_LINES or not headed:
            break
    if start == stop:
        return range(0)
    above = lines[start - 1].head if start and not lines[start].after_blank else ""
    addressed = bool(above) and (is_address_line(above) or _names_a_house(above) or bool(_DELIVERY.fullmatch(above)))
    somebody = all(_names_somebody(line.head) for line in lines[start:stop])
    return range(0) if headed and (addressed or somebody) else range(start, stop)


def _names_a_house(line: str) -> bool:
    words = line.split()
    last = fold(words[-1]).strip(".,")
    return len(words) <= MAX_FIRM_WORDS and (
        bool(_FIRM.fullmatch(line) or _DEPARTMENT.fullmatch(line)) or last.endswith(entries("firm_words"))
    )


def _names_somebody(line: str) -> bool:
    words = line.split()
    known = bare_word(words[0]) in lexicon("first_names") or is_title(words[0])
    return _names_a_house(line) or (len(words) > 1 and known and looks_like_name(line))
