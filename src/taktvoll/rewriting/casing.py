"""Small or capital: the first letter of a sentence whose place in the letter has changed."""

from collections.abc import Sequence

from taktvoll.letter import SegmentKind
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewritten import ChangeKind

_SMALL = frozenset([
    "vielen", "herzlichen", "danke", "ich", "leider", "das", "den", "für", "bitte", "wäre", "könnten", "könnte",
    "gern", "auf", "mein", "meine", "meinen", "entschuldigt", "entschuldige", "dem", "es", "wir", "am", "der",
    "die", "ein", "eine", "einen", "im", "in", "an", "aus", "mit", "nach", "von", "vor", "zu", "zum", "zur", "um",
    "wie", "wenn", "dass", "da", "weil", "als", "auch", "so", "nun", "jetzt", "gut", "passen", "mir", "mich",
    "heute", "morgen", "gestern", "seit", "aber", "und", "denn", "trotzdem", "annehmen", "wo", "was", "wer",
    "haben", "hätten", "würden", "würde", "geht", "können", "kann", "bin", "habe", "hiermit", "gleichwohl",
    "zwar", "besten", "tut", "sagen", "sagt", "entschuldigen", "umso", "unter", "über", "während", "durch", "bei",
    "bis", "diese", "dieser", "dieses",
])  # fmt: skip
"""Words that a sentence after a salutation's comma begins with in small letters; others may be nouns and stay."""


def with_cases(pieces: Sequence[TextBlock], lang: str) -> list[TextBlock]:
    """`pieces` with the first letter that the salutation asks for, and capitals where a sentence is no longer the first."""
    result = list(pieces)
    salutation = next(
        (piece for piece in reversed(result) if piece.segment is SegmentKind.SALUTATION and piece.text), None
    )
    comma = salutation is None or salutation.text.rstrip().endswith(",")
    greeted = salutation.end if salutation else -1
    own_first = next(
        (piece.start for piece in result if _in_body(piece) and piece.start < piece.end and piece.start >= greeted),
        None,
    )
    first = True
    for index, piece in enumerate(result):
        if not _in_body(piece) or not piece.text or piece.start < greeted:
            continue
        if first:
            result[index] = _first_of_body(piece, own_first, lang, small=comma)
        elif piece.start == own_first and piece.start < piece.end:
            result[index] = _recased(piece, piece.text[:1].upper() + piece.text[1:], lang)
        first = False
    return result


def _in_body(piece: TextBlock) -> bool:
    return piece.segment is SegmentKind.BODY


def _first_of_body(piece: TextBlock, own_first: int | None, lang: str, *, small: bool) -> TextBlock:
    untouched = piece.kind is ChangeKind.KEPT and piece.start == own_first
    if untouched:
        return piece
    word = piece.text.split(maxsplit=1)[0].strip(",.")
    if small and word.lower() in _SMALL:
        return _recased(piece, piece.text[:1].lower() + piece.text[1:], lang)
    if not small:
        return _recased(piece, piece.text[:1].upper() + piece.text[1:], lang)
    return piece


def _recased(piece: TextBlock, text: str, lang: str) -> TextBlock:
    if text == piece.text:
        return piece
    if piece.kind is not ChangeKind.KEPT:
        return piece.becoming(text, piece.kind, piece.rule, piece.why)
    return piece.becoming(text, ChangeKind.REPLACED, "place", why("place", lang))
