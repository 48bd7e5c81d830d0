"""The one place where evidence becomes labels: segments, patterns, word lists and, where there is one, a model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from taktvoll.annotate.evidence import EvidenceRow, evidence_in
from taktvoll.annotate.patterns import DENIED, denials, sure_names
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.emoji import EMOJI
from taktvoll.mail.names import is_function_word
from taktvoll.mail.placeholders import is_open_field, placeholders
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.scheme import LABELS

_BY_SEGMENT = {
    SegmentKind.SUBJECT: "subject",
    SegmentKind.SALUTATION: "salutation",
    SegmentKind.CLOSING: "closing",
    SegmentKind.NAME: "closing",
}
LABEL_KINDS = frozenset(LABELS) - {"subject", "salutation", "closing", "other"}
_CASUAL_GREETING = re.compile(r"^\W*(?:hi+|hey+|hallöchen|huhu|na)\b", re.IGNORECASE)
_SLANG_GREETING = re.compile(r"^\W*(?:digga|yo|ey|moinsen|tach(?:chen)?)\b(?!\s+zusammen)", re.IGNORECASE)
"""Casual whoever is greeted."""
_CASUAL_CLOSING = re.compile(
    r"^\W*(?:v?lg|glg|tschüssi|tschö|ciao|cheerio|bb|hdl|bussi|cheers|peace|haut\s+rein|mach\s+et\s+jut)\b",
    re.IGNORECASE,
)
_EMOJI = re.compile(EMOJI)


ClauseRow = tuple[int, int, tuple[str, ...]]
"""(start, end, labels) of a clause; offsets of the draft."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one span of the draft does, and the marks that say so."""

    labels: tuple[str, ...]
    marks: tuple[EvidenceRow, ...]
    clauses: tuple[ClauseRow, ...] = ()
    """Two or more; empty where the span is one clause or was not read by clauses."""
    doubted: tuple[EvidenceRow, ...] = ()
    """Marks for labels that the model denies the sentence as a whole."""


def label_frame(text: str, start: int, end: int, kind: SegmentKind, *, register: str) -> Labelled:
    """Labels of a span outside the body: they follow from the segment; „Hi“ and „LG“ are informal where (also) Sie is said.

    A subject may shout, and a closing line may ask pardon.
    """
    quote = text[start:end]
    if kind in EXCLUDED:
        return Labelled(("other",), ())
    marks = _placeholders(quote, start, kind)
    fixed = _BY_SEGMENT.get(kind, "other")
    labels = {fixed}
    for label, first, last, source in _frame_evidence(quote, kind, register) if fixed != "other" else ():
        labels.add(label)
        marks.append((label, start + first, start + last, source, 1.0))
    return Labelled(tuple(label for label in LABELS if label in labels), tuple(marks))


def _frame_evidence(quote: str, kind: SegmentKind, register: str) -> Iterator[tuple[str, int, int, str]]:
    """(label, start, end, source) of what a line of the frame shows beside its kind."""
    formal = register in {"sie", "mixed"}
    casual = {SegmentKind.SALUTATION: _CASUAL_GREETING, SegmentKind.CLOSING: _CASUAL_CLOSING}.get(kind)
    slang = _SLANG_GREETING if kind is SegmentKind.SALUTATION else None
    for pattern, source in (
        (casual if formal else None, "informal.greeting"),
        (slang, "informal.greeting"),
        (_EMOJI, "informal.emoji"),
    ):
        found = pattern.search(quote) if pattern else None
        if found:
            yield "informal", found.start(), found.end(), source
    if kind is SegmentKind.SUBJECT and (shout := _shouting(quote)):
        yield "informal", *shout, "informal.shouting"
    if kind is SegmentKind.CLOSING:
        for label, first, last, source, _ in evidence_in(quote):
            if label in {"apology", "understanding"}:
                yield label, first, last, source


_SUBJECT_HEAD = re.compile(r"^\W*(?:betreff|betr\.?|subject|re|aw|wg|fwd?)\s*:\s*", re.IGNORECASE)


def _shouting(subject: str) -> tuple[int, int] | None:
    """Where a subject line shouts: „ES REICHT“, „Absage!!“."""
    head = _SUBJECT_HEAD.match(subject)
    start = head.end() if head else 0
    marks = re.compile(r"[!?]{2,}").search(subject, start)
    if marks:
        return marks.span()
    words = re.findall(r"[^\W\d_]{2,}", subject[start:])
    spoken = any(is_function_word(word) for word in words)
    return (start, len(subject.rstrip())) if len(words) > 1 and spoken and all(map(str.isupper, words)) else None


def label_sentence(
    text: str, start: int, end: int, evidence: Sequence[EvidenceRow], decided: Mapping[str, float] | None
) -> Labelled:
    """Labels of a sentence of the body: `decided` by a model, with their probabilities, or by the `evidence` without one.

    Evidence for a label that the model denies is dropped unless its pattern is sure; a label that the model alone gives is
    marked as a whole sentence.
    """
    marks = [(kind, start + first, start + last, source, value) for kind, first, last, source, value in evidence]
    doubted: list[EvidenceRow] = []
    if decided is None:
        present = {mark[0] for mark in marks} & LABEL_KINDS
    else:
        present = {mark[0] for mark in marks if mark[3] in sure_names()}.union(decided) - _denied(
            text[start:end], evidence, decided
        )
        doubted = [mark for mark in marks if mark[0] in LABEL_KINDS and mark[0] not in present]
        marks = [mark for mark in marks if mark[0] not in LABEL_KINDS or mark[0] in present]
        unseen = present.difference([mark[0] for mark in marks])
        marks += ((label, start, end, "model", round(decided[label], 3)) for label in sorted(unseen))
    if present and _says_nothing(text[start:end]):
        present = set()
        marks = [mark for mark in marks if mark[0] not in LABEL_KINDS]
    if "reason" in present:
        marks += _reason_clauses(text, start, end, marks)
    marks += _placeholders(text[start:end], start)
    labels = tuple(label for label in LABELS if label in present) or ("other",)
    return Labelled(labels, tuple(sorted(marks, key=itemgetter(1, 2, 0, 3))), doubted=tuple(doubted))


_JOINING = frozenset(
    {"und", "oder", "sowie", "bzw", "beziehungsweise", "bis", "von", "sonst", "alternativ", "tel", "telefon"}
)


def _says_nothing(quote: str) -> bool:
    """Whether a line only joins the lines around it: „und“ between two addresses."""
    words = re.findall(r"[^\W\d_]+", quote.lower())
    return 0 < len(words) <= 2 and _JOINING.issuperset(words)


def announcing(line: Labelled, below: Labelled | None) -> Labelled:
    """A line that ends in a colon: above days that are offered it offers them („An diesen Tagen habe ich frei:“)."""
    if below is None or "reschedule" not in below.labels or "decision" in line.labels or "reason" not in line.labels:
        return line
    present = {*line.labels, "reschedule"} - {"reason"}
    marks = tuple(mark for mark in line.marks if mark[0] not in {"reason", "reason_clause"})
    return replace(line, labels=tuple(label for label in LABELS if label in present), marks=marks)


_BUT = re.compile(r"\b(?:aber|doch|jedoch|allerdings|dafür|nur|trotzdem|sondern)\b|[;–]", re.IGNORECASE)
"""What follows may carry the label that was denied before it."""


def _denied(quote: str, evidence: Sequence[EvidenceRow], decided: Mapping[str, float]) -> set[str]:
    """Labels that a denial takes from the sentence: those that nothing else in it speaks for."""
    found = [mark for mark in evidence if mark[0] == DENIED]
    if not found:
        return set()
    rest = list(quote)
    for _, first, last, _, _ in found:
        rest[first:last] = " " * (last - first)
    if _BUT.search("".join(rest)):
        return set()
    spoken_for = {mark[0] for mark in evidence}
    taken = [denials()[mark[3]] for mark in found]
    return {label for denial in taken for label in denial.labels if decided.get(label, 0.0) < denial.below} - spoken_for


_placeholders_in: SentenceCache[str, tuple[tuple[int, int], ...]] = SentenceCache(
    lambda quote: tuple(placeholders(quote))
)


def _placeholders(quote: str, start: int, kind: SegmentKind = SegmentKind.BODY) -> list[EvidenceRow]:
    found = list(_placeholders_in[quote])
    if not found and kind in {SegmentKind.NAME, SegmentKind.CLOSING} and is_open_field(quote):
        found = [(0, len(quote))]
    return [("placeholder", start + first, start + last, "placeholder", 1.0) for first, last in found]


_CONNECTIVE = re.compile(
    r"(?P<clause>\b(?:weil|da(?=\s+(?:ich|mir|mich|wir|uns|mein\w*|es|das|die|der|am|im|bei|sich|inzwischen|unser\w*|für|sie|ihr))|denn|nachdem|zumal)\b)"
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
