"""``check --statistics``: how often each rule finds something over all drafts, and how many drafts are fine."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from taktvoll.bilingual import Text
from taktvoll.cli.output import Checked, Writer, whole
from taktvoll.cli.run_language import run_lang
from taktvoll.serialise import dumps

if TYPE_CHECKING:
    from taktvoll.finding import Severity

FORMATS = ("text", "json", "jsonl")
_DRAFTS = Text(de="{count} Entwürfe", en="{count} drafts")
_DRAFT = Text(de="1 Entwurf", en="1 draft")
_FINE = Text(de="{count} ohne Befund", en="{count} without findings")
_FLAWED = Text(de="{count} mit Befunden", en="{count} with findings")


def counting_writer(form: str, out: TextIO) -> Writer:
    """What prints no report but the counts, once all drafts are checked or the user breaks off."""
    return lambda checked: _counted(checked, form, out)


def _counted(checked: Checked, form: str, out: TextIO) -> Checked:
    found: Counter[tuple[str, Severity]] = Counter()
    drafts: Counter[str] = Counter()
    seen = flawed = 0
    try:
        for report, settings in checked:
            seen += 1
            flawed += bool(report.findings)
            found.update((finding.rule, finding.severity) for finding in report.findings)
            drafts.update({finding.rule for finding in report.findings})
            yield report, settings
    finally:
        rows = sorted(found.items(), key=lambda row: (-row[1], -row[0][1].rank, row[0][0]))
        with whole():
            out.write(_as_table(rows, seen, flawed) if form == "text" else _as_json(rows, drafts, form))
            out.flush()


def _as_json(rows: "list[tuple[tuple[str, Severity], int]]", drafts: Counter[str], form: str) -> str:
    """Objects with ``rule``, ``severity``, ``count`` (findings) and ``drafts`` (that have one of this rule)."""
    objects = [
        {"rule": rule, "severity": severity.value, "count": count, "drafts": drafts[rule]}
        for (rule, severity), count in rows
    ]
    if form == "jsonl":
        return "".join(f"{dumps(row)}\n" for row in objects)
    return dumps(objects, indent=2) + "\n"


def _as_table(rows: "list[tuple[tuple[str, Severity], int]]", seen: int, flawed: int) -> str:
    from taktvoll.formats.labels import SEVERITIES
    from taktvoll.lint.rules import TITLES

    lang = run_lang()
    names = [
        (SEVERITIES[severity.value].in_language(lang), TITLES[rule].in_language(lang)) for (rule, severity), _ in rows
    ]
    wide = max((len(severity) for severity, _ in names), default=0)
    digits = max((len(str(count)) for _, count in rows), default=0)
    lines = [
        f"{count:>{digits}}  {severity:{wide}}  {title}"
        for (_, count), (severity, title) in zip(rows, names, strict=True)
    ]
    by_severity: Counter[Severity] = Counter()
    for (_, severity), count in rows:
        by_severity[severity] += count
    return "\n".join([*lines, *[""] * bool(lines), total_line(seen, flawed, by_severity)]) + "\n"


def total_line(seen: int, flawed: int, by_severity: Mapping["Severity", int]) -> str:
    """„3 Entwürfe: 1 ohne Befund, 2 mit Befunden (1 Fehler, 4 Warnungen)“."""
    from taktvoll.formats.labels import tally

    lang = run_lang()
    tallies = [
        tally(severity.value, by_severity[severity], lang)
        for severity in sorted(by_severity, key=lambda found: -found.rank)
    ]
    drafts = _DRAFT.in_language(lang) if seen == 1 else _DRAFTS.in_language(lang, count=seen)
    total = f"{drafts}: {_FINE.in_language(lang, count=seen - flawed)}, {_FLAWED.in_language(lang, count=flawed)}"
    return total + (f" ({', '.join(tallies)})" if tallies else "")
