"""From a read and judged draft to proven rewrites."""

from collections.abc import Callable

from taktvoll.analysis import Analysis
from taktvoll.letter import SegmentKind
from taktvoll.report import Report
from taktvoll.rewriting.fresh import rewrite_fresh
from taktvoll.rewriting.goal import Goal, goal_of
from taktvoll.rewriting.layout import TextBlock, changes_of, is_patchwork, joined, pieces_of
from taktvoll.rewriting.minimal import rewrite_minimal
from taktvoll.rewriting.proof import prove
from taktvoll.rewritten import Change, ChangeKind, Rewrite
from taktvoll.settings import Settings


class Engine:
    """One draft with the yardstick that read and judged it: rewrites are measured by the same."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        read: Callable[[str], Analysis],
        judge: Callable[[Analysis], Report],
    ) -> None:
        self.analysis = analysis
        self.settings = settings
        self.read = read
        self.judge = judge
        self.report = judge(analysis)

    def needs_nothing(self) -> bool:
        """Whether the draft stays as it is: no finding, no line for Taktvoll, no other intent."""
        directive = any(segment.kind is SegmentKind.DIRECTIVE for segment in self.analysis.segments)
        meant = self.settings.register_ in {"auto", self.analysis.register} or self.analysis.register == "none"
        return not self.report.findings and not directive and meant

    def pieces(self, mode: str, goal: Goal) -> list[TextBlock]:
        """The letter in `mode`; what cannot be mended sentence by sentence is composed anew."""
        composable = goal.occasion in {"decline", "reschedule"}
        if mode == "fresh" and composable:
            return self.fresh(mode, goal)
        pieces = rewrite_minimal(self.analysis, self.report, goal, self.read, self.judge)
        if not composable or (
            self.finish(pieces, mode, goal).proof.passed and not is_patchwork(self.analysis.text, pieces)
        ):
            return pieces
        fresh = self.fresh(mode, goal)
        return fresh if self.finish(fresh, mode, goal).proof.passed else pieces

    def fresh(self, mode: str, goal: Goal) -> list[TextBlock]:
        """A letter composed anew, with the writer's own requests unless they stand in the way of the proof."""
        pieces = rewrite_fresh(self.analysis, self.report, goal)
        if self.finish(pieces, mode, goal).proof.passed:
            return pieces
        bare = rewrite_fresh(self.analysis, self.report, goal, own=False)
        return bare if self.finish(bare, mode, goal).proof.passed else pieces

    def finish(self, pieces: list[TextBlock], mode: str, goal: Goal) -> Rewrite:
        """The letter that `pieces` make, with its proof."""
        text = joined(self.analysis.text, pieces)
        proof = prove(
            self.analysis,
            self.report,
            text,
            self.read,
            self.judge,
            register=goal.register,
            occasion=goal.occasion,
            lang=self.settings.lang,
        )
        return Rewrite(
            text=text,
            mode=mode,
            changes=changes_of(self.analysis.text, pieces),
            proof=proof,
            original=self.analysis.text,
        )


def rewrite_analysis(
    analysis: Analysis,
    settings: Settings,
    read: Callable[[str], Analysis],
    judge: Callable[[Analysis], Report],
    *,
    mode: str,
    variants: int,
    decide: Callable[[Change], bool] | None = None,
) -> list[Rewrite]:
    """Up to `variants` rewrites, proven ones first; a draft without findings comes back unchanged.

    `read` and `judge` are the same functions that read and judged the draft, so that the proof measures with its yardstick.
    `decide` is asked about every change; one that it refuses is taken back before the proof.
    """
    engine = Engine(analysis, settings, read, judge)
    if engine.needs_nothing():
        return [engine.finish(pieces_of(analysis), mode, goal_of(analysis, settings, 0))]
    results: list[Rewrite] = []
    for variant in range(variants):
        goal = goal_of(analysis, settings, variant)
        pieces = engine.pieces(mode, goal)
        if decide is not None:
            pieces = _decided(analysis, pieces, decide)
        made = engine.finish(pieces, mode, goal)
        if all(made.text != other.text for other in results):
            results.append(made)
    return sorted(results, key=lambda result: not result.proof.passed)


def _decided(analysis: Analysis, pieces: list[TextBlock], decide: Callable[[Change], bool]) -> list[TextBlock]:
    """`pieces` with what `decide` refuses taken back: added ones go, changed ones are as they were."""
    decided = []
    for piece, change in zip(pieces, changes_of(analysis.text, pieces), strict=True):
        if change.kind is ChangeKind.KEPT or decide(change):
            decided.append(piece)
        else:
            before = analysis.text[piece.start : piece.end]
            decided.append(piece.becoming(before, ChangeKind.KEPT if before else ChangeKind.DROPPED, None, ""))
    return [piece for piece in decided if piece.text or piece.start < piece.end]
