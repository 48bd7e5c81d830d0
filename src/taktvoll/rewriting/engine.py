"""From a read and judged draft to proven rewrites."""

from collections.abc import Callable

from taktvoll.letter import SegmentKind
from taktvoll.reading import Reading
from taktvoll.report import Report
from taktvoll.rewriting.fresh import rewrite_fresh
from taktvoll.rewriting.minimal import rewrite_minimal
from taktvoll.rewriting.pieces import Piece, changes_of, joined, pieces_of
from taktvoll.rewriting.plan import aim_of
from taktvoll.rewriting.proof import prove
from taktvoll.rewritten import Change, ChangeKind, Rewrite
from taktvoll.settings import Settings


def rewrite_reading(
    reading: Reading,
    settings: Settings,
    read: Callable[[str], Reading],
    judge: Callable[[Reading], Report],
    *,
    mode: str,
    variants: int,
    decide: Callable[[Change], bool] | None = None,
) -> list[Rewrite]:
    """Up to `variants` rewrites, proven ones first; a draft without findings comes back unchanged.

    `read` and `judge` are the same functions that read and judged the draft, so that the proof measures with its yardstick.
    `decide` is asked about every change; one that it refuses is taken back before the proof.
    """
    report = judge(reading)
    directive = any(segment.kind is SegmentKind.DIRECTIVE for segment in reading.segments)
    if mode == "minimal" and not report.findings and not directive:
        return [_finished(reading, pieces_of(reading), read, judge, settings, mode, 0)]
    results: list[Rewrite] = []
    for variant in range(variants):
        aim = aim_of(reading, settings, variant)
        pieces = rewrite_fresh(reading, aim) if mode == "fresh" else rewrite_minimal(reading, report, aim, read, judge)
        if decide is not None:
            pieces = _decided(reading, pieces, decide)
        made = _finished(reading, pieces, read, judge, settings, mode, variant)
        if all(made.text != other.text for other in results):
            results.append(made)
    return sorted(results, key=lambda result: not result.proof.passed)


def _decided(reading: Reading, pieces: list[Piece], decide: Callable[[Change], bool]) -> list[Piece]:
    """`pieces` with what `decide` refuses taken back: added ones go, changed ones are as they were."""
    decided = []
    for piece, change in zip(pieces, changes_of(pieces), strict=True):
        if change.kind is ChangeKind.KEPT or decide(change):
            decided.append(piece)
        else:
            before = reading.text[piece.start : piece.end]
            decided.append(piece.becoming(before, ChangeKind.KEPT if before else ChangeKind.DROPPED, None, ""))
    return [piece for piece in decided if piece.text or piece.start < piece.end]


def _finished(
    reading: Reading,
    pieces: list[Piece],
    read: Callable[[str], Reading],
    judge: Callable[[Reading], Report],
    settings: Settings,
    mode: str,
    variant: int,
) -> Rewrite:
    text = joined(reading.text, pieces)
    aim = aim_of(reading, settings, variant)
    proof = prove(reading, text, read, judge, register=aim.register, lang=settings.lang)
    return Rewrite(text=text, mode=mode, changes=changes_of(pieces), proof=proof, original=reading.text)
