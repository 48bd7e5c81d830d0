"""From a read and judged draft to proven rewrites."""

from collections.abc import Callable

from taktvoll.letter import SegmentKind
from taktvoll.reading import Reading
from taktvoll.report import Report
from taktvoll.rewrite.fresh import rewrite_fresh
from taktvoll.rewrite.minimal import rewrite_minimal
from taktvoll.rewrite.pieces import Piece, changes_of, joined, pieces_of
from taktvoll.rewrite.plan import aim_of
from taktvoll.rewrite.proof import prove
from taktvoll.rewritten import Rewrite
from taktvoll.settings import Settings


def rewrite_reading(
    reading: Reading,
    settings: Settings,
    read: Callable[[str], Reading],
    judge: Callable[[Reading], Report],
    *,
    mode: str,
    variants: int,
) -> list[Rewrite]:
    """Up to `variants` rewrites, proven ones first; a draft without findings comes back unchanged.

    `read` and `judge` are the same functions that read and judged the draft, so that the proof measures with its yardstick.
    """
    report = judge(reading)
    directive = any(segment.kind is SegmentKind.DIRECTIVE for segment in reading.segments)
    if mode == "minimal" and not report.findings and not directive:
        return [_finished(reading, pieces_of(reading), read, judge, settings, mode, 0)]
    results: list[Rewrite] = []
    for variant in range(variants):
        aim = aim_of(reading, settings, variant)
        pieces = rewrite_fresh(reading, aim) if mode == "fresh" else rewrite_minimal(reading, report, aim, read, judge)
        made = _finished(reading, pieces, read, judge, settings, mode, variant)
        if all(made.text != other.text for other in results):
            results.append(made)
    return sorted(results, key=lambda result: not result.proof.passed)


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
