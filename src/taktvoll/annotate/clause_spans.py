"""Where the sentences of a letter can be read clause by clause, told by tags and marks alone, without a tree.

The parser is far too slow for a check; a tagger has run anyway. A clause has a finite verb. Sentences are cut at commas and other
marks and before „und“, but not before „dass“ and „ob“, without which nothing is said; pieces without a verb of their own go back to the piece they belong to, and a main clause that goes on
behind a clause inside it („Die Stelle, die ich annehme, passt besser“) is not torn.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from spacy import symbols

from taktvoll.letter import SegmentKind
from taktvoll.pipeline.sentence_cache import SentenceCache

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

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
    columns = doc.to_array([symbols.TAG, symbols.ORTH, symbols.IDX, symbols.LENGTH])
    starts = columns[:, 2]
    read = [(place, start, end) for place, (start, end, kind) in enumerate(spans) if kind in _READ]
    edges = np.searchsorted(starts, np.array([span[1:] for span in read], dtype=starts.dtype).reshape(-1, 2)).tolist()
    ranges_of = _ranges_of(doc.vocab)
    for (place, _, _), (first, last) in zip(read, edges, strict=True):
        ranges = ranges_of[columns[first:last, :2].tobytes()]
        if ranges:
            begins, lengths = columns[first:last, 2].tolist(), columns[first:last, 3].tolist()
            found[place] = [(begins[low], begins[high - 1] + lengths[high - 1]) for low, high in ranges]
    return found


@functools.lru_cache(maxsize=4)
def _ranges_of(vocab: "Vocab") -> SentenceCache[bytes, tuple[Range, ...]]:
    """The clauses of a sentence by the numbers of its tags and words in `vocab`, as ranges of its tokens; empty for one clause."""

    def read(key: bytes) -> tuple[Range, ...]:
        rows = np.frombuffer(key, np.uint64).reshape(-1, 2).tolist()
        tags = [vocab.strings[tag] for tag, _ in rows]
        if sum(tag in FINITE for tag in tags) < 2:
            return ()
        words = [vocab.strings[word] for _, word in rows]
        ranges = tuple(_trimmed(words, tags, *piece) for piece in pieces_of(words, tags))
        return ranges if len(ranges) > 1 else ()

    return SentenceCache(read)


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
