"""Clock times as written in German mails: „10.30 Uhr“, „halb elf“, „Viertel nach neun“, „10–12 Uhr“, „14h30“, „acht in der Früh“."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from taktvoll.annotate.date_cues import FIGURE, parts_with_cues, stretch
from taktvoll.annotate.date_cues import HOUR as HOUR_WORD
from taktvoll.annotate.day_names import NUMBERS
from taktvoll.pipeline.sentence_cache import SentenceCache

NOON = 12
MIDNIGHT = 24
HOUR = 60
FIRST_MORNING_HOUR = 7
"""Nobody is asked to come at an earlier one: „um drei“ is in the afternoon."""
FIRST_HOUR_IN_FIGURES = 5
"""As above, for „3 Uhr“: an early shift has its hour in figures."""
C_T = 15
"""Minutes later: cum tempore."""
_HH = r"(?:2[0-4]|[01]?\d)"
_MM = r"[0-5]\d"
_WORDS = "einundzwanzig|zweiundzwanzig|dreiundzwanzig|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|eins?|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
_HOUR_WORD = rf"(?:{_WORDS})e?"
_MINUTES = "fünfundvierzig|fünfundzwanzig|dreißig|dreissig|fünfzehn|vierzig|fünfzig|zwanzig|zehn|fünf"
_CLOCK = rf"{_HH}(?:[.:,]{_MM})?"
_UNIT = r"(?:uhr\b|h\b)"
_TO = r"\s*(?:[-–—/]|bis(?:\s+(?:gegen|ca\.|etwa|spätestens))?|oder)\s*(?:um\s+)?"
_PART = r"(?P<part>in\s+der\s+früh|am\s+(?:vormittag|nachmittag|abend|morgen)|(?:vor|nach)mittags|morgens|abends|mittags|früh|nachts)"
_TIME = re.compile(
    rf"""(?=[\dhvdezsanfk])(?<![\w.,:/-])(?:
        (?P<between>zwischen\s+)?(?P<from>{_CLOCK})(?:\s*{_UNIT})?(?(between)(?:\s+und\s+)|(?:{_TO}))(?P<to>{_CLOCK})\s*{_UNIT}(?:\s*{_MM}(?![\d.]))?
      | (?P<from_2>{_HH}:{_MM}){_TO}(?P<to_2>{_HH}:{_MM})(?![\d:])
      | (?P<hour>{_HH})(?:[.:,](?P<minute>{_MM}))?\s*(?:uhr(?:\s*(?P<minute_2>{_MM})(?!\s*uhr|\d|\.\s?\d|\.\s+(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)))?\b|h(?P<minute_3>{_MM})?\b)
      | (?P<hour_2>[01]\d|2[0-4])(?P<minute_4>{_MM})\s*uhr\b
      | (?P<hour_3>{_HH}):(?P<minute_5>{_MM})(?!\d)(?!:)
      | (?:(?P<past>{_MINUTES}|viertel|\d{{1,2}}|kurz)\s+(?P<side>nach|über|vor|ab)\s+)?(?P<half>halb(?:er)?)\s+(?P<of_half>{_HOUR_WORD}|\d{{1,2}})\b
      | (?P<quarters>drei\s?viertel|viertel)\s*(?P<of_quarter>{_HOUR_WORD}|\d{{1,2}})\b(?!\s*(?:stund|jahr|liter|der\b))
      | (?P<past_2>{_MINUTES}|viertel|\d{{1,2}})\s+(?:minuten\s+)?(?P<side_2>nach|über|vor|ab)\s+(?P<hour_4>{_HOUR_WORD}|\d{{1,2}})\b(?!\s*(?:wochen?|tagen?|monaten?|jahren?|minuten|stunden|uhr\s+\d|[.:]\d))
      | (?P<hour_5>{_HOUR_WORD})\s+uhr\b(?:\s+(?P<minute_6>{_MINUTES})\b)?
      | (?<=\bum\s)(?P<hour_6>{_HH})(?:[.:,](?P<minute_7>{_MM})(?!\d|\.\d))?(?=\s*(?:$|[,;.!?)]|\s[a-zäöü(A-Z–-]))(?!\.\s?\d|\s*(?:prozent|euro|jahre|leute|kilo|kilometer|minuten|stunden|tage|wochen|grad|€|%))
      | (?<=\bab\s)(?P<hour_7>{_HH})[.:](?P<minute_8>{_MM})(?!\d|\.\d)
      | (?<=\bum\s)(?P<hour_8>{_HOUR_WORD})\b(?!\s*(?:prozent|euro|jahre|leute|kilo|kilometer|minuten|stunden|tage|tagen|wochen|teil|ganze|drittel))
      | (?P<hour_9>{_HOUR_WORD}|{_HH})(?=\s+{_PART.replace("?P<part>", "?:")}\b)(?=\s+(?:in\s+der\s+früh|am\s+(?:nachmittag|vormittag|abend)|nachmittags|morgens|abends))
    )(?P<ct>\s*[cs]\.\s?t\.)?""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY_PART = re.compile(rf"\s*{_PART}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """``text[start:end]`` as a time of day; of a range the beginning."""

    start: int
    end: int
    hour: int
    minute: int

    def __str__(self) -> str:
        """„14:30“."""
        return f"{self.hour:02}:{self.minute:02}"


def clock_times(text: str, start: int = 0, end: int | None = None) -> Iterator[ClockTime]:
    """Times of day in ``text[start:end]``, in order. A small hour is in the afternoon unless the text says when."""
    for first, last, cues in parts_with_cues(text, start, len(text) if end is None else end):
        if cues & (FIGURE | HOUR_WORD):
            before, part = stretch(text, first, last)
            for time in _times_in[part, first - before, last - before]:
                yield replace(time, start=time.start + before, end=time.end + before)


def _times_of(key: tuple[str, int, int]) -> tuple[ClockTime, ...]:
    return tuple(_clock_times(*key))


_times_in = SentenceCache(_times_of)


def _clock_times(text: str, start: int, end: int) -> Iterator[ClockTime]:
    for match in _TIME.finditer(text, start, end):
        found = {name: value for name, value in match.groupdict().items() if value is not None}
        hour, minute = _hour_and_minute(found)
        if not 0 <= hour <= MIDNIGHT:
            continue
        part = _DAY_PART.match(text, match.end())
        in_figures = match.group()[:1].isdigit()
        hour = _of_the_day(
            hour, part["part"].lower() if part else "", in_figures=in_figures, zero=match.group()[:1] == "0"
        )
        last = match.end()
        if part and "hour_9" in found:
            last = part.end()
        yield ClockTime(start=match.start(), end=last, hour=hour % MIDNIGHT, minute=minute)


def _hour_and_minute(found: dict[str, str]) -> tuple[int, int]:
    first = found.get("from") or found.get("from_2")
    if first:
        figures = [int(part) for part in re.split(r"[.:,]", first)]
        return figures[0], figures[1] if len(figures) > 1 else 0
    if "half" in found:
        return _before(_hour(found["of_half"]), HOUR // 2, found.get("past"), found.get("side"))
    if "quarters" in found:
        quarters = 3 if found["quarters"].lower().startswith("drei") else 1
        return _before(_hour(found["of_quarter"]), HOUR - 15 * quarters, None, None)
    if "hour_4" in found:
        return _before(_hour(found["hour_4"]), 0, found["past_2"], found["side_2"])
    hour = next(_hour(found[name]) for name in found if name.startswith("hour"))
    minute = next((_minutes(found[name]) for name in found if name.startswith("minute")), 0)
    return hour, minute + C_T * found.get("ct", "").strip().lower().startswith("c")


def _before(hour: int, minutes: int, distance: str | None, side: str | None) -> tuple[int, int]:
    """`minutes` before `hour`, and the `distance` before or after that: „fünf vor halb elf“ is 10:25."""
    away = 0 if distance is None or distance.lower() == "kurz" else _minutes(distance)
    total = hour * HOUR - minutes + (-away if side and side.lower() == "vor" else away)
    return divmod(total, HOUR)


def _hour(word: str) -> int:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    lowered = word.lower()
    return NUMBERS[lowered] if lowered in NUMBERS else NUMBERS[lowered.removesuffix("e")]


def _minutes(word: str) -> int:
    lowered = word.lower()
    return 15 if lowered == "viertel" else int(word) if word.isdigit() else NUMBERS[lowered]


def _of_the_day(hour: int, part: str, *, in_figures: bool, zero: bool) -> int:
    """The hour of 24; `zero`: it is written „03“."""
    if part.startswith(("nachm", "am nach", "abend", "am abend")) and hour < NOON:
        return hour + NOON
    first = FIRST_HOUR_IN_FIGURES if in_figures else FIRST_MORNING_HOUR
    return hour + NOON if 0 < hour < first and not part and not zero else hour
