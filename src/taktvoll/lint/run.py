"""From an analysis to a report: run the rules, place their findings, score the letter, add notes."""

import bisect
from collections.abc import Callable, Iterator, Sequence

from taktvoll.analysis import Analysis
from taktvoll.errors import SettingsError
from taktvoll.finding import Finding
from taktvoll.lint.measures import measure
from taktvoll.lint.notes import notes
from taktvoll.lint.rule import Match, Rule
from taktvoll.lint.rules import ALL, TITLES, empty_draft, not_german, unknown_rule
from taktvoll.lint.scores import score_dimensions, total_score
from taktvoll.report import Report, Sentence, Sentiment
from taktvoll.settings import Settings

_ALONE = (empty_draft.RULE, not_german.RULE)
"""Rules after which no other has anything to say."""


def lint_analysis(
    analysis: Analysis,
    settings: Settings,
    *,
    id: str | None = None,  # noqa: A002 - the report's own name for it
    decoded: bool = False,
    is_suppressed: Callable[[Finding, Analysis], bool] | None = None,
) -> Report:
    """The report on a draft; raises `SettingsError` where `settings` names a rule that does not exist."""
    findings = [
        finding
        for finding in find_all(analysis, settings)
        if is_suppressed is None or not is_suppressed(finding, analysis)
    ]  # fmt: skip
    length = measure(analysis)
    scores = score_dimensions(analysis, findings, length, settings.limits)
    return Report(
        id=id,
        text=analysis.text,
        decoded=decoded,
        subject=subject_of(analysis),
        occasion=analysis.occasion if analysis.text.strip() else "other",
        register=analysis.register,
        score=total_score(scores),
        scores=scores,
        sentiment=Sentiment(
            polarity=analysis.polarity, subjectivity=analysis.subjectivity, formality=analysis.formality
        ),
        length=length,
        slots={name: slot.text for name, slot in analysis.slots.items()},
        sentences=tuple(
            Sentence(start=found.start, end=found.end, labels=found.labels, polarity=found.polarity)
            for found in analysis.sentences
        ),
        findings=tuple(findings),
        notes=tuple(notes(analysis, settings)),
    )  # fmt: skip


def chosen_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that `settings` selects and does not ignore, in the order of `ALL`; unknown ids raise `SettingsError`."""
    for key, names in (("select", settings.select), ("ignore", settings.ignore)):
        for name in names:
            if name not in TITLES:
                raise SettingsError.saying(unknown_rule(name, where=key))
    return tuple(
        rule
        for rule in ALL
        if (not settings.select or rule.id in settings.select) and rule.id not in settings.ignore
    )  # fmt: skip


def find_all(analysis: Analysis, settings: Settings) -> list[Finding]:
    """Findings of the chosen rules by place, then by the order of the rules; none twice."""
    rules = chosen_rules(settings)
    alone = next((rule for rule in _ALONE if next(iter(rule.find(analysis, settings)), None)), None)
    if alone is not None:
        rules = tuple(rule for rule in rules if rule is alone)
    starts = line_starts(analysis.text)
    order = {rule.id: place for place, rule in enumerate(ALL)}
    found: dict[tuple[int, int, int, str], Finding] = {}
    for rule in rules:
        for finding in check_rule(rule, analysis, settings, starts):
            found.setdefault((finding.start, finding.end, order[rule.id], finding.message), finding)
    return [found[key] for key in sorted(found)]


def check_rule(
    rule: Rule, analysis: Analysis, settings: Settings, starts: Sequence[int] | None = None
) -> Iterator[Finding]:
    """The findings of one rule, in the user's language."""
    lines = line_starts(analysis.text) if starts is None else starts
    for match in rule.find(analysis, settings):
        yield _finding(rule, match, settings, lines)


def _finding(rule: Rule, match: Match, settings: Settings, starts: Sequence[int]) -> Finding:
    line = bisect.bisect_right(starts, match.start)
    return Finding(
        rule=rule.id,
        severity=match.severity or rule.severity,
        message=rule.message.in_language(settings.lang, **match.fields),
        advice=rule.advice.in_language(settings.lang),
        start=match.start,
        end=match.end,
        line=line,
        column=match.start - starts[line - 1] + 1,
        fixes=match.fixes,
        evidence=match.evidence,
    )


def line_starts(text: str) -> list[int]:
    """Where the lines of `text` begin; a line ends at LF or CRLF, nowhere else."""
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


def subject_of(analysis: Analysis) -> str | None:
    """The subject: of the mail's header, or of the draft's first line without „Betreff:“."""
    if analysis.subject is not None:
        return analysis.subject
    line = next((analysis.quote(found) for found in analysis.sentences if found.has("subject")), None)
    if line is None:
        return None
    head, colon, rest = line.partition(":")
    return rest.strip() if colon and head.strip().lower() in _SUBJECT_NAMES else line.strip()


_SUBJECT_NAMES = frozenset({"betreff", "betr.", "betr", "subject", "btr.", "aw", "re"})
