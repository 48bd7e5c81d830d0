"""Which clause of a sentence bears each of its labels: „Danke für die Einladung, aber ich muss absagen, weil mein Kind krank ist“.

A clause gives its sentence a label of its own only where a pattern and the words of that clause agree beyond doubt: an act that the
sentence as a whole hides („ich danke Ihnen und ziehe meine Bewerbung zurück“).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from taktvoll.annotate.clause_spans import Range
from taktvoll.annotate.context_features import MODEL_LABELS
from taktvoll.annotate.draft import DraftInput
from taktvoll.annotate.evidence import EvidenceRow, evidence_matrix
from taktvoll.annotate.labels import ClauseRow, Labelled
from taktvoll.scheme import LABELS

if TYPE_CHECKING:
    from taktvoll.annotate.classifier import SentenceClassifier
    from taktvoll.annotate.context_features import Array

BEARS = 0.5
"""Probability, by its words alone, from which a clause bears a label of its sentence."""
BEARS_TOO = 0.9
"""The same where a pattern has found the label in another clause."""
BEARS_FLAW = 0.25
"""The same for what hurts: a mark that leaves half of the flaw out misleads more than one that is a clause too long."""
LEAST = 0.2
"""Where no clause has more, nobody knows which one bears the label: all do."""
HIDDEN = 0.98
"""Probability from which a clause with a pattern has an act that its sentence was denied. On dev, corpora/contrast (open) and four
parts of train it adds none that is wrong; without a pattern, or from 0.8 on, most of what it adds is."""
_ACTS = frozenset({"thanks", "decision", "reschedule", "apology", "understanding", "goodwill"})
_FLAWS = frozenset({"negative", "private"})
_OTHER = frozenset({"other"})
_MOSTLY = 0.6
"""Share of a mark that lies in a clause."""
_WHOLE = frozenset({"model", "sentence"})
"""Sources of marks that cover the whole sentence."""
_KINDS = {"reason": "reason_clause"}
"""The marks that say where a label stands, where they are not of its own name."""

_RELATIVE = frozenset(
    {"der", "die", "das", "dem", "den", "deren", "dessen", "denen", "welche", "welcher", "welches", "wo"}
)

Place = tuple[int, int, Sequence[Range]]
"""Number of a draft, place of a span in it, its clauses."""


def with_clauses(
    drafts: Sequence[DraftInput], labelled: Sequence[Sequence[Labelled]], model: "SentenceClassifier | None"
) -> list[list[Labelled]]:
    """`labelled` (a row a draft, a value a span) with clauses and the acts hidden in them; all drafts are read in one pass."""
    result = [list(spans) for spans in labelled]
    asked: list[Place] = [
        (number, place, ranges)
        for number, draft in enumerate(drafts)
        for place, ranges in enumerate(draft.clauses)
        if len(ranges) > 1
    ]
    homes = [result[number][place] for number, place, _ in asked]
    read = _probabilities(drafts, asked, homes, model)
    for (number, place, ranges), home, probabilities in zip(asked, homes, read, strict=True):
        result[number][place] = _with_clauses(home, ranges, probabilities, drafts[number].text)
    return result


def _probabilities(
    drafts: Sequence[DraftInput], asked: Sequence[Place], homes: Sequence[Labelled], model: "SentenceClassifier | None"
) -> "list[Array | None]":
    """(clauses, labels) for each sentence; None without a model, and where its marks say all there is to say."""
    found: list[Array | None] = [None] * len(asked)
    chosen = [
        row for row, ((_, _, ranges), home) in enumerate(zip(asked, homes, strict=True)) if _is_open(home, ranges)
    ]
    if model is None or not chosen:
        return found
    quotes = [drafts[asked[row][0]].text[start:end] for row in chosen for start, end in asked[row][2]]
    marks = [
        [mark for mark in (*homes[row].marks, *homes[row].doubted) if _within(mark, clause)]
        for row in chosen
        for clause in asked[row][2]
    ]
    values = model.read_alone(quotes, evidence_matrix(marks, model.columns))
    first = 0
    for row in chosen:
        count = len(asked[row][2])
        found[row] = values[first : first + count]
        first += count
    return found


def _is_open(home: Labelled, ranges: Sequence[Range]) -> bool:
    """Whether the words have to be read: an act may be hidden, or no mark says where a label stands."""
    if any(mark[0] in _ACTS for mark in home.doubted):
        return True
    inside = {mark[0] for mark in home.marks if mark[3] not in _WHOLE and any(_within(mark, part) for part in ranges)}
    return any(label in _FLAWS or _KINDS.get(label, label) not in inside for label in home.labels if label != "other")


def _with_clauses(home: Labelled, ranges: Sequence[Range], probabilities: "Array | None", text: str) -> Labelled:
    home = _with_hidden_acts(home, ranges, probabilities)
    bearing = {
        label: _bearing(label, home, ranges, probabilities, text) for label in home.labels if label not in _OTHER
    }
    return replace(
        home,
        marks=tuple(_narrowed(mark, ranges, bearing) for mark in home.marks),
        clauses=tuple(_rows(ranges, bearing)),
    )


def _with_hidden_acts(home: Labelled, ranges: Sequence[Range], probabilities: "Array | None") -> Labelled:
    """`home` with the acts for which a clause of it speaks by pattern and by words."""
    if probabilities is None or not home.doubted:
        return home
    sure = [
        mark
        for mark in home.doubted
        if mark[0] in _ACTS
        and any(
            _within(mark, clause) and row[MODEL_LABELS.index(mark[0])] >= HIDDEN
            for clause, row in zip(ranges, probabilities, strict=True)
        )
    ]
    if not sure:
        return home
    present = {*home.labels, *(mark[0] for mark in sure)}
    marks = sorted((*home.marks, *sure), key=lambda mark: (mark[1], mark[2], mark[0], mark[3]))
    labels = tuple(label for label in LABELS if label in present and label not in _OTHER)
    return replace(home, labels=labels, marks=tuple(marks))


def _within(mark: EvidenceRow, clause: Range) -> bool:
    return clause[0] <= mark[1] and mark[2] <= clause[1]


def _bearing(label: str, home: Labelled, ranges: Sequence[Range], probabilities: "Array | None", text: str) -> set[int]:
    """The numbers of the clauses that bear `label`: where its marks lie, where the words say so, else the likeliest, else all."""
    kind = _KINDS.get(label, label)
    marks = [mark for mark in home.marks if mark[0] == kind and mark[3] not in _WHOLE]
    found = {number for number, clause in enumerate(ranges) for mark in marks if _within(mark, clause)}
    if probabilities is not None and label in MODEL_LABELS:
        least = BEARS_FLAW if label in _FLAWS else BEARS_TOO if found else BEARS
        column = probabilities[:, MODEL_LABELS.index(label)]
        found.update(number for number, value in enumerate(column.tolist()) if value >= least)
        if not found and column.max() >= LEAST:
            found.add(int(column.argmax()))
    found = found or {number for number, clause in enumerate(ranges) for mark in marks if _lies_in(mark, clause)}
    if label == "reason":
        _add_what_describes(found, marks, ranges, text)
    return found or set(range(len(ranges)))


def _add_what_describes(found: set[int], marks: Sequence[EvidenceRow], ranges: Sequence[Range], text: str) -> None:
    """Add in place the clauses that go on describing a reason: „weil ich ein Angebot habe, das meinen Plänen entspricht“."""
    for number in range(1, len(ranges)):
        clause = ranges[number]
        if number - 1 in found and any(mark[1] < clause[0] and clause[1] <= mark[2] + 1 for mark in marks):
            first = text[clause[0] : clause[1]].split(maxsplit=1)[0].lower()
            if first in _RELATIVE:
                found.add(number)


def _lies_in(mark: EvidenceRow, clause: Range) -> bool:
    shared = min(mark[2], clause[1]) - max(mark[1], clause[0])
    return shared >= _MOSTLY * min(mark[2] - mark[1], clause[1] - clause[0])


def _narrowed(mark: EvidenceRow, ranges: Sequence[Range], bearing: Mapping[str, set[int]]) -> EvidenceRow:
    """A mark of the model, which covers the whole sentence, from the first clause that bears its label to the last."""
    kind, start, end, source, value = mark
    numbers = bearing.get(kind, set())
    if source != "model" or not numbers:
        return mark
    first, last = min(numbers), max(numbers)
    return (
        kind,
        ranges[first][0] if first else start,
        ranges[last][1] if last < len(ranges) - 1 else end,
        source,
        value,
    )


def _rows(ranges: Sequence[Range], bearing: Mapping[str, set[int]]) -> list[ClauseRow]:
    """(start, end, labels) of each of `ranges`."""
    return [
        (start, end, tuple(label for label in LABELS if number in bearing.get(label, ())) or ("other",))
        for number, (start, end) in enumerate(ranges)
    ]
