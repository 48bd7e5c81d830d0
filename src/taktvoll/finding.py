"""A finding: what hurts, where it stands, what to do, and edits that do it."""

import enum
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How much a finding hurts; the order is that of `rank`."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a hint: larger hurts more."""
        return {"error": 3, "warning": 2, "hint": 1}[self.value]


class Safety(enum.StrEnum):
    """Who decides about a fix."""

    SAFE = "safe"
    """May be applied in bulk."""
    OFFER = "offer"
    """A person decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace ``text[start:end]`` by `text`; an insertion has ``start == end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way to mend a finding: disjoint edits, applied together."""

    title: str
    """In the user's language, e.g. „Satz streichen“."""
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding of one rule; offsets count code points of the text as received, end exclusive."""

    rule: str
    severity: Severity
    message: str
    advice: str
    start: int
    end: int
    line: int
    """Counted from 1; a line ends at LF or CRLF."""
    column: int
    """Counted from 1, in code points."""
    fixes: tuple[Fix, ...] = ()
    evidence: tuple[str, ...] = ()
    """What the finding rests on (pattern names, model probabilities); never a quote of the draft. For ``--why``."""
    grammar: tuple[tuple[str, str], ...] = ()
    """For the rule ``grammar``: LanguageTool's own ``rule`` and ``category``."""


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """`text` with `edits` applied; raises ValueError if they overlap or lie outside `text`."""
    pieces, last = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not last <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside 0-{len(text)}")
        pieces += [text[last : edit.start], edit.text]
        last = edit.end
    return "".join([*pieces, text[last:]])
