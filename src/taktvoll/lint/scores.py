"""Scores of a letter, 0 to 100, for each dimension and in all.

    dimension = 100 - the penalties of its findings - what the tone costs (sentiment only), never below 0
    score     = 0.4 * the mean of the dimensions + 0.6 * the lowest of them

A penalty depends on the rule (`PENALTIES`); a finding that was lowered to a hint costs a quarter; of several
findings of one rule the worst counts whole, the next half, the next a quarter, and so on. Every term only takes away, so
removing a finding never lowers a dimension or the score. The lowest dimension weighs most because one bad spot is what a
reader remembers: a fine layout does not make up for an insult.
"""

from collections.abc import Mapping, Sequence

from taktvoll.analysis import Analysis
from taktvoll.finding import Finding, Severity
from taktvoll.lint.rules import ALL
from taktvoll.report import Length
from taktvoll.scheme import DIMENSIONS
from taktvoll.settings import Limits

PENALTIES: Mapping[str, Mapping[str, int]] = {
    "missing_salutation": {"courtesy": 10, "form": 30},
    "missing_closing": {"courtesy": 10, "form": 30},
    "missing_thanks": {"courtesy": 35},
    "missing_decision": {"clarity": 60},
    "missing_apology": {"courtesy": 25},
    "missing_reschedule": {"clarity": 25},
    "over_explanation": {"explanation": 40, "length": 10},
    "negative_opinion": {"sentiment": 50, "courtesy": 25},
    "private_detail": {"explanation": 35},
    "informal": {"register": 25, "form": 5},
    "hedged_decision": {"clarity": 35},
    "over_apology": {"courtesy": 20, "sentiment": 15, "length": 5},
    "register_mix": {"register": 45},
    "too_long": {"length": 30},
    "weekday_mismatch": {"clarity": 30},
    "late_notice": {"courtesy": 20},
    "past_appointment": {"clarity": 30},
    "no_show": {"courtesy": 25, "clarity": 10},
    "date_conflict": {"clarity": 30},
    "placeholder_left": {"form": 40, "clarity": 10},
    "missing_subject": {"form": 4},
    "missing_goodwill": {"sentiment": 4},
    "missing_withdrawal": {"clarity": 4},
    "sentence_too_long": {"length": 8},
    "empty_phrase": {"sentiment": 4},
    "mirror_register": {"register": 25},
    "mirror_name": {"courtesy": 20, "form": 10},
    "tone_drift": {"register": 20},
    "mirror_greeting": {"register": 4},
    "mirror_formality": {"register": 4},
    "mirror_length": {"length": 4},
    "grammar": {"form": 12},
    "empty_draft": dict.fromkeys(DIMENSIONS, 100),
    "not_german": dict.fromkeys(DIMENSIONS, 100),
}
"""Points that a finding of a rule costs in each dimension."""
BY_SEVERITY: Mapping[Severity, int] = {Severity.ERROR: 50, Severity.WARNING: 25, Severity.HINT: 5}
"""What a rule without an entry above costs in `clarity`."""
LOWERED_SHARE = 0.25
TONE_COST = 60
"""Points of `sentiment` that a wholly hostile letter (polarity -1) loses; a friendly or neutral one loses none."""
SURPLUS_COST = 60
"""Further points of `length` for a letter twice as long as the limit; in proportion below, more above."""
MEAN_SHARE, LOWEST_SHARE = 0.4, 0.6
_DEFAULTS = {rule.id: rule.severity for rule in ALL}


def score_dimensions(
    analysis: Analysis, findings: Sequence[Finding], length: Length, limits: Limits | None = None
) -> dict[str, int]:
    """The score of each dimension, in the order of `DIMENSIONS`."""
    lost = dict.fromkeys(DIMENSIONS, 0.0)
    lost["sentiment"] += TONE_COST * max(0.0, -analysis.polarity)
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, found in by_rule.items():
        share = sum(weight * 0.5**place for place, weight in enumerate(sorted(map(_weight, found), reverse=True)))
        for dimension, points in penalties_of(max(found, key=lambda finding: finding.severity.rank)).items():
            lost[dimension] += points * share
        if rule == "too_long":
            limit = (limits or Limits.model_validate({})).max_words
            lost["length"] += SURPLUS_COST * max(0, length.words - limit) / limit
    return {dimension: max(0, round(100 - points)) for dimension, points in lost.items()}


def total_score(scores: Mapping[str, int]) -> int:
    """The score of the letter from those of its dimensions."""
    values = [scores[dimension] for dimension in DIMENSIONS]
    return round(MEAN_SHARE * sum(values) / len(values) + LOWEST_SHARE * min(values))


def penalties_of(finding: Finding) -> Mapping[str, int]:
    """Points that `finding` costs in each dimension before its weight."""
    return PENALTIES.get(finding.rule) or {"clarity": BY_SEVERITY[_DEFAULTS.get(finding.rule, finding.severity)]}


def _weight(finding: Finding) -> float:
    default = _DEFAULTS.get(finding.rule, Severity.WARNING if finding.rule == "grammar" else finding.severity)
    return LOWERED_SHARE if finding.severity is Severity.HINT and default is not Severity.HINT else 1.0


def explain_score(lang: str) -> str:
    """The page of `taktvoll explain score`: the formulas and the table of penalties, in Markdown."""
    text = _EXPLAINED["en" if lang == "en" else "de"]
    rows = [
        f"| `{rule}` | " + ", ".join(f"{dimension} {points}" for dimension, points in costs.items()) + " |"
        for rule, costs in PENALTIES.items()
        if len(costs) < len(DIMENSIONS)
    ]
    return "\n".join([text, *rows, ""])


_EXPLAINED = {
    "de": f"""# Wertung

Jede Dimension beginnt bei 100 und verliert, was ihre Befunde kosten; unter 0 fällt keine.

- **sentiment** (Ton gegenüber dem Unternehmen): dazu {TONE_COST} Punkte mal die Schwere eines feindlichen Tons (Polarität unter 0). Ein neutraler oder freundlicher Ton kostet nichts.
- **length** (Länge): bei `too_long` dazu {SURPLUS_COST} Punkte mal den Anteil der Wörter über der Grenze. Kürze kostet nie etwas.
- **explanation** (Begründung und Privates), **courtesy** (Dank, Entschuldigung, Gruß), **clarity** (klare Absage, richtiger Termin), **register** (Anrede und Wortwahl), **form** (Aufbau der Mail): nur die Befunde.

Von mehreren Befunden derselben Regel zählt der schwerste ganz, der nächste halb, der dritte zu einem Viertel. Ein Befund, der nur als Hinweis gemeldet wird, obwohl die Regel sonst warnt, kostet ein Viertel.

**Gesamtwertung** = {MEAN_SHARE} × Mittel aller Dimensionen + {LOWEST_SHARE} × die niedrigste. Eine schwere Stelle bleibt im Gedächtnis, auch wenn alles andere stimmt.

Alles zieht nur ab: Wer einen Mangel behebt, verliert in keiner Dimension. Ein leerer Entwurf und einer in einer anderen Sprache haben überall 0. Die Lesbarkeit (Amstad) wird gezeigt, aber nicht gewertet, weil sie bei kurzen Briefen an einzelnen langen Wörtern hängt.

| Regel | Punkte |
| --- | --- |""",
    "en": f"""# Score

Each dimension starts at 100 and loses what its findings cost; none falls below 0.

- **sentiment** (stance towards the employer): also {TONE_COST} points times the weight of a hostile tone (polarity below 0). A neutral or friendly tone costs nothing.
- **length**: with `too_long` also {SURPLUS_COST} points times the share of words above the limit. Brevity never costs anything.
- **explanation** (reasons and private details), **courtesy** (thanks, apology, greeting), **clarity** (a clear no, the right date), **register** (form of address and wording), **form** (the parts of a mail): the findings only.

Of several findings of one rule the worst counts whole, the next half, the third a quarter. A finding that is reported as a hint although its rule usually warns costs a quarter.

**Total** = {MEAN_SHARE} × mean of all dimensions + {LOWEST_SHARE} × the lowest. One bad spot is remembered, even if all the rest is fine.

Everything only takes away: mending a flaw never costs a point anywhere. An empty draft and one in another language have 0 everywhere. The reading ease (Amstad) is shown but not scored, because in short letters it hangs on single long words.

| rule | points |
| --- | --- |""",
}
