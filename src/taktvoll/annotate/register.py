"""Whether a draft says Sie or du to its reader.

German marks the polite address by a capital, which a sentence start hides and which third persons share; verb forms and
position decide there. The plural *ihr/euch* counts as du, text in [brackets] and quoted speech do not count
(ANNOTATION.md, ruling 6).
"""

import re
from collections.abc import Sequence

from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.letter import SegmentKind
from taktvoll.mail.lines import is_typed_small
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.pipeline.word_cache import WordCache, union_of_bits

ADDRESSING = frozenset({SegmentKind.BODY, SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.POSTSCRIPT})
"""Segments in which the writer speaks to the reader."""

FRIENDLY_COMMANDS = (
    "leg stell bring hol halt heb behalt nenn send leit sperr bestell reservier schließ schliess druck kopier zeig trag"
    " hinterleg häng nimm wirf überweis informier notier streich lösch setz füll"
).split()
"""Commands to a friend, as „leg meine Zeichnungen bitte an die Pforte“ has one; the same words are said with „ich“ left out, too."""
_ANY_COMMAND = "|".join(FRIENDLY_COMMANDS)
COMMANDED = (
    rf"(?i:{_ANY_COMMAND})(?=\s+(?:bitte(?!\s+(?:um|ich|Sie))|mir|mich|uns)\b"
    r"|\s+(?!ich\b|en\b)(?:(?!\bich\b|\bund\b)[^.,!?;\n]){0,60}?\bbitte\b(?!\s+(?:um|ich|Sie)\b))"
)
"""Pattern: one of them where what follows makes it a command: „leg mir“, „leg meine Zeichnungen bitte“."""

_MASK = lazy_pattern(r"\[[^\]\n]{0,300}\]|„[^“”\"\n]{1,200}[“”\"]|»[^«\n]{1,200}«|\"[^\"\n]{1,200}\"")
_SIE = lazy_pattern(
    r"(?P<start>(?:^|(?<=[.!?…:\n])\s*|(?<=[“\"])\s)[\s–-]*)?(?P<word>\bSie\b|\bIhnen\b|\bIhr(?:e[nmrs]?|erseits|etwegen)?\b)(?P<next>\s+[^\W\d_]+)?"
)
_DU = lazy_pattern(
    r"\b(?:[dD]u(?!\s+meine\s+Güte)|[dD]ir|[dD]ich|[dD]ein(?:e[nmrs]?|erseits)?|[eE]uch|[eE]uer|[eE]u(?:re[nmrs]?|rerseits)|DU|EUCH|DEIN|DICH|DIR)\b"
    r"|\b(?:dass|daß|wenn|weil|ob|was|wie|falls|hallo|liebe|moin|hey|hi|sorry|wo|da|damit|danke)\s+[iI]hr\b(?!\s+[A-ZÄÖÜ][a-zäöü]+\b(?!t\b))"
    r"|\b(?:habt|seid|könnt|könntet|wollt|wisst|müsst|dürft|solltet|sollt|hättet|wärt|wäret|würdet|mögt|macht|sucht|findet|seht|gebt|wart|hattet|wolltet|braucht)\s+ihr\b"
    r"|(?<!\bich )(?<!\bwir )(?<!\bsie )\bihr\s+(?:habt|seid|könnt|könntet|wollt|wisst|müsst|dürft|solltet|sollt|hättet|wärt|wäret|würdet|mögt|lieben|alle|beiden|zwei|wart|hattet|da|euch|mich|mir|das|es|jemanden)\b"
    r"|(?:^|[.!?,]\s+)(?:bitte\s+)?(?:[vV]erzeiht?|[sS]eid?\s+(?:mir|bitte)|[mM]eldet?\s+(?:dich|euch)|(?:[nN]imm|[nN]ehmt)\s+(?:mir|es)|[lL]asst?\s+uns)\b"
    r"|(?:^|[.!?,;:–]\s+|\bund\s+)(?:[bB]itte\s+)?(?:[eE]ntschuldige(?=,|\s+(?:bitte|die|das|den|meine?|dass|daß)\b)|[gG]rüße?(?=\s+(?:bitte|mir|mal|schön|doch|die|den|das|deine?|alle)\b)"
    r"|[sS]ag(?=\s+(?:bitte|mir|uns)\b)|[sS]chreib(?=\s+(?:bitte|mir|uns)\b)|[sS]chick(?=\s+(?:bitte|mir|uns)\b)|[rR]uf(?=\s+(?:mich|uns|bitte)\b)|[gG]ib(?=\s)|[vV]ergiss\b"
    r"|[dD]rück(?=\s+mir\b)|[sS]treicht?(?=\s+mich\b)|[hH]abt?(?=\s+(?:(?:vielen|herzlichen|lieben|besten)\s+)?[dD]ank\b)|[wW]ünsch\s+mir)"
    rf"|(?:^|[.!?:]\s+|(?<=,\s)(?:und|aber)\s+)(?:[bB]itte\s+)?{COMMANDED}"
    r"|\b[iI]hr\s+Lieben\b"
    r"|\b(?:kannste|haste|biste|willste|hättste|könnteste|weißte)\b",
    re.MULTILINE,
)
_DU_CUE = lazy_pattern(
    r"du|dir|dich|dein|eu|ihr|verzeih|sei|meld|nimm|nehm|lass|entschuldige|grü|sag|schreib|schick|ruf|gib|vergiss|drück|streich|hab|wünsch|"
    rf"(?<!\w)(?:{_ANY_COMMAND})(?!\w)|(?:kann|has|bis|will|hätt|könnte|weiß)ste|weißte",
    re.IGNORECASE,
)
"""What a word must contain that `_DU` finds."""
_SIE_CUE = lazy_pattern(r"Sie|Ihnen|Ihr")
_MASKING = ("[", "„", "»", '"')
_SMALL_SIE = lazy_pattern(r"\b(?:sie|ihnen)\b|\bihr(?:e[nmrs]?)\b")
_SMALL_POLITE = lazy_pattern(
    r"\b(?:wünsche|danke|bitte|dass|wenn|ob|falls|von|bei|mit|für|haben|hätten|können|könnten|würden|wollen|entschuldigen|verstehen)\s+(?:ich\s+)?(?:sie|ihnen|ihre[nmrs]?)\b"
    r"|\bsehr\s+geehrte|\b(?:frau|herr)\s+\w+"
)
_PLURAL_VERB = lazy_pattern(r"\s+(?:\w+en|sind|seien|wären|tun)$")


_addressing: WordCache[str, int] = WordCache(lambda word: bool(_DU_CUE.search(word)) + 2 * bool(_SIE_CUE.search(word)))
"""What a word as typed may hold: 1 a form of du, 2 of Sie, 3 both."""


def address_marks(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """(start, end, „sie“ or „du“) of every word in `spans` of `text` that addresses the reader."""
    marks: list[tuple[int, int, str]] = []
    small = is_typed_small(text)
    for start, end in spans:
        marks += ((start + first, start + last, side) for first, last, side in _marks_in[text[start:end], small])
    return sorted(_polite_plural(text, marks))


def _marks_of(key: tuple[str, bool]) -> tuple[tuple[int, int, str], ...]:
    """As `address_marks`, of one piece; `small`: the writer does without capitals."""
    piece, small = key
    cues = union_of_bits(_addressing, piece.split())
    if not cues and not small:
        return ()
    if any(mark in piece for mark in _MASKING):
        piece = _MASK.sub(lambda match: " " * len(match.group()), piece)
    informal = [match.span() for match in _DU.finditer(piece) if _addresses(piece, *match.span())] if cues & 1 else []
    marks = [(_first_letter(piece, first), last, "du") for first, last in informal]
    if cues & 2:
        marks += [mark for mark in _sie_marks(piece) if not any(first <= mark[0] < last for first, last in informal)]
    if small and _SMALL_POLITE.search(piece):
        marks += [(*match.span(), "sie") for match in _SMALL_SIE.finditer(piece)]
    return tuple(marks)


_marks_in = SentenceCache(_marks_of)


_YOURS = lazy_pattern(
    r"\s+(?:[A-ZÄÖÜ](?!uch\b|ure|uer\b|ieben\b)|(?!(?:d(?:ie|er|as|em|en|es)|d?ies\w*|(?:k?ein|mein|unser)\w*|alle\w*|viele\w*|einige\w*|bitte|gerne|heute|eure\w*)\b)\w+(?:e|er|es|em|en)\s+[A-ZÄÖÜ])"
)
"""Behind „Ihr“ that owns: „Ihr Haus“, „Ihr freundliches Team“."""
_PLURAL_END = lazy_pattern(
    r"\b(?:habt|seid|könnt|könntet|konntet|wollt|wolltet|müsst|musstet|sollt|solltet|dürft|wart|hattet|hättet|wärt|würdet|werdet|wisst|"
    r"macht|gebt|nehmt|sucht|findet|seht|sagt|kommt|lasst|denkt|mögt|braucht)\b"
)
_CLAUSE = lazy_pattern(r"[^.!?;:\n]*")
_OBJECTS = lazy_pattern(r"\s+(?:mir|mich|uns|[eE]uch|alle|beiden?|zwei|Lieben)\b")


def _first_letter(piece: str, start: int) -> int:
    found = re.compile(r"\w").search(piece, start)
    return found.start() if found else start


def _addresses(piece: str, start: int, end: int) -> bool:
    """Whether what looks like a word to friends is one: „dass Ihr mir geholfen habt“, but „dass Ihr freundliches Team …“."""
    if not piece[start:end].endswith("Ihr"):
        return True
    return is_plural_you(piece, end)


def is_plural_you(piece: str, end: int) -> bool:
    """Whether the „Ihr“ that ends at `end` speaks to several friends; a capital makes it no Sie by itself."""
    if _OBJECTS.match(piece, end):
        return True
    if _YOURS.match(piece, end):
        return False
    clause = _CLAUSE.match(piece, end)
    return clause is not None and bool(_PLURAL_END.search(clause.group()))


def _polite_plural(text: str, marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """„Ihr“ and „Eure“ with capitals are an old-fashioned du where nothing says Sie or Ihnen."""
    words = {text[start:end] for start, end, side in marks if side == "sie"}
    plural = any(text[start:end].lower().startswith("eu") for start, end, side in marks if side == "du")
    if not words or not words <= {"Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"}:
        return marks
    spoken = plural or _IHR_VERB.search(text)
    return [(start, end, "du") for start, end, _ in marks] if spoken else marks


_IHR_VERB = lazy_pattern(
    r"\b(?:[Kk]önnt|[Hh]abt|[Ss]eid|[Ww]ollt|[Mm]üsst|[Dd]ürft|[Ww]isst|[Kk]önntet|[Hh]ättet|[Ww]ärt|[Ww]ürdet)\s+Ihr\b|\bIhr\s+(?:könnt|habt|seid|wollt|müsst|wisst|mich|mir|euch|Euch|Lieben)\b"
)


def _sie_marks(piece: str) -> list[tuple[int, int, str]]:
    marks: list[tuple[int, int, str]] = []
    for match in _SIE.finditer(piece):
        word, following = match["word"], match["next"] or ""
        at_start = match["start"] is not None
        if word == "Ihr" and is_plural_you(piece, match.end("word")):
            marks.append((*match.span("word"), "du"))
            continue
        if at_start and word == "Sie" and not _PLURAL_VERB.match(following):
            continue
        if at_start and word in {"Ihr", "Ihre"} and not following.strip()[:1].isupper():
            if word == "Ihr" and re.match(r"\s+\w+t$", following):
                marks.append((*match.span("word"), "du"))
            continue
        if (
            not at_start
            and word == "Ihr"
            and re.match(r"\s+(?:habt|seid|könnt|wollt|müsst|sollt\w*|hättet|wärt|würdet|wisst|dürft)$", following)
        ):
            marks.append((*match.span("word"), "du"))
            continue
        marks.append((*match.span("word"), "sie"))
    return marks


_FORMAL_SALUTATION = lazy_pattern(
    r"geehrt|verehrt|\b(?:frau|herrn?|fr\.|hr\.)\s+\w|damen\s+und\s+herren|\bwerte[rs]?\b", re.IGNORECASE
)
_FIRST_NAME_SALUTATION = lazy_pattern(
    r"^\W*(?:hallo|hallöchen|hi|hey|hoi|huhu|yo|ey|jo|oi|salut|griaß\s+di|griaß\s+eich|guten\s+\w+|moin|servus|liebe[rs]?|lieber|salü|sali|tach|na|gude|grüezi)?\s*,?\s*(?!zusammen|team|leute|alle|miteinander|beisammen|guten|tag|damen|grüß|schön|personal)"
    r"[^\W\d_]+(?:\s+und\s+[^\W\d_]+|-[^\W\d_]+)?\W*$",
    re.IGNORECASE,
)


def register_of_salutation(salutation: str) -> str:
    """The address that a salutation implies in a letter without pronouns: a title or a surname Sie, a first name du."""
    if _FORMAL_SALUTATION.search(salutation):
        return "sie"
    bare = re.fullmatch(
        r"\W*(?:hallo|hi|hey|yo|ey|moin(?:\s+moin)?|servus|hoi|huhu|salü|tach|gude|grüezi|guten\s+\w+)\W*",
        salutation,
        re.IGNORECASE,
    )
    return "du" if not bare and _FIRST_NAME_SALUTATION.match(salutation) else "none"


def register_of(marks: list[tuple[int, int, str]]) -> str:
    """„sie“, „du“, „mixed“ or „none“ for the marks of one text."""
    kinds = {kind for _, _, kind in marks}
    return "mixed" if len(kinds) > 1 else kinds.pop() if kinds else "none"


def register_in(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[list[tuple[int, int, str]], str]:
    """Words of a draft that address the reader, and its register; `spans` are (start, end, kind of the segment).

    A letter without pronouns has the address that its salutation implies.
    """
    marks = address_marks(text, [(start, end) for start, end, kind in spans if kind in ADDRESSING])
    register = register_of(marks)
    if register == "none" or (register == "du" and _is_only_signed(marks, spans)):
        greeting = next((text[start:end] for start, end, kind in spans if kind == SegmentKind.SALUTATION), "")
        implied = register_of_salutation(greeting)
        register = implied if register == "none" or implied == "sie" else register
    return marks, register


def _is_only_signed(marks: Sequence[tuple[int, int, str]], spans: Sequence[tuple[int, int, str]]) -> bool:
    """Whether nothing but the closing addresses the reader: „Eure Eva“ alone is no du."""
    closings = [(start, end) for start, end, kind in spans if kind == SegmentKind.CLOSING]
    return all(any(start <= first < end for start, end in closings) for first, _, _ in marks)
