"""What an undecided writer asks, waits for and promises, taken out of a sentence that cannot stay: for phrases of the bank."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taktvoll.annotate.day_names import PLAIN_MONTH, PLAIN_WEEKDAY
from taktvoll.annotate.open_decision import answers_later, asks_to_hold, depends_on_something

_HOUR = r"(?:(?:,?\s*(?:um|bis|gegen|ab)?\s*\d{1,2}(?:[.:]\d\d)?\s*Uhr)?)"
_WHEN = (
    rf"(?:(?:spätestens|zum|einschließlich|kommenden?|nächsten?|diesen?|heute|den|dem|am)\s+){{0,3}}(?:{PLAIN_WEEKDAY}(?:vormittag|nachmittag|mittag|abend|früh)?(?:,?\s+(?:den\s+|dem\s+)?\d{{1,2}}\.\s?(?:{PLAIN_MONTH}|\d{{1,2}}\.)?)?"
    rf"|\d{{1,2}}\.\s?(?:{PLAIN_MONTH}|\d{{1,2}}\.)|morgen|übermorgen|heute|Ende\s+(?:der|dieser|nächster)\s+Woche|(?:Abend|Mittag)\b)(?:\s+(?:Vormittag|Nachmittag|Mittag|Abend|früh|vormittag|nachmittag|mittag|abend)\b)?{_HOUR}"
)
_BY = re.compile(rf"\b(?P<when>(?:(?:bis|spätestens\s+(?:bis|am)|am)\s+){_WHEN})", re.IGNORECASE)
_ON_A_DAY = re.compile(
    rf"^\W*(?P<when>{PLAIN_WEEKDAY}(?:vormittag|nachmittag|mittag|abend|früh)?)\s+(?=\w+e?\s+ich\b)", re.IGNORECASE
)
_WHAT = re.compile(
    r"\b(?:sagen|sag|sagst|sagt|verraten|verrätst|verrät|mitteilen|mitteilst|schreiben|schreibst|schreib|schreibt|wissen\s+lassen|klären|nennen|wissen)\b[^.!?]{0,40}?,?\s(?P<what>(?:ob(?!\s+ich\b)|wie|wann|wo|was|welche\w*|wer)\s[^.!?;:]+)",
    re.IGNORECASE,
)
_MAIN_AGAIN = re.compile(r",\s+(?:wäre|dann|das\s|ist|sonst|ansonsten|weil|denn|davon|würde|hätte)\b.*$", re.IGNORECASE)
_TO_READER = re.compile(
    r"\b(?:sie|du|ihr)\b|\b(?:kannst|könnt|könntest|könntet|sag|sagt|schreib|schreibt|bitte|mag|magst)\b", re.IGNORECASE
)
_ASKS_THEMSELVES = re.compile(r"\b(?:soll(?:te)?\s+ich|keine\s+ahnung|oder\s+wir)\b", re.IGNORECASE)
_IF = re.compile(r"\bwenn\s+(?!(?:nein|ja|nicht|das|es)\b\W)(?P<what>[^.!?;:,]{6,120})(?=[,.!?;:]|$)", re.IGNORECASE)
_ON = re.compile(r"\b(?:davon\s+ab|abhängig|daran|davon),?\s+ob\s+(?!ich\b)(?P<what>[^.!?;:,]{6,120})", re.IGNORECASE)
_FOR_ME = re.compile(r"\b(?:ich|mich|mir|mein\w*)\b", re.IGNORECASE)
_OTHER_ADDRESS = {
    "sie": re.compile(r"\b(?:du|dich|dir|dein\w*|ihr\s+\w+t|euch|eure?\w*)\b", re.IGNORECASE),
    "du": re.compile(r"\b(?:Sie|Ihnen|Ihre?\w?)\b"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A thing to be said: an act of the bank, and what fills its place."""

    act: str
    part: str
    words: str


def reader_is_asked(line: str) -> bool:
    """Whether the words ask the reader for something to know, and not their writer."""
    if _ASKS_THEMSELVES.search(line):
        return False
    found = _WHAT.search(line)
    return line.endswith("?") or (found is not None and bool(_TO_READER.search(line[: found.start("what")])))


def plain_points(line: str, register: str) -> list[Point]:
    """The points of a sentence, in plain words, as far as it says them in a form of address that the letter may use."""
    other = _OTHER_ADDRESS.get(register)
    return [point for point in _points(line) if other is None or not other.search(point.words)]


def _points(line: str) -> Iterator[Point]:
    found = _WHAT.search(line) if reader_is_asked(line) else None
    if found is not None:
        yield Point("ask", "what", _MAIN_AGAIN.sub("", found["what"]).strip(" ,"))
    elif (what := _condition(line)) is not None:
        yield Point("depends", "what", what)
    found_days = sorted(_BY.finditer(line), key=lambda match: not match["when"].lower().startswith("bis"))
    by = found_days[0] if found_days else None
    when = " ".join(by["when"].split()) if by is not None else ""
    bare = _ON_A_DAY.match(line)
    when = f"am {bare['when']}" if bare and not when else when
    if asks_to_hold(line):
        yield Point("hold", "until", when if when.lower().startswith("bis") else "so lange")
    elif when and answers_later(line) and found is None:
        yield Point("answer_by", "By", when[:1].upper() + when[1:])


def _condition(line: str) -> str | None:
    """What a decision depends on, as a clause with its verb last."""
    on = _ON.search(line)
    if on is None and depends_on_something(line):
        on = _IF.search(line)
        on = None if on is None or _FOR_ME.search(on["what"]) else on
    return on["what"].strip(" ,") if on else None
