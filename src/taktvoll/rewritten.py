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


class Verdict(enum.StrEnum):
    """What the proof says of a rewrite."""

    PROVEN = "proven"
    LOOK_HERE = "look_here"
    """It may be right; a person has to look at the places of `Proof.doubts`."""
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place in the result at which a person has to look; ``start == end == 0`` where it concerns the whole letter."""

    start: int
    end: int
    kind: str
    text: str
    """In the user's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A fact of the draft that the result no longer has: ``draft[start:end]``."""

    start: int
    end: int
    text: str
    kind: str
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
    verdict: Verdict = Verdict.PROVEN
    """``passed`` is ``verdict == "proven"``."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """One rewritten draft."""

    text: str
    mode: str
    changes: tuple[Change, ...]
    proof: Proof
    original: str
    """The draft as received."""
    dropped: tuple[Dropped, ...] = ()
    """Facts of the draft that the result no longer has, with their cause."""

    def _repr_html_(self) -> str:
        """Draft and rewrite side by side, for a notebook."""
        from taktvoll.formats.html import rewrite_to_html

        return rewrite_to_html(self)
