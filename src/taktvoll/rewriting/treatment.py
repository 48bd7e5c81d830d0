"""The ladder of a sentence: as it is, in plain words, without its reasons, a ready sentence for its acts, nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taktvoll.finding import Finding
from taktvoll.letter import MASKED, SegmentKind
from taktvoll.analysis import Reading, ReadSentence
from taktvoll.report import Report
from taktvoll.rewriting.goal import Aim, acts_of
from taktvoll.phrasing.plain_words import in_plain_words, is_rough

KEEP, PLAIN, SHORT, READY, DROP = range(5)
_HURTS = {"negative": "negative_opinion", "hedge": "hedged_decision", "private": "private_detail"}
"""Label to rule, the gravest first."""
_FAREWELL = re.compile(r"besetz|suche\b|erfolg|alles gute|künftig|zukunft", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[–*•-]|\d{1,2}[.)]|[a-z]\))\s")


@dataclass(slots=True)
class Span:
    """A sentence of the draft on its ladder."""

    sentence: ReadSentence
    rung: int
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
        return self.rung >= READY and not mended and self.rule not in {"informal", "register_mix", "slots", "occasion"}

    def raise_for(self, rule: str) -> bool:
        """Put the sentence on the next rung that `rule` calls for; whether there was one."""
        if self.rung >= DROP or self.sentence.segment in MASKED:
            return False
        if not self.is_body:
            return self._raise_in_frame(rule)
        if self.is_item and rule in {"over_explanation", "too_long", "private_detail"}:
            return False
        self.rung = {KEEP: PLAIN if rule == "informal" else SHORT, PLAIN: SHORT, SHORT: READY, READY: DROP}[self.rung]
        shortens = rule in {"over_explanation", "private_detail"}
        if self.rung == SHORT and not (shortens and any(mark.kind == "reason_clause" for mark in self.sentence.marks)):
            self.rung = READY
        self.rule = rule
        return True

    def _raise_in_frame(self, rule: str) -> bool:
        last = DROP if self.sentence.segment is SegmentKind.POSTSCRIPT else PLAIN
        if self.rung >= last:
            return False
        self.rung = PLAIN if self.rung < PLAIN else last
        self.rule = rule
        return True


def spans_of(reading: Reading, report: Report, aim: Aim) -> list[Span]:
    """Every sentence on the lowest rung that the report calls for."""
    spans = []
    for sentence in reading.sentences:
        found = {finding.rule for finding in report.findings if _touches(finding, sentence)}
        rung, rule = _first_rung(reading, sentence, found, aim)
        quote = reading.quote(sentence)
        listed = bool(_ITEM.match(_line_of(reading, sentence))) or quote.rstrip().endswith(":")
        spans.append(Span(sentence, rung, rule, quote, is_item=listed))
    rules = {finding.rule for finding in report.findings}
    if "over_explanation" in rules:
        _one_reason(reading, spans)
    if "over_apology" in rules:
        one_apology(spans)
    return spans


def _line_of(reading: Reading, sentence: ReadSentence) -> str:
    """The line in which the sentence begins."""
    return reading.text[reading.text.rfind("\n", 0, sentence.start) + 1 : sentence.end]


def _touches(finding: Finding, sentence: ReadSentence) -> bool:
    return finding.start < sentence.end and sentence.start < finding.end


def _first_rung(reading: Reading, sentence: ReadSentence, found: set[str], aim: Aim) -> tuple[int, str | None]:
    plain: tuple[int, str | None] = (PLAIN, "informal") if "informal" in found else (KEEP, None)
    if sentence.segment is SegmentKind.DIRECTIVE:
        return DROP, "directive"
    if sentence.segment in MASKED:
        return KEEP, None
    if sentence.segment not in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}:
        return plain
    rule = _gravest(reading, sentence, found, aim)
    if rule is None:
        return plain
    if sentence.segment is SegmentKind.POSTSCRIPT:
        return plain if rule == "informal" else (DROP, rule)
    return (SHORT if rule == "private_detail" and acts_of(sentence) else READY), rule


def _gravest(reading: Reading, sentence: ReadSentence, found: set[str], aim: Aim) -> str | None:
    """The rule for which the sentence cannot stay; None where it can."""
    hurting = next((rule for label, rule in _HURTS.items() if sentence.has(label) and rule in found), None)
    foreign = any(mark.kind == aim.other_register for mark in sentence.marks)
    if foreign:
        return hurting if hurting and hurting != "private_detail" else "register_mix"
    if hurting:
        return hurting
    if aim.asked and _against_intent(reading, sentence, aim):
        return "occasion"
    wanted = sentence.has("negative")  # a complaint that is not found is one that the user has silenced
    clear = aim.occasion in {"decline", "reschedule"} and not wanted
    rough = clear and "informal" in aim.rules and is_rough(in_plain_words(reading.quote(sentence)))
    return "informal" if rough else None


def _against_intent(reading: Reading, sentence: ReadSentence, aim: Aim) -> bool:
    """Whether the sentence does what the user does not want: asks for a date, withdraws, takes leave for good."""
    if aim.occasion == "decline":
        return sentence.has("reschedule")
    if any(mark.kind == "withdrawal" for mark in sentence.marks):
        return True
    return sentence.has("goodwill") and bool(_FAREWELL.search(reading.quote(sentence)))


def _one_reason(reading: Reading, spans: list[Span]) -> None:
    """Keep the first reason that is short and may be given; shorten or drop the others."""
    kept = False
    for span in spans:
        if "reason" not in span.sentence.labels or span.rung >= READY or span.is_item:
            continue
        clauses = [mark for mark in span.sentence.marks if mark.kind == "reason_clause"]
        words = sum(len(reading.quote(mark).split()) for mark in clauses)
        if not kept and span.rung < SHORT and len(clauses) <= 1 and words <= 20:
            kept = True
            continue
        span.rung, span.rule = SHORT, span.rule or "over_explanation"


def one_apology(spans: list[Span]) -> bool:
    """Keep one apology that does not abase its writer; whether that changed anything."""
    apologies = [span for span in spans if span.is_body and span.sentence.has("apology") and span.rung < DROP]
    abased = [span for span in apologies if any(mark.kind == "abasement" for mark in span.sentence.marks)]
    plain = [span for span in apologies if span not in abased and span.rung < READY]
    alone = [span for span in plain if acts_of(span.sentence) == ["apology"]]
    keeper = alone[0] if alone else plain[0] if plain else None
    changed = False
    for span in apologies:
        if span is not keeper and span.rung < READY:
            span.rung, span.rule, changed = READY, "over_apology", True
    return changed


def longest_first(spans: Iterable[Span]) -> list[Span]:
    """Sentences of the body that may go when the letter is too long: those without an act first, then the longest."""
    loose = [span for span in spans if span.rung < READY and span.is_body and not span.is_item]
    return sorted(loose, key=lambda span: (bool(acts_of(span.sentence)), -span.sentence.words))
