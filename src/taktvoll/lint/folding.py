"""The same passage is not told twice.

Three rules find fault with what a sentence tells: `negative_opinion`, `private_detail`, `over_explanation`, and all three advise to leave it out.
Where several of them find the same passage, the gravest one tells (by severity, then in this order):

- a reproach or a private matter whose sentences another one tells of is *folded into* it: it stays in the report, counts in
  the scores and names the finding that tells, and has no fix of its own, since that one's takes the passage out;
- too much explanation is told of the reasons that are left without those passages; where these are not too much, it is folded
  into the first of the findings that tell of its reasons, and stands where that one stands.

And a sentence that another finding wants gone, or cut to a readable length, is not reported as too long: nobody should make two
sentences of what is to be deleted.
"""

import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.finding import Edit, Finding
from taktvoll.lint.removal import dispensable
from taktvoll.lint.rule import Match
from taktvoll.lint.rules import over_explanation, sentence_too_long
from taktvoll.settings import Settings

TELLING = ("negative_opinion", "private_detail")
"""Rules that tell what is wrong with a passage; `over_explanation` only counts it."""
REMOVING = frozenset({*TELLING, "over_explanation", "hedged_decision", "over_apology"})
"""Rules that want a sentence gone or shortened."""


def fold(
    findings: Sequence[Finding], analysis: Analysis, settings: Settings, finding_of: Callable[[Match], Finding]
) -> list[Finding]:
    """`findings` with those folded that tell of a passage again, in their order.

    `finding_of` makes a finding of `over_explanation` from what that rule matched.
    """
    passages = Passages(analysis)
    told: dict[int, Finding] = {}
    folded: dict[int, Finding] = {}
    ranked = sorted(
        (finding for finding in findings if finding.rule in TELLING),
        key=lambda finding: (-finding.severity.rank, TELLING.index(finding.rule), finding.start),
    )
    for finding in ranked:
        passage = [sentence.start for sentence in passages.between(finding.start, finding.end)]
        if passage and all(start in told for start in passage):
            folded[id(finding)] = _folded(finding, told[passage[0]])
        else:
            told |= {start: finding for start in passage if start not in told}
    kept = [folded.get(id(finding), finding) for finding in findings]
    kept = [
        _without_told(finding, told, analysis, settings, finding_of)
        if finding.rule == over_explanation.RULE.id
        else finding
        for finding in kept
    ]
    going = _going(kept, passages, analysis, settings)
    return [finding for finding in kept if finding.rule != sentence_too_long.RULE.id or finding.start not in going]


class Passages:
    """The sentences of a letter, found by place."""

    def __init__(self, analysis: Analysis) -> None:
        self._sentences = analysis.letter_sentences
        self._starts = [sentence.start for sentence in self._sentences]

    def between(self, start: int, end: int) -> Sequence[AnalysedSentence]:
        """Those that share a character with ``text[start:end]``."""
        first = max(bisect.bisect_right(self._starts, start) - 1, 0)
        last = bisect.bisect_left(self._starts, end)
        return [sentence for sentence in self._sentences[first:last] if start < sentence.end]


def _folded(finding: Finding, telling: Finding) -> Finding:
    """`finding` as part of `telling`, at its place where the two do not meet."""
    folded = replace(finding, folded_into=telling.rule, fixes=())
    if _meet(finding, telling):
        return folded
    return replace(
        folded,
        start=telling.start,
        end=telling.end,
        line=telling.line,
        column=telling.column,
        end_line=telling.end_line,
        end_column=telling.end_column,
    )


def _meet(finding: Finding, other: Finding) -> bool:
    return finding.start < other.end and other.start < finding.end


def _without_told(
    finding: Finding,
    told: dict[int, Finding],
    analysis: Analysis,
    settings: Settings,
    finding_of: Callable[[Match], Finding],
) -> Finding:
    """`finding` of the reasons that no finding in `told` (by the start of a sentence) tells of, or folded into one that does."""
    giving = analysis.letter_sentences_with("reason")
    telling = [told[sentence.start] for sentence in giving if sentence.start in told]
    if not telling:
        return finding
    rest = [sentence for sentence in giving if sentence.start not in told]
    match = next(iter(over_explanation.find_among(rest, analysis, settings)), None)
    if match is not None:
        return finding_of(match)
    return _folded(finding, next((other for other in telling if _meet(finding, other)), telling[0]))


def _going(findings: Sequence[Finding], passages: Passages, analysis: Analysis, settings: Settings) -> set[int]:
    """Starts of the sentences that findings want gone, or of which they leave no more words than are easily read."""
    wanted: set[int] = set()
    edits: dict[int, list[Edit]] = {}
    for finding in findings:
        if finding.rule not in REMOVING:
            continue
        passage = passages.between(finding.start, finding.end)
        wanted.update(sentence.start for sentence in passage if dispensable(sentence))
        for edit in finding.fixes[0].edits if finding.fixes else ():
            for sentence in passages.between(edit.start, edit.end):
                edits.setdefault(sentence.start, []).append(edit)
    limit = settings.limits.max_sentence_words
    return wanted | {
        start
        for start, cuts in edits.items()
        if _words_left(passages.between(start, start + 1)[0], cuts, analysis) <= limit
    }


def _words_left(sentence: AnalysedSentence, edits: Sequence[Edit], analysis: Analysis) -> int:
    """Words of `sentence` that `edits` leave as they are."""
    gone = {place for edit in edits for place in range(max(edit.start, sentence.start), min(edit.end, sentence.end))}
    left = "".join(" " if place in gone else analysis.text[place] for place in range(sentence.start, sentence.end))
    return len(left.split())
