"""Closing formulas: as a line of their own, and at the end of a line after the last sentence."""

import functools
import re

from taktvoll.mail.lexicon import entries, lexicon, pattern_of
from taktvoll.mail.names import is_function_word, looks_like_name
from taktvoll.mail.particulars import without_bracket, without_particulars

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
_UNTIL = (
    r"(?:(?:hoffentlich|vielleicht|also|dann|na)\s+)*bis\s+(?:(?:hoffentlich|vielleicht|ganz|sehr)\s+)*"
    r"(?:\w+tag|mittwoch|morgen|nachher|gleich|neulich|irgendwann|bald|dann|sp(?:ä|a\u0308|ae)ter|demn(?:ä|a\u0308|ae)chst|die\s+tage|zum\s+\w+|n(?:ä|a\u0308|ae)chste[sn]?\s+\w+)(?!\w)"
)
_SPOKEN = r"beh(?:ü|u\u0308|ue)t\w*\s+(?:\w+\s+)?gott|mach\w*['’]?s?\s+(?:guet|gut|et\s+jut)|\w+,\s+aber\s+herzlich|mit\s+dem\s+ausdruck\s+\w+\s+hochachtung"
_BEFORE = r"(?:(?!(?:ich|wir|ihre[rmn]|deine[rmn]|eure[rmn]|bestellen|bestell|richten|richte)\b)[^\W\d_][\w'’\u0300-\u036f-]*[.]?,?\s+|[&+]\s*|[–-],?\s+|\d{3,}\s+)"
_I_GREET = r"und\s+gr(?:ü|u\u0308|ue)(?:ß|ss)e\s+(?:ich\s+)?(?:sie|dich|euch)\s+(?:(?:recht|ganz|sehr|aus\s+\w+)\s+)?(?:freundlich|herzlich|lieb|bestens|hochachtungsvoll|in\s+\w+)(?:st)?(?!\w)"
"""„… und grüße Sie freundlich“."""
_EXPECTING = re.compile(
    r"(?:in\s+(?:\w+\s+){0,2}(?:erwartung|hoffnung|zuversicht)|mit\s+(?:\w+\s+){1,2}bitte\s+um)\s+(?P<rest>[^\d.!?]+)[,!]?",
    re.IGNORECASE,
)
"""„In Erwartung Ihrer Antwort“, „In der Hoffnung auf …“, „Mit der Bitte um Nachsicht“, without a verb."""
_PARTICIPLE = re.compile(
    r"(?:er|ver)?(?:bittend|hoffend|wartend|erwartend|harrend|sehnend|flehend|bangend|entgegensehend|dankend|wünschend|grüßend|grüssend|verbleibend|verneigend|entschuldigend)"
)
"""The last word of „In aller Form um Nachsicht bittend“."""
_PLEA_WORDS = frozenset(
    "bitte und nochmals nochmal noch einmal tausendmal abertausendmal vielmals mir mich uns doch von herzen inständig ganz sehr so alles".split()
)
_PLEA_VERBS = frozenset("verzeihen verzeih verzeihe verzeiht vergeben vergib vergebt sie ihr".split())
_TELLS = re.compile(
    r"\b(?:soll|sollte|sage?|richte|bestelle?|habe?|hatte|kann|muss|will|möchte|darf|bin|war|hätte)\s+ich\b|\bich\b.{1,60}\b(?:aus|gesagt|bestellt)$"
    r"|\b(?:ausrichten|ausgerichtet|bestellen|bestellt|übermitteln|weitergeben|weiterleiten|sagen)$",
    re.IGNORECASE,
)
"""What makes a sentence of „Viele Grüße soll ich auch von Herrn Aydin ausrichten“."""
_DOUBLED = re.compile(r"^([^\W\d_]{2,12})[\s-]+\1(?!\w)", re.IGNORECASE)
"""„Tschau tschau“."""
_THANKS_FIRST = re.compile(
    r"^(?:(?:vielen|herzlichen|lieben|besten|nochmals?|noch\s+einmal|tausend)\s+){0,3}(?:danke?|merci)(?:\s+(?:nochmals?|vielmals|schön|sehr|dir|euch|ihnen|im\s+voraus|für\s+alles))*+\s*(?:,|und|&)\s+(?=\w)",
    re.IGNORECASE,
)
"""„Danke und alles Gute“."""
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
_GOES_ON = frozenset({"und", "&", "aus", "vom", "von", "an", "auch", "in", "nach", "mit"})
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
    bare = without_bracket(line) == line
    line = _DOUBLED.sub(r"\1", _THANKS_FIRST.sub("", without_bracket(line)))
    if not _fitting(line) or _expects(line):
        return _fitting(line)
    formula = _line().match(line)
    if not formula or _breaks_before(line, formula.end()) or _tells(line, formula.end()):
        return False
    rest = line[formula.end() :].strip(" ,.!*_")
    if rest and may_be_a_name(formula.group()) and line[formula.end()] == " ":
        first = rest.split()[0]
        return not (first[0].isupper() and first.lower() not in lexicon("first_names") and _all_names(rest))
    if not any(char.isalnum() for char in rest):
        return True
    if _POSSESSIVE.match(line) and not re.match(_wish(), line, re.IGNORECASE):
        return (bare and looks_like_name(rest)) or _goes_on_greeting(line, rest)
    talks_on = _BREAK.search(line, formula.end()) and not _all_names(line[formula.end() :])
    return not talks_on and _fits(formula.group(), rest)


def is_plea(line: str) -> bool:
    """Whether the line begs for pardon and says nothing else: „Verzeihen Sie mir nochmals tausendmal“; right above a name it closes the letter."""
    words = [word.strip(" ,!*_").lower() for word in line.split()]
    known = all(word in _PLEA_WORDS or word in _PLEA_VERBS for word in words)
    return 1 < len(words) <= MAX_WORDS and known and any(word in _PLEA_VERBS - {"sie", "ihr"} for word in words)


def name_behind(line: str) -> str | None:
    """The name behind a closing formula in its line, with what is added to it: „Jana (Studentin)“ of „LG Jana (Studentin)“."""
    formula = _line().match(line)
    rest = line[formula.end() :].strip(" ,!*_") if formula else ""
    goes_on = not rest or rest.split(maxsplit=1)[0] in _GOES_ON
    return None if goes_on or not looks_like_name(without_particulars(rest), free=True) else rest


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


def _expects(line: str) -> bool:
    """Whether the line closes by what its writer hopes or asks for, without a finite verb."""
    words = line.lower().strip(" ,!").split()
    if not words or "ich" in words or "wir" in words or _VERB.search(line) or line.rstrip()[-1] in ".?:":
        return False
    if len(words) > 1 and _PARTICIPLE.fullmatch(words[-1]):
        return True
    found = _EXPECTING.fullmatch(line)
    return found is not None and "," not in found["rest"].rstrip(", ")


def _tells(line: str, end: int) -> bool:
    """Whether the line goes on as a sentence behind the formula that ends at `end`."""
    return _TELLS.search(line.rstrip(" ,.!*_"), end) is not None


def _goes_on_greeting(line: str, rest: str) -> bool:
    """„Baba und alles Gute“, but not „Ihre und …“."""
    return rest.split(maxsplit=1)[0] in _GOES_ON and not re.match(r"(?:ihr|dein|eu)", line, re.IGNORECASE)


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
