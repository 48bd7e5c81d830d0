"""Whether a letter does what its draft does: a decision made for its writer, or a request that is none of theirs, is a wrong letter."""

import re

from taktvoll.analysis import Analysis
from taktvoll.annotate.open_decision import asks_for_another_day, declines, doubts, is_left_open, says_no
from taktvoll.letter import SegmentKind
from taktvoll.rewriting.faithfulness import flat


def refuses_only_with_doubt(original: Analysis) -> bool:
    """Whether every refusal of the draft wavers, by its labels."""
    hedged = original.letter_sentences_with("hedge")
    firm = [found for found in original.letter_sentences_with("decision") if not found.has("hedge")]
    return bool(hedged) and not firm


def decides_for_the_writer(original: Analysis, result: Analysis, *, asked: bool) -> bool:
    """Whether `result` says no in words of its own although the draft leaves it open: by the words of both, whatever was planned.

    Neither labels nor goal are asked: they are what a wrong letter was made by.
    """
    own = flat(original.text)
    new = [quote for sentence in result.body if flat(quote := result.quote(sentence)) not in own]
    if asked or not any(map(declines, new)) or asks_for_another_day(new):
        return False
    words = [original.quote(sentence) for sentence in original.body]
    return is_left_open(words) or (doubts(words) and not any(map(says_no, words)))


def asks_unlike_the_draft(original: Analysis, result: Analysis) -> bool:
    """Whether the letter asks for another date, in words that are not the draft's own, and the draft does not."""
    if original.letter_sentences_with("reschedule"):
        return False
    own = flat(original.text)
    return any(flat(result.quote(sentence)) not in own for sentence in result.letter_sentences_with("reschedule"))


_TWO = re.compile(
    r",\s*(?:und\s+)?(?:hallo|hi|lieber?|liebes|sehr geehrte[rs]?|servus|moin|du)\b|\bund\s+(?:lieber?|frau|herr|hallo)\b",
    re.IGNORECASE,
)


def greets_two(analysis: Analysis) -> bool:
    """Whether the salutation names two readers: „Liebe Frau Himmelsbach, lieber Kurt“."""
    return any(
        _TWO.search(analysis.quote(segment)) for segment in analysis.segments if segment.kind is SegmentKind.SALUTATION
    )
