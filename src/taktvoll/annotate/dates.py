"""Dates and times as written in German mails: „Montag, den 12. März“, „3.3.“, „morgen“, „halb elf“."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taktvoll.analysis import DateMention
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.appointment import WEEKDAYS

_DAYS = tuple(day.lower() for day in WEEKDAYS["de"])
_SHORT_DAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6, "sonnabend": 5, "dienstach": 1}
_MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3,
    "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
LAST_DAY = 31
_WEEKDAY = r"(?:(?:mon|diens|donners|frei|sams|sonn)ta(?:g|ch)|mittwoch|sonnabend)"
_MONTHS_AND_STOP = frozenset(f"{name}." for name in _MONTHS if (len(name) > 3 and name != "sept") or name == "mai")
"""A month that is written out takes no full stop: the one behind it ends the sentence."""
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATE = re.compile(
    rf"""(?=[\dmdfs])(?<![\w.,:/-])
    (?:(?P<weekday>{_WEEKDAY}|(?:mo|di|mi|do|fr|sa|so)\b\.?)(?:\s*,)?\s+(?:(?:den|dem|der|d\.)\s+)?)?
    (?:
        (?P<day>\d{{1,2}})\.(?:\s*(?:[-/–]|und|oder)\s*\d{{1,2}}\.)?\s*(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?
      | (?P<day2>\d{{1,2}})\.\s?(?P<month2>\d{{1,2}})\.(?:\s?(?P<year2>\d{{4}}|\d{{2}}(?!\s*(?:uhr|h\b|[.:]))))?(?![\d%])
      | (?P<year3>\d{{4}})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})(?!\d)
      | (?P<day4>\d{{1,2}})/(?P<month4>\d{{1,2}})(?:/(?P<year4>\d{{2,4}}))?(?![\d/])
      | (?P<day5>\d{{1,2}})\.\s*(?:d\.\s?(?:m|j)\.|dieses\s+monats|ds\.|nächsten\s+monats)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(
    rf"(?=[mdfshuüa])(?<![\w-])(?:(?P<weekday>{_WEEKDAY})(?:abend|morgen|früh|vormittag|nachmittag|mittag)?\b(?!\s*[,]?\s*(?:den\s+|dem\s+)?\d{{1,2}}\.)"
    r"|(?P<near>heute|heutigen|übermorgen|uebermorgen|(?<!guten\s)(?<!am\s)(?<!heute\s)(?<!jeden\s)(?<!schönen\s)morgen|morgigen)\b"
    r"|am\s+(?P<bare_day>\d{1,2}\.)(?=\s+(?!\d)[a-zäöü(,]|[,;:?!]|\s*$))",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:nicht|nich|ned|net|nit|nix|verhindert|absagen)\b(?![^.]{0,12}\?)", re.IGNORECASE)
REFUSAL_REACH = 80
"""Characters behind a date in which a „nicht“ is about it."""
_NUMBER = r"(?:ein|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
_TIME = re.compile(
    rf"""(?=[\dhvdezsan])(?<![\w.,:/-])(?:
        \d{{1,2}}(?:[.:]\d{{2}})?\s*(?:uhr(?:\s*\d{{2}}(?!\s*uhr|\.|\d))?|h\b)
      | \d{{4}}\s*uhr
      | \d{{1,2}}:\d{{2}}(?!\d)
      | (?:halber|halb|(?:drei)?viertel\s+(?:nach|vor)?|drei\s+viertel)\s*(?:{_NUMBER}|\d{{1,2}})\b
      | {_NUMBER}\s+uhr
      | (?<=\bum\s)\d{{1,2}}(?=\s*(?:$|[,;.!?]|\s[a-zäöü]))(?!\.\s?\d|\s*(?:prozent|euro|jahre|leute|kilo|kilometer|minuten))
      | (?<=\bum\s){_NUMBER}\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def _day_index(word: str | None) -> int | None:
    if not word:
        return None
    lowered = word.lower().rstrip(".")
    return _DAYS.index(lowered) if lowered in _DAYS else _SHORT_DAYS.get(lowered)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """Dates in ``text[start:end]``, in order; `DateMention.proposed` is left False."""
    stop = len(text) if end is None else end
    taken: list[DateMention] = []
    for match in _DATE.finditer(text, start, stop):
        groups = match.groupdict()
        day = next((int(groups[f"day{n}"]) for n in ("", "2", "3", "4", "5") if groups[f"day{n}"]), None)
        month_word = next((groups[f"month{n}"] for n in ("", "2", "3", "4") if groups[f"month{n}"]), None)
        month = _MONTHS.get(month_word.lower().rstrip(".")) if month_word and not month_word.isdigit() else None
        if month_word and month_word.isdigit():
            month = int(month_word)
        year = next((int(groups[f"year{n}"]) for n in ("", "2", "3", "4") if groups[f"year{n}"]), None)
        if day is None or not 1 <= day <= LAST_DAY or (month is not None and not 1 <= month <= 12):
            continue
        taken.append(
            DateMention(
                start=match.start(),
                end=match.end() - bool(month_word and month_word.lower() in _MONTHS_AND_STOP),
                weekday=_day_index(groups["weekday"]),
                day=day,
                month=month,
                year=2000 + year if year is not None and year < 100 else year,
                proposed=False,
            )
        )
    for match in _BARE.finditer(text, start, stop):
        name = next(name for name in ("weekday", "near", "bare_day") if match[name])
        if any(date.start < match.end(name) and match.start(name) < date.end for date in taken):
            continue
        if (
            name == "near"
            and match[name].istitle()
            and match[name].lower() == "morgen"
            and not _opens(text, match.start(name))
        ):
            continue
        if name == "bare_day" and not 1 <= int(match[name].rstrip(".")) <= LAST_DAY:
            continue
        taken.append(
            DateMention(
                start=match.start(name),
                end=match.end(name),
                weekday=_day_index(match["weekday"]),
                day=int(match["bare_day"].rstrip(".")) if match["bare_day"] else None,
                month=None,
                year=None,
                proposed=False,
            )
        )
    yield from sorted(taken, key=lambda date: date.start)


def _opens(text: str, position: int) -> bool:
    """Whether a word at `position` begins a line or a sentence."""
    before = text[max(0, position - 3) : position].rstrip(" ")
    return not before or before[-1] in "\n.!?:"


def find_times(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of clock times in ``text[start:end]``, in order."""
    for match in _TIME.finditer(text, start, len(text) if end is None else end):
        yield match.span()


def with_roles(text: str, dates: Sequence[DateMention], sentences: SentenceIndex) -> list[DateMention]:
    """`dates`, proposed where their sentence asks for another date; not one of which it says that it does not suit.

    A sentence that also cancels names the appointment first.
    """
    cancelled: set[int] = set()
    result = []
    for place, date in enumerate(dates):
        home = sentences.at(date.start)
        asks = home is not None and "reschedule" in home[3] and not _is_refused(text, dates, place, home[1])
        if home is not None and "decision" in home[3] and home[0] not in cancelled:
            cancelled.add(home[0])
            asks = False
        result.append(replace(date, proposed=True) if asks else date)
    return result


def _is_refused(text: str, dates: Sequence[DateMention], place: int, end: int) -> bool:
    """Whether a „nicht“ follows the date before the next one, in the sentence that ends at `end`."""
    date = dates[place]
    following = dates[place + 1].start if place + 1 < len(dates) else end
    return _REFUSED.search(text, date.end, min(following, end, date.end + REFUSAL_REACH)) is not None
