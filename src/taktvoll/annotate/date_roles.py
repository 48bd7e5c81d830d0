"""What each date of a letter is the day of: the appointment, a talk that was held, a proposal, an absence, a contract, something else.

Words around the date decide first, then what its sentence does. The slot „date“ has the last word (`settled`): it is the
day of the appointment, and so is every other mention of that day.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from taktvoll.analysis import DateMention
from taktvoll.annotate import date_role_words as words
from taktvoll.annotate.clock_times import ClockTime
from taktvoll.annotate.dates import moved
from taktvoll.annotate.sentence_index import SentenceIndex, SentenceRow
from taktvoll.appointment import OF_WRITING, day_of
from taktvoll.letter import EXCLUDED
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.scheme import DateRole

Spot = tuple[str, int, int]
"""A sentence, and start and end of a date in it."""
REFUSAL_REACH = 80
"""Characters behind a date in which a „nicht“ is about it."""
REACH = 60
"""Characters around a date that say what it is."""
TIME_REACH = 30
"""Characters between a date and its hour."""


def with_roles(
    text: str, dates: Sequence[DateMention], sentences: SentenceIndex, times: Sequence[ClockTime] = ()
) -> list[DateMention]:
    """`dates`, in order, with the role that the words around them and their sentences give, and with the hour of each.

    `times` are in order, too.
    """
    result: list[DateMention] = []
    starts = [time.start for time in times]
    while len(result) < len(dates):
        place = len(result)
        home = sentences.at(dates[place].start)
        if home is None:
            result.append(replace(dates[place], role=str(DateRole.OTHER), time=None))
            continue
        first, last, kind, labels = home
        inside = dates[place : bisect_left(dates, last, place, key=attrgetter("start"))]
        hours = times[bisect_left(starts, first) : bisect_left(starts, last)]
        key = (
            text[first:last], kind, labels,
            tuple(moved(date, -first) for date in inside),
            tuple((time.start - first, time.end - first, str(time)) for time in hours),
            place == 0 or dates[place - 1].end < dates[place].start - TIME_REACH,
        )  # fmt: skip
        for date, (role, hour, later) in zip(inside, _roles_in[key], strict=True):
            result.append(replace(date, role=role, time=hour, weeks_later=later))
    return result


Hour = tuple[int, int, str]
"""Start and end of a clock time, and how it is written in a report."""
Dates = tuple[DateMention, ...]


def _roles_of(
    key: tuple[str, str, tuple[str, ...], Dates, tuple[Hour, ...], bool],
) -> tuple[tuple[str, str | None, int], ...]:
    """Role, hour and weeks behind the coming such weekday of each of the dates of a sentence, in whose offsets all is.

    The first of them is `alone` where no date stands right before it. A sentence that also cancels names the appointment first.
    """
    sentence, kind, labels, dates, times, alone = key
    home = 0, len(sentence), kind, labels
    cancelled: set[int] = set()
    result = []
    for place, date in enumerate(dates):
        role = _by_words(sentence, date, home)
        if role is None:
            role = _by_sentence(sentence, dates, place, home, cancelled)
        later = date.weeks_later
        if role in {DateRole.OTHER, DateRole.ABSENCE, DateRole.CONTRACT} and _is_gone(sentence, date, home):
            later = -1
        is_alone = dates[place - 1].end < date.start - TIME_REACH if place else alone
        result.append((str(role or DateRole.OTHER), _time_of(sentence, dates, place, times, is_alone=is_alone), later))
    return tuple(result)


_roles_in = SentenceCache(_roles_of)


def _by_words(text: str, date: DateMention, home: SentenceRow) -> DateRole | None:
    """The role of which the words around leave no doubt; they are those of its sentence alone."""
    if home[2] in EXCLUDED or home[2] == "letterhead":
        return DateRole.OTHER
    sentence, start, end = _spot(text, date, home)
    until = None if date.until is None else replace(date.until, start=0, end=0)
    return _roles_by_words[sentence, home[3], replace(date, start=start, end=end, until=until)]


def _spot(text: str, date: DateMention, home: SentenceRow) -> Spot:
    return text[home[0] : home[1]], date.start - home[0], date.end - home[0]


def _role_by_words(key: tuple[str, tuple[str, ...], DateMention]) -> DateRole | None:  # noqa: C901, PLR0911, PLR0912 - one cue a line
    text, labels, date = key
    before = text[max(0, date.start - 2 * REACH) : date.start]
    after = text[date.end : date.end + 2 * REACH]
    spot = text, date.start, date.end
    clause = _clauses[spot]
    is_gone = date.weeks_later < 0 or (date.weeks_ahead or 0) < 0 or (date.days_ahead or 0) < 0
    if is_gone and words.MISSED.search(clause) and not words.MET.search(clause):
        return DateRole.APPOINTMENT
    may_be_gone = is_gone or (
        date.weekday is not None and date.day is None and not date.weeks_later and date.weeks_ahead is None
    )
    if (
        (may_be_gone or date.is_calendar_date)
        and words.CALLED_BEFORE.search(before)
        and not words.CANCELS.search(clause)
    ):
        return DateRole.PAST
    if may_be_gone and words.MET.search(clause) and not (words.CANCELS.search(clause) or words.PLANNED.search(clause)):
        return DateRole.PAST
    if words.FETCHED.search(clause) and not words.CANCELS.search(clause) and not _is_after_a_talk(before):
        return DateRole.OTHER
    if words.LETTER_BEFORE.search(before):
        return DateRole.OTHER
    if date.days_ahead == 0 and OF_WRITING.search(text):
        return DateRole.OTHER
    if words.BECAUSE_OF.search(before):
        return DateRole.OTHER
    if _running_out[spot]:
        return DateRole.CONTRACT if words.AGREEMENT.search(clause) else DateRole.OTHER
    if _is_of_contract(before, after, clause):
        return DateRole.CONTRACT
    if _is_held(before, clause, date, _until_and(spot)) and "reschedule" not in labels:
        return DateRole.PAST
    if (
        "thanks" in labels
        and words.WAS_KIND.search(clause)
        and not (words.PLANNED.search(clause) or words.CANCELS.search(clause))
    ):
        return DateRole.PAST
    if words.DEADLINE_BEFORE.search(before) and words.ANSWER.search(clause):
        return DateRole.OTHER
    if (date.until is not None or words.SPAN_BEFORE.search(before)) and not _is_after_a_talk(before):
        is_span = date.until is not None or "ab " not in before[-8:].lower()
        if words.AWAY.search(clause) or (words.BACK.search(clause) and "ab " in before[-8:].lower()):
            return DateRole.ABSENCE
        if is_span and "reason" in labels and "reschedule" not in labels:
            return DateRole.ABSENCE
    if words.BACK.search(after) and "?" not in text[date.end :] and "decision" not in labels:
        return DateRole.ABSENCE
    if is_gone and not words.CANCELS.search(clause):
        return DateRole.OTHER
    return DateRole.OTHER if _told_of[spot] else None


_roles_by_words = SentenceCache(_role_by_words)


def runs_out(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether an offer, a contract or a permit ends on that day."""
    return _running_out[_spot(text, date, home)]


def _is_running_out(spot: Spot) -> bool:
    clause = _clauses[spot]
    return words.ENDS.search(clause) is not None and not re.search(words.TALK, clause, re.IGNORECASE)


_running_out = SentenceCache(_is_running_out)


def is_told_of(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether something happened on that day which was no talk: „am 23. April habe ich eine Zusage bekommen“."""
    return _told_of[_spot(text, date, home)]


def _is_told_at(spot: Spot) -> bool:
    text, start, _ = spot
    before, clause = text[max(0, start - 2 * REACH) : start], _clauses[spot]
    return (
        words.TOLD.search(clause) is not None
        and not words.IS_INVITED.search(clause)
        and not _is_after_a_talk(before)
        and not words.CANCELS.search(clause)
    )


_told_of = SentenceCache(_is_told_at)


def _is_of_contract(before: str, after: str, clause: str) -> bool:
    if words.SIGNED.search(clause):
        return not words.APPEARS.search(clause)
    opens = words.POST_BEFORE.search(before)
    if opens is None or re.search(words.TALK, clause, re.IGNORECASE) or words.APPEARS.search(clause):
        return False
    if opens.group().lower().startswith(("am", "vom")) and not words.BEGINS.search(clause):
        return False
    return bool(words.CONTRACT.search(clause)) and not re.search(
        rf"^[^.!?]{{0,30}}\b{words.TALK}", after, re.IGNORECASE
    )


def _is_held(before: str, clause: str, date: DateMention, own: str) -> bool:
    """`own` is the part of the clause that can be about this date alone."""
    if words.THANKED_BEFORE.search(before) and not words.CANCELS.search(own) and not words.PLANNED.search(own):
        return re.search(r"dank", clause, re.IGNORECASE) is not None
    if words.CANCELS.search(clause) or words.PLANNED.search(clause):
        return False
    if words.HELD_BEFORE.search(before):
        return True
    gone = date.weeks_later < 0 or (date.weeks_ahead or 0) < 0 or (date.days_ahead or 0) < 0
    if words.HELD.search(clause) or (_may_name_a_talk(clause) and words.HELD_TALK.search(clause)):
        return True
    return gone and _may_name_a_talk(clause) and bool(re.search(words.TALK, clause, re.IGNORECASE))


def _by_sentence(  # noqa: C901, PLR0911 - one cue a line
    text: str, dates: Sequence[DateMention], place: int, home: SentenceRow, cancelled: set[int]
) -> DateRole | None:
    """The role that follows from what the sentence does, and from a word for the talk beside the date."""
    date, labels = dates[place], home[3]
    before = text[max(home[0], date.start - 2 * REACH) : date.start]
    asks = "reschedule" in labels and not _is_refused(text, dates, place, home[1])
    if words.INSTEAD_OF.search(before) or (
        words.FROM.search(before)
        and words.TO_ANOTHER.search(text[date.end : home[1]])
        and words.MOVES.search(text[home[0] : home[1]])
    ):
        cancelled.add(home[0])
        return DateRole.APPOINTMENT
    if _is_why(text, dates, place, home):
        return DateRole.ABSENCE
    if "decision" in labels and home[0] not in cancelled:
        cancelled.add(home[0])
        asks = False
    if asks or words.FREE_BEFORE.search(before) or words.FREE_BEHIND.search(text[date.end : home[1]]):
        return DateRole.PROPOSED
    clause = _clause_of(text, date, home)
    if names_the_talk(text, date, home):
        return DateRole.APPOINTMENT
    if "decision" in labels:
        return DateRole.APPOINTMENT
    if words.AWAY.search(clause) and not words.CANCELS.search(clause):
        return DateRole.ABSENCE
    if "reschedule" in labels:
        return DateRole.APPOINTMENT
    if "reason" in labels or "private" in labels:
        is_day = re.search(r"\b(?:am|an|den)\s+$", before, re.IGNORECASE) or date.start == home[0]
        return DateRole.ABSENCE if is_day and _is_mine(clause) else DateRole.OTHER
    if "subject" in labels or ("thanks" in labels and date.days_ahead != 0):
        return DateRole.APPOINTMENT
    return DateRole.APPOINTMENT if words.COMES.search(clause) or words.HANGS.search(clause) else DateRole.OTHER


def _is_why(text: str, dates: Sequence[DateMention], place: int, home: SentenceRow) -> bool:
    """Whether a clause that gives why another day of the sentence is impossible names this one."""
    date = dates[place]
    others = [one for one in dates if one is not date and home[0] <= one.start < home[1]]
    between = [one.end for one in others if one.end <= date.start]
    if not between or "reschedule" in home[3]:
        return False
    gap = text[max(between) : date.start]
    return (
        words.WHY.search(gap) is not None
        and not names_the_talk(text, date, home)
        and not words.CANCELS.search(text[date.end : home[1]])
    )


def names_the_talk(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether a word for the talk stands right in front of the date or behind it: „Probekochen am 11. Juni“."""
    return _named_talks[_spot(text, date, home)]


def _names_the_talk_at(spot: Spot) -> bool:
    text, start, end = spot
    before, behind = text[max(0, start - 2 * REACH) : start], text[end:]
    return _is_after_a_talk(before) or (_may_name_a_talk(behind) and words.TALK_BEHIND.search(behind) is not None)


_named_talks = SentenceCache(_names_the_talk_at)


def _may_name_a_talk(quote: str) -> bool:
    lowered = quote.lower()
    return any(stem in lowered for stem in words.TALK_STEMS)


def _is_after_a_talk(before: str) -> bool:
    """Whether a word for the talk stands right in front of a date."""
    return _may_name_a_talk(before) and words.TALK_BEFORE.search(before) is not None


def _is_mine(clause: str) -> bool:
    return re.search(r"\b(?:ich|mir|mich|wir|uns)\b", clause, re.IGNORECASE) is not None


def _until_and(spot: Spot) -> str:
    """The clause around a date without what „und die Einladung …“ adds behind it."""
    text, start, end = spot
    clause = _clauses[spot]
    at = clause.find(words.DOT_OF_NUMBER.sub(" ", text[start:end]))
    more = words.AND_MORE.search(clause, max(at, 0))
    return clause[: more.start()] if more else clause


def _clause_of(text: str, date: DateMention, home: SentenceRow) -> str:
    """The part of the sentence around a date, between conjunctions that open another clause."""
    return _clauses[_spot(text, date, home)]


def _clause_at(spot: Spot) -> str:
    text, first, last = spot
    start, end = 0, len(text)
    for match in words.CLAUSE_END.finditer(text):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            end = match.start()
            break
    return words.DOT_OF_NUMBER.sub(" ", text[start:end])


_clauses = SentenceCache(_clause_at)


def _is_gone(text: str, date: DateMention, home: SentenceRow) -> bool:
    """Whether a bare weekday is the last one: „seit Montag“, „am Freitag habe ich zugesagt“."""
    if date.weekday is None or date.weeks_later or date.days_ahead is not None:
        return False
    if date.day is not None or date.weeks_ahead is not None or date.week is not None or date.feast is not None:
        return False
    before, clause = text[max(home[0], date.start - REACH) : date.start], _clause_of(text, date, home)
    return words.SINCE.search(before) is not None or (
        words.TOLD.search(clause) is not None and not words.PLANNED.search(clause) and not _is_after_a_talk(before)
    )


def _is_refused(text: str, dates: Sequence[DateMention], place: int, end: int) -> bool:
    """Whether a „nicht“ follows the date before the next one, in the sentence that ends at `end`."""
    date = dates[place]
    following = dates[place + 1].start if place + 1 < len(dates) else end
    return words.REFUSED.search(text, date.end, min(following, end, date.end + REFUSAL_REACH)) is not None


def _time_of(
    sentence: str, dates: Sequence[DateMention], place: int, times: Sequence[Hour], *, is_alone: bool
) -> str | None:
    """The hour right behind the date, before the next one, or, where no other stands right before it, right in front of it."""
    date = dates[place]
    following = dates[place + 1].start if place + 1 < len(dates) else len(sentence)
    limit = min(following, date.end + TIME_REACH)
    found = next((hour for start, _, hour in times if date.end <= start < limit), None)
    if found is None and is_alone:
        found = next((hour for _, end, hour in times if 0 <= date.start - end <= len(" am kommenden, den ")), None)
    return found


def settled(
    dates: Sequence[DateMention], slot: Sequence[int] | None, today: dt.date, time: str | None = None
) -> Iterator[DateMention]:
    """`dates`, those of the day in the `slot` „date“ as the appointment's; `time` is the hour of the appointment."""
    chosen = next((date for date in dates if slot and date.start < slot[1] and slot[0] < date.end), None)
    day = None if chosen is None else day_of(chosen, today)
    for date in dates:
        is_same_day = (
            day is not None
            and date.role in {DateRole.OTHER, DateRole.APPOINTMENT}
            and date.until is None
            and day_of(date, today) == day
            and not (date.role == DateRole.OTHER and date.days_ahead == 0)
        )
        told = date.role == DateRole.ABSENCE and any(
            other is not date and other.role == DateRole.APPOINTMENT and day is not None and day_of(other, today) == day
            for other in dates
        )
        held = date.role == DateRole.PAST and day is not None and day < today
        if (date is chosen and date.role != DateRole.CONTRACT and not told and not held) or is_same_day:
            yield replace(date, role=str(DateRole.APPOINTMENT), time=date.time or time)
        else:
            yield date
