"""The ladder of a sentence: as it is, in plain words, without its reasons, a ready sentence for its acts, nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.finding import Finding
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.phrasing.plain_words import in_plain_words, is_rough
from taktvoll.report import Report
from taktvoll.rewriting.goal import Goal, acts_of

KEEP, SIMPLIFY, COMPRESS, REPLACE, DELETE = range(5)
_HURTS = {"negative": "negative_opinion", "hedge": "hedged_decision", "private": "private_detail"}
"""Label to rule, the gravest first."""
_FAREWELL = re.compile(r"besetz|suche\b|erfolg|alles gute|künftig|zukunft", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[–*•-]|\d{1,2}[.)]|[a-z]\))\s")


@dataclass(slots=True)
class SentencePlan:
    """A sentence of the draft on its ladder."""

    sentence: AnalysedSentence
    treatment: int
    rule: str | None
    quote: str
    is_item: bool = False
    """Whether it belongs to a line of a list, or is the line above one."""

    @property
    def is_body(self) -> bool:
        """Whether it stands between salutation and closing."""
        return self.sentence.segment is SegmentKind.BODY

    @property
    def is_cut(self) -> bool:
        """Whether its content is gone, not only its wording."""
        mended = self.rule is not None and self.rule.startswith("missing_")
        return (
            self.treatment >= REPLACE
            and not mended
            and self.rule not in {"informal", "register_mix", "slots", "occasion"}
        )

    def raise_for(self, rule: str) -> bool:
        """Put the sentence on the next rung that `rule` calls for; whether there was one."""
        if self.treatment >= DELETE or self.sentence.segment in EXCLUDED:
            return False
        if not self.is_body:
            return self._raise_in_frame(rule)
        if self.is_item and rule in {"over_explanation", "too_long", "private_detail"}:
            return False
        self.treatment = {
            KEEP: SIMPLIFY if rule == "informal" else COMPRESS,
            SIMPLIFY: COMPRESS,
            COMPRESS: REPLACE,
            REPLACE: DELETE,
        }[self.treatment]
        shortens = rule in {"over_explanation", "private_detail"}
        if self.treatment == COMPRESS and not (
            shortens and any(mark.kind == "reason_clause" for mark in self.sentence.evidence)
        ):
            self.treatment = REPLACE
        self.rule = rule
        return True

    def _raise_in_frame(self, rule: str) -> bool:
        last = DELETE if self.sentence.segment is SegmentKind.POSTSCRIPT else SIMPLIFY
        if self.treatment >= last:
            return False
        self.treatment = SIMPLIFY if self.treatment < SIMPLIFY else last
        self.rule = rule
        return True


def spans_of(analysis: Analysis, report: Report, goal: Goal) -> list[SentencePlan]:
    """Every sentence on the lowest rung that the report calls for."""
    spans = []
    for sentence in analysis.sentences:
        found = {finding.rule for finding in report.findings if _touches(finding, sentence)}
        treatment, rule = _first_rung(analysis, sentence, found, goal)
        quote = analysis.quote(sentence)
        listed = bool(_ITEM.match(_line_of(analysis, sentence))) or quote.rstrip().endswith(":")
        spans.append(SentencePlan(sentence, treatment, rule, quote, is_item=listed))
    rules = {finding.rule for finding in report.findings}
    if "over_explanation" in rules:
        _one_reason(analysis, spans)
    if "over_apology" in rules:
        one_apology(spans)
    return spans


def _line_of(analysis: Analysis, sentence: AnalysedSentence) -> str:
    """The line in which the sentence begins."""
    return analysis.text[analysis.text.rfind("\n", 0, sentence.start) + 1 : sentence.end]


def _touches(finding: Finding, sentence: AnalysedSentence) -> bool:
    return finding.start < sentence.end and sentence.start < finding.end


def _first_rung(analysis: Analysis, sentence: AnalysedSentence, found: set[str], goal: Goal) -> tuple[int, str | None]:
    plain: tuple[int, str | None] = (SIMPLIFY, "informal") if "informal" in found else (KEEP, None)
    if sentence.segment is SegmentKind.DIRECTIVE:
        return DELETE, "directive"
    if sentence.segment in EXCLUDED:
        return KEEP, None
    if sentence.segment not in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}:
        return plain
    rule = _gravest(analysis, sentence, found, goal)
    if rule is None:
        return plain
    if sentence.segment is SegmentKind.POSTSCRIPT:
        return plain if rule == "informal" else (DELETE, rule)
    return (COMPRESS if rule == "private_detail" and acts_of(sentence) else REPLACE), rule


def _gravest(analysis: Analysis, sentence: AnalysedSentence, found: set[str], goal: Goal) -> str | None:
    """The rule for which the sentence cannot stay; None where it can."""
    hurting = next((rule for label, rule in _HURTS.items() if sentence.has(label) and rule in found), None)
    foreign = any(mark.kind == goal.other_register for mark in sentence.evidence)
    if foreign:
        return hurting if hurting and hurting != "private_detail" else "register_mix"
    if hurting:
        return hurting
    if goal.asked and _against_intent(analysis, sentence, goal):
        return "occasion"
    wanted = sentence.has("negative")  # a complaint that is not found is one that the user has silenced
    clear = goal.occasion in {"decline", "reschedule"} and not wanted
    rough = clear and "informal" in goal.rules and is_rough(in_plain_words(analysis.quote(sentence)))
    return "informal" if rough else None


def _against_intent(analysis: Analysis, sentence: AnalysedSentence, goal: Goal) -> bool:
    """Whether the sentence does what the user does not want: asks for a date, withdraws, takes leave for good."""
    if goal.occasion == "decline":
        return sentence.has("reschedule")
    if any(mark.kind == "withdrawal" for mark in sentence.evidence):
        return True
    return sentence.has("goodwill") and bool(_FAREWELL.search(analysis.quote(sentence)))


def _one_reason(analysis: Analysis, spans: list[SentencePlan]) -> None:
    """Keep the first reason that is short and may be given; shorten or drop the others."""
    kept = False
    for span in spans:
        if "reason" not in span.sentence.labels or span.treatment >= REPLACE or span.is_item:
            continue
        clauses = [mark for mark in span.sentence.evidence if mark.kind == "reason_clause"]
        words = sum(len(analysis.quote(mark).split()) for mark in clauses)
        if not kept and span.treatment < COMPRESS and len(clauses) <= 1 and words <= 20:
            kept = True
            continue
        span.treatment, span.rule = COMPRESS, span.rule or "over_explanation"


def one_apology(spans: list[SentencePlan]) -> bool:
    """Keep one apology that does not abase its writer; whether that changed anything."""
    apologies = [span for span in spans if span.is_body and span.sentence.has("apology") and span.treatment < DELETE]
    abased = [span for span in apologies if any(mark.kind == "abasement" for mark in span.sentence.evidence)]
    plain = [span for span in apologies if span not in abased and span.treatment < REPLACE]
    alone = [span for span in plain if acts_of(span.sentence) == ["apology"]]
    keeper = alone[0] if alone else plain[0] if plain else None
    changed = False
    for span in apologies:
        if span is not keeper and span.treatment < REPLACE:
            span.treatment, span.rule, changed = REPLACE, "over_apology", True
    return changed


def longest_first(spans: Iterable[SentencePlan]) -> list[SentencePlan]:
    """Sentences of the body that may go when the letter is too long: those without an act first, then the longest."""
    loose = [span for span in spans if span.treatment < REPLACE and span.is_body and not span.is_item]
    return sorted(loose, key=lambda span: (bool(acts_of(span.sentence)), -span.sentence.words))
