"""What a writer adds behind the name: age, class, town, trade, when to ring: „Elias Rumpf (17), Klasse 10b, Kitzingen“."""

import re

from taktvoll.mail.names import is_function_word, looks_like_name

MAX_PIECES = 3
"""Particulars behind commas."""
MAX_PIECE_WORDS = 4
MAX_BRACKET = 120
"""Characters of a remark in brackets."""
_BRACKET = re.compile(r"(?<=[\w.])\s+\((?P<inside>[^()]+)\)[\s,.!]*$")
SIGNED_AS = re.compile(
    r"(?:Ihre?|Deine?|Eure?|Euer)\s+(?:[a-zäöüß]+\s+){0,2}[a-zäöüß]+e[rn]?\s+(?P<name>[A-ZÄÖÜ]\S+(?:\s+[A-ZÄÖÜ]\S+){0,2})"
)
"""„Ihr sehr beschämter Jan Thoma“."""


def without_bracket(line: str) -> str:
    """`line` without a remark in brackets at its end: „079 555 01 43 (am besten nach 17 Uhr)“."""
    window = max(0, len(line) - MAX_BRACKET)
    found = _BRACKET.search(line, window) if line.rstrip(" ,.!").endswith(")") else None
    return line[: found.start()] if found else line


def without_particulars(line: str) -> str:
    """The name in a line, without what stands behind it; the whole line where that talks."""
    name, *pieces = re.split(r",\s+", without_bracket(line.strip()))
    if len(pieces) > MAX_PIECES or not all(_is_particular(piece) for piece in pieces):
        return line
    return without_bracket(name)


def is_signed_name(line: str) -> bool:
    """Whether the line is a name with a word of its writer about himself: „Ihre sehr unglückliche Heike Lücking“."""
    found = SIGNED_AS.fullmatch(without_particulars(line))
    return found is not None and looks_like_name(found["name"])


def _is_particular(piece: str) -> bool:
    """„Klasse 10b“, „38“, „dipl. Landwirt“, „derzeit in Köln“."""
    words = without_bracket(piece).split()
    return 0 < len(words) <= MAX_PIECE_WORDS and piece[-1] not in "!?:" and sum(map(is_function_word, words)) <= 1
