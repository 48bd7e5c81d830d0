"""Judging without what the writer wants to hear no more: the draft's own first line, and the file beside it."""

from dataclasses import replace

from taktvoll.finding import Finding
from taktvoll.lint.run import judge
from taktvoll.lint.rules import ALL, EXTERNAL
from taktvoll.analysis import Reading
from taktvoll.report import Note, Report
from taktvoll.settings import Settings
from taktvoll.suppression import Silenced, read_directive

KNOWN = frozenset({*(rule.id for rule in ALL), *EXTERNAL})
"""Ids of everything that can be silenced."""


def judge_unsilenced(
    reading: Reading,
    settings: Settings,
    *,
    id: str | None = None,  # noqa: A002 - the report's own name for it
    decoded: bool = False,
    silenced: Silenced | None = None,
) -> Report:
    """The report on a draft but for what its first line and `silenced` silence; an unknown rule there is a note."""
    directive = read_directive(reading.text, reading.segments, KNOWN)
    entries = silenced or Silenced()

    def covered(finding: Finding, reading: Reading) -> bool:
        return bool(entries.entries) and entries.covers(finding.rule, sentence_at(finding, reading))

    report = judge(reading, ignoring(settings, directive.rules), id=id, decoded=decoded, silenced=covered)
    if not directive.notes:
        return report
    remarks = tuple(Note(kind="directive", text=text) for text in directive.notes)
    return replace(report, notes=(*report.notes, *remarks))


def ignored_by(reading: Reading, settings: Settings) -> Settings:
    """`settings` with what the draft's first line ignores, for texts that are made from it without that line."""
    return ignoring(settings, read_directive(reading.text, reading.segments, KNOWN).rules)


def ignoring(settings: Settings, rules: tuple[str, ...]) -> Settings:
    """`settings` with these rules ignored too."""
    if not rules:
        return settings
    return settings.model_copy(update={"ignore": tuple(dict.fromkeys((*settings.ignore, *rules)))})


def sentence_at(finding: Finding, reading: Reading) -> str:
    """The sentence in which `finding` begins; its own words where it stands in none."""
    for sentence in reading.sentences:
        if sentence.start <= finding.start < sentence.end:
            return reading.quote(sentence)
    return reading.text[finding.start : finding.end]
