"""From a read and judged draft to proven rewrites."""

from collections.abc import Callable

from taktvoll.letter import SegmentKind
from taktvoll.analysis import Reading
from taktvoll.report import Report
from taktvoll.rewriting.fresh import rewrite_fresh
from taktvoll.rewriting.minimal import rewrite_minimal
from taktvoll.rewriting.layout import Piece, changes_of, is_patchwork, joined, pieces_of
from taktvoll.rewriting.goal import Aim, aim_of
from taktvoll.rewriting.proof import prove
from taktvoll.rewritten import Change, ChangeKind, Rewrite
from taktvoll.settings import Settings


class Engine:
    """One draft with the yardstick that read and judged it: rewrites are measured by the same."""

    def __init__(
        self,
        reading: Reading,
        settings: Settings,
        read: Callable[[str], Reading],
        judge: Callable[[Reading], Report],
    ) -> None:
        self.reading = reading
        self.settings = settings
        self.read = read
        self.judge = judge
        self.report = judge(reading)

    def needs_nothing(self) -> bool:
        """Whether the draft stays as it is: no finding, no line for Taktvoll, no other intent."""
        directive = any(segment.kind is SegmentKind.DIRECTIVE for segment in self.reading.segments)
        meant = self.settings.register_ in {"auto", self.reading.register} or self.reading.register == "none"
        return not self.report.findings and not directive and meant

    def pieces(self, mode: str, aim: Aim) -> list[Piece]:
        """The letter in `mode`; what cannot be mended sentence by sentence is composed anew."""
        composable = aim.occasion in {"decline", "reschedule"}
        if mode == "fresh" and composable:
            return self.fresh(mode, aim)
        pieces = rewrite_minimal(self.reading, self.report, aim, self.read, self.judge)
        if not composable or (
            self.finish(pieces, mode, aim).proof.passed and not is_patchwork(self.reading.text, pieces)
        ):
            return pieces
        fresh = self.fresh(mode, aim)
        return fresh if self.finish(fresh, mode, aim).proof.passed else pieces

    def fresh(self, mode: str, aim: Aim) -> list[Piece]:
        """A letter composed anew, with the writer's own requests unless they stand in the way of the proof."""
        pieces = rewrite_fresh(self.reading, self.report, aim)
        if self.finish(pieces, mode, aim).proof.passed:
            return pieces
        bare = rewrite_fresh(self.reading, self.report, aim, own=False)
        return bare if self.finish(bare, mode, aim).proof.passed else pieces

    def finish(self, pieces: list[Piece], mode: str, aim: Aim) -> Rewrite:
        """The letter that `pieces` make, with its proof."""
        text = joined(self.reading.text, pieces)
        proof = prove(
            self.reading,
            self.report,
            text,
            self.read,
            self.judge,
            register=aim.register,
            occasion=aim.occasion,
            lang=self.settings.lang,
        )
        return Rewrite(
            text=text, mode=mode, changes=changes_of(self.reading.text, pieces), proof=proof, original=self.reading.text
        )


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
    engine = Engine(reading, settings, read, judge)
    if engine.needs_nothing():
        return [engine.finish(pieces_of(reading), mode, aim_of(reading, settings, 0))]
    results: list[Rewrite] = []
    for variant in range(variants):
        aim = aim_of(reading, settings, variant)
        pieces = engine.pieces(mode, aim)
        if decide is not None:
            pieces = _decided(reading, pieces, decide)
        made = engine.finish(pieces, mode, aim)
        if all(made.text != other.text for other in results):
            results.append(made)
    return sorted(results, key=lambda result: not result.proof.passed)


def _decided(reading: Reading, pieces: list[Piece], decide: Callable[[Change], bool]) -> list[Piece]:
    """`pieces` with what `decide` refuses taken back: added ones go, changed ones are as they were."""
    decided = []
    for piece, change in zip(pieces, changes_of(reading.text, pieces), strict=True):
        if change.kind is ChangeKind.KEPT or decide(change):
            decided.append(piece)
        else:
            before = reading.text[piece.start : piece.end]
            decided.append(piece.becoming(before, ChangeKind.KEPT if before else ChangeKind.DROPPED, None, ""))
    return [piece for piece in decided if piece.text or piece.start < piece.end]
