"""Quoted mail: which lines it fills, and what the employer wrote in it."""

import itertools
import re

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.attribution import attribution_length, introducing, is_banner, is_thread_mark
from taktvoll.mail.closing import is_closing
from taktvoll.mail.header_fields import block_length, field_of
from taktvoll.mail.lexicon import fold, lexicon
from taktvoll.mail.lines import Line, lines_of
from taktvoll.mail.names import bare_word, is_function_word, looks_like_name
from taktvoll.mail.salutation import is_salutation
from taktvoll.mail.signature import is_contact, is_footer, is_postscript

_MARKED = re.compile(r"(?:>[ \t]?)+")
_DEEPER = re.compile(r">[ \t]?>")
_RULE = re.compile(r"[_=*~—–-]{10,}")
_DECORATED = re.compile(r"[-_=*~]{2,}\s*\w.{2,80}?\s*[-_=*~]{2,}")
"""A banner in any language, where a header block stands below it."""
_DIRECTIVE = re.compile(r"[#<!\s-]*taktvoll\s*:", re.IGNORECASE)
MAX_NAME_DISTANCE = 3
"""A name stands at most so many lines below its formula."""
MIN_LETTER = 2
"""Lines that the shortest letter has above another salutation: a sentence and a name."""
MAX_FORMULAS = 4
"""Closing formulas that may be the writer's own: the last of the letter is among the first."""
MAX_INTRODUCTION = 6
"""Lines of whatever stands above an unannounced quote."""


def quote_lines(lines: list[Line]) -> set[int]:
    """Indices of the lines that are quoted mail, introductions included."""
    quoted, index = set[int](), 0
    possible = introducing(lines)
    while index < len(lines):
        intro = _introduction(lines, index) if index in possible else 0
        if not intro:
            if lines[index].head.startswith(">"):
                quoted.add(index)
            index += 1
            continue
        following = index + intro
        if following < len(lines) and lines[following].head.startswith(">"):
            quoted.update(range(index, following))
            index = following
            continue
        end = len(lines)
        if all(i in quoted or is_footer(lines[i].head) or _DIRECTIVE.match(lines[i].head) for i in range(index)):
            end = _draft_below(lines, following, index)
        quoted.update(range(index, end))
        index = max(end, following)
    return quoted | _unannounced(lines, quoted)


def header_lines(lines: list[Line]) -> int:
    """How many lines at the top are a header block („An: … Betreff: …“)."""
    count = 0
    while count < min(len(lines), MAX_OWN_HEADER) and field_of(lines[count].head):
        count += 1
    return count


MAX_OWN_HEADER = 8


def quoted_mail(text: str, segments: tuple[Segment, ...]) -> str | None:
    """What the employer wrote, without quote marks and introductions; None where nothing is quoted."""
    pieces = [_bare(text[segment.start : segment.end]) for segment in segments if segment.kind is SegmentKind.QUOTE]
    joined = "\n\n".join(piece for piece in pieces if piece)
    return joined or None


def _bare(quote: str) -> str:
    lines = lines_of(quote)
    intros = {index for index, line in enumerate(lines) if _RULE.fullmatch(line.head)}
    for index in introducing(lines):
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
    head = lines[index].head
    if head.startswith(">"):
        return int(is_thread_mark(head))
    if is_banner(head):
        return 1 + block_length(lines, index + 1, announced=True)
    if _RULE.fullmatch(head) or _DECORATED.fullmatch(head):
        block = block_length(lines, index + 1)
        return 1 + block if block else attribution_length(lines, index)
    return block_length(lines, index) or attribution_length(lines, index)


def _draft_below(lines: list[Line], following: int, index: int) -> int:
    """Where the draft begins below a quote without marks that opens the text: at its second salutation.

    Or at its only one, where a closing formula above ends a mail that has no salutation. Otherwise, with one salutation,
    the „quote“ is the draft's own header: only its lines count, and `index` is given back; so it is with none where header
    fields alone stand above.
    """
    greetings = [i for i in range(following, len(lines)) if is_salutation(lines[i].head)][:2]
    if len(greetings) > 1:
        return greetings[1]
    if greetings and any(_is_formula(lines[i]) for i in range(following, greetings[0])):
        return greetings[0]
    return index if greetings or field_of(lines[index].head) else len(lines)


def _unannounced(lines: list[Line], quoted: set[int]) -> set[int]:
    """Lines of a quote that nothing known introduces: below the writer's own name a salutation names the writer."""
    own = [index for index in range(len(lines)) if index not in quoted]
    greetings = [index for index in own[MIN_LETTER:] if is_salutation(lines[index].head)]
    if not greetings:
        return set()
    above = itertools.takewhile(lambda pair: pair[1] < greetings[-1], enumerate(own))
    formulas = (place for place, index in above if index and _is_formula(lines[index]))
    for place in itertools.islice(formulas, MAX_FORMULAS):
        signed, names = _signed(lines, own, place)
        greeting = next((i for i in greetings if i > signed and _names(lines[i].head, names)), None) if names else None
        if greeting is not None:
            return set(range(_introduced_from(lines, greeting, signed), len(lines)))
    return set()


def _is_formula(line: Line) -> bool:
    return line.short and is_closing(line.head)


def _signed(lines: list[Line], own: list[int], place: int) -> tuple[int, set[str]]:
    """The last line that signs below the formula at ``own[place]``, and the words of the name."""
    index = own[place]
    words = lines[index].head.split()
    for below in own[place + 1 : place + 1 + MAX_NAME_DISTANCE]:
        head = lines[below].head
        if lines[below].short and looks_like_name(head.split(",")[0], free=True) and not is_contact(head):
            index = below
            words += head.split()
            break
    return index, {
        fold(bare_word(word))
        for word in words
        if word[:1].isupper() and len(bare_word(word)) > 2 and not _is_common(word)
    }


def _is_common(word: str) -> bool:
    return is_function_word(word) or bare_word(word) in lexicon("salutation_words")


def _names(head: str, names: set[str]) -> bool:
    return any(fold(bare_word(word)) in names for word in head.split())


def _introduced_from(lines: list[Line], greeting: int, signed: int) -> int:
    """Where the quote with this salutation begins: at the paragraph above it, unless that is the writer's own."""
    first = greeting - 1
    while first > signed and greeting - first <= MAX_INTRODUCTION and not lines[first].after_blank:
        first -= 1
    above = [line.head for line in lines[max(first, signed + 1) : greeting]]
    if not above:
        return greeting
    talks = above[-1][-1] in ".!?…" or is_postscript(above[0])
    theirs = any(is_footer(head) or (is_contact(head) and not _RULE.fullmatch(head)) for head in above)
    return greeting if talks or theirs else max(first, signed + 1)
