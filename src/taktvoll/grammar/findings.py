"""From matches to findings."""

import re
from collections.abc import Iterable

from taktvoll.analysis import Analysis
from taktvoll.finding import Edit, Finding, Fix, LanguageToolRule, Safety, Severity, finding_at
from taktvoll.grammar.client import LanguageToolMatch
from taktvoll.grammar.filters import worth_a_finding
from taktvoll.grammar.messages import ALL_SMALL, advice, advice_of, fix_title, is_spelling, message_of, severity_of
from taktvoll.grammar.plain import Plain
from taktvoll.grammar.vocabulary import Vocabulary
from taktvoll.lint.messages import shorten
from taktvoll.positions import Places
from taktvoll.settings import Settings

RULE = "grammar"
_ALL_SMALL = LanguageToolRule(rule="ALL_SMALL", category="CASING")
MAX_FIXES = 5
"""Replacements offered for one match; the server's later ones are far-fetched."""


def findings_of(
    matches: Iterable[LanguageToolMatch], plain: Plain, analysis: Analysis, settings: Settings
) -> tuple[Finding, ...]:
    """The findings in text order, no two at the same place."""
    known = Vocabulary(analysis, settings.grammar)
    places = Places(analysis.text)
    found: dict[tuple[int, int], Finding] = {}
    for match in matches:
        span = plain.back(match.offset, match.length)
        if span is not None and worth_a_finding(match, analysis, span, known):
            found.setdefault(span, _finding(match, analysis.text, span, places, settings.lang))
    return tuple(found[span] for span in sorted(found))


def all_small_finding(analysis: Analysis, settings: Settings) -> Finding:
    """The one finding of a draft in small letters, at its first line."""
    first = analysis.letter_sentences[0]
    return finding_at(
        Places(analysis.text),
        first.start,
        first.end,
        rule=RULE,
        severity=Severity.HINT,
        message=ALL_SMALL.in_language(settings.lang),
        advice=advice("small", settings.lang),
        evidence=("taktvoll:all_small",),
        languagetool=_ALL_SMALL,
    )


def is_all_small(finding: Finding) -> bool:
    """Whether `finding` is the one about small letters throughout."""
    return finding.languagetool == _ALL_SMALL


def _finding(match: LanguageToolMatch, text: str, span: tuple[int, int], places: Places, lang: str) -> Finding:
    start, end = span
    return finding_at(
        places,
        start,
        end,
        rule=RULE,
        severity=severity_of(match),
        message=message_of(match, shorten(text[start:end].strip()), lang),
        advice=advice_of(match, lang),
        fixes=_fixes(match, text, start, end, lang),
        evidence=(f"languagetool:{match.rule}",),
        languagetool=LanguageToolRule(rule=match.rule, category=match.category),
    )


def _fixes(match: LanguageToolMatch, text: str, start: int, end: int, lang: str) -> tuple[Fix, ...]:
    """The replacements; safe is only a single one that is no guess about a word."""
    safety = Safety.SAFE if len(match.replacements) == 1 and not is_spelling(match) else Safety.OFFER
    texts = dict.fromkeys(respaced(text[start:end], replacement) for replacement in match.replacements)
    return tuple(
        Fix(title=fix_title(new, lang), safety=safety, edits=(Edit(start=start, end=end, text=new),))
        for new in [new for new in texts if new != text[start:end]][:MAX_FIXES]
    )


def respaced(old: str, new: str) -> str:
    """`new` with the line breaks of `old`, where both have as many words: the server joins wrapped lines."""
    gaps = re.findall(r"\s+", old)
    parts = re.split(r"\s+", new)
    if len(parts) != len(gaps) + 1 or "\n" not in old:
        return new
    return "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
