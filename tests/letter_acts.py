"""Which act a finished letter does, by plain words: what the tests of the right act look for, and nothing that the program uses; and a letter to try."""

import re

import taktvoll

OPEN = re.compile(
    r"noch nicht (?:\w+ ){0,2}(?:entschieden|entscheiden|sagen|fest|sicher|zusagen|im Klaren|unterschr\w+)|(?:noch )?keine (?:feste )?Zusage|noch unentschieden|weder zu- noch ab|weiß (?:\w+ ){0,3}noch nicht|schwanke"
    r"|\bunsicher\b|nicht sicher|hängt (?:\w+ ){0,2}ab",
    re.IGNORECASE,
)
DECLINES = re.compile(
    r"(?<!kurzfristig )\babsagen\b(?!\?)|\bsage\b(?:(?!\boder\b)(?:[^.!?]|(?<=\d)\.))*\bab\b|\bnicht wahrnehmen\b|\bgegen die Stelle\b|\bnicht (?:mehr )?zur Verfügung\b|\bziehe\b[^.!?]*\bBewerbung\b[^.!?]*\bzurück\b|\bnicht (?:weiter|mehr) (?:berücksichtig|\w*verfolg)\w*"
    r"|\bmich (?:für die Stelle )?nicht (?:weiter|mehr)\b|\b(?:werde|möchte|kann|komme)\b(?! ich nur)[^.!?]*\bnicht (?:\w+ ){0,3}(?:kommen|annehmen|antreten|teilnehmen)\b|\bkomme\b(?:[^.!?]|\d\.)*\bnicht\b|\bverzichte\b|\bbin raus\b|\bsteige ich aus\b|\bnicht annehmen\b|\bnehme\b[^.!?]*\bnicht an\b|\babzusagen\b|\bsausen\b",
    re.IGNORECASE,
)
MISSED = re.compile(
    r"versäumt|verpasst|nicht (?:\w+ ){0,4}(?:erschienen|gekommen|aufgetaucht)|\bwar nicht da\b|warten lassen",
    re.IGNORECASE,
)
MOVES = re.compile(
    r"anderen? (?:Tag|Termin)|verschieben|verleg\w+|nach(?:zu)?holen|neue[nr]? Termin|passen würde|würde (?:\w+ ){0,2}passen|(?:geht|ginge) (?:auch|es)|ginge|zweite Chance|Zeit hätte|hätte ich Zeit|könnte ich|ich könnte|kann ich am|frei\b",
    re.IGNORECASE,
)
EXCUSE = re.compile(r"\bUmstände\b|\bAufwand\b|\bUnannehmlichkeiten\b")


def letter(body, mode="minimal", **settings):
    """The rewrite of a Sie letter with `body`."""
    text = f"Sehr geehrte Frau Kern,\n\n{body}\n\nMit freundlichen Grüßen\nSana Iqbal"
    return taktvoll.rewrite(text, mode=mode, today="2027-02-10", settings=settings or None)[0]


def act_of(text: str) -> str:
    """The act of a letter: „missed“ with or without a wish, „open“, „decline“, „reschedule“ or „none“."""
    if MISSED.search(text):
        return "missed_no_wish" if not MOVES.search(text) or _wants_none(text) else "missed_wish"
    if OPEN.search(text) and not _declines_beside(text):
        return "open"
    if DECLINES.search(text):
        return "decline" if not MOVES.search(text) else "reschedule"
    return "reschedule" if MOVES.search(text) else "none"


def _declines_beside(text: str) -> bool:
    """Whether a sentence declines that says nothing of an open decision."""
    return any(DECLINES.search(line) and not OPEN.search(line) for line in re.split(r"(?<=[a-zäöüß)][.!?])\s+", text))


_NONE = re.compile(
    r"kein\w* (?:neue\w*|weitere\w*|Ersatz)|Termin\w* ist (?:\w+ ){0,2}nicht nötig|" + DECLINES.pattern, re.IGNORECASE
)


def _wants_none(text: str) -> bool:
    return _NONE.search(text) is not None
