"""Days without a date: „nächste Woche Dienstag“, „heute in acht Tagen“, „Donnerstag in KW 12“, „Ostermontag“, „am 13.“."""

import re
from collections.abc import Iterator, Sequence

from taktvoll.analysis import DateMention
from taktvoll.annotate.date_cues import CHARS_BEFORE, DAY, FIGURE, ORDINAL_WORD, SHORT, WEEK
from taktvoll.annotate.date_cues import FEAST as FEAST_DAY
from taktvoll.annotate.day_names import (
    AHEAD,
    FEAST,
    ORDINALS,
    PART_OF_DAY,
    SHORT_WEEKDAY,
    WEEKDAY,
    WHOLE_FEASTS,
    days_in,
    month_of,
    ordinal_of,
    weekday_of,
)
from taktvoll.lazy_pattern import lazy_pattern

Span = tuple[int, int]
LAST_DAY = 31
LAST_WEEK = 53
NEAR = {
    "heute": 0, "heut": 0, "heutigen": 0, "heutige": 0, "heutiger": 0, "morgen": 1, "morgigen": 1, "morgige": 1,
    "übermorgen": 2, "uebermorgen": 2, "gestern": -1, "gestrigen": -1, "gestrige": -1, "vorgestern": -2,
}  # fmt: skip
"""How many days ahead a word means."""
_TURNS = {
    "übernächst": 1,
    "uebernächst": 1,
    "uebernaechst": 1,
    "letzt": -1,
    "vergangen": -1,
    "vorig": -1,
    "vorherig": -1,
}
"""Weeks behind the coming such weekday; of all others none."""
_TURN = r"(?P<turn>(?:über|ueber)?n(?:ä|ae)chst|nächstfolgend|darauffolgend|folgend|kommend|dies|letzt|vergangen|vorig|vorherig)e[nrms]?"
_WEEK = r"(?P<{0}>(?:über|ueber)?n(?:ä|ae)chst|kommend|dies|folgend|letzt|vergangen|vorig)e[nr]?\s+woche"
_WEEKS = {"übernächst": 2, "uebernächst": 2, "uebernaechst": 2, "dies": 0, "letzt": -1, "vergangen": -1, "vorig": -1}
"""Calendar weeks from this one; of all others 1."""
_IN_FRONT = lazy_pattern(
    rf"(?<!\w)(?:{_WEEK.format('week')}\s*,?\s*(?:am\s+)?(?P<shown>den\s+)?)?(?:{_TURN}\s+)?$", re.IGNORECASE
)
_DAY_WORD = lazy_pattern(
    rf"(?=[mdfswtz])(?<![\w-])(?P<weekday>{WEEKDAY})(?:{PART_OF_DAY}s?|s)?\b(?!-\w)"
    rf"|(?=[hmüuvg])(?<![\w-])(?P<near>heutige[nr]?|heute?|(?:ü|ue)bermorgen|vorgestern|gestrigen?|gestern|morgigen?|morgen)\b(?!-\w)",
    re.IGNORECASE,
)
_NOT_TOMORROW = lazy_pattern(
    r"\b(?:guten|schönen|am|jeden|vom|frühen|in\s+den|bis\s+in\s+den|heute|heut|gestern|gegen|einen|den)\s+$",
    re.IGNORECASE,
)
_NUMBERED = r"(?:(?:kw|kalenderwoche|woche)\s*(?P<{0}>\d{{1,2}})|(?P<{0}_2>\d{{1,2}})\.\s*(?:kw|kalenderwoche))(?!\d)(?:\s*/\s*(?P<{0}_year>20\d\d))?"
_BEHIND = lazy_pattern(
    rf"\s*,?\s*(?:(?:in\s+)?(?:der\s+)?{_WEEK.format('week')}\b|(?:(?:in|der)\s+){{0,2}}(?=kw|kalenderw|\d){_NUMBERED.format('number')}"
    rf"|(?P<ahead>(?<!,){AHEAD})|nach\s+(?P<feast>{FEAST})\b)",
    re.IGNORECASE,
)
_NEAR_BEHIND = lazy_pattern(
    rf"(?P<ahead>{AHEAD})|\s+{PART_OF_DAY}s?\b|\s*,?\s+(?P<weekday>{WEEKDAY})\b(?!\s*,?\s*(?:den\s+|dem\s+)?\d{{1,2}}\.)",
    re.IGNORECASE,
)
_SHORT = lazy_pattern(
    rf"\b(?:am|an\s+dem|den|dem|vom|bis|ab|nächsten|kommenden|diesen|letzten|der|für)\s+(?P<weekday>{SHORT_WEEKDAY})\b(?P<stop>\.(?=\s+[a-zäöü\d]))?(?!\s*[-–/.]?\s*\d{{1,2}}\.\s?\d)(?=\.|\s*[,;:!?)]|\s+(?:um|ab|gegen|früh|vorm|nachm|mittag|abend|oder|und|kann|nicht|leider|geht|bin|ist|komm|muss|hab|doch|den|zum|von)|\s+\d|\s*$)"
    rf"|(?<![\w.,])(?P<weekday_2>mo|di|mi|do|fr|sa|so)\b\.?(?=,?\s+(?:um\s+)?\d{{1,2}}(?:[.:]\d\d)?\s*(?:uhr|h\b))",
    re.IGNORECASE,
)
_WITH_DAY = lazy_pattern(
    rf"(?<![\w-])(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}\b\.?)(?:\s*,\s*|\s+)(?P<article>(?:den|dem|der|d\.)\s+)?(?P<day>\d{{1,2}})\.(?!\s?\d)(?!\s*(?:uhr|januar|jahr|kw|kalender))",
    re.IGNORECASE,
)
_BARE_DAY = lazy_pattern(
    r"\b(?:am|zum|vom|bis|den|dem)\s+(?P<digits>\d{1,2}\.)(?=\s+(?!\d|kw\b|kalenderw|stock|etage|og\b|advent|geburtstag|jahrestag|lebensjahr|semester)[a-zäöü(,]|[,;:?!)]|\.?\s*$|\s*\n)"
    r"|\b(?:oder|und|bzw\.)\s+(?:auf\s+)?(?:de[rnm]\s+)?(?P<digits_3>\d{1,2}\.)(?=\s*[?!,;]|\s*$|\s*\n)"
    r"|\b(?:am|zum|vom|den)\s+(?P<digits_2>\d{1,2}(?:s?ten|ter)\b)(?!\s+[A-ZÄÖÜ])"
    r"|(?-i:\b(?:am|zum|[Dd]en)\s+(?P<word>Ersten|Zweiten|Dritten|Vierten|Fünften|Sechsten|Siebten|Achten|Neunten|Zehnten|Elften|Zwölften|Dreizehnten|Vierzehnten|Fünfzehnten|Zwanzigsten|Dreißigsten))\b(?!\s+[A-ZÄÖÜ])",
    re.IGNORECASE,
)
_WEEK_ALONE = lazy_pattern(rf"(?<!\w){_NUMBERED.format('number').replace('|woche', '')}", re.IGNORECASE)
_FEAST = lazy_pattern(rf"(?<![\w-]){FEAST}\b", re.IGNORECASE)
_NTH = lazy_pattern(
    rf"(?<!\w)(?P<nth>erst|zweit|dritt|viert|letzt)en\s+(?P<weekday>{WEEKDAY})\s+(?:im|des|vom)\s+(?P<month>[a-zä]+)\b",
    re.IGNORECASE,
)


def find_named_days(text: str, start: int, end: int, cues: int, taken: Sequence[Span]) -> Iterator[DateMention]:
    """Days in ``text[start:end]`` that overlap none of `taken`, in the order in which they were looked for.

    `cues` are those of its words (`date_cues`).
    """
    spans = list(taken)
    for needed, read, pattern in _READERS:
        if not cues & needed:
            continue
        for match in pattern.finditer(text, start, end):
            date = read(text, match)
            if date is not None and not any(date.start < last and first < date.end for first, last in spans):
                spans.append((date.start, date.end))
                yield date


def _feast(_text: str, match: re.Match[str]) -> DateMention | None:
    name = " ".join(match.group().lower().split())
    return None if name in WHOLE_FEASTS else DateMention(start=match.start(), end=match.end(), feast=name)


def _nth(_text: str, match: re.Match[str]) -> DateMention | None:
    """„ersten Montag im Mai“"""
    month = month_of(match["month"])
    nth = ORDINALS.get(match["nth"].lower(), -1)
    weekday = weekday_of(match["weekday"])
    return (
        None
        if month is None
        else DateMention(start=match.start(), end=match.end(), weekday=weekday, month=month, nth=nth)
    )


def _with_day(_text: str, match: re.Match[str]) -> DateMention | None:
    """„Freitag, den 13.“"""
    day = int(match["day"])
    is_short = len(match["weekday"].rstrip(".")) == len("Mo") and not match["article"]
    if is_short or not 1 <= day <= LAST_DAY:
        return None
    return DateMention(start=match.start(), end=match.end(), weekday=weekday_of(match["weekday"]), day=day)


def _day_word(text: str, match: re.Match[str]) -> DateMention | None:
    return _weekday(text, match) if match["weekday"] else _near(text, match)


def _weekday(text: str, match: re.Match[str]) -> DateMention | None:
    window = max(0, match.start() - CHARS_BEFORE)
    front = _IN_FRONT.search(text[window : match.start()])
    behind = _BEHIND.match(text, match.end())
    start = match.start() if front is None or front.start() == front.end() else window + front.start()
    end = match.end() if behind is None else behind.end()
    weekday = weekday_of(match["weekday"])
    turn = front["turn"] if front else None
    week = (front["week"] if front else None) or (behind["week"] if behind else None)
    later = 0 if turn is None else _TURNS.get(turn.lower(), 0)
    if behind and behind["feast"]:
        return DateMention(start=start, end=end, weekday=weekday, feast=" ".join(behind["feast"].lower().split()))
    if behind and (behind["number"] or behind["number_2"]):
        number = int(behind["number"] or behind["number_2"])
        year = int(behind["number_year"]) if behind["number_year"] else None
        if 1 <= number <= LAST_WEEK:
            return DateMention(start=start, end=end, weekday=weekday, week=number, year=year)
        end = match.end()
    if behind and behind["ahead"]:
        later += days_in(behind["count"], behind["unit"], counted_from=True) // 7
    if week is not None:
        return DateMention(start=start, end=end, weekday=weekday, weeks_ahead=_WEEKS.get(week.lower(), 1))
    return DateMention(start=start, end=end, weekday=weekday, weeks_later=later)


def _near(text: str, match: re.Match[str]) -> DateMention | None:
    word = match["near"]
    if word.lower() == "morgen" and (
        _NOT_TOMORROW.search(text, max(0, match.start() - 14), match.start()) or _is_noun(text, match)
    ):
        return None
    days, end, weekday = NEAR[word.lower()], match.end(), None
    behind = _NEAR_BEHIND.match(text, end)
    if behind:
        end = behind.end()
        weekday = weekday_of(behind["weekday"])
        if behind["ahead"]:
            days += days_in(behind["count"], behind["unit"], counted_from=True)
    return DateMention(start=match.start(), end=end, weekday=weekday, days_ahead=days)


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether „Morgen“ has a capital letter that no sentence's beginning gives it."""
    before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return match["near"].istitle() and bool(before) and before[-1] not in "\n.!?:"


def _short(_text: str, match: re.Match[str]) -> DateMention | None:
    name = "weekday" if match["weekday"] else "weekday_2"
    end = match.end("stop") if match["stop"] else match.end(name)
    return DateMention(start=match.start(name), end=end, weekday=weekday_of(match[name]))


def _bare_day(_text: str, match: re.Match[str]) -> DateMention | None:
    name = next(name for name in ("digits", "digits_2", "digits_3", "word") if match[name])
    day = ordinal_of(match[name])
    return DateMention(start=match.start(name), end=match.end(name), day=day) if 1 <= day <= LAST_DAY else None


def _week(_text: str, match: re.Match[str]) -> DateMention | None:
    number = int(match["number"] or match["number_2"])
    year = int(match["number_year"]) if match["number_year"] else None
    return (
        DateMention(start=match.start(), end=match.end(), week=number, year=year) if 1 <= number <= LAST_WEEK else None
    )


_READERS = (
    (FIGURE, _with_day, _WITH_DAY),
    (ORDINAL_WORD, _nth, _NTH),
    (DAY, _day_word, _DAY_WORD),
    (FEAST_DAY, _feast, _FEAST),
    (SHORT, _short, _SHORT),
    (WEEK, _week, _WEEK_ALONE),
    (FIGURE | ORDINAL_WORD, _bare_day, _BARE_DAY),
)
