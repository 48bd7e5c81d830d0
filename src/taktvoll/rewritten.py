"""A rewritten draft, what was changed, and the proof that nothing was lost or invented."""

import enum
from dataclasses import dataclass

from taktvoll.finding import Finding


class ChangeKind(enum.StrEnum):
    """What happened to a piece of the draft."""

    KEPT = "kept"
    SHORTENED = "shortened"
    REPLACED = "replaced"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``draft[start:end]`` became `text`; an addition has ``start == end``, a dropped piece an empty `text`."""

    kind: ChangeKind
    start: int
    end: int
    text: str
    rule: str | None
    """The rule that asked for the change; None for what was kept."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The check of the result; see ``docs/CONTRACT.md``, Rewrite."""

    passed: bool
    findings: tuple[Finding, ...]
    """What still speaks against the rewrite (above ``hint``, facts excepted)."""
    slots_kept: bool
    register: str
    words: int
    grammar_checked: bool = False
    missing: tuple[str, ...] = ()
    """Why `passed` is false, in the user's language, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """One rewritten draft."""

    text: str
    mode: str
    changes: tuple[Change, ...]
    proof: Proof
    original: str
    """The draft as received."""

    def _repr_html_(self) -> str:
        """Draft and rewrite side by side, for a notebook."""
        from taktvoll.formats.html import rewrite_to_html

        return rewrite_to_html(self)
