"""The ledger of facts: everything that a draft states and a reader may need, and what became of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.annotate.clock_times import clock_times
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.phrasing.stated_facts import stated, without_stop
from taktvoll.rewriting.content import SentenceContent
from taktvoll.rewriting.faithfulness import flat

_PHONE = re.compile(r"(?<![\d.])(?:\+|0)\d[\d /()-]{5,}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+")
_REFERENCE = re.compile(
    r"\b(?:Ref(?:erenz)?\.?|Kennziffer|Kennz\.|Az\.|Aktenzeichen|Job-?ID|Nr\.)[:\s-]*[\w/-]*\d[\w/-]*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*(?:\s?(?:€|Euro|EUR|%|km|Prozent))?")
_STAY_IN_TOUCH = re.compile(
    r"\bin\s+(?:kontakt|verbindung)\b|\bwieder(?:zu)?sehen\b|\bwieder\s+(?:zu\s+)?(?:bewerben|melden|hören)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """``text[start:end]`` of the draft."""

    start: int
    end: int
    text: str
    kind: str
    """A slot's name, or ``date``, ``clock``, ``number``, ``phone``, ``address``, ``reference``, ``offer``, ``request``, ``question``, ``contact``, ``withdrawal``."""
    place: int
    """Of its sentence."""


def ledger_of(analysis: Analysis, content: Sequence[SentenceContent]) -> tuple[Fact, ...]:
    """Every fact of the letter itself, sorted, none inside another of the same sort."""
    facts = [
        Fact(start=start, end=end, text=analysis.text[start:end].strip(), kind=kind, place=item.place)
        for item in content
        if item.sentence.segment not in EXCLUDED
        for kind, start, end in (*_details(analysis, item), *_wishes(item))
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


Place = tuple[str, int, int]


def _details(analysis: Analysis, item: SentenceContent) -> list[Place]:
    """Slots, days, times, numbers and addresses of one sentence; none inside another."""
    sentence = item.sentence
    found: list[Place] = [
        (name, slot.start, slot.end)
        for name, slot in stated(analysis).items()
        if sentence.start <= slot.start < sentence.end
    ]
    for date in analysis.dates:
        taken = any((start, end) == (date.start, date.end) for _, start, end in found)
        if sentence.start <= date.start < sentence.end and not taken:
            kind = "offer" if date.proposed and sentence.has("reschedule") else "date"
            found.append((kind, date.start, date.end))
    for time in clock_times(analysis.text, sentence.start, sentence.end):
        if not any(start < time.end and time.start < end for _, start, end in found):
            found.append(("clock", time.start, time.end))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(item.quote):
            first, last = sentence.start + match.start(), sentence.start + match.end()
            if not any(start < last and first < end for _, start, end in found):
                found.append((kind, first, last))
    return found


_PATTERNS = (("phone", _PHONE), ("address", _MAIL), ("reference", _REFERENCE), ("number", _NUMBER))


def _wishes(item: SentenceContent) -> Iterator[Place]:
    """What a whole sentence of the writer's asks, takes back, or keeps open."""
    sentence = item.sentence
    if sentence.segment not in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}:
        return
    courtesies = item.acts & {"reschedule", "thanks", "apology", "understanding"}
    if item.is_request and not courtesies and not item.withdraws:
        yield "question" if item.quote.rstrip().endswith("?") else "request", sentence.start, sentence.end
    if _STAY_IN_TOUCH.search(item.quote):
        yield "contact", sentence.start, sentence.end
    if item.withdraws:
        yield "withdrawal", sentence.start, sentence.end


def is_kept(fact: Fact, result: Analysis, *, share: float = 0.6) -> bool:
    """Whether the letter `result` still has the fact; whole requests count as kept by `share` of their words of content."""
    text = flat(" ".join(result.quote(sentence) for sentence in result.letter_sentences))
    if fact.kind == "withdrawal":
        return bool(result.letter_evidence("withdrawal"))
    if fact.kind in {"request", "question", "contact"}:
        words = [word for word in re.findall(r"[^\W\d_]{5,}", flat(fact.text)) if word not in _COMMON]
        return not words or sum(word[:6] in text for word in words) >= share * len(words)
    return flat(without_stop(fact.text)).strip(" .,") in text


_COMMON = frozenset(
    "bitte könnten könnte würden würde haben hätten werden ihnen meine meinen meinem meiner ihren ihrer ihrem nicht wieder nochmals vielleicht eventuell gerne leider können".split()
)
