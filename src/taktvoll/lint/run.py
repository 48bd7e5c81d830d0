"""From an analysis to a report: run the rules, place their findings, score the letter, add notes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.errors import SettingsError
from taktvoll.finding import Finding, finding_at
from taktvoll.lint.folding import fold
from taktvoll.lint.measures import measure
from taktvoll.lint.named_dates import named_dates
from taktvoll.lint.notes import notes
from taktvoll.lint.rule import Match, Rule
from taktvoll.lint.rules import ALL, TITLES, empty_draft, not_german, over_explanation, unknown_rule
from taktvoll.lint.scores import score_dimensions, total_score
from taktvoll.positions import Places
from taktvoll.report import Clause, Ground, Report, Sentence, Sentiment, Situation
from taktvoll.scheme import Counterpart, Occasion, Stage, Stance
from taktvoll.settings import Settings

_ALONE = (empty_draft.RULE, not_german.RULE)
"""Rules after which no other has anything to say."""
OF_A_MAIL = frozenset({"missing_salutation", "missing_closing", "missing_subject"})
"""Rules that only a mail has to meet: not a call, a form's field or a short message."""
_ORDER = {rule.id: place for place, rule in enumerate(ALL)}


def lint_analysis(
    analysis: Analysis,
    settings: Settings,
    *,
    id: str | None = None,  # noqa: A002 - the report's own name for it
    decoded: bool = False,
    is_suppressed: Callable[[Finding, Analysis], bool] | None = None,
) -> Report:
    """The report on a draft; raises `SettingsError` where `settings` names a rule that does not exist."""
    found = [
        finding
        for finding in find_all(analysis, settings)
        if is_suppressed is None or not is_suppressed(finding, analysis)
    ]  # fmt: skip
    findings = in_order(
        fold(
            found,
            analysis,
            settings,
            lambda match: _finding(over_explanation.RULE, match, settings, Places(analysis.text)),
        )
    )
    length = measure(analysis)
    occasion = analysis.occasion if analysis.text.strip() else Occasion.OTHER.value
    scores = None if occasion == Occasion.OTHER else score_dimensions(analysis, findings, length, settings.limits)
    return Report(
        id=id,
        text=analysis.text,
        decoded=decoded,
        subject=subject_of(analysis),
        occasion=occasion,
        register=analysis.register,
        situation=_situation(analysis),
        score=None if scores is None else total_score(scores),
        scores=scores,
        sentiment=Sentiment(
            polarity=analysis.polarity, subjectivity=analysis.subjectivity, formality=analysis.formality
        ),
        length=length,
        slots={name: slot.text for name, slot in analysis.slots.items()},
        dates=tuple(named_dates(analysis)),
        reply_to=None if analysis.received is None else analysis.received.reply,
        sentences=tuple(
            Sentence(start=found.start, end=found.end, labels=found.labels, polarity=found.polarity)
            for found in analysis.sentences
        ),
        clauses=tuple(_clauses(analysis)),
        findings=tuple(findings),
        notes=tuple(notes(analysis, settings)),
        lang=settings.lang,
        segments=analysis.segments,
    )  # fmt: skip


def _clauses(analysis: Analysis) -> Iterator[Clause]:
    """The clauses of every sentence; one that was not split stands as a whole."""
    for sentence in analysis.sentences:
        for clause in sentence.clauses or (sentence,):
            yield Clause(start=clause.start, end=clause.end, labels=clause.labels)


def _situation(analysis: Analysis) -> Situation:
    """The situation with the words that decided; none of our matter where there is no letter."""
    if not analysis.has_letter:
        return Situation(stage=Stage.NONE, stance=Stance.OTHER, counterpart=Counterpart.NONE)
    grounds = [item for item in analysis.evidence if item.kind in {"stage", "stance", "counterpart"}]
    return replace(
        analysis.situation,
        evidence=tuple(
            Ground(
                field=item.kind,
                start=item.start,
                end=item.end,
                probability=item.confidence if item.source.startswith("model:") else None,
            )
            for item in grounds
        ),
    )


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
        and (settings.channel == "mail" or rule.id not in OF_A_MAIL)
    )  # fmt: skip


def find_all(analysis: Analysis, settings: Settings) -> list[Finding]:
    """Findings of the chosen rules by place, then by the order of the rules; none twice."""
    rules = chosen_rules(settings)
    alone = next((rule for rule in _ALONE if next(iter(rule.find(analysis, settings)), None)), None)
    if alone is not None:
        rules = tuple(rule for rule in rules if rule is alone)
    places = Places(analysis.text)
    return in_order(finding for rule in rules for finding in check_rule(rule, analysis, settings, places))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """`findings` by place, then by the order of the rules; none twice."""
    found: dict[tuple[int, int, int, str], Finding] = {}
    for finding in findings:
        found.setdefault((finding.start, finding.end, _ORDER[finding.rule], finding.message), finding)
    return [found[key] for key in sorted(found)]


def check_rule(rule: Rule, analysis: Analysis, settings: Settings, places: Places | None = None) -> Iterator[Finding]:
    """The findings of one rule, in the user's language; `places` are those of the text, where they are known already."""
    places = places or Places(analysis.text)
    for match in rule.find(analysis, settings):
        yield _finding(rule, match, settings, places)


def _finding(rule: Rule, match: Match, settings: Settings, places: Places) -> Finding:
    return finding_at(
        places,
        match.start,
        match.end,
        rule=rule.id,
        severity=match.severity or rule.severity,
        message=rule.message.in_language(settings.lang, **match.fields),
        advice=rule.advice.in_language(settings.lang),
        fixes=match.fixes,
        evidence=match.evidence,
    )


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
