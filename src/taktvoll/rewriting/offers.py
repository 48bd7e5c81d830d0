"""The days that the writer offers instead, as the end of „mir würde … passen“."""

import re
from collections.abc import Sequence

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.phrasing.stated_facts import normal_days
from taktvoll.rewriting.faithfulness import proposals

MOST_OFFERS = 5
"""More dates are left in the writer's own words."""
ONE_BREATH = 12
"""Characters between two dates that are offered together: „ oder am “."""
REACH = 30
"""Characters before a date that say whether more is meant than the day."""
_NEAR_DATE = re.compile(r"\b(am|an dem|den|der)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"(?P<week>\bWoche\s+)?\b(?:ab|nach|vom)\s+(?:dem\s+|der\s+)?$", re.IGNORECASE)
"""„in der Woche ab dem 1. März“, „ab dem 23. August“: more than the day that is named."""
_OF_RANGE = re.compile(r"\b(?:bis|zwischen|von)\s+(?:zum\s+|dem\s+)?$", re.IGNORECASE)
_TO_RANGE = re.compile(r"\s*(?:–|-|bis)\s*(?:zum\s+|einschließlich\s+)?(?=\w)")
_BARE = re.compile(r"(?:heute|morgen|übermorgen|nächste|kommende)", re.IGNORECASE)
_AND_TIME = re.compile(
    r"\s*,?\s*(?:jeweils\s+)?(?:ab|um|gegen|nach|vor)\s+(?:\d{1,2}(?:[.:]\d\d)?(?:\s*(?:Uhr|h)\b)?|halb\s+\w+|drei\b)",
    re.IGNORECASE,
)


def all_offers(analysis: Analysis, sentences: Sequence[AnalysedSentence]) -> tuple[str, str] | None:
    """Every date that the sentences offer, each with its time: („ es“, „ am 17.2. ab 14 Uhr oder am 18.2. ab 14 Uhr“)."""
    said: list[str] = []
    for sentence in sentences:
        for date in proposals(analysis, sentence):
            text = normal_days(" ".join(analysis.text[date.start : date.end].split())).rstrip(",")
            time = _AND_TIME.match(analysis.text, date.end, sentence.end)
            text += " ".join(("x" + time.group().rstrip()).split())[1:] if time else ""
            before = _before(analysis, sentence, date.start)
            if _OF_RANGE.search(before) or _TO_RANGE.match(analysis.text, date.end, sentence.end):
                return None
            since = _SINCE.search(before)
            if since:
                week = "in der " if since["week"] else ""
                said.append(f"{week}{' '.join(since.group().split())} {text}")
            else:
                said.append(text if _BARE.match(text) or re.match(r"(?:am|an|der|den)\b", text) else f"am {text}")
    said = list(dict.fromkeys(said))
    if not 1 <= len(said) <= MOST_OFFERS:
        return None
    joined = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} oder {said[-1]}"
    return " es", f" {joined}"


def _before(analysis: Analysis, sentence: AnalysedSentence, start: int) -> str:
    """The words of the sentence right before a date."""
    return analysis.text[max(sentence.start, start - REACH) : start]


def offered_dates(analysis: Analysis, sentence: AnalysedSentence) -> tuple[str, str] | None:
    """The dates that a sentence offers („ es“, „ am 3. oder 4. Mai“); None where it offers none in one breath."""
    offered = proposals(analysis, sentence)
    if not offered:
        return None
    end = max(date.end for date in offered)
    start = offered[-1].start
    for date in reversed(offered):
        if start - date.end <= ONE_BREATH:
            start = date.start
    text = normal_days(" ".join(analysis.text[start:end].split()))
    if len(text) > 60 or re.search(r"[!?;:\n]", text):
        return None
    time = _AND_TIME.match(analysis.text, end, sentence.end)
    text += time.group().rstrip() if time else ""
    words = _before(analysis, sentence, start)
    if _SINCE.search(words) or _OF_RANGE.search(words):
        return None
    before = _NEAR_DATE.search(analysis.text[max(sentence.start, start - 10) : start])
    if before and before.group(1).lower() == "der":
        return "", f" der {text}"
    if _BARE.match(text):
        return " es", f" {text}"
    return " es", f" am {text}"
