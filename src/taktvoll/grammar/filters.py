"""Which matches are worth a finding: LanguageTool judges any text, we know that this one is a letter."""

import re
import unicodedata

from taktvoll.analysis import Analysis
from taktvoll.grammar.client import LanguageToolMatch
from taktvoll.grammar.messages import is_spelling
from taktvoll.grammar.plain import UNSENT
from taktvoll.grammar.vocabulary import Vocabulary

NEVER = (
    "DE_DATE_WEEKDAY",  # our `weekday_mismatch` knows the day of the draft; the server takes the year of its clock
    "DATUM_WOCHENTAG",
    "UNPAIRED_BRACKETS",  # „a)“ of a list
    "EINHEITEN_METRISCH",
)
"""Beginnings of the ids of rules that err in letters, or whose matter is ours."""
NEVER_CATEGORIES = frozenset(
    {"EMPFOHLENE_RECHTSCHREIBUNG", "TYPOGRAPHY", "REDUNDANCY", "CREATIVE_WRITING", "REPETITIONS_STYLE"}
)
"""„kennen zu lernen“ is right as well; dashes, spaces and quotation marks are no one's grammar."""
_CASE_RULES = ("DE_CASE", "UPPERCASE_SENTENCE_START")
_WEEKDAY = re.compile(r"(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,?")
MIN_GUESSED = 4
"""Unknown words shorter than this are abbreviations and dialect rather than slips."""
FAR = 8
"""From this length on a slip may differ from the right word by two letters, below by one."""
MIN_WORDS = 8
"""Words a draft needs before its small letters say something about it."""
MAX_CAPITALS = 0.04
"""Share of capitalised words up to which a draft counts as written in small letters: a signature, an „LG“."""
_LETTERS = re.compile(r"[^\W\d_]+")


def all_small(analysis: Analysis) -> bool:
    """Whether the writer's own words are in small letters throughout."""
    own = [analysis.quote(sentence) for sentence in analysis.sentences if sentence.segment not in UNSENT]
    words = [word for text in own for word in _LETTERS.findall(text)]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= MIN_WORDS and capitals <= MAX_CAPITALS * len(words)


def worth_a_finding(match: LanguageToolMatch, analysis: Analysis, span: tuple[int, int], known: Vocabulary) -> bool:
    """Whether `match`, at `span` of the draft, tells the writer of this letter something."""
    start, end = span
    if any(segment.start < end and start < segment.end for segment in analysis.segments if segment.kind in UNSENT):
        return False
    if match.rule.startswith(NEVER) or match.category in NEVER_CATEGORIES:
        return False
    quote = analysis.text[start:end]
    company = analysis.slots.get("company")
    if match.category == "GRAMMAR" and company is not None and start < company.end and company.start < end:
        return False  # a firm's name follows no grammar
    if match.rule.startswith(_CASE_RULES) and (_begins_line(analysis.text, start) or known.knows(quote)):
        return match.rule.startswith("UPPERCASE") and not known.knows(quote)
    if match.rule.startswith("KOMMA_DATUM") and _WEEKDAY.fullmatch(quote.strip()):
        return False
    return not is_spelling(match) or _is_slip(quote, match.replacements, known)


def _begins_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t\r-–—*•·>")


def _is_slip(quote: str, replacements: tuple[str, ...], known: Vocabulary) -> bool:
    """Whether an unknown word looks like a slip of a known one rather than a name, a dialect or an abbreviation."""
    word = unicodedata.normalize("NFC", quote)
    if known.knows(word) or not replacements:
        return False
    if len(word) < MIN_GUESSED:
        return replacements[0] == word.capitalize() != word  # „guten tag“
    reach = 2 if len(word) >= FAR else 1
    return any(_near(word, other, reach) for other in replacements[:3])


def _near(word: str, other: str, reach: int) -> bool:
    """Whether `other` begins alike and is `reach` letters away at most (a swap of neighbours counts once)."""
    return word[:1].lower() == other[:1].lower() and distance(word, other, reach) <= reach


def distance(one: str, other: str, limit: int) -> int:
    """Letters to put in, leave out, replace or swap with their neighbour; `limit` + 1 for anything above `limit`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        line = [row]
        for column, target in enumerate(other, start=1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (char != target))
            if row > 1 and column > 1 and char == other[column - 2] and one[row - 2] == target:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)
