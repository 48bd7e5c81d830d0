"""The dates of the employer's mail: the appointment, several to choose from, one that no longer holds, a day to answer by."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taktvoll.analysis import DateMention
from taktvoll.annotate.clock_times import ClockTime
from taktvoll.annotate.dates import find_dates
from taktvoll.annotate.received.calendar import calendar_dates, is_calendar
from taktvoll.annotate.received.english_dates import english_dates
from taktvoll.annotate.received.hours import talk_hours
from taktvoll.appointment import WEEKDAYS, day_of
from taktvoll.reply_to import MailKind
from taktvoll.scheme import DateRole

BESIDE = 30
"""Characters between a date and its hour."""
FURTHER = 160
"""Characters behind the only day of a talk in which its hour may stand: „am 24. März. Beginn ist um 9 Uhr“."""
AROUND = 90
_UNTIL = re.compile(r"\b(?:bis|ab\s+dann|täglich|zwischen\s+\d+\s+und)\s+$", re.IGNORECASE)
SENTENCE = 600
"""Characters before and behind a date in which its sentence is looked for."""
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{3})[.!?](?=\s|$)|(?<=Uhr)\.(?=\s|$)|\n\s*\n|\n(?=\s*[-*•])")
_ANSWER_BY = re.compile(
    r"\b(?:bis|spätestens)\s+(?:spätestens\s+|längstens\s+|zum\s+|einschließlich\s+|am\s+)*$|\bfrist\w*\s+\S*\s*$",
    re.IGNORECASE,
)
_OF_LETTER = re.compile(
    r"(?i:\b(?:vom|sent|gesendet|datum\s+der\s+nachricht|date)\s*:?\s*\Z)|^[ \t]*[A-ZÄÖÜ][\wäöüß./ -]{1,30},[ \t]*(?:den[ \t]+)?\Z",
    re.MULTILINE,
)
_TALK_OF = re.compile(
    r"(?:gespräch|termin|interview|treffen|telefonat|besuch|tag)e?s?\s+vom\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:bestätig\w*|festhalten|halten\b[^.!?]*\bfest|erinner\w*|freu\w*|absag\w*|verleg\w*|verschieb\w*|entfällt|entfallen|stattfinden)\b",
    re.IGNORECASE,
)
"""„wir bestätigen unser Gespräch vom 15. Oktober“ names the day of the talk, as in Switzerland."""
_NO_LONGER = re.compile(
    r"\b(?:geplant\w*|ursprünglich\w*|bisherig\w*|vereinbart\w*)\b[^.!?]{0,80}\b(?:verleg\w*|verschieb\w*|absag\w*|nicht\b|entfällt|entfallen|ausfallen)|\b(?:müssen|muss)\b[^.!?]{0,60}\b(?:absagen|verschieben|verlegen)",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(
    r"(?:(?<!findet\s)(?<!finden\s)\bstatt\s+(?:wie\s+\w+\s+)?|\bnicht\s+(?:erst|mehr|wie\s+\w+)\s+)(?:(?:am|vom|an\s+dem)\s+)?(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$",
    re.IGNORECASE,
)
"""„statt am 11. Mai erst am 13. Mai“: the first day no longer holds."""
_CONTRACT = re.compile(
    r"\b(?:eintritt\w*|arbeitsbeginn|vertragsbeginn|dienstbeginn|beginn\w*\s+(?:am|zum|ab)|tätigkeit\b[^.!?]{0,40}\bzum|beginnen\s+sie|befristet)\b",
    re.IGNORECASE,
)
_PAST_WORD = re.compile(r"(?:vor)?gest(?:ern|rig\w*)\b|(?:letzte|vergangene|vorige)[nrsm]?\b", re.IGNORECASE)
_PAST_WORD_BEFORE = re.compile(r"\b(?:letzte|vergangene|vorige)[nrsm]?\s+$", re.IGNORECASE)
_OF_ROOM = re.compile(
    r"\b(?:Raum|Zimmer|Zi\.|Büro|Saal|Seminarraum|Hörsaal|Gebäude|Haus|Nr\.|Tel\.|Telefon|Fax)\s*$", re.IGNORECASE
)
"""„Raum 2.12“ is no day."""
_HOUR_BEHIND = re.compile(r",?\s*(?:um\s+|ab\s+|gegen\s+)?\d{1,2}(?:[.:]\d\d)?\s*Uhr")
"""No contract begins at an hour."""
_PLEASED = re.compile(
    r"\b(?:überzeugt|gefallen|beeindruckt|gefreut|war(?:en)?|geführt|begeistert|zugesagt)\b", re.IGNORECASE
)
_AT_TALK = re.compile(
    r"(?:gespräch|telefonat|treffen|interview|probetag|probearbeiten|kennenlernen|besuch|runde|hospitation)\w*\s+(?:am|vom)\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$",
    re.IGNORECASE,
)
"""„Sie haben uns im Gespräch am 2. Juni überzeugt“."""
_HELD = re.compile(
    r"\b(?:für\s+(?:das|ihr|unser|das)\s+(?:\w+e\s+)?\w*(?:gespräch|telefonat|treffen)(?:\s+am)?|unser\s+\w*gespräch\s+(?:am|vom)|(?:kennenlernen|kommen|besuch|probetag|probearbeiten|hospitieren)\s+(?:am|vom)|haben\s+wir)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:oder|alternativ\w*|wahlweise|zur\s+auswahl|möglich\s+wären|folgenden?\s+termin\w*|wähl\w*|ausw[aä]hl\w*|ausgesucht|aussuch\w*|entweder|beides|was\s+(?:\w+\s+){0,2}lieber|lieber\s+(?:ist|wäre)|(?:zwei|drei|vier|mehrere)\s+(?:\w*termin|möglichkeit|zeitfenster|slot|zeiten)\w*|vorschl\w*|passt\s+ihnen|welche[rnsm]?|in\s+frage)\b",
    re.IGNORECASE,
)


def invitation_dates(text: str, draft: Sequence[DateMention], today: dt.date) -> Iterator[DateMention]:
    """The dates of `text` with their roles; offsets are those of `text`.

    Of several days to choose from none is the appointment until `draft` names it as such.
    """
    if is_calendar(text):
        yield from calendar_dates(text)
        return
    english = list(english_dates(text))
    dates = [
        date
        for date in find_dates(text)
        if text[date.start : date.end] != "so"
        and not any(one.start <= date.start < one.end for one in english)
        and not _OF_ROOM.search(text[max(0, date.start - BESIDE) : date.start])
    ]
    dates = sorted([*_with_brackets(text, dates), *english], key=lambda date: date.start)
    times = list(talk_hours(text))
    roles = _for_you(text, dates, [_role(text, date) for date in dates])
    roles = [
        DateRole.OTHER
        if role is DateRole.APPOINTMENT and date.days_ahead == 0 and _of_writing(text, date) and roles.count(role) > 1
        else role
        for date, role in zip(dates, roles, strict=True)
    ]
    days = {day_of(date, today) for date, role in zip(dates, roles, strict=True) if role is DateRole.APPOINTMENT}
    taken = {day_of(date, today) for date in draft if date.role == DateRole.APPOINTMENT} - {None}
    is_choice = (len(days) > 1 or _is_twice(text, dates, roles)) and (
        _CHOICE.search(text) is not None or _is_listed(text, dates, roles)
    )
    alone = roles.count(DateRole.APPOINTMENT) == 1
    for place, (date, role) in enumerate(zip(dates, roles, strict=True)):
        is_open = role is DateRole.APPOINTMENT and is_choice and day_of(date, today) not in taken
        following = dates[place + 1].start if place + 1 < len(dates) else len(text)
        time = date.time or _hour(date, times, following)
        if time is None and alone and role is DateRole.APPOINTMENT:
            time = _hour(
                date,
                [hour for hour in times if not _UNTIL.search(text[max(0, hour.start - BESIDE) : hour.start])],
                following,
                FURTHER,
            )
        yield replace(date, role=str(DateRole.PROPOSED if is_open else role), time=time)


def _for_you(text: str, dates: Sequence[DateMention], roles: list[DateRole]) -> list[DateRole]:
    """`roles`; where one day is said to be kept for the reader, the days of the whole procedure are none of theirs."""
    if not _YOURS.search(text):
        return roles
    mine = [
        place
        for place, (date, role) in enumerate(zip(dates, roles, strict=True))
        if role is DateRole.APPOINTMENT and _YOURS.search(_sentence_at(text, date))
    ]
    if len(mine) != 1:
        return roles
    return [
        DateRole.OTHER if role is DateRole.APPOINTMENT and place != mine[0] else role
        for place, role in enumerate(roles)
    ]


_YOURS = re.compile(
    r"\bfür\s+(?:Sie|dich)\s+(?:ist|wurde|war|haben)\b|\b(?:Ihr|dein)\s+(?:persönlicher\s+)?(?:termin|zeitfenster|gespräch)\s+(?:ist|findet)\b|\b(?:Sie|dich)\b[^.!?]{0,60}\b(?:reserviert|eingeplant|vorgemerkt)\b",
    re.IGNORECASE,
)


def _of_writing(text: str, date: DateMention) -> bool:
    """„Sie erhalten heute die Einladung“: no hour stands behind it."""
    return _WRITTEN.search(_sentence_at(text, date)) is not None


_WRITTEN = re.compile(
    r"\b(?:erhalten|erhältst|bekommen|senden|sende|schicke\w*|schreibe\w*|melden?|melde|informieren)\b", re.IGNORECASE
)


def _is_twice(text: str, dates: Sequence[DateMention], roles: Sequence[DateRole]) -> bool:
    """Whether one day stands there twice right behind each other, with „und“ or „oder“ between its hours."""
    ahead = [date for date, role in zip(dates, roles, strict=True) if role is DateRole.APPOINTMENT]
    return any(
        re.search(r"\b(?:oder|und)\s+(?:am\s+)?$", text[one.end : other.start]) and other.start - one.end < AROUND
        for one, other in itertools.pairwise(ahead)
    )


def _is_listed(text: str, dates: Sequence[DateMention], roles: Sequence[DateRole]) -> bool:
    """Whether days stand below each other, each on a line of its own, and nothing says that all of them count."""
    ahead = [date for date, role in zip(dates, roles, strict=True) if role is DateRole.APPOINTMENT]
    alone = [_LINE_BEFORE.search(text, 0, date.start) and _LINE_BEHIND.match(text, date.end) for date in ahead]
    for (one, is_one), (other, is_other) in itertools.pairwise(zip(ahead, alone, strict=True)):
        if is_one and is_other and text.count("\n", one.end, other.start) in {1, 2}:
            above = text[max(0, one.start - SENTENCE) : one.start]
            return _ALL_OF_THEM.search(above.rstrip(" \n-*•–·1a.)").rpartition("\n")[2]) is None
    return False


_LINE_BEFORE = re.compile(r"(?:\A|\n)[ \t]*(?:[-*•–·▪○→]|\d{1,2}[.)]|[a-z]\))?[ \t]*(?:(?:am|den)[ \t]+)?\Z")
_LINE_BEHIND = re.compile(r"[^\n]{0,45}(?:\n|\Z)")
_ALL_OF_THEM = re.compile(
    r"\b(?:statt|findet|finden|jeweils|beid\w+|zwei\s+tag\w+|ablauf|programm|dauert|runden?|teile?n?)\b", re.IGNORECASE
)
"""„Der Probedienst findet an zwei Tagen statt:“."""


def _with_brackets(text: str, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """`dates`; „Dienstag (16.3.)“ is one of them."""
    dates = [_with_part_of_day(text, date) for date in dates]
    skipped = False
    for date, following in itertools.zip_longest(dates, dates[1:]):
        if skipped:
            skipped = False
            continue
        is_weekday = date.weekday is not None and date.day is None
        if (
            is_weekday
            and following is not None
            and following.day
            and re.fullmatch(r"\s*\(\s*", text[date.end : following.start])
        ):
            skipped = True
            closed = re.compile(r"\s*\)").match(text, following.end)
            yield replace(
                following, start=date.start, end=closed.end() if closed else following.end, weekday=date.weekday
            )
        else:
            yield date


def _with_part_of_day(text: str, date: DateMention) -> DateMention:
    """„Montagabend, 29. November“ is one date."""
    found = _PART_OF_WEEK.search(text[max(0, date.start - BESIDE) : date.start]) if date.weekday is None else None
    if found is None:
        return date
    return replace(date, start=date.start - len(found.group()), weekday=_WEEKDAYS.index(found["day"].lower()))


_WEEKDAYS = tuple(name.lower() for name in WEEKDAYS["de"])
_PART_OF_WEEK = re.compile(
    rf"\b(?P<day>{'|'.join(WEEKDAYS['de'])})(?:vormittag|nachmittag|mittag|abend|morgen|früh),?\s+(?:den\s+|dem\s+)?$",
    re.IGNORECASE,
)


def _role(text: str, date: DateMention) -> DateRole:
    before, sentence = text[max(0, date.start - AROUND) : date.start], _sentence_at(text, date)
    of_letter = _OF_LETTER.search(before) and not (
        _TALK_OF.search(before) and (_HOLDS.search(sentence) or _HOUR_BEHIND.match(text, date.end))
    )
    if _ANSWER_BY.search(before) or _NO_LONGER.search(sentence) or of_letter or _INSTEAD_OF.search(before):
        return DateRole.OTHER
    if _PAST_WORD.match(text, date.start) or _PAST_WORD_BEFORE.search(before):
        return DateRole.PAST
    if _PLEASED.search(sentence) and _AT_TALK.search(before):
        return DateRole.PAST
    if _CONTRACT.search(sentence) and not _HOUR_BEHIND.match(text, date.end):
        return DateRole.CONTRACT
    if _HELD.search(sentence) and re.search(r"\bdank", sentence, re.IGNORECASE):
        return DateRole.PAST
    return DateRole.APPOINTMENT


def _sentence_at(text: str, date: DateMention) -> str:
    first, last = max(0, date.start - SENTENCE), min(len(text), date.end + SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    start = max((end for end in ends if end <= date.start), default=first)
    return text[start : min((end for end in ends if end >= date.end), default=last)]


def _hour(date: DateMention, times: Sequence[ClockTime], following: int, reach: int = BESIDE) -> str | None:
    return next((str(time) for time in times if date.end <= time.start < min(following, date.end + reach)), None)


def is_off(text: str, date: DateMention, kind: MailKind) -> bool:
    """Whether the mail, of this `kind`, says that the talk will not be on that day."""
    if kind not in {MailKind.MOVED, MailKind.CANCELLED} or date.role == DateRole.CONTRACT:
        return False
    before = text[max(0, date.start - AROUND) : date.start]
    if _ANSWER_BY.search(before) or _OF_LETTER_ALONE.search(before):
        return False
    if _INSTEAD_OF.search(before):
        return True
    sentence = _sentence_at(text, date)
    following = text[date.end : date.end + 2 * AROUND]
    was = _HAD.search(sentence) and _MOVES_AWAY.search(following)
    return bool(_NO_LONGER.search(sentence) or _MOVES_AWAY.search(sentence) or was) and not _MOVES_TO.search(before)


def is_dropped(text: str, date: DateMention) -> bool:
    """Whether the sentence says that the talk of that day falls away: „Das Gespräch am 17. März entfällt.“"""
    return _FALLS_AWAY.search(_sentence_at(text, date)) is not None


_FALLS_AWAY = re.compile(
    r"\b(?:entfällt|entfallen|hinfällig|fällt\b[^.!?]*\baus|nicht\b[^.!?]{0,20}\b(?:statt|stattfinden))\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\b(?:hatten?|wollten?|war(?:en)?|ursprünglich\w*|geplant\w*|vereinbart\w*|vorgesehen\w*)\b", re.IGNORECASE
)
_OF_LETTER_ALONE = re.compile(r"\b(?:bewerbung|schreiben|mail|nachricht)\w*\s+vom\s*$", re.IGNORECASE)
_MOVES_AWAY = re.compile(
    r"\b(?:umgebucht|umgelegt|vertagt|gestrichen|streichen|findet\b(?:[^.!?]|(?<=\d)\.){0,40}(?<!nicht )\berst\s+am\b|(?:kann|können)\s+(?:ich|wir)\b(?:[^.!?]|(?<=\d)\.){0,40}\bnicht\b|rück(?:en|t)\b|vorzieh\w*|vorgezogen|vorverleg\w*|umleg\w*|verschieb\w*|verleg\w*|rutsch\w*|absag\w*|entfall\w*|entfäll\w*|fällt\b|klappt\b['’]?s?\b[^.!?]*\bnicht|nicht\s+(?:durchführen|abhalten)|wird\b[^.!?]{0,30}\b(?:nix|nichts)\b|nicht\s+(?:statt|klapp\w*|möglich|halten|einhalten|wahrnehmen)|nicht\b[^.!?]{0,40}\bstattfinden|ausfall\w*|abgesagt|cancel\w*)",
    re.IGNORECASE,
)
_MOVES_TO = re.compile(
    r"\b(?:auf|zum|erst\s+am|neu\w*|nun|jetzt|stattdessen)\s+(?:\w+\s+)?(?:den|die|kommenden|nächste\w*)?\s*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:bis|spätestens|by|until)\s+(?:spätestens\s+|längstens\s+|zum\s+|einschließlich\s+|am\s+)*(?P<day>(?:Monats|Quartals|Jahres)ende|Monatsmitte|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Ende\s+(?:der\s+|dieser\s+|nächster\s+)?Woche|Ende\s+\w+|(?:\w+tag(?:abend|mittag|früh))|(?:morgen|heute|übermorgen)(?:\s+(?:Abend|Mittag|früh|Nachmittag|Vormittag))?|Wochenende|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:bescheid|bestätig\w*|rückmeld\w*|\w*antwort\w*|teil\w*|mitteil\w*|melde\w*|meldung|sag\w*|gib\w*|geb\w*|angebot|zusag\w*|absag\w*|buch\w*|anmeld\w*|abmeld\w*|reply|confirm|let\s+(?:us|me)\s+know|absolvier\w*|wissen|ob\b|schriftlich|entscheid\w*|such\w*|retournier\w*|schreib\w*|schreiben|äu(?:ss|ß)er\w*|unterzeichn\w*|unterschr\w*|lass\w*|zurück\w*)",
    re.IGNORECASE,
)


def answer_day(text: str, start: int, end: int, dates: Sequence[DateMention]) -> str | None:
    """The day in ``text[start:end]`` by which the mail asks for an answer, as it is written; None for none."""
    for date in dates:
        before = text[max(start, date.start - AROUND) : date.start]
        if (_ANSWER_BY.search(before) or _LATEST.search(before)) and _ASKS.search(_sentence_at(text, date)):
            more = re.compile(r"\s+(?:Abend|Mittag|früh|Nachmittag|Vormittag)\b").match(text, date.end)
            return " ".join(text[date.start : more.end() if more else date.end].split())
    for match in _BY.finditer(text, start, end):
        mention = DateMention(start=match.start("day"), end=match.end("day"))
        if _ASKS.search(_sentence_at(text, mention)) and "unaufgefordert" not in _sentence_at(text, mention):
            return " ".join(match["day"].split())
    return None


_LATEST = re.compile(
    r"\b(?:bis|spätestens|by)\s+(?:spätestens\s+|längstens\s+|zum\s+|am\s+|den\s+|kommenden\s+)*$", re.IGNORECASE
)
