"""Remarks that are no findings: what a careful friend would add. One line each, never repeated, two a report at most.

Which note fits is data (`notes.toml`); what no pattern can tell is computed in `note_facts.py`.
"""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from taktvoll.analysis import Analysis
from taktvoll.appointment import talk_lies_ahead
from taktvoll.bilingual import Text
from taktvoll.intent import effective_occasion
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.lint.note_facts import NoteFacts
from taktvoll.lint.rules import late_notice, no_show, past_appointment
from taktvoll.pipeline.sentence_cache import SentencePattern
from taktvoll.report import Note, Report
from taktvoll.scheme import Counterpart
from taktvoll.settings import Settings

MOST = 2
"""Notes a report; more are not read."""
_CONDITIONS = ("occasion", "stage", "stance", "counterpart", "channel", "region")
_ACT_FIRST = frozenset({late_notice.RULE.id, past_appointment.RULE.id, no_show.RULE.id})
"""Rules that ask for a call or a look at the calendar before the mail goes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRule:
    """One note of the data with its conditions."""

    kind: str
    text: Text
    first: bool
    """Whether the reader should do something before the draft goes out."""
    alone: bool
    """Whether it comes only where no other kind but the time was noted."""
    conditions: tuple[tuple[str, frozenset[str]], ...]
    """(name, values of which one must fit)."""
    says: SentencePattern | None
    unless: SentencePattern | None
    computed: str | None

    def fits(self, facts: Mapping[str, str], letter: NoteFacts) -> Mapping[str, object] | None:
        """What fills the text where all conditions hold, else None."""
        if not all(facts[name] in values for name, values in self.conditions):
            return None
        if self.says is not None and not self.says.is_in(letter.sentences):
            return None
        if self.unless is not None and self.unless.is_in(letter.sentences):
            return None
        return {} if self.computed is None else letter.fits(self.computed)


@functools.cache
def note_rules() -> tuple[NoteRule, ...]:
    """All notes, the most pressing first; raises ValueError where the data has an unknown key, KeyError for an unknown pattern."""
    data = tomllib.loads(files("taktvoll.lint").joinpath("notes.toml").read_text(encoding="utf-8"))
    return tuple(_rule(entry, data["patterns"]) for entry in data["note"])


def _rule(entry: Mapping[str, object], patterns: Mapping[str, str]) -> NoteRule:
    known = {"kind", "de", "en", "first", "alone", "says", "mentions", "unless", "computed", *_CONDITIONS}
    if unknown := entry.keys() - known:
        raise ValueError(f"notes.toml: {entry.get('kind')!r} has unknown keys {sorted(unknown)}")
    conditions = []
    for name in _CONDITIONS:
        values = entry.get(name)
        if isinstance(values, list):
            conditions.append((name, frozenset(map(str, values))))
    computed = entry.get("computed")
    return NoteRule(
        kind=str(entry["kind"]),
        text=Text(de=str(entry["de"]), en=str(entry["en"])),
        first=entry.get("first") is True,
        alone=entry.get("alone") is True,
        conditions=tuple(conditions),
        says=_pattern(patterns[str(entry["mentions"])] if "mentions" in entry else entry.get("says")),
        unless=_pattern(entry.get("unless")),
        computed=None if computed is None else str(computed),
    )


def _pattern(lines: object) -> SentencePattern | None:
    """One pattern of the alternatives, a line each; the same lines are the same pattern."""
    return _alternatives(str(lines)) if lines else None


@functools.cache
def _alternatives(lines: str) -> SentencePattern:
    alternatives = [line for line in lines.splitlines() if line.strip()]
    return SentencePattern(lazy_pattern("|".join(f"(?:{line})" for line in alternatives), re.IGNORECASE | re.MULTILINE))


def notes(analysis: Analysis, settings: Settings) -> Iterator[Note]:
    """At most `MOST` notes, none of a kind twice, for letters about an interview."""
    if not analysis.is_german or not analysis.has_letter:
        return
    if analysis.situation.counterpart is Counterpart.NONE and settings.occasion == "auto":
        return
    occasion, letter = effective_occasion(analysis, settings), NoteFacts(analysis, settings)
    facts = {
        "occasion": occasion,
        "stage": str(analysis.situation.stage),
        "stance": str(analysis.situation.stance),
        "counterpart": str(analysis.situation.counterpart),
        "channel": settings.channel,
        "region": settings.region[:2],
    }
    said: set[str] = set()
    for rule in note_rules():
        if len(said) == MOST:
            return
        if rule.kind in said or (rule.alone and said - {"timing"}) or not _is_for(rule, occasion, analysis):
            continue
        filled = rule.fits(facts, letter)
        if filled is not None:
            said.add(rule.kind)
            yield Note(kind=rule.kind, text=rule.text.in_language(settings.lang, **filled))


def _is_for(rule: NoteRule, occasion: str, analysis: Analysis) -> bool:
    """Whether the note can be for this letter at all: one of no interview gets only what names „other“ itself."""
    if occasion == "other":
        return any(name == "occasion" and "other" in values for name, values in rule.conditions)
    return rule.kind not in {"timing", "second_thought"} or talk_lies_ahead(analysis.situation)


def asks_to_act_first(note: Note) -> bool:
    """Whether the reader should do something before the draft goes out: call first, ask first, mend the line for Taktvoll."""
    if note.kind == "directive":
        return True
    return any(rule.first and _says(rule, note.text) for rule in note_rules() if rule.kind == note.kind)


def _says(rule: NoteRule, text: str) -> bool:
    return any(
        re.fullmatch(re.sub(r"\\{\w+\\}", r".+", re.escape(said)), text) for said in (rule.text.de, rule.text.en)
    )


def something_comes_first(report: Report) -> bool:
    """Whether a note or a finding asks for a step before the draft goes out, so that nothing may call it ready."""
    return any(asks_to_act_first(note) for note in report.notes) or any(
        finding.rule in _ACT_FIRST for finding in report.findings
    )
