"""Linting without what the writer wants to hear no more: a line at the head of the draft, and the file beside it."""

from collections.abc import Iterator
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.bilingual import Text
from taktvoll.finding import Finding
from taktvoll.letter import SegmentKind
from taktvoll.lint.rules import ALL, EXTERNAL, TITLES
from taktvoll.lint.run import chosen_rules, lint_analysis
from taktvoll.report import Note, Report
from taktvoll.settings import Settings
from taktvoll.suppression import LINE, Directive, Suppressions, read_directive

KNOWN = frozenset({*(rule.id for rule in ALL), *EXTERNAL})
"""Ids of everything that can be silenced."""
_NO_RULE = Text(
    de="Sie nennt keine Regel, also verschweigt sie nichts; schreiben Sie zum Beispiel `taktvoll: ignore=informal`",
    en="it names no rule, so it silences nothing; write for example `taktvoll: ignore=informal`",
)
_NOTHING_SILENCED = Text(
    de="Zu `{rule}` ({title}) gibt es hier nichts zu verschweigen; Sie können den Namen streichen",
    en="there is nothing of `{rule}` ({title}) to silence here; the name can go",
)


def lint_unsuppressed(
    analysis: Analysis,
    settings: Settings,
    *,
    id: str | None = None,  # noqa: A002 - the report's own name for it
    decoded: bool = False,
    suppressions: Suppressions | None = None,
) -> Report:
    """The report on a draft but for what the line at its head and `suppressions` silence.

    What is wrong with that line (an unknown rule, none at all, one that finds nothing here) is a note.
    """
    directive = read_directive(analysis.text, analysis.segments, KNOWN)
    entries = suppressions or Suppressions()

    def covered(finding: Finding, analysis: Analysis) -> bool:
        return bool(entries.entries) and entries.covers(finding.rule, sentence_at(finding, analysis))

    report = lint_analysis(analysis, ignoring(settings, directive.rules), id=id, decoded=decoded, is_suppressed=covered)
    remarks = tuple(
        Note(kind="directive", text=text.in_language(settings.lang))
        for text in directive_faults(analysis, settings, directive)
    )
    return replace(report, notes=(*report.notes, *remarks)) if remarks else report


def directive_faults(analysis: Analysis, settings: Settings, directive: Directive | None = None) -> Iterator[Text]:
    """What is wrong with the line at the head of the draft: names of no rule, no name, names that silence nothing."""
    if not any(segment.kind is SegmentKind.DIRECTIVE for segment in analysis.segments):
        return
    said = read_directive(analysis.text, analysis.segments, KNOWN) if directive is None else directive
    yield from said.notes
    if not said.rules and not said.notes:
        yield _said_of_line(_NO_RULE)
    for rule in chosen_rules(settings.model_copy(update={"select": said.rules})) if said.rules else ():
        if next(iter(rule.find(analysis, settings)), None) is None:
            yield _said_of_line(_NOTHING_SILENCED, rule=rule.id)


def _said_of_line(text: Text, *, rule: str = "") -> Text:
    de, en = (
        f"{LINE.in_language(lang)}: {text.in_language(lang, rule=rule, title=TITLES[rule].in_language(lang) if rule else '')}"
        for lang in ("de", "en")
    )
    return Text(de=de, en=en)


def ignored_by(analysis: Analysis, settings: Settings) -> Settings:
    """`settings` with what the draft's first line ignores, for texts that are made from it without that line."""
    return ignoring(settings, read_directive(analysis.text, analysis.segments, KNOWN).rules)


def ignoring(settings: Settings, rules: tuple[str, ...]) -> Settings:
    """`settings` with these rules ignored too."""
    if not rules:
        return settings
    return settings.model_copy(update={"ignore": tuple(dict.fromkeys((*settings.ignore, *rules)))})


def sentence_at(finding: Finding, analysis: Analysis) -> str:
    """The sentence in which `finding` begins; its own words where it stands in none."""
    for sentence in analysis.sentences:
        if sentence.start <= finding.start < sentence.end:
            return analysis.quote(sentence)
    return analysis.text[finding.start : finding.end]
