"""Slots: the facts of the letter as literal quotes (recipient, company, position, date, time, sender)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from taktvoll.analysis import DateMention, SlotSpan
from taktvoll.annotate.candidates import (
    Candidate,
    company_candidates,
    date_candidates,
    position_candidates,
    time_candidates,
)
from taktvoll.annotate.other_employers import is_other_employer
from taktvoll.annotate.ranking import Ranker
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.annotate.sure_places import day_of_subject, firm_of_subject, hour_of_talk, sure_post
from taktvoll.letter import Segment, SegmentKind
from taktvoll.mail.addressee import addressee
from taktvoll.mail.names import bare_word, is_title
from taktvoll.mail.placeholders import is_open_field, placeholders
from taktvoll.mail.salutation import TITLES
from taktvoll.mail.signer import signer, signer_behind
from taktvoll.scheme import SLOTS, DateRole

Span = tuple[int, int]
Placed = TypeVar("Placed", Candidate, DateMention)
_NO_TITLE = re.compile(
    r"\b(?:MEZ|MESZ|CET|CEST|UTC|GMT)\b|\b(?:Referenz\w*|Kennziffer|Job-?ID|Stellennummer|Nr\.)[\s:]*[\w-]*\d[\w/-]*|\bduale[nsr]?\s+Studium\w*|\b\w*(?:jahrgang|semester|saison|lehrjahr|ausbildungsjahr)(?:e?s)?\s+\d{4}(?:/\d{2,4})?",
    re.IGNORECASE,
)
"""What stands where a position might and is none: a time zone, a reference number, a course of study, a year of trainees."""
_NO_TITLE_SIGNS = (
    "mez", "mesz", "cet", "cest", "utc", "gmt", "referenz", "kennziffer", "job", "stellennummer", "nr.", "duale", "jahrgang",
    "semester", "saison", "lehrjahr", "ausbildungsjahr",
)  # fmt: skip
"""One of them stands in every folded text in which `_NO_TITLE` finds something: far cheaper to look for."""


def _only_day(dates: Iterable[DateMention], homes: SentenceIndex) -> Span | None:
    """The day of the talk in the sentence of thanks, where the letter leaves none but that to choose from."""
    found = [date for date in dates if date.role == DateRole.APPOINTMENT]
    home = homes.at(found[0].start) if len(found) == 1 else None
    return (found[0].start, found[0].end) if home is not None and "thanks" in home[3] else None


def find_slots(
    text: str,
    segments: Sequence[Segment],
    homes: SentenceIndex,
    dates: Sequence[DateMention],
    times: Sequence[Span],
    entities: Sequence[tuple[int, int, str]],
    rankers: Mapping[str, Ranker],
) -> dict[str, SlotSpan]:
    """Slots that the draft states; `entities` are (start, end, label), „NE“ for a word that is tagged as a name.

    Company, position, date and time are chosen by `rankers`; without one for it a slot stays empty. A placeholder states
    nothing, and nobody who is greeted or signs is a firm.
    """
    open_fields = placeholders(text)
    recipient, sender = _recipient(text, segments), _sender(text, segments)
    people = [span for span in (recipient, sender) if span and (span is sender or _is_person(text[slice(*span)]))]

    def best(slot: str, candidates: Iterable[Candidate], taken: Sequence[Span] = open_fields) -> Span | None:
        ranker = rankers.get(slot)
        unless = is_elsewhere if slot == "company" else None
        return ranker.best(_outside(candidates, taken), unless) if ranker else None

    def is_elsewhere(firm: Candidate) -> bool:
        return _is_elsewhere(text, firm, homes)

    named_days = [(date.start, date.end) for date in dates]
    no_titles = [*open_fields, *named_days, *_no_titles(text)]
    no_firms = [*open_fields, *people, *named_days]
    firms = list(company_candidates(text, homes, entities))
    posts = list(position_candidates(text, homes, entities))
    date = best("date", date_candidates(text, dates, homes))
    if date is None and rankers:
        date = day_of_subject(text, _outside(dates, open_fields), homes) or _only_day(
            _outside(dates, open_fields), homes
        )
    spans: dict[str, Span | None] = {
        "recipient": recipient,
        "company": best("company", firms, no_firms)
        or (
            firm_of_subject(text, (firm for firm in _outside(firms, no_firms) if not is_elsewhere(firm)), homes)
            if rankers
            else None
        ),
        "position": best("position", posts, no_titles)
        or (sure_post(text, [*_outside(posts, no_titles)], homes) if rankers else None),
        "date": date,
        "time": best("time", time_candidates(text, times, homes, date))
        or (hour_of_talk(text, times, homes) if rankers and date is None else None),
        "sender": sender,
    }
    return {
        name: SlotSpan(start=span[0], end=span[1], text=text[span[0] : span[1]])
        for name in SLOTS
        if (span := spans[name]) and span[0] < span[1]
    }


def _no_titles(text: str) -> list[Span]:
    if not any(map(text.casefold().__contains__, _NO_TITLE_SIGNS)):
        return []
    return [match.span() for match in _NO_TITLE.finditer(text)]


def _is_elsewhere(text: str, firm: Candidate, homes: SentenceIndex) -> bool:
    home = homes.at(firm.start)
    return home is not None and is_other_employer(text, firm.start, firm.end, home[:2])


def _outside(candidates: Iterable[Placed], taken: Sequence[Span]) -> Iterator[Placed]:
    """Those of `candidates` that overlap none of `taken`."""
    spans: list[Span] = []
    for start, end in sorted(taken):
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    for candidate in candidates:
        before = bisect_left(spans, (candidate.end,)) - 1
        if before < 0 or spans[before][1] <= candidate.start:
            yield candidate


def _recipient(text: str, segments: Sequence[Segment]) -> Span | None:
    """Whom the first salutation names that names anybody."""
    for part in segments:
        found = addressee(text[part.start : part.end]) if part.kind is SegmentKind.SALUTATION else None
        if found:
            return part.start + found[0], part.start + found[1]
    return None


def _is_person(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return bare_word(first) in TITLES or is_title(first)


def _sender(text: str, segments: Sequence[Segment]) -> Span | None:
    """The first name line that is filled in; without one, the name behind a closing formula."""
    for kind, read in ((SegmentKind.NAME, signer), (SegmentKind.CLOSING, signer_behind)):
        for part in segments:
            found = read(text[part.start : part.end]) if part.kind is kind else None
            if found and not _is_open(text[part.start + found[0] : part.start + found[1]]):
                return part.start + found[0], part.start + found[1]
    return None


def _is_open(name: str) -> bool:
    return bool(placeholders(name)) or is_open_field(name)
