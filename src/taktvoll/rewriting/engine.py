"""From a read and judged draft to proven rewrites."""

from collections.abc import Callable

from taktvoll.analysis import Analysis
from taktvoll.intent import effective_occasion
from taktvoll.letter import SegmentKind
from taktvoll.report import Report
from taktvoll.rewriting.fresh import rewrite_fresh
from taktvoll.rewriting.goal import Goal, goal_of
from taktvoll.rewriting.layout import TextBlock, changes_of, is_patchwork, joined, pieces_of
from taktvoll.rewriting.losses import dropped_facts
from taktvoll.rewriting.minimal import rewrite_minimal
from taktvoll.rewriting.proof import prove, unchanged
from taktvoll.rewritten import Change, ChangeKind, Proof, Rewrite, Verdict
from taktvoll.scheme import Occasion
from taktvoll.settings import Settings

_BEST_FIRST = (Verdict.PROVEN, Verdict.LOOK_HERE, Verdict.NOT_POSSIBLE)


class Engine:
    """One draft with the yardstick that read and judged it: rewrites are measured by the same, each text once."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        read: Callable[[str], Analysis],
        judge: Callable[[Analysis], Report],
    ) -> None:
        self.analysis = analysis
        self.settings = settings
        self._read = read
        self._judge = judge
        self._analyses = {analysis.text: analysis}
        self._reports: dict[str, Report] = {}
        self.report = self.judge(analysis)

    def read(self, text: str) -> Analysis:
        """The analysis of `text`; the same text is read once."""
        if text not in self._analyses:
            self._analyses[text] = self._read(text)
        return self._analyses[text]

    def judge(self, analysis: Analysis) -> Report:
        """The report on `analysis`; the same text is judged once."""
        if analysis.text not in self._reports:
            self._reports[analysis.text] = self._judge(analysis)
        return self._reports[analysis.text]

    def needs_nothing(self) -> bool:
        """Whether the draft stays as it is: no finding, no line for Taktvoll, no other intent; or no letter is in it."""
        if self.analysis.text.strip() and not self.analysis.has_letter:
            return True
        directive = any(segment.kind is SegmentKind.DIRECTIVE for segment in self.analysis.segments)
        meant = self.settings.register_ in {"auto", self.analysis.register} or self.analysis.register == "none"
        return not self.report.findings and not directive and meant

    def pieces(self, mode: str, goal: Goal) -> list[TextBlock]:
        """The letter in `mode`; what cannot be mended sentence by sentence is composed anew."""
        composable = goal.occasion in {"decline", "reschedule"}
        if mode == "fresh" and composable:
            return self.fresh(goal)
        pieces = rewrite_minimal(self.analysis, self.report, goal, self.read, self.judge)
        if not composable or (
            self.proof(pieces, goal).verdict is not Verdict.NOT_POSSIBLE
            and not is_patchwork(self.analysis.text, pieces)
        ):
            return pieces
        fresh = self.fresh(goal)
        return pieces if self.proof(fresh, goal).verdict is Verdict.NOT_POSSIBLE else fresh

    def fresh(self, goal: Goal) -> list[TextBlock]:
        """A letter composed anew, with the writer's own requests unless they stand in the way of the proof."""
        pieces = rewrite_fresh(self.analysis, self.report, goal)
        if self.proof(pieces, goal).verdict is not Verdict.NOT_POSSIBLE:
            return pieces
        bare = rewrite_fresh(self.analysis, self.report, goal, own=False)
        return pieces if self.proof(bare, goal).verdict is Verdict.NOT_POSSIBLE else bare

    def proof(self, pieces: list[TextBlock], goal: Goal) -> Proof:
        """The proof of the letter that `pieces` make."""
        return prove(
            self.analysis,
            self.report,
            joined(self.analysis.text, pieces),
            self.read,
            self.judge,
            register=goal.register,
            occasion=goal.occasion,
            lang=self.settings.lang,
        )

    def finish(self, pieces: list[TextBlock], mode: str, proof: Proof) -> Rewrite:
        """The letter that `pieces` make, with its `proof`, and what it no longer has."""
        text = joined(self.analysis.text, pieces)
        changes = changes_of(self.analysis.text, pieces)
        return Rewrite(
            id=self.report.id,
            text=text,
            mode=mode,
            changes=changes,
            proof=proof,
            dropped=dropped_facts(self.analysis, self.read(text), changes),
            lang=self.settings.lang,
            occasion=effective_occasion(self.analysis, self.settings),
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
    """Up to `variants` rewrites, proven ones first; a draft without findings comes back unchanged, and so does one about no interview.

    `read` and `judge` are the same functions that read and judged the draft, so that the proof measures with its yardstick.
    `decide` is asked about every change; one that it refuses is taken back before the proof.
    """
    engine = Engine(analysis, settings, read, judge)
    as_it_is = pieces_of(analysis)
    if effective_occasion(analysis, settings) == Occasion.OTHER:
        return [engine.finish(as_it_is, mode, unchanged(analysis, engine.report, settings.lang))]
    if engine.needs_nothing():
        return [engine.finish(as_it_is, mode, engine.proof(as_it_is, goal_of(analysis, settings, 0)))]
    results: list[Rewrite] = []
    for variant in range(variants):
        goal = goal_of(analysis, settings, variant)
        pieces = engine.pieces(mode, goal)
        if decide is not None:
            pieces = _decided(analysis, pieces, decide)
        made = engine.finish(pieces, mode, engine.proof(pieces, goal))
        if all(made.text != other.text for other in results):
            results.append(made)
    return sorted(results, key=lambda result: _BEST_FIRST.index(result.proof.verdict))


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
