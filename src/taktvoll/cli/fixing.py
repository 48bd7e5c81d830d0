"""``check --fix``: apply the safe fixes of a draft until none is left, and write it or print it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from taktvoll.bilingual import Text
from taktvoll.cli.in_place import NOT_REPLACED, is_replaceable, replace_file
from taktvoll.cli.talk import filled, named, say, titles
from taktvoll.finding import Finding, Fix, Safety

if TYPE_CHECKING:
    from taktvoll.cli.grammar import GrammarOnDemand
    from taktvoll.cli.inputs import LocatedLetter
    from taktvoll.report import Report

ROUNDS = 20
"""Checks of one draft at most: fixes that overlap wait for the next one, and a fix may make room for another."""
_APPLIED = Text(
    de="{name}: {fixes} übernommen; das Original liegt in {backup}",
    en="{name}: {fixes} applied; the original is in {backup}",
)
_PRINTED = Text(de="{name}: {fixes} übernommen", en="{name}: {fixes} applied")
_FIXES = Text(de="{count} sichere Vorschläge", en="{count} safe suggestions")
_FIX = Text(de="1 sicherer Vorschlag", en="1 safe suggestion")
_LEFT = Text(de="{name}: Es bleibt: {rules}", en="{name}: still there: {rules}")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft after its safe fixes."""

    text: str
    applied: int
    """How many fixes were applied."""
    report: "Report"
    """On `text`: what is left."""


def fix(draft: "LocatedLetter", day: str, grammar: "GrammarOnDemand", *, printed: bool) -> Fixed:
    """The draft with its safe fixes, those of the same place in the order of the report.

    What can be neither `printed` nor replaced stays as it is, and so does its report.
    """
    from taktvoll.cli.process import checker_of

    letter, applied = draft.letter, 0
    checker = checker_of(draft.settings, grammar.session(draft.settings))
    for _ in range(ROUNDS):
        report = checker.check(letter, today=day, suppressions=draft.suppressions)
        fixes = _apart(report.findings)
        if fixes and not printed and not is_replaceable(draft.letter):
            say(NOT_REPLACED, name=named(draft.letter.id))
            break
        if not fixes:
            break
        letter = replace(letter, text=report.apply(fixes))
        applied += len(fixes)
    return Fixed(letter.text, applied, report)


def keep(draft: "LocatedLetter", fixed: Fixed) -> None:
    """Write the fixed draft over its file and say so, where there was something to fix."""
    if fixed.text != draft.letter.text:
        backup = replace_file(Path(str(draft.letter.path)), fixed.text)
        say(_APPLIED, name=named(draft.letter.id), fixes=_fixes(fixed.applied), backup=backup)


def print_fixed(draft: "LocatedLetter", fixed: Fixed, out: TextIO) -> None:
    """Print the fixed draft, and say what was done and what is left."""
    out.write(fixed.text)
    name = named(draft.letter.id)
    if fixed.applied:
        say(_PRINTED, name=name, fixes=_fixes(fixed.applied))
    if fixed.report.findings:
        say(_LEFT, name=name, rules=titles(finding.rule for finding in fixed.report.findings))


def _fixes(count: int) -> Text:
    return _FIX if count == 1 else filled(_FIXES, count=count)


def _apart(findings: Iterable[Finding]) -> list[Fix]:
    """The first safe fix of each finding, as far as it touches none before it: those that do wait for the next round."""
    taken: list[Fix] = []
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safety is Safety.SAFE), None)
        if fix is not None and not any(_touch(fix, other) for other in taken):
            taken.append(fix)
    return taken


def _touch(fix: Fix, other: Fix) -> bool:
    return any(edit.start <= near.end and near.start <= edit.end for edit in fix.edits for near in other.edits)
