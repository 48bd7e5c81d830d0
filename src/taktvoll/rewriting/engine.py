"""From an analysed and checked draft to proven rewrites: content, plan, realisation, proof; the best candidate wins."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from taktvoll.analysis import Analysis
from taktvoll.annotate.content_selection import ContentSelection, shipped_selection
from taktvoll.annotate.second_reader import SecondReader, shipped_second_reader
from taktvoll.finding import Finding, Severity
from taktvoll.intent import effective_occasion
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.measured_severity import THRESHOLDS
from taktvoll.report import Report
from taktvoll.rewriting.channels import UNSAID, as_block, channel_text
from taktvoll.rewriting.clauses import Syntax
from taktvoll.rewriting.content import SentenceContent, content_of
from taktvoll.rewriting.frame import frame_line
from taktvoll.rewriting.goal import Goal, goal_of
from taktvoll.rewriting.layout import TextBlock, changes_of, joined, lay_out, pieces_of
from taktvoll.rewriting.ledger import ledger_of
from taktvoll.rewriting.letter_plan import LetterPlan
from taktvoll.rewriting.missed_letter import plainly_missed
from taktvoll.rewriting.open_letter import select_open, without_open
from taktvoll.rewriting.own_messages import is_clean_refusal
from taktvoll.rewriting.planning import Planner
from taktvoll.rewriting.policies import POLICIES, under
from taktvoll.rewriting.preference import defects
from taktvoll.rewriting.proof import Case, Proven, prove, speaks_against, unchanged
from taktvoll.rewriting.realisation import realise
from taktvoll.rewriting.reception import Readers
from taktvoll.rewriting.selection import Fate, select, without
from taktvoll.rewritten import Change, ChangeKind, Rewrite, Verdict
from taktvoll.scheme import Occasion, Stance
from taktvoll.setting_values import Style, values_of
from taktvoll.settings import Settings

_BEST_FIRST = (Verdict.PROVEN, Verdict.LOOK_HERE, Verdict.NOT_POSSIBLE)
MAX_ROUNDS = 4
"""Times that a letter is arranged anew without the sentences that its proof doubts."""
MENDABLE = frozenset(
    {"open_reference", "begging", "brusque", "fragment", "punctuation", "imperative", "doubled", "cut", "curt"}
)
"""Doubts that go with their sentence."""
MENDABLE_ASIDE = frozenset({"purpose", "private", "unknown_word"})
"""Doubts that go with their sentence where it asks and tells the reader nothing that a ready phrase could not say."""
STYLES = values_of(Style)
DEFECT = 0.25
"""What a defect counts beside the log-odds that a reader would not send the letter."""
COMPOSED = 1.0
"""Where the least is to be changed, a letter composed anew has to be so much better, in log-odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One realised letter with its proof."""

    rewrite: Rewrite
    proven: Proven
    handicap: float = 0.0
    """Log-odds by which it has to be better than another candidate."""
    defects: float
    """What speaks against it, the less the better."""

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """The lower the better: letters to which nothing is objected, those that are vouched for, the one that readers are likeliest to send."""
        refused = self.proven.reception.log_odds + DEFECT * self.defects + self.handicap
        return self.proven.objections > 0, not self.rewrite.proof.passed, refused


class Engine:
    """One draft with the yardstick that read and checked it: rewrites are measured by the same."""

    def __init__(
        self,
        analysis: Analysis,
        settings: Settings,
        read: Callable[[str], Analysis],
        check: Callable[[Analysis], Report],
        syntax: Syntax,
        selection: ContentSelection,
        second: SecondReader,
    ) -> None:
        self.analysis = analysis
        self.settings = settings
        self._read = read
        self._second = second
        self._check = check
        self._analyses = {analysis.text: analysis}
        self._reports: dict[str, Report] = {}
        self.report = self.check(analysis)
        self._selected = selection.read(analysis)
        self._readers = Readers(analysis, self._selected, selection.settings.reception, syntax.is_known)
        self._goal = goal_of(analysis, settings, syntax)
        self._content = content_of(
            analysis,
            self.report,
            syntax=syntax,
            read=self.read,
            other_register=self._goal.other_register,
            keep_hedges=not self._goal.composable,
            typed_small=self._goal.typed_small,
            selected=self._selected,
        )
        self._ledger = ledger_of(analysis, self._content)
        self._fates = self._select(self._content)
        """What the rules alone would make of each sentence."""

    def read(self, text: str) -> Analysis:
        """The analysis of `text`; the same text is read once."""
        if text not in self._analyses:
            self._analyses[text] = self._read(text)
        return self._analyses[text]

    def check(self, analysis: Analysis) -> Report:
        """The report on `analysis`; the same text is checked once."""
        if analysis.text not in self._reports:
            self._reports[analysis.text] = self._check(analysis)
        return self._reports[analysis.text]

    def needs_nothing(self) -> bool:
        """Whether the draft stays as it is: no finding above a hint, no line for Taktvoll, no other intent."""
        if self.analysis.text.strip() and not self.analysis.has_letter:
            return True
        directive = any(segment.kind is SegmentKind.DIRECTIVE for segment in self.analysis.segments)
        meant = self.settings.register_ in {"auto", self.analysis.register} or self.analysis.register == "none"
        grave = any(speaks_against(finding) and not _is_unsure(finding) for finding in self.report.findings)
        seen = any(fate.item.faults for fate in self._fates if fate.item.sentence.segment not in EXCLUDED) or any(
            frame_line(self.analysis, self.report, self._goal, fate.item.place).rule
            for fate in self._fates
            if fate.item.sentence.segment is SegmentKind.SUBJECT
        )
        return (
            not grave and not directive and meant and not self._goal.asked and not seen and not self._goal.typed_small
        )

    def unchanged(self, mode: str) -> Rewrite:
        """The draft as it is, with its proof."""
        return self._finished(pieces_of(self.analysis), mode, self._goal, self._fates).rewrite

    def impossible(self, mode: str) -> Rewrite:
        """The draft as it is, because it is none of our matter."""
        made = self.unchanged(mode)
        return replace(made, proof=unchanged(self.analysis, self.report, self.settings.lang), dropped=())

    def candidates(self, mode: str, style: str, variant: int) -> Iterator[Candidate]:
        """The letters that can be made in `mode`; in minimal the one composed anew comes last."""
        goal = replace(self._goal, style=style, variant=variant)
        for fates in self._selections():
            if mode == "minimal" or not goal.composable:
                yield self._mended(Planner.minimal, mode, goal, fates)
            if goal.composable:
                own = any(map(is_clean_refusal, fates))
                for arrange in (Planner.fresh, Planner.fresh_with_own_refusal) if own else (Planner.fresh,):
                    made = self._mended(arrange, mode, goal, fates)
                    yield replace(made, handicap=COMPOSED if mode == "minimal" else 0.0)

    def _select(self, content: Sequence[SentenceContent]) -> tuple[Fate, ...]:
        """What becomes of the sentences by rules of their own where nothing is decided."""
        if self._goal.stays_open:
            return select_open(content, self._goal)
        fates = select(content, self.report, self._goal)
        missed = self._goal.situation.stance is Stance.MISSED_IT and self._goal.composable
        return plainly_missed(fates, self.analysis) if missed else fates

    def _without(self, fates: tuple[Fate, ...], doubted: Mapping[int, str], goal: Goal) -> tuple[Fate, ...]:
        """`fates` without the sentences at the places that are `doubted`."""
        return (without_open if goal.stays_open else without)(fates, doubted, goal)

    def _selections(self) -> "list[tuple[Fate, ...]]":
        """What may become of the sentences, by the rules and by what editors would decide; no two the same."""
        found = [self._fates]
        for policy in POLICIES if self._selected else ():
            fates = self._select(under(policy, self._content))
            if all(_texts(fates) != _texts(other) for other in found):
                found.append(fates)
        return found

    def best(self, mode: str, style: str, variant: int, decide: Callable[[Change], bool | str] | None) -> Rewrite:
        """The candidate of the lowest rank, or the letter in which `decide` was asked about every change."""
        found = list(self.candidates(mode, style, variant))
        best = min(found, key=lambda candidate: candidate.rank)
        if decide is None:
            return best.rewrite
        goal = replace(self._goal, style=style, variant=variant)
        planner = Planner(self.analysis, goal, self._fates)
        plan = planner.minimal() if mode == "minimal" else planner.fresh()
        blocks = _decided(self.analysis, realise(self.analysis, self.report, goal, plan), decide)
        return self._finished(blocks, mode, goal, plan.fates).rewrite

    def _mended(
        self, arrange: Callable[[Planner], LetterPlan], mode: str, goal: Goal, fates: tuple[Fate, ...]
    ) -> Candidate:
        """The letter in one arrangement; own sentences that the proof doubts go, and what is left is arranged anew."""
        found = []
        unheard: frozenset[str] = frozenset()
        for _ in range(MAX_ROUNDS):
            plan = arrange(Planner(self.analysis, goal, fates, unheard))
            blocks = realise(self.analysis, self.report, goal, plan)
            found.append(self._finished(blocks, mode, goal, plan.fates))
            doubted = _doubted(found[-1].rewrite, blocks, plan.fates)
            missing = _unheard(found[-1].rewrite) - unheard
            if found[-1].rewrite.proof.passed or not (doubted or missing):
                break
            fates, unheard = self._without(fates, doubted, goal), unheard | missing
        return min(found, key=lambda candidate: candidate.rank)

    def through(self, channel: str, style: str, variant: int) -> Rewrite:
        """The letter as it is said on the phone, in a form's field or in a short message, with its proof."""
        goal = replace(self._goal, style=style, variant=variant)
        if not goal.composable:
            return self.unchanged("fresh")
        fates = self._fates
        for _ in range(MAX_ROUNDS):
            planner = Planner(self.analysis, goal, fates)
            plan = planner.minimal() if channel == "portal" else planner.fresh()
            letter = realise(self.analysis, self.report, goal, plan)
            doubted = _doubted(self._finished(letter, "fresh", goal, plan.fates).rewrite, letter, plan.fates)
            if not doubted:
                break
            fates = self._without(fates, doubted, goal)
        block = as_block(self.analysis, channel_text(channel, plan, planner, self._ledger), goal)
        return self._finished([block], "fresh", goal, plan.fates, UNSAID[channel]).rewrite

    def _finished(
        self,
        blocks: list[TextBlock],
        mode: str,
        goal: Goal,
        fates: tuple[Fate, ...],
        unsaid: frozenset[str] = frozenset(),
    ) -> Candidate:
        case = Case(
            original=self.analysis,
            report=self.report,
            goal=goal,
            ledger=self._ledger,
            fates=fates,
            read=self.read,
            check=self.check,
            readers=self._readers,
            second=self._second,
            unsaid=unsaid,
        )
        proven = prove(case, blocks)
        made = Rewrite(
            text=joined(self.analysis.text, blocks),
            mode=mode,
            changes=changes_of(self.analysis.text, blocks),
            proof=proven.proof,
            id=self.report.id,
            lang=self.settings.lang,
            occasion=effective_occasion(self.analysis, self.settings),
            original=self.analysis.text,
            dropped=proven.dropped,
        )
        return Candidate(rewrite=made, proven=proven, defects=defects(made, mode, fates, proven.objections))


def rewrite_analysis(
    analysis: Analysis,
    settings: Settings,
    read: Callable[[str], Analysis],
    check: Callable[[Analysis], Report],
    syntax: Syntax,
    *,
    mode: str,
    variants: int,
    style: str = "plain",
    decide: Callable[[Change], bool | str] | None = None,
) -> list[Rewrite]:
    """Up to `variants` rewrites, proven ones first; a draft without findings above a hint comes back unchanged.

    `read` and `check` are the functions that read and checked the draft, so that the proof measures with their yardstick;
    `syntax` knows the clauses of a text. `decide` is asked about every change; one that it refuses is taken back before
    the proof.
    """
    engine = Engine(analysis, settings, read, check, syntax, shipped_selection(), shipped_second_reader())
    if effective_occasion(analysis, settings) == Occasion.OTHER:
        return [engine.impossible(mode)]
    if settings.channel == "mail" and engine.needs_nothing():
        return [engine.unchanged(mode)]
    results: list[Rewrite] = []
    for variant in range(variants):
        shown = STYLES[(STYLES.index(style) + variant) % len(STYLES)] if variants > 1 and mode == "fresh" else style
        if settings.channel == "mail":
            made = engine.best(mode, shown, variant, decide)
        else:
            made = engine.through(settings.channel, shown, variant)
        if all(made.text != other.text for other in results):
            results.append(made)
    return sorted(results, key=lambda result: _BEST_FIRST.index(result.proof.verdict))


def _texts(fates: Sequence[Fate]) -> list[str | None]:
    return [fate.words.text if fate.words else None for fate in fates]


def _is_unsure(finding: Finding) -> bool:
    """Whether the rule would be an error if the model were sure: no ground to change a letter without any other finding."""
    return finding.rule in THRESHOLDS and finding.severity is Severity.WARNING


_UNHEARD = {"missing_thanks": "thanks", "missing_apology": "apology"}


def _unheard(rewrite: Rewrite) -> frozenset[str]:
    """The acts that a letter lacks for its reader although a sentence of the draft counts for them."""
    return frozenset(_UNHEARD[finding.rule] for finding in rewrite.proof.findings if finding.rule in _UNHEARD)


def _doubted(rewrite: Rewrite, blocks: list[TextBlock], fates: tuple[Fate, ...]) -> dict[int, str]:
    """Place of an own sentence → rule, for those that a finding or a doubt of the proof is about."""
    _, places = lay_out(rewrite.original, blocks)
    spans = [(finding.start, finding.end, finding.rule, "") for finding in rewrite.proof.findings]
    spans += [
        (doubt.start, doubt.end, "dangling", doubt.kind)
        for doubt in rewrite.proof.doubts
        if doubt.kind in MENDABLE | MENDABLE_ASIDE
    ]
    by_start = {fate.item.sentence.start: fate for fate in fates if fate.item.in_body or fate.item.is_postscript}
    found: dict[int, str] = {}
    for start, end, rule, kind in spans:
        if rule.startswith("missing_") or rule in {"too_long", "over_explanation"}:
            continue
        for block, (first, last) in zip(blocks, places, strict=True):
            fate = by_start.get(block.start)
            if fate is None or not block.text or block.start == block.end or block.ready:
                continue
            if first < end and start < last and not _is_worth_a_doubt(fate.item, kind):
                found[fate.item.place] = rule
    return found


def _is_worth_a_doubt(item: SentenceContent, kind: str) -> bool:
    """Whether the sentence tells the reader something for which it stays in spite of a doubt of this kind."""
    tells = item.is_practical or item.is_warm or bool(item.acts & {"reason", "reschedule"})
    return kind in MENDABLE_ASIDE and tells


def _decided(analysis: Analysis, blocks: list[TextBlock], decide: Callable[[Change], bool | str]) -> list[TextBlock]:
    """`blocks` with what `decide` refuses taken back: added ones go, changed ones are as they were; a text stands in their place."""
    decided = []
    for block, change in zip(blocks, changes_of(analysis.text, blocks), strict=True):
        answer = change.kind is ChangeKind.KEPT or decide(change)
        if isinstance(answer, str):
            kind = ChangeKind.REPLACED if block.start < block.end else ChangeKind.ADDED
            decided.append(block.becoming(answer, kind, change.rule, change.why))
        elif answer:
            decided.append(block)
        else:
            before = analysis.text[block.start : block.end]
            decided.append(block.becoming(before, ChangeKind.KEPT if before else ChangeKind.DROPPED, None, ""))
    return [block for block in decided if block.text or block.start < block.end]
