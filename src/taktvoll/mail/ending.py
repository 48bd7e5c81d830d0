"""Body and tail of a letter: closing formula, name, signature, P. S."""

import re
from collections.abc import Iterator

from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.closing import WINDOW, closing_tail, is_closing, is_plea, may_be_a_name
from taktvoll.mail.lexicon import lexicon
from taktvoll.mail.lines import Line
from taktvoll.mail.names import MAX_NAME_WORDS, bare_word, is_function_word, looks_like_name
from taktvoll.mail.particulars import is_signed_name, without_particulars
from taktvoll.mail.placeholders import is_placeholder
from taktvoll.mail.signature import is_contact, is_delimiter, is_postscript, is_prose, is_rule

Split = tuple[int, int, SegmentKind]
"""A line's index, and from where on it is closing or name."""
Kinds = dict[int, SegmentKind]
"""Kind of a line by its index; what is not in it is body."""
MAX_NAME_DISTANCE = 3
"""A name stands at most so many lines below its formula („Ihre“, „i. A.“ between)."""
SMALL_NAME_WORDS = 3
MAX_FORMULA_WORDS = 4
_FORMULA_WORDS = frozenset(
    {"mit", "in", "im", "ein", "eine", "einen", "bis", "es", "dich", "euch", "sie", "und", "dem", "der", "von", "aus"}
)
_LAST_NAME = re.compile(r"[.!?…]\s+(?P<word>[^\W\d_]{3,20}(?:[ -][^\W\d_]{2,20}){0,2})$")
_NAME_ENDS = re.compile(r"\s*(?:,|\s[|·•]\s|(?<=\w)\s\()")
_PHONE = re.compile(r"(?:(?:Tel|Telefon|Mobil|Handy)\.?:?\s*)?\+?\d[\d\s/()-]{4,}")
_SIGNED = re.compile(
    r"(?:(?:Ihre?|Deine?|Eure?|Euer)\s+(?:[a-zäöüß]+\s+){0,3})(?P<name>[A-ZÄÖÜ]\S+(?:\s+[A-ZÄÖÜ]\S+){0,2})(?:\s+\([^()]*\))?"
)
"""„Ihre sehr unglückliche Heike Lücking“, on a line of its own."""
MIN_WRAPPED = 50
"""A line of fewer characters was not broken by a hard wrap."""


def read_tail(text: str, lines: list[Line], *, greeted: bool) -> list[Segment]:
    """A segment for each of `lines`, which follow the opening."""
    kinds: Kinds = {}
    _postscripts_and_signature(lines, kinds, greeted=greeted)
    left = [index for index in range(len(lines)) if index not in kinds]
    closing = _closing_line(lines, left)
    split = None
    if closing is None:
        split = _unmarked_tail(text, lines, left, kinds)
    else:
        _below_closing(lines, left, closing, kinds)
    kinds.update((index, SegmentKind.MARKUP) for index in left if index not in kinds and _is_drawn(lines[index].head))
    pieces = []
    for index, line in enumerate(lines):
        if split and split[0] == index:
            pieces.append(_piece(SegmentKind.BODY, line.start, line.start + len(text[line.start : split[1]].rstrip())))
            pieces.append(_piece(split[2], split[1], line.end))
        else:
            pieces.append(_piece(kinds.get(index, SegmentKind.BODY), line.start, line.end))
    return _postscripts_joined(text, lines, pieces)


def _postscripts_and_signature(lines: list[Line], kinds: Kinds, *, greeted: bool) -> None:
    """Everything below ``--``, and every P. S. up to the next blank line."""
    inside, below = False, False
    delimiters = set(_delimiters(lines, greeted=greeted))
    for index, line in enumerate(lines):
        if index in delimiters:
            inside, below = False, True
        elif is_postscript(line.head) and (index or greeted):
            inside = True
        elif line.after_blank or (inside and (is_closing(line.head) or _last_name(lines, index))):
            inside = False
        if inside:
            kinds[index] = SegmentKind.POSTSCRIPT
        elif below:
            kinds[index] = SegmentKind.SIGNATURE


def _delimiters(lines: list[Line], *, greeted: bool) -> Iterator[int]:
    """The lines ``--`` that part letter and signature; not those of Markdown, below which the letter goes on.

    A signature has no closing formula, unless the letter has had its own, and does not begin with a sentence.
    """
    marks = [index for index, line in enumerate(lines[:-1]) if is_delimiter(line.head) and (index or greeted)]
    if not marks:
        return
    closings = [index for index, line in enumerate(lines) if line.short and is_closing(line.head)]
    for index in marks:
        closed = bool(closings) and closings[0] < index
        goes_on = not closed and bool(closings) and closings[-1] > index
        talks = lines[index].head != "--" and not closed and is_prose(lines[index + 1].head)
        if not goes_on and not talks:
            yield index


def _is_drawn(head: str) -> bool:
    """A line that parts paragraphs of the letter."""
    return is_rule(head) or is_delimiter(head)


def _last_name(lines: list[Line], index: int) -> bool:
    return index == len(lines) - 1 and looks_like_name(lines[index].head)


def _closing_line(lines: list[Line], left: list[int]) -> int | None:
    """The last formula on a line of its own; none where a sentence runs on in the line below."""
    for position in range(len(left) - 1, -1, -1):
        line = lines[left[position]]
        if line.short and is_closing(line.head):
            if may_be_a_name(line.head) and position and is_closing(lines[left[position - 1]].head):
                continue
            below = lines[left[position + 1]] if position + 1 < len(left) else None
            if below is None or below.after_blank or below.head[0].isupper() or not is_prose(below.head):
                return left[position]
    return None


def _below_closing(lines: list[Line], left: list[int], closing: int, kinds: Kinds) -> None:
    """The last formula, formulas right above it, and what follows: name, signature, afterthoughts."""
    position = left.index(closing)
    kinds[closing] = SegmentKind.CLOSING
    below = closing
    for above in reversed(left[:position]):
        pleads = is_plea(lines[above].head) and not lines[below].after_blank and _begins_with_name(lines[below].head)
        if not (is_closing(lines[above].head) or pleads):
            break
        kinds[above] = SegmentKind.CLOSING
        below = above
    named = False
    for distance, index in enumerate(left[position + 1 :], start=1):
        head = lines[index].head
        if not named and distance <= MAX_NAME_DISTANCE and _begins_with_name(head):
            kinds[index] = SegmentKind.NAME
            named = not is_placeholder(head)
        elif is_prose(head) or not lines[index].short:
            kinds[index] = SegmentKind.POSTSCRIPT
        else:
            kinds[index] = SegmentKind.SIGNATURE


def _begins_with_name(head: str) -> bool:
    """Whether a line below the formula is a name, alone or with address, degree or job behind it."""
    name = _NAME_ENDS.split(head, maxsplit=1)[0]
    if is_contact(head) and (is_contact(name) or name == head or len(name.split()) == 1):
        return False
    return looks_like_name(name, free=True) or is_signed_name(head)


def _unmarked_tail(text: str, lines: list[Line], left: list[int], kinds: Kinds) -> Split | None:
    """Without a formula on a line of its own: contact lines at the end, a bare name, a formula or name behind the last sentence."""
    rest = list(left)
    while len(rest) > 1 and lines[rest[-1]].short and is_contact(lines[rest[-1]].head):
        kinds[rest.pop()] = SegmentKind.SIGNATURE
    named = _name_position(lines, rest)
    if named is not None:
        kinds[rest[named]] = SegmentKind.NAME
        kinds.update(dict.fromkeys(rest[named + 1 :], SegmentKind.SIGNATURE))
        if named > 1 and not lines[rest[named]].after_blank and _stands_alone(lines[rest[named - 1]]):
            kinds[rest[named - 1]] = SegmentKind.CLOSING
            return None
        rest = rest[:named]
    if not rest:
        return None
    line = lines[rest[-1]]
    window = text[max(line.start, line.end - WINDOW) : line.end]
    tail = closing_tail(window, whole=line.end - line.start)
    if tail is not None:
        return rest[-1], line.end - tail, SegmentKind.CLOSING
    last = _LAST_NAME.search(window) if named is None else None
    if last and (
        last["word"] in lexicon("first_names") or (last["word"][0].isupper() and looks_like_name(last["word"]))
    ):
        return rest[-1], line.end - len(last["word"]), SegmentKind.NAME
    return None


def _name_position(lines: list[Line], rest: list[int]) -> int | None:
    """Which of `rest` is the name: the last line, or one with a title („Fachapothekerin für …“) or two below."""
    for back in range(1, min(MAX_NAME_DISTANCE, len(rest)) + 1):
        position = len(rest) - back
        line = lines[rest[position]]
        if (back == 1 or line.after_blank) and _is_bare_name(lines, rest, position):
            return position
        if (
            not line.short
            or line.head[-1] in ".!?:,"
            or not line.head[0].isupper()
            or len(line.head.split()) > MAX_NAME_WORDS
        ):
            return None
    return None


def _stands_alone(line: Line) -> bool:
    """Whether a line right above the name is a formula no list knows: „Mit Verspätung“, „Un beso“."""
    words = line.head.split()
    known = _FORMULA_WORDS | {"danke"} if "und" in words else _FORMULA_WORDS
    talks = any(is_function_word(word) and bare_word(word) not in known for word in words)
    plain = len(words) <= MAX_FORMULA_WORDS and line.head[-1] not in ".?:;…)" and not talks
    return line.after_blank and (plain or is_plea(line.head))


def _is_bare_name(lines: list[Line], rest: list[int], position: int) -> bool:
    """Whether the line is nothing but a name; in small letters only where the line before has come to its end."""
    line = lines[rest[position]]
    words = line.head.split()
    if not line.short or line.head[-1] in "!?:":
        return False
    signed = _SIGNED.fullmatch(without_particulars(line.head))
    apart = position > 0 and (line.after_blank or is_plea(lines[rest[position - 1]].head))
    if apart and signed and looks_like_name(signed["name"], free=True):
        return True
    name, _, title = line.head.partition(", ")
    short = len(title.split()) <= SMALL_NAME_WORDS or _PHONE.fullmatch(title)
    if looks_like_name(name if " " in name and short else line.head):
        return position > 0 or len(words) <= SMALL_NAME_WORDS
    bare = without_particulars(line.head)
    if bare != line.head and position > 0 and _is_surely_name(bare):
        return True
    small = len(words) <= SMALL_NAME_WORDS and line.head[-1] != "." and looks_like_name(line.head, free=True)
    return position > 0 and small and _broken_on_purpose(lines, rest, position)


def _is_surely_name(bare: str) -> bool:
    """Whether what stands before particulars is a name by itself: two words, or a first name that lists know."""
    return looks_like_name(bare) and (len(bare.split()) > 1 or bare_word(bare) in lexicon("first_names"))


def _broken_on_purpose(lines: list[Line], rest: list[int], position: int) -> bool:
    """Whether the line break before the line is no hard wrap: its first word would have fitted above."""
    line, before = lines[rest[position]], lines[rest[position - 1]]
    if line.after_blank or not (before.head[-1].isalnum() or before.head[-1] in ",;-–"):
        return True
    length = before.end - before.start
    widest = max((lines[index].end - lines[index].start for index in rest[: position + 1]), default=0)
    return length < MIN_WRAPPED or length + 1 + len(line.head.split(maxsplit=1)[0]) <= widest


def _postscripts_joined(text: str, lines: list[Line], pieces: list[Segment]) -> list[Segment]:
    """One segment for each P. S., however many lines it has; a quote within parts it."""
    blank_before = {line.start: line.after_blank for line in lines}
    joined: list[Segment] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        same = last is not None and last.kind is piece.kind is SegmentKind.POSTSCRIPT
        follows = last is not None and not text[last.end : piece.start].strip()
        if last is not None and same and follows and not blank_before.get(piece.start, True):
            joined[-1] = _piece(SegmentKind.POSTSCRIPT, last.start, piece.end)
        else:
            joined.append(piece)
    return joined


def _piece(kind: SegmentKind, start: int, end: int) -> Segment:
    return Segment(kind=kind, start=start, end=end)
