"""Slots: the facts of the letter as literal quotes (recipient, company, position, date, time, sender)."""

import re
from collections.abc import Iterable, Mapping, Sequence

from taktvoll.analysis import DateMention, SlotSpan
from taktvoll.annotate.candidates import (
    Candidate,
    company_candidates,
    date_candidates,
    position_candidates,
    time_candidates,
)
from taktvoll.annotate.ranking import Ranker
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.letter import Segment, SegmentKind
from taktvoll.scheme import SLOTS

_GREETING = re.compile(
    r"^\W*(?:(?:einen?\s+)?(?:sehr\s+(?:ge|ver)ehrte[rsn]?|(?:ge|ver)ehrte[rsn]?|werte[rsn]?|liebe[rsnm]?|libe[rs]?|hallo|hallöchen|hi|hey|moin(?:\s+moin)?|servus|grüezi|grüß\s+gott|gruezi"
    r"|grüß\s+(?:sie|dich|euch)|gruss|guten\s+(?:tag|morgen|abend)|guada?|gude|hoi|salü|tach|dear|an|schönen\s+guten\s+tag|schönen\s+(?:tag|abend)|tag)\s*,?\s*)+",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:damen|dame|herren|(?:zusammen|alle|alle\s+zusammen|leute|miteinander|ihr|team|liebes?\s+team|ihr\s+lieben|euch|beisammen|allerseits|personalabteilung|personaler\w*|recruiting.?team|hr.?team|\w*team|\w*amt|\w*abteilung|\w*stelle|\w*sekretariat)\b)",
    re.IGNORECASE,
)


def find_slots(
    text: str,
    segments: Sequence[Segment],
    homes: SentenceIndex,
    dates: Sequence[DateMention],
    times: Sequence[tuple[int, int]],
    entities: Sequence[tuple[int, int, str]],
    rankers: Mapping[str, Ranker],
) -> dict[str, SlotSpan]:
    """Slots that the draft states; `entities` are (start, end, label), „NE“ for a word that is tagged as a name.

    Company, position, date and time are chosen by `rankers`; without one for it a slot stays empty.
    """
    spans: dict[str, tuple[int, int] | None] = {
        "recipient": _recipient(text, segments),
        "company": _best(rankers.get("company"), company_candidates(text, homes, entities)),
        "position": _best(rankers.get("position"), position_candidates(text, homes, entities)),
        "date": _best(rankers.get("date"), date_candidates(text, dates, homes)),
        "sender": _sender(text, segments),
    }
    spans["time"] = _best(rankers.get("time"), time_candidates(text, times, homes, spans["date"]))
    return {
        name: SlotSpan(start=span[0], end=span[1], text=text[span[0] : span[1]])
        for name in SLOTS
        if (span := spans[name]) and span[0] < span[1]
    }


def _best(ranker: Ranker | None, candidates: Iterable[Candidate]) -> tuple[int, int] | None:
    return ranker.best(candidates) if ranker else None


def _recipient(text: str, segments: Sequence[Segment]) -> tuple[int, int] | None:
    part = next((segment for segment in segments if segment.kind is SegmentKind.SALUTATION), None)
    if not part:
        return None
    line = text[part.start : part.end]
    greeting = _GREETING.match(line)
    start = greeting.end() if greeting else 0
    rest = re.split(r"[,!:;\n]|\s[–-]\s|\s*[\U0001F300-\U0001FAFF]", line[start:], maxsplit=1)[0].rstrip(" .")
    rest = re.split(r"\s+(?:und\s+(?:liebes?|alle|team)|vom|von\s+der|aus\s+de[rm])\b", rest, maxsplit=1)[0]
    if not rest or _NOBODY.match(rest) or len(rest) > 60:
        return None
    return part.start + start, part.start + start + len(rest)


def _sender(text: str, segments: Sequence[Segment]) -> tuple[int, int] | None:
    part = next((segment for segment in segments if segment.kind is SegmentKind.NAME), None)
    if part:
        line = text[part.start : part.end].split("\n", 1)[0].rstrip(" \r,.")
        prefix = re.match(r"(?:gez\.|i\.\s?A\.|Ihre?|Dein[e]?|Eure?)\s+", line)
        start = prefix.end() if prefix else 0
        return part.start + start, part.start + len(line)
    closing = [segment for segment in segments if segment.kind is SegmentKind.CLOSING]
    for part in closing:
        match = re.search(
            r"(?:grüßen?|grüssen?|gruß|gruss|grüße|lg|vg|mfg|bg|ciao|herzlich(?:st)?|dein|deine|ihre?|eure?|gez\.|von)[,!]?\s+((?:Dr\.\s+|Mag\.\s+)?[A-ZÄÖÜ][\wäöüß.-]+(?:\s+(?:von\s+|van\s+)?[A-ZÄÖÜ][\wäöüß.-]+){0,3})\s*$",
            text[part.start : part.end],
            re.IGNORECASE,
        )
        if match:
            return part.start + match.start(1), part.start + match.end(1)
    return None
