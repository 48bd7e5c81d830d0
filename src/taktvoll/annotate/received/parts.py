"""The parts of the employer's mail: header fields, letterhead, salutation, body, closing, and the lines below it."""

import re
from dataclasses import dataclass

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.attribution import is_banner
from taktvoll.mail.closing import is_closing
from taktvoll.mail.header_fields import FROM, SUBJECT, block_length, field_of
from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.lines import lines_of
from taktvoll.mail.segments import segment

Span = tuple[int, int]
MAX_HEADER = 12
"""Lines at the top in which a header block begins."""
_VALUE = re.compile(r"[^:：]*[:：][*_]*\s*")
_SIGNED_FOR = re.compile(
    r"\b(?:GmbH|AG|SE|KG|OHG|eG|e\.\s?V\.)|^\s*(?:i\.\s?[AV]\.|gez\.)\s*\w|^\s*(?i:ihre?|deine?|eure?|euer)\s+(?:\S*[Tt]eam|[A-ZÄÖÜ]\w+\s+\S)",
    re.MULTILINE,
)
_BY_PROXY = re.compile(
    r"\s*(?:i\.\s?[AV]\.\s*\w|(?:[Dd]eine?|[Ii]hre?|[Ee]ure?|[Ee]uer)\s+(?:\S*[Tt]eam\s+(?:von|vom|der|des|bei)\b|[A-ZÄÖÜ][\w-]+\s+[A-ZÄÖÜ]))"
)
"""„i. V. Andrea Kühl“ and „Deine Polizei Thürheim“ are who signs, not how they take leave."""
_RULE_MARK = re.compile(r"\s*(?://|\|+|·|•|,)?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailParts:
    """A mail taken apart; all spans are of `text`, start and end."""

    text: str
    sender_field: str = ""
    """Of a header block („Von: …“), without its name."""
    subject: Span | None = None
    letterhead: tuple[Span, ...] = ()
    """The lines above the salutation."""
    salutation: Span | None = None
    body: Span = (0, 0)
    closing: Span | None = None
    below: tuple[Span, ...] = ()
    """The lines below the closing formula, the name first, without marks that separate columns at their ends."""
    segments: tuple[Segment, ...] = ()
    """Those of `text` below its header block, without quotes."""

    def quote(self, span: Span | None) -> str:
        """The words of `span`; an empty string for None."""
        return "" if span is None else self.text[slice(*span)]

    @property
    def prose(self) -> str:
        """The body's words."""
        return self.quote(self.body)


def parts_of(text: str) -> MailParts:
    """`text` taken apart; a header block at its top is read and then left out."""
    begin, fields = _header(text)
    segments = [
        Segment(kind=part.kind, start=part.start + begin, end=part.end + begin)
        for part in segment(text[begin:])
        if part.kind is not SegmentKind.QUOTE
    ]
    salutation = next((part for part in segments if part.kind is SegmentKind.SALUTATION), None)
    closings = [part for part in segments if part.kind is SegmentKind.CLOSING]
    first = salutation.end if salutation else next((p.start for p in segments if p.kind is SegmentKind.BODY), begin)
    closing = next((part for part in closings if part.start >= first), None) or _wish(text, first)
    by_proxy = closing is not None and _BY_PROXY.match(text, closing.start) is not None
    if closing and by_proxy and (before := _formula_before(text, first, closing.start)):
        closing, by_proxy = before, False
    last = closing.start if closing else max((p.end for p in segments if p.kind is SegmentKind.BODY), default=len(text))
    subject = fields.get(SUBJECT) or next(
        ((p.start, p.end) for p in segments if p.kind is SegmentKind.SUBJECT and _is_subject(text[p.start : p.end])),
        None,
    )
    return MailParts(
        text=text,
        sender_field=text[slice(*fields[FROM])] if FROM in fields else "",
        subject=subject,
        letterhead=tuple(_lines(text, begin, salutation.start)) if salutation else (),
        salutation=(salutation.start, salutation.end) if salutation else None,
        body=(first, max(first, last)),
        closing=(closing.start, closing.end) if closing and not by_proxy else None,
        below=tuple(_lines(text, closing.end if closing and not by_proxy else last, _end(segments, text))),
        segments=tuple(segments),
    )


def _formula_before(text: str, first: int, end: int) -> Segment | None:
    """The closing formula in the lines above „i. A. Knoll“, with the firm and the office between them."""
    lines = list(re.finditer(r"[^\n]*\w[^\n]*", text[first:end]))[-LINES_TO_PROXY:]
    found = next((line for line in reversed(lines) if is_closing(line.group())), None)
    if found is None:
        return None
    return Segment(start=first + found.start(), end=first + found.end(), kind=SegmentKind.CLOSING)


LINES_TO_PROXY = 5
_LAST_LINES = re.compile(
    r"(?<=\n\n)(?!(?i:sag|gib|meld|schreib|ruf|antworte|komm|bitte)\b)[^\n.:]{2,40}$(?=\n(?P<first>[A-ZÄÖÜ][\w-]+)(?: (?:von |van |de )?[A-ZÄÖÜ][\w-]+){0,2}(?:\n[^\n]{2,60}){0,4}\s*\Z)",
    re.MULTILINE,
)
_SHORT_END = re.compile(
    r"(?<=\n\n)(?!(?i:sag|gib|meld|schreib|ruf|antworte|komm|bitte)\b)[A-ZÄÖÜ][^\n.:?@\d]{1,30}$(?=\n[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,2}(?:\n[^\n.?@\d]{2,40}){0,2}\s*\Z)",
    re.MULTILINE,
)
"""„Bis gly“ above a name that no list has and the house, where nothing else follows."""
"""„Toi, toi, toi“ above „Annegret Huhn“, where only lines of a signature follow."""
_WISH = re.compile(
    r"^(?:Alles\s+(?:Gute|Liebe)|Viel\s+(?:Erfolg|Glück)|Bis\s+(?:bald|dann|demnächst)|Auf\s+bald)\b[^\n]{0,40}$(?=\n+[A-ZÄÖÜ])",
    re.MULTILINE,
)


def _wish(text: str, first: int) -> Segment | None:
    """A wish, or another short line, above the signature of a mail without a closing formula."""
    found = (
        list(_WISH.finditer(text, first))
        or [match for match in _LAST_LINES.finditer(text, first) if fold(match["first"]) in lexicon("first_names")]
        or list(_SHORT_END.finditer(text, first))
    )
    return Segment(start=found[-1].start(), end=found[-1].end(), kind=SegmentKind.CLOSING) if found else None


def _header(text: str) -> tuple[int, dict[str, Span]]:
    """Where the mail begins behind a header block at the top, and the block's fields."""
    lines = lines_of(text)
    for first in range(min(len(lines), MAX_HEADER)):
        length = block_length(lines, first, announced=first > 0 and is_banner(lines[first - 1].head))
        if length > 1:
            fields: dict[str, Span] = {}
            for line in lines[first : first + length]:
                kind, value = field_of(line.head), _VALUE.match(text, line.start, line.end)
                if kind and value:
                    fields.setdefault(kind, (value.end(), line.end))
            return lines[first + length - 1].end, fields
        if not is_banner(lines[first].head):
            break
    return 0, {}


def _is_subject(line: str) -> bool:
    return field_of(line) == SUBJECT or line.lower().startswith(("betreff", "betr."))


def _end(segments: list[Segment], text: str) -> int:
    return max((part.end for part in segments), default=len(text))


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines with words in ``text[start:end]``, further closing formulas left out."""
    spans = []
    for match in re.finditer(r"[^\n]*\w[^\n]*", text[start:end]):
        first, last = start + match.start(), start + match.end()
        mark = _RULE_MARK.search(text, first, last)
        last = mark.start() if mark else last
        lead = re.compile(r"[\s*_(>|-]*").match(text, first, last)
        first = lead.end() if lead else first
        if first < last and (not is_closing(text[first:last]) or _SIGNED_FOR.search(text, first, last)):
            spans.append((first, last))
    return spans
