"""Closing formulas: as a line of their own, and at the end of a line after the last sentence."""

import functools
import re

from taktvoll.mail.lexicon import entries, lexicon, pattern_of
from taktvoll.mail.names import is_function_word, looks_like_name

GRUSS = r"(?:\w{3,20}s)?gr(?:ü|u\u0308|ue|u)e?(?:ß|ss|s|sz)(?:en|e|li|le|la|chen|erl|erle)?(?!\w)"
_SHORT = r"(?:m\.?\s?f\.?\s?g|g\.?\s?l\.?g|v\.?\s?l\.?g|l\.?l\.?g|[lvbhfs]\.?\s?g|mbg|mlg|msg|lieb\.?\s?g|fr\.?\s?gr|l\.?\s?gr|gg?lg)(?![\w])\.?"
_GREETS = r"(?:ge)?gr(?:ü|u\u0308|ue)(?:ß|ss)(?:e?t|end)(?!\w)"
_HUG = (
    r"(?:es\s+umarmt|sei\w*\s+(?:umarmt|gedr(?:ü|u\u0308|ue)ckt|gegr(?:ü|u\u0308|ue)(?:ß|ss)t)|(?:f(?:ü|u\u0308|ue)hl\s+dich\s+)?(?:ge)?dr(?:ü|u\u0308|ue)ck\w*|umarmung|umarme)"
    r"(?:\s+(?:dich|euch|sie))?(?!\w)"
)
_DEVOTED = r"(?:ihre?|dein|euer|eure)\s+(?:sehr\s+|stets\s+|ganz\s+)*(?:ergebene[r]?|getreue[r]?|dankbare[r]?|alte[r]?|treue[r]?)(?!\w)"
_GOOD_DAY = (
    r"(?:frohes?|sch(?:ö|o\u0308|oe)nen?s?|guten?s?)\s+(?:feiertage|ostern|weihnachten|fest|\w+tag|\w*abend|\w*woche(?:nende)?|start|rutsch)"
    r"(?:\s+(?:noch|und\s+\w+\s+\w+|ihnen|dir|euch))*(?!\w)"
)
_UNTIL = r"bis\s+(?:\w+tag|mittwoch|morgen|nachher|gleich|neulich|irgendwann|die\s+tage|zum\s+\w+|n(?:ä|a\u0308|ae)chste[sn]?\s+\w+)(?!\w)"
_SPOKEN = r"beh(?:ü|u\u0308|ue)t\w*\s+(?:\w+\s+)?gott|mach\w*['’]?s?\s+(?:guet|gut|et\s+jut)|\w+,\s+aber\s+herzlich|mit\s+dem\s+ausdruck\s+\w+\s+hochachtung"
_BEFORE = r"(?:(?!(?:ich|wir|ihre[rmn]|deine[rmn]|eure[rmn]|bestellen|bestell|richten|richte)\b)[^\W\d_][\w'’\u0300-\u036f-]*[.]?,?\s+|[&+]\s*|[–-],?\s+|\d{3,}\s+)"
_I_GREET = r"und\s+gr(?:ü|u\u0308|ue)(?:ß|ss)e\s+(?:ich\s+)?(?:sie|dich|euch)\s+(?:(?:recht|ganz|sehr|aus\s+\w+)\s+)?(?:freundlich|herzlich|lieb|bestens|hochachtungsvoll|in\s+\w+)(?:st)?(?!\w)"
"""„… und grüße Sie freundlich“."""
_BREAK = re.compile(r"[.!?…]+[\s\"“”»)]+(?=\S)")
_AFTER_MARK = re.compile(r"[^\w\s,]\s*$")
_POSSESSIVE = re.compile(
    r"(?:ihre?|deine?|eure|euer|stets ihre?|best|moin|kollegial|aufrichtig|yours|peace|salut|salve|servus|baba|im auftrag|i\.\s?[av]\.|gez\.?|gezeichnet)(?!\w)",
    re.IGNORECASE,
)
"""Formulas that close a letter only alone on their line or with a name behind."""
_FROM_WHERE = frozenset(
    {"aus", "von", "vom", "an", "und", "auch", "in", "nach", "sendet", "wünscht", "ihr", "ihre", "dein", "deine"}
)
_VERB = re.compile(r"\b(?:hat|haben|ist|sind|war|waren|wird|werden|hatte|bietet|lädt|liegt|kann|muss)\b")
"""What makes a sentence of „LG Electronics hat mir eine Stelle zugesagt“."""
MAX_NAME = 3
MAX_WORDS = 12
WINDOW = 160


_ALSO_NAMES = frozenset({"ade", "adele"})
"""Farewells that are first names too."""


def may_be_a_name(line: str) -> bool:
    """Whether a closing formula on its line may as well be the writer's name: „Adele“, „Ade Lenz“, „Anna Gruß“."""
    words = line.strip(" ,.!*_").split()
    if not words or not all(word[0].isupper() for word in words) or len(words) > MAX_NAME:
        return False
    return words[0].lower() in (_ALSO_NAMES if len(words) == 1 or words[-1] != "Gruß" else lexicon("first_names"))


def is_closing(line: str) -> bool:
    """Whether `line` is a closing formula as a whole, with or without a name behind it."""
    formula = _line().match(line) if _fitting(line) else None
    if not formula or _breaks_before(line, formula.end()):
        return False
    rest = line[formula.end() :].strip(" ,.!*_")
    if rest and may_be_a_name(formula.group()) and line[formula.end()] == " ":
        first = rest.split()[0]
        return not (first[0].isupper() and first.lower() not in lexicon("first_names") and _all_names(rest))
    if not any(char.isalnum() for char in rest):
        return True
    if _POSSESSIVE.match(line) and not re.match(_wish(), line, re.IGNORECASE):
        return looks_like_name(rest)
    talks_on = _BREAK.search(line, formula.end()) and not _all_names(line[formula.end() :])
    return not talks_on and _fits(formula.group(), rest)


def closing_start(line: str, length: int) -> int | None:
    """Where in `line`, the last characters of a line of `length`, a closing formula begins that ends it; None for nowhere."""
    greeting = _greets_as_i().search(line)
    if greeting is not None:
        return greeting.start()
    for formula in _inline().finditer(line):
        start = formula.start() + len(formula.group()) - len(formula.group().lstrip())
        if start == 0 and length == len(line):
            continue
        before, rest = line[:start], line[formula.end() :].strip(" ,.!*_")
        if not (formula["certain"] or formula["short"] or _AFTER_MARK.search(before)):
            continue
        if formula["formula"] and _POSSESSIVE.match(formula["formula"]) and not looks_like_name(rest):
            continue
        if formula["certain"] and not _AFTER_MARK.search(before) and rest and not looks_like_name(rest):
            continue
        if not any(char.isalnum() for char in rest) or _all_names(rest) or _from_where(rest):
            return start
    return None


def closing_tail(line: str, *, whole: int) -> int | None:
    """Like `closing_start`, on the last characters of a long line; the answer counts from the end of the line."""
    window = line[-WINDOW:]
    start = closing_start(window, whole)
    return None if start is None else len(window) - start


@functools.cache
def _wish() -> str:
    """„In tiefer Verbundenheit“, „Schönes Wochenende“, „Bis Montag“: formulas without „Gruß“ that vary."""
    full = rf"(?:mit|in|voller?)\s+(?:\w+e[nmr]\s+){{0,3}}(?:{pattern_of(entries('closing_nouns'))})(?:en)?(?!\w)"
    return f"{full}|{_DEVOTED}|{_HUG}|{_GOOD_DAY}|{_UNTIL}|{_SPOKEN}"


@functools.cache
def _line() -> re.Pattern[str]:
    """A formula at the beginning of a line."""
    phrase = pattern_of(entries("closings"))
    return re.compile(
        rf"[*_\ufeff]*(?:{_BEFORE}{{0,8}}{GRUSS}|{_SHORT}|(?:{phrase})(?!\w)|{_wish()}|(?:\w+\s+){{0,3}}{_GREETS}"
        r"|(?:\w+,?\s+){0,4}verbleiben?\s+(?:ich|wir)(?!\w)|(?:ich|wir)\s+(?:verbleiben?|gr(?:ü|u\u0308|ue)(?:ß|ss)en?)(?!\w))",
        re.IGNORECASE,
    )


@functools.cache
def _greets_as_i() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){_I_GREET}(?=[\s,.!]*$)", re.IGNORECASE)


@functools.cache
def _inline() -> re.Pattern[str]:
    """A formula behind the last sentence of a line."""
    phrase = pattern_of(entries("closings"))
    return re.compile(
        rf"(?:(?<=\s)|^)(?:(?P<certain>mit\s+(?:[^\W\d_]+\s+){{0,4}}{GRUSS})|(?P<short>{_SHORT})"
        rf"|(?P<formula>(?:(?:viele|ganz|sehr|tausend|danke?|und|&|\w+(?:e[nrms]?|ste|sten))\s+){{0,4}}{GRUSS}|(?:{phrase})(?!\w)"
        rf"|(?:es\s+)?{_GREETS}))",
        re.IGNORECASE,
    )


def _fitting(line: str) -> bool:
    """Whether `line` is short enough, and no question but „Bis dann?“."""
    question = line.endswith("?") and "bis" not in line.lower()
    return len(line) <= WINDOW and len(line.split()) <= MAX_WORDS and not question


def _fits(formula: str, rest: str) -> bool:
    if _all_names(rest) or _from_where(rest):
        return True
    if re.match(_SHORT, formula, re.IGNORECASE) and _VERB.search(rest):
        return False
    if re.search(GRUSS, formula, re.IGNORECASE) or re.match(_SHORT, formula, re.IGNORECASE):
        return len(rest.split()) <= 9
    words = rest.lower().split()
    return len(words) <= 3 and words[0] not in {"ich", "ist", "war", "sind", "haben", "habe", "für", "zu", "so"}


def _all_names(rest: str) -> bool:
    return all(looks_like_name(piece, free=True) for piece in re.split(r"[,|/()]|\s[-–]\s", rest) if piece.strip(" .!"))


def _from_where(rest: str) -> bool:
    """„… aus dem Fränkischen“, „… und bis bald“."""
    words = rest.lower().split()
    return words[0].strip(",") in _FROM_WHERE and len(words) <= 9 and not re.search(r"[.!?]\s+\w", rest)


def _breaks_before(line: str, end: int) -> bool:
    """Whether a sentence ends before the formula: „Bin raus. Viele Grüße“ is no closing as a whole."""
    broken = _BREAK.search(line, 0, end)
    return broken is not None and any(is_function_word(word) or len(word) > 3 for word in line[: broken.end()].split())
