"""The one place where evidence becomes labels: segments, patterns, word lists and, where there is one, a model."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from taktvoll.annotate.lexicons import words_and_stems
from taktvoll.annotate.patterns import all_patterns, match_patterns
from taktvoll.annotate.word_cache import WordCache
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.placeholders import is_open_field, placeholders
from taktvoll.scheme import LABELS

if TYPE_CHECKING:
    from taktvoll.annotate.context_features import Array

EvidenceRow = tuple[str, int, int, str, float]
"""(kind, start, end, source, confidence); offsets into the draft."""

_BY_SEGMENT = {
    SegmentKind.SUBJECT: "subject",
    SegmentKind.SALUTATION: "salutation",
    SegmentKind.CLOSING: "closing",
    SegmentKind.NAME: "closing",
}
SURE = frozenset(
    {
        "decision.plain",
        "informal.word",
        "informal.shouting",
        "negative.pay",
        "negative.reviews",
        "understanding.verstaendnis",
        "thanks.for_invitation",
    }
)
"""Evidence that holds whatever a model thinks: exact words that the guidelines name."""
_WORD_LISTS = {"colloquial": "informal.word", "perhaps_colloquial": "informal.perhaps"}
"""Word list to the name of its evidence."""
LABEL_KINDS = frozenset(LABELS) - {"subject", "salutation", "closing", "other"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CASUAL_GREETING = re.compile(r"^\W*(?:hi|hey|hallöchen|huhu|na)\b", re.IGNORECASE)
_CASUAL_CLOSING = re.compile(r"^\W*(?:LG|GLG|lg|glg|Lg|VLG|vlg|tschüssi|tschö|ciao|bb|HDL|Bussi|cheers|peace)\b")
_EMOJI = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u26FF\u2764]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one span of the draft does, and the marks that say so."""

    labels: tuple[str, ...]
    marks: tuple[EvidenceRow, ...]


def colloquial_by(word: str) -> str | None:
    """The word list by which a lower-case word is colloquial, or may be: the name of the evidence."""
    for name, source in _WORD_LISTS.items():
        words, stems = words_and_stems(name)
        if word in words or (stems and word.startswith(stems)):
            return source
    return None


@functools.cache
def evidence_names() -> tuple[str, ...]:
    """Names of what patterns and word lists can find, in the order of the columns of `evidence_matrix`."""
    return (*(pattern.name for pattern in all_patterns()), *_WORD_LISTS.values())


@functools.cache
def _columns() -> dict[str, int]:
    return {name: index for index, name in enumerate(evidence_names())}


_has_colloquial: WordCache[str, bool] = WordCache(lambda word: any(map(colloquial_by, _WORD.findall(word))))
"""Lower-case text between two white spaces to whether a word of the lists is in it."""


def evidence_in(quote: str) -> list[EvidenceRow]:
    """What patterns and word lists find in a sentence; offsets count from its beginning."""
    marks = [(pattern.kind, first, last, pattern.name, 1.0) for pattern, first, last in match_patterns(quote)]
    if any(_has_colloquial[word] for word in quote.lower().split()):
        marks += (
            ("informal", match.start(), match.end(), source, 1.0)
            for match in _WORD.finditer(quote)
            if (source := colloquial_by(match.group().lower()))
        )
    return marks


def evidence_matrix(found: Sequence[Sequence[EvidenceRow]]) -> "Array":
    """1.0 for each of `evidence_names` that is among the marks of a sentence, (sentences, names), float32."""
    import numpy as np

    columns = _columns()
    matrix = np.zeros((len(found), len(columns)), np.float32)
    places = [(row, columns[mark[3]]) for row, marks in enumerate(found) for mark in marks]
    if places:
        matrix[tuple(zip(*places, strict=True))] = 1.0
    return matrix


def label_frame(text: str, start: int, end: int, kind: SegmentKind, *, register: str) -> Labelled:
    """Labels of a span outside the body: they follow from the segment; „Hi“ and „LG“ are informal beside Sie."""
    quote = text[start:end]
    if kind in EXCLUDED:
        return Labelled(("other",), ())
    marks = _placeholders(quote, start, kind)
    fixed = _BY_SEGMENT.get(kind, "other")
    casual = {SegmentKind.SALUTATION: _CASUAL_GREETING, SegmentKind.CLOSING: _CASUAL_CLOSING}.get(kind)
    match = casual.match(quote) if casual and register == "sie" else None
    emoji = _EMOJI.search(quote) if fixed != "other" else None
    for found, source in ((match, "informal.greeting"), (emoji, "informal.emoji")):
        if found:
            marks.append(("informal", start + found.start(), start + found.end(), source, 1.0))
    return Labelled((fixed, "informal") if match or emoji else (fixed,), tuple(marks))


PLAIN_NO = "decision.plain"
_PLAIN_NO = re.compile(
    r"\b(?:ich\s+(?:muss|möchte|will|werde)|(?:muss|möchte|will|werde)\s+ich)\b[^?]{0,90}\babsagen\b"
    r"|\b(?:ich\s+sage?|sage?\s+ich)\b[^?]{0,90}\bab\b(?=\s*(?:[.,;!]|und\b|$))",
    re.IGNORECASE,
)
_BLURRED = re.compile(
    r"\b(?:nicht|nie|keineswegs|ob|wenn|falls|bevor|statt|eher|vielleicht|möglicherweise|eventuell|eigentlich|fast|wohl|vorerst)\b",
    re.IGNORECASE,
)


def plain_no(quote: str) -> tuple[int, int] | None:
    """Where a sentence says „ich sage … ab“ or „ich muss … absagen“ with nothing that blurs it.

    Right in 333 of 335 cases of the corpus, whatever a model thinks of a letter of one line.
    """
    found = _PLAIN_NO.search(quote)
    return found.span() if found and not _BLURRED.search(quote) else None


def label_sentence(
    text: str, start: int, end: int, evidence: Sequence[EvidenceRow], decided: Mapping[str, float] | None
) -> Labelled:
    """Labels of a sentence of the body: `decided` by a model, with their probabilities, or by the `evidence` without one.

    Evidence for a label that the model denies is dropped unless it is `SURE`; a label that the model alone gives is marked
    as a whole sentence.
    """
    marks = [(kind, start + first, start + last, source, value) for kind, first, last, source, value in evidence]
    if any(mark[0] == "decision" for mark in marks) and (no := plain_no(text[start:end])):
        marks.append(("decision", start + no[0], start + no[1], PLAIN_NO, 1.0))
    if decided is None:
        present = {mark[0] for mark in marks} & LABEL_KINDS
    else:
        present = {mark[0] for mark in marks if mark[3] in SURE}.union(decided)
        marks = [mark for mark in marks if mark[0] not in LABEL_KINDS or mark[0] in present]
        unseen = present.difference([mark[0] for mark in marks])
        marks += ((label, start, end, "model", round(decided[label], 3)) for label in sorted(unseen))
    if "reason" in present:
        marks += _reason_clauses(text, start, end, marks)
    marks += _placeholders(text[start:end], start)
    labels = tuple(label for label in LABELS if label in present) or ("other",)
    return Labelled(labels, tuple(sorted(marks, key=itemgetter(1, 2, 0))))


def _placeholders(quote: str, start: int, kind: SegmentKind = SegmentKind.BODY) -> list[EvidenceRow]:
    found = placeholders(quote)
    if not found and kind in {SegmentKind.NAME, SegmentKind.CLOSING} and is_open_field(quote):
        found = [(0, len(quote))]
    return [("placeholder", start + first, start + last, "placeholder", 1.0) for first, last in found]


_CONNECTIVE = re.compile(
    r"(?P<clause>\b(?:weil|da(?=\s+(?:ich|mir|mich|wir|uns|mein\w*|es|das|die|der|am|im|bei|sich|inzwischen|unser\w*|für|sie|ihr))|denn|nachdem|zumal|sodass)\b)"
    r"|(?P<phrase>\b(?:wegen|aufgrund|auf\s+grund|infolge|aus\s+(?=(?:\w+\s+){0,4}\w*gr(?:ü|ue)nde?n?\b))\b)"
    r"|(?P<compound>\b\w+(?:bedingt|halber)\b)",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,;:.!?–]|\s(?:kann|kann|muss|möchte|ist|bin|habe|werde|nicht|absagen|leider|komme|wird|sage|ziehe)\b",
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(
    r",\s*(?=(?:kann|muss|möchte|werde|will|ziehe|sage|komme|bin|habe|würde|bitte|ist|wird|geht|nehme|schaffe|müsste|darf|lehne|verzichte)\b"
    r"|(?!(?:die|diese|jene|welche|ohne)\b)[a-zäöüß]+e\s+ich\b)",
    re.IGNORECASE,
)
"""Where a main clause goes on after „weil …,“: a common verb, or any verb in -e before its „ich“ („ersuche ich Sie“)."""


def _reason_clauses(text: str, start: int, end: int, marks: Sequence[EvidenceRow]) -> list[EvidenceRow]:
    """The words that give why: clauses and phrases with a connective, otherwise what is left of the other acts."""
    found: list[EvidenceRow] = []
    position = start
    while match := _CONNECTIVE.search(text, position, end):
        if match["compound"]:
            stop = match.end()
        elif match["phrase"]:
            limit = _PHRASE_END.search(text, match.end() + 1, end)
            stop = limit.start() if limit else end
        else:
            limit = _MAIN_CLAUSE.search(text, match.end(), end)
            stop = limit.start() if limit else end
        found.append(("reason_clause", match.start(), stop, "connective", 1.0))
        position = max(stop, match.end())
    if found:
        return found
    acts = [
        mark
        for mark in marks
        if mark[0] in {"decision", "reschedule", "thanks", "apology", "understanding"} and mark[3] != "model"
    ]
    pieces, last = [], start
    for cut in [match.start() for match in re.finditer(r"[,;:–]\s", text[start:end])]:
        pieces.append((last, start + cut))
        last = start + cut + 1
    pieces.append((last, end))
    free = [piece for piece in pieces if not any(mark[1] < piece[1] and piece[0] < mark[2] for mark in acts)]
    if not free:
        return [("reason_clause", start, end, "sentence", 1.0)]
    return [("reason_clause", free[0][0], free[-1][1], "sentence", 1.0)]
