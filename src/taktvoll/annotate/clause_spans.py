"""Where the sentences of a letter can be read clause by clause, told by tags and marks alone, without a tree.

The parser is far too slow for a check; a tagger has run anyway. A clause has a finite verb. Sentences are cut at commas and other
marks and before „und“, but not before „dass“ and „ob“, without which nothing is said; pieces without a verb of their own go back to the piece they belong to, and a main clause that goes on
behind a clause inside it („Die Stelle, die ich annehme, passt besser“) is not torn.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy import symbols

from taktvoll.letter import SegmentKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
"""(start, end) in characters, or in tokens, end exclusive."""
FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_BRACKET = frozenset({"VVINF", "VVPP", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP", "PTKVZ"})
"""What closes the bracket that a finite verb opens: „muss …, weil …, absagen“."""
_LINKS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT"})
"""What opens a clause that depends on another one."""
_READ = frozenset({SegmentKind.BODY, SegmentKind.POSTSCRIPT})
_CUTS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})
_THAT = frozenset({"dass", "daß", "ob"})
_LEAST = 2
"""Words of a clause at least: „nun ja,“ is none."""
_LEAST_JOINED = 3
"""Words of a clause that „und“ joins: „ich kann und will nicht kommen“ is one."""


def clause_spans(doc: "Doc", spans: Sequence[tuple[int, int, str]]) -> list[list[Range]]:
    """The clauses of each of `spans` (start, end, kind of the segment), in characters: sorted, disjoint, two at least, or none.

    None where a span is no prose, or one clause, or the Doc has no tags. Offsets are those of `doc`.
    """
    found: list[list[Range]] = [[] for _ in spans]
    if not len(doc) or not doc.has_annotation("TAG"):
        return found
    strings = doc.vocab.strings
    columns = doc.to_array([symbols.TAG, symbols.ORTH, symbols.IDX, symbols.LENGTH]).tolist()
    names: dict[int, str] = {}
    token = 0
    for place, (start, end, kind) in enumerate(spans):
        while token < len(columns) and columns[token][2] < start:
            token += 1
        first = token
        while token < len(columns) and columns[token][2] < end:
            token += 1
        if kind not in _READ:
            continue
        tags = []
        for row in columns[first:token]:
            if row[0] not in names:
                names[row[0]] = strings[row[0]]
            tags.append(names[row[0]])
        if sum(tag in FINITE for tag in tags) < 2:
            continue
        words = [strings[row[1]] for row in columns[first:token]]
        ranges = [_trimmed(words, tags, *piece) for piece in pieces_of(words, tags)]
        if len(ranges) > 1:
            at = [(row[2], row[2] + row[3]) for row in columns[first:token]]
            found[place] = [(at[low][0], at[high - 1][1]) for low, high in ranges]
    return found


def pieces_of(words: Sequence[str], tags: Sequence[str]) -> list[Range]:
    """The clauses of one sentence as ranges of its tokens, which cover it; `tags` are those of the STTS."""
    pieces: list[Range] = []
    for piece in _raw_pieces(words, tags):
        if pieces and not _is_complete(words, tags, piece):
            low = _host(tags, pieces, piece)
            pieces[low:] = [(pieces[low][0], piece[1])]
        elif pieces and not _is_complete(words, tags, pieces[-1]):
            pieces[-1] = (pieces[-1][0], piece[1])
        elif len(pieces) > 1 and _goes_on(words, tags, pieces, piece):
            pieces[-2:] = [(pieces[-2][0], piece[1])]
        elif pieces and _belong_together(words, tags, pieces[-1], piece):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return pieces


def _raw_pieces(words: Sequence[str], tags: Sequence[str]) -> Iterator[Range]:
    """Between marks, and before an „und“ that has a verb on both sides."""
    first = 0
    for place, word in enumerate(words):
        if word in _CUTS and place > first:
            yield first, place + 1
            first = place + 1
        elif tags[place] == "KON" and place > first:
            stop = next((later for later in range(place + 1, len(words)) if words[later] in _CUTS), len(words))
            before, behind = tags[first:place], tags[place + 1 : stop]
            if (
                not FINITE.isdisjoint(before)
                and not FINITE.isdisjoint(behind)
                and min(len(before), len(behind)) >= _LEAST_JOINED
            ):
                yield first, place
                first = place
    if first < len(words):
        yield first, len(words)


def _is_complete(words: Sequence[str], tags: Sequence[str], piece: Range) -> bool:
    low, high = piece
    return not FINITE.isdisjoint(tags[low:high]) and sum(word[:1].isalnum() for word in words[low:high]) >= _LEAST


def _belong_together(words: Sequence[str], tags: Sequence[str], last: Range, piece: Range) -> bool:
    return _completes(words, piece) or _completes(words, last) or _has_open_subject(words, tags, last, piece)


def _completes(words: Sequence[str], piece: Range) -> bool:
    """Whether a piece is what is said or asked: „…, dass ich nicht komme“, „Ob ich komme, …“; both are one statement."""
    return words[piece[0]].lower() in _THAT


def _opens_with_link(tags: Sequence[str], piece: Range) -> bool:
    """Whether a piece depends on another one: „weil …“, „mit der …“."""
    return not _LINKS.isdisjoint(tags[piece[0] : min(piece[0] + 3, piece[1])])


def _host(tags: Sequence[str], pieces: Sequence[Range], piece: Range) -> int:
    """The place among `pieces` of the one that `piece`, which has no verb, completes."""
    place = len(pieces) - 1
    if _BRACKET.isdisjoint(tags[piece[0] : piece[1]]) or _opens_with_link(tags, piece):
        return place
    while place > 0 and _opens_with_link(tags, pieces[place]):
        place -= 1
    closed = not _BRACKET.isdisjoint(tags[pieces[place][0] : pieces[place][1]])
    return len(pieces) - 1 if closed else place


def _goes_on(words: Sequence[str], tags: Sequence[str], pieces: Sequence[Range], piece: Range) -> bool:
    """Whether the last but one of `pieces` lacks its verb and `piece`, behind the clause inside, brings it."""
    return not _is_complete(words, tags, pieces[-2]) and _opens_with_link(tags, pieces[-1]) and tags[piece[0]] in FINITE


def _has_open_subject(words: Sequence[str], tags: Sequence[str], last: Range, piece: Range) -> bool:
    """Whether `last` is a noun with a clause on it („Die Stelle, die ich annehme,“) and `piece` brings its verb."""
    low, high = last
    if tags[piece[0]] not in FINITE or _opens_with_link(tags, last):
        return False
    comma = next((place for place in range(low, high) if words[place] in _CUTS), high)
    return FINITE.isdisjoint(tags[low:comma]) and comma < high - 1


def _trimmed(words: Sequence[str], tags: Sequence[str], low: int, high: int) -> Range:
    """The range without the marks that part it from its neighbours and without space."""
    while low < high - 1 and (words[low] in _CUTS or tags[low] == "_SP" or words[low].isspace()):
        low += 1
    while high - 1 > low and (words[high - 1] in _CUTS or tags[high - 1] == "_SP" or words[high - 1].isspace()):
        high -= 1
    return low, high
