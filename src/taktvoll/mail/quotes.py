"""Quoted mail: which lines it fills, and what the employer wrote in it."""

import re

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.lines import Line, lines_of
from taktvoll.mail.salutation import is_salutation

_MARKED = re.compile(r"(?:>[ \t]?)+")
_DEEPER = re.compile(r">[ \t]?>")
_WROTE = re.compile(
    r"(?:am|on|le|den)\b.{0,250}\b(?:schrieb|schreibt|wrote|a écrit)\b.{0,150}:"
    r"|.{1,200}\b(?:schrieb|wrote)(?:\s+(?:am|on|um)\b.{1,100})?\s*:",
    re.IGNORECASE | re.DOTALL,
)
_WROTE_BEGIN = re.compile(r"(?:am|on|le|den)\b|.{1,120}(?:@|\bschrieb\b)", re.IGNORECASE)
_MACHINE = re.compile(r"@|<|\b\d{1,2}[:.]\d\d\b")
"""What a mail program puts into „Am … schrieb …:“ and a person rarely does."""
_MARKER = re.compile(
    r"[-_=*~>\s]{2,}(?:urspr(?:ü|u\u0308|ue)ngliche|original|weitergeleitete|forwarded)[\s-]*"
    r"(?:nachricht|mail|e-mail|message)\b[-_=*~:\s]*"
    r"|(?:anfang|beginn) der (?:weitergeleiteten|urspr(?:ü|u\u0308|ue)nglichen) (?:nachricht|e-mail|mail)\s*:?"
    r"|begin forwarded message\s*:",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{10,}")
_FROM = re.compile(r"\**(?:von|from)\**\s*:", re.IGNORECASE)
_HEADER = re.compile(
    r"\**(?:von|from|gesendet|sent|datum|date|an|to|cc|kopie|betreff|subject|antwort an|reply-to)\**\s*:", re.IGNORECASE
)
_FROM_SENT = re.compile(r"\**(?:von|from)\**\s*:.{1,250}\b(?:gesendet|sent|datum|date)\**\s*:", re.IGNORECASE)
MAX_HEADER_LINES = 8
"""Von, Gesendet, An, Cc, Betreff, Antwort an, and two of them wrapped."""


def quote_lines(lines: list[Line]) -> set[int]:
    """Indices of the lines that are quoted mail, introductions included."""
    quoted, index = set[int](), 0
    while index < len(lines):
        if lines[index].head.startswith(">"):
            quoted.add(index)
            index += 1
            continue
        intro = _introduction(lines, index)
        if not intro:
            index += 1
            continue
        following = index + intro
        if following < len(lines) and lines[following].head.startswith(">"):
            quoted.update(range(index, following))
            index = following
            continue
        end = len(lines)
        if not [i for i in range(index) if i not in quoted]:
            end = _draft_below(lines, following, index)
        quoted.update(range(index, end))
        index = max(end, following)
    return quoted


def header_lines(lines: list[Line]) -> int:
    """How many lines at the top are a header block („An: … Betreff: …“)."""
    count = 0
    while count < min(len(lines), MAX_HEADER_LINES) and _HEADER.match(lines[count].head):
        count += 1
    return count


def quoted_mail(text: str, segments: tuple[Segment, ...]) -> str | None:
    """What the employer wrote, without quote marks and introductions; None where nothing is quoted."""
    pieces = [_bare(text[segment.start : segment.end]) for segment in segments if segment.kind is SegmentKind.QUOTE]
    joined = "\n\n".join(piece for piece in pieces if piece)
    return joined or None


def _bare(quote: str) -> str:
    lines = lines_of(quote)
    intros = set[int]()
    for index in range(len(lines)):
        intros.update(range(index, index + _introduction(lines, index)))
    kept: list[str] = []
    only_deeper = all(_DEEPER.match(line.head) for line in lines if line.head.startswith(">"))
    for index, line in enumerate(lines):
        if index in intros or (not only_deeper and _DEEPER.match(line.head)):
            continue
        content = quote[line.start : line.end]
        mark = _MARKED.match(content)
        bare = content[mark.end() :].strip() if mark else content
        if line.after_blank and kept and kept[-1]:
            kept.append("")
        if bare or (kept and kept[-1]):
            kept.append(bare)
    return "\n".join(kept).strip()


def _introduction(lines: list[Line], index: int) -> int:
    """How many lines from `index` on introduce a quote; 0 for none."""
    line = lines[index]
    if _MARKER.fullmatch(line.head):
        return 1 + _header_block(lines, index + 1)
    if _RULE.fullmatch(line.head):
        block = _header_block(lines, index + 1)
        return 1 + block if block else 0
    return _header_block(lines, index) or _attribution(lines, index)


def _header_block(lines: list[Line], index: int) -> int:
    if index >= len(lines) or not _FROM.match(lines[index].head):
        return 0
    headers, last = 1, index
    for following in range(index + 1, min(len(lines), index + MAX_HEADER_LINES)):
        if lines[following].after_blank:
            break
        if _HEADER.match(lines[following].head):
            headers, last = headers + 1, following
    if headers > 1 or _FROM_SENT.match(lines[index].head):
        return last - index + 1
    return 0


def _attribution(lines: list[Line], index: int) -> int:
    """„Am 3. März 2027 um 10:12 schrieb X <y>:“, also wrapped over two or three lines."""
    if not lines[index].short or not _WROTE_BEGIN.match(lines[index].head):
        return 0
    joined = ""
    for count in range(1, 4):
        following = index + count - 1
        if following >= len(lines) or (count > 1 and lines[following].after_blank):
            return 0
        joined = f"{joined} {lines[following].head}".strip()
        if _WROTE.fullmatch(joined[:600]):
            marked = following + 1 < len(lines) and lines[following + 1].head.startswith(">")
            return count if marked or _MACHINE.search(joined) else 0
    return 0


def _draft_below(lines: list[Line], following: int, index: int) -> int:
    """Where the draft begins below a quote without marks that opens the text: at its second salutation.

    With one salutation alone the „quote“ is the draft's own header: only its lines count, and `index` is given back.
    """
    greetings = [i for i in range(following, len(lines)) if is_salutation(lines[i].head)][:2]
    if len(greetings) > 1:
        return greetings[1]
    return index if greetings else len(lines)
