"""What the employer's mail leaves open to somebody who moves the talk: its other days, or a talk by video.

The sentence that offers it is put into the draft before it is rewritten, so that everything after it, the proof included,
works on a draft that offers it already; places are told of the draft as it was.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from taktvoll.analysis import AnalysedSentence, Analysis, DateMention
from taktvoll.annotate.dates import find_dates
from taktvoll.appointment import day_of, last_day_of
from taktvoll.finding import Severity
from taktvoll.intent import effective_occasion
from taktvoll.mail.lines import is_typed_small
from taktvoll.reply_to import MailKind
from taktvoll.report import Report
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.offers import MOST_OFFERS
from taktvoll.rewritten import Change, ChangeKind, Dropped, Rewrite
from taktvoll.scheme import DateRole, Occasion, Stance
from taktvoll.settings import Settings

Placed = TypeVar("Placed", Change, Dropped)
RULE = "missing_reschedule"
NOTICE = 2
"""Days between today and a day that is still offered."""
RECOVERY = 5
"""The same for somebody who is ill and does not say until when."""
_ILL = re.compile(
    r"\b(?:krank\w*|erkrankt|erkält\w*|grippe\w*|fieber\w*|infekt\w*|corona|covid|magen\w*|migräne|verletzt|unfall)\b",
    re.IGNORECASE,
)
_FOR_LONG = re.compile(
    r"\b(?:beide[nr]?|alle[nr]?|sämtliche\w*|kein\w*|weder|vorgeschlagen\w*)\s+(?:\w+\s+){0,3}(?:termin\w*|tag\w*|vorschl\w*|möglichkeit\w*)\b|\b(?:bis\s+auf\s+weiteres|krankenhaus|klinik|spital|reha|krankgeschrieben|arbeitsunfähig|operier\w*|operation|op)\b"
    r"|\b(?:ganze[nr]?|nächste[nr]?|kommende[nr]?|diese[nr]?|zwei|drei|paar|einige)\s+(?:\w+\s+)?(?:wochen?|monate?n?)\b|\b(?:vormittags|nachmittags|morgens|abends|tagsüber)\b",
    re.IGNORECASE,
)
"""Words of a draft that rule out more than the day it names, so that nobody knows what is left."""
_VIDEO_TOO = re.compile(
    r"\b(?:auch|alternativ\w*|wahlweise|gern\w*|ebenso|oder|falls|wenn|sollte\w*|notfalls)\b(?:[^.!?\n]|(?<=\d)\.){0,90}\b(?:video\w*|online\w*|virtuell\w*|teams|zoom|webex|google\s+meet)\b"
    r"|\b(?:video\w*|online\w*|virtuell\w*|teams|zoom|webex|google\s+meet)\b[^.!?\n]{0,60}\b(?:auch|ebenso|alternativ|möglich|ausweichen)\b",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"\b(?:nicht|kaum|schlecht|unmöglich)\s+(?:\w+\s+){0,4}(?:kommen|anreisen|hinkommen|fahren|reisen|vor\s+ort)\b|\b(?:anreise|anfahrt|zug|züge|bahn|streik\w*|auto|führerschein|entfernung|fahrt|glatteis|schnee|gips|krücken)\b",
    re.IGNORECASE,
)
"""Somebody who cannot be there, and could talk all the same."""
_ON_SCREEN = re.compile(
    r"\b(?:video\w*|online\w*|virtuell\w*|teams|zoom|webex|telefon\w*|skype|remote)\b", re.IGNORECASE
)
_AT = re.compile(r"\s*,?\s*(?:jeweils\s+)?(?:um\s+)?(?P<time>\d{1,2}(?:[.:]\d\d)?(?:\s*Uhr)?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A sentence that is put into a draft before it is rewritten."""

    original: str
    place: int
    sentence: str
    """With the blank before it."""
    lang: str

    @property
    def text(self) -> str:
        """The draft to rewrite."""
        return self.original[: self.place] + self.sentence + self.original[self.place :]

    @property
    def change(self) -> Change:
        """What happened to the draft."""
        said = self.sentence.strip()
        kind, at = ChangeKind.ADDED, self.place
        return Change(kind=kind, start=at, end=at, text=said, rule=RULE, why=why("invited_days", self.lang))

    def told(self, made: Rewrite) -> Rewrite:
        """`made` from the draft with the sentence, told of the draft as it was."""
        changes = (
            replace(self.change, text=change.text) if self._is_within(change) else self._placed(change)
            for change in made.changes
            if change.text or not self._is_within(change)
        )
        facts = tuple(self._placed(fact) for fact in made.dropped if not self._is_within(fact))
        return replace(made, original=self.original, changes=tuple(changes), dropped=facts)

    def asked(self, decide: Callable[[Change], bool | str] | None) -> Callable[[Change], bool | str] | None:
        """`decide`, asked about changes of the draft as it was."""
        return None if decide is None else lambda change: decide(self._placed(change))

    def _is_within(self, placed: Change | Dropped) -> bool:
        return self.place <= placed.start < placed.end <= self.place + len(self.sentence)

    def _placed(self, placed: Placed) -> Placed:
        longer = len(self.sentence)

        def before(at: int) -> int:
            return at if at <= self.place else max(self.place, at - longer)

        return replace(placed, start=before(placed.start), end=before(placed.end))


def offer_of(
    analysis: Analysis,
    settings: Settings,
    check: Callable[[], Report],
    decide: Callable[[Change], bool | str] | None,
) -> Offer | None:
    """What the employer's mail leaves open to the draft; None where nothing, where the draft offers days itself, or needs no rewrite.

    `check` gives the report on the draft; it is asked only where it matters.
    """
    if not _moves(analysis, settings) or any(date.proposed for date in analysis.dates):
        return None
    wished = settings.occasion not in {"auto", analysis.occasion}
    asks = analysis.letter_sentences_with("reschedule")
    said = " ".join(analysis.quote(found) for found in analysis.letter_sentences)
    sentence = _days(analysis, said, asks=bool(asks)) or _video(analysis, said)
    home = _home(analysis, asks)
    if sentence is None or home is None:
        return None
    if not wished and all(finding.severity is Severity.HINT for finding in check().findings):
        return None
    small = is_typed_small(said)
    found = Offer(
        original=analysis.text,
        place=home.end,
        sentence=f" {sentence.lower() if small else sentence}",
        lang=settings.lang,
    )
    return None if decide is not None and not decide(found.change) else found


def _moves(analysis: Analysis, settings: Settings) -> bool:
    """Whether the letter asks for another day, of a talk that still lies ahead."""
    received, stance = analysis.received, analysis.situation.stance
    if received is None or received.reply.kind not in {MailKind.INVITATION, MailKind.MOVED, MailKind.REMINDER}:
        return False
    if stance is Stance.MISSED_IT or settings.occasion == "decline":
        return False
    return effective_occasion(analysis, settings) == Occasion.RESCHEDULE or stance is Stance.PREVENTED


def _home(analysis: Analysis, asks: list[AnalysedSentence]) -> AnalysedSentence | None:
    """The sentence behind which the offer stands: the request, else the last one that says that the day is off, and why."""
    said = asks or analysis.letter_sentences_with("decision", "reason", "private")
    inside = [sentence for sentence in said if sentence in analysis.body]
    return inside[-1] if inside else None


def _days(analysis: Analysis, said: str, *, asks: bool) -> str | None:
    """The invitation's other days as a sentence; None unless the draft rules out some of them and no more."""
    received = analysis.received
    if received is None or len(received.reply.dates) < 2 or _FOR_LONG.search(said):
        return None
    choices = list(_choices(received.reply.dates, analysis.today))
    left = [(day, words) for day, words in choices if not _is_ruled_out(analysis, day)]
    if len(left) == len(choices) or len(choices) < len(received.reply.dates):
        return None
    if any(_is_another(date, [day for day, _ in choices], analysis) for date in analysis.dates):
        return None
    notice = RECOVERY if _ILL.search(said) else NOTICE
    open_ones = [words for day, words in left if (day - analysis.today).days >= notice]
    if not 1 <= len(open_ones) <= MOST_OFFERS:
        return None
    days = open_ones[0] if len(open_ones) == 1 else f"{', '.join(open_ones[:-1])} oder {open_ones[-1]}"
    return f"Passen würde es mir {days}." if asks else f"Ginge es stattdessen {days}?"


def _choices(quotes: tuple[str, ...], today: dt.date) -> Iterator[tuple[dt.date, str]]:
    """Each day to choose from that its words fix, whenever they are read: („am Mittwoch, 12. Mai, um 8.00 Uhr“)."""
    for quote in quotes:
        date = next(iter(find_dates(quote)), None)
        day = None if date is None or date.month is None or date.day is None else day_of(date, today)
        if date is None or day is None:
            continue
        words = re.sub(r",\s+den\b", ", dem", " ".join(quote[date.start : date.end].split()))
        at = _AT.match(quote, date.end)
        if at is None:
            yield day, f"am {words}"
            continue
        hour = at["time"] if "Uhr" in at["time"] else f"{at['time']} Uhr"
        yield day, f"am {words}{',' if ',' in words else ''} um {hour}"


def _is_ruled_out(analysis: Analysis, day: dt.date) -> bool:
    """Whether the draft names `day`, alone, by its weekday or within a range: it proposes nothing, so these days are off."""
    return any(_covers(date, day, analysis) for date in analysis.dates if date.role != DateRole.PAST)


def _is_another(date: DateMention, days: list[dt.date], analysis: Analysis) -> bool:
    """Whether the draft names a day to come that is none of the invitation's: its own wish, as like as not."""
    if date.role in {DateRole.PAST, DateRole.CONTRACT} or any(_covers(date, day, analysis) for day in days):
        return False
    named = day_of(date, analysis.today)
    return named is None or named > analysis.today


def _covers(date: DateMention, day: dt.date, analysis: Analysis) -> bool:
    first = day_of(date, analysis.today)
    if date.weekday is not None and date.day is None and date.week is None:
        return date.weekday == day.weekday()
    if first is None:
        return False
    before = analysis.text[max(0, date.start - 12) : date.start]
    if re.search(r"\bbis\s+(?:zum\s+|einschließlich\s+)?$", before, re.IGNORECASE):
        return day <= first
    if re.search(r"\b(?:ab|seit)\s+(?:dem\s+)?$", before, re.IGNORECASE):
        return day >= first
    return first <= day <= (last_day_of(date, analysis.today) or first)


def _video(analysis: Analysis, said: str) -> str | None:
    """The talk by video, where the employer's mail says that it may be, and the writer only cannot be there."""
    received = analysis.received
    if received is None or received.reply.place is None or not _VIDEO_TOO.search(received.body):
        return None
    if _ON_SCREEN.search(said) or not _NOT_THERE.search(said) or _ILL.search(said):
        return None
    return "Könnten wir das Gespräch stattdessen per Video führen?"
