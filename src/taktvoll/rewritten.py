"""A rewritten draft, what was changed, and the proof that nothing was lost or invented."""

import enum
from dataclasses import dataclass, field
from typing import Annotated, Any

from msgspec import Meta

from taktvoll.finding import Finding, Offset
from taktvoll.report import Count
from taktvoll.scheme import REGISTERS
from taktvoll.serialise import NEVER, WHERE_GIVEN, as_dict, dumps

SCHEMA_VERSION = 1


class ChangeKind(enum.StrEnum):
    """What happened to a piece of the draft."""

    KEPT = "kept"
    SHORTENED = "shortened"
    REPLACED = "replaced"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"


class Verdict(enum.StrEnum):
    """What the proof says: all is well, a person has to look at the doubts, or no rewrite could be proven."""

    PROVEN = "proven"
    LOOK_HERE = "look_here"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``draft[start:end]`` became `text`; an addition has ``start == end``, a dropped piece an empty `text`."""

    kind: ChangeKind
    start: Offset
    end: Offset
    text: str = field(repr=False)
    rule: Annotated[str | None, Meta(description="The rule that asked for the change; null for what was kept.")]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place of the result that a person has to look at."""

    start: Offset
    end: Offset
    kind: Annotated[str, Meta(description="The rule that is in doubt there.")]
    text: Annotated[str, Meta(description="What to look at, in the user's language.")] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A fact of the draft that the result no longer has."""

    start: Annotated[int, Meta(ge=0, description="A place in the draft.")]
    end: Annotated[int, Meta(ge=0, description="A place in the draft.")]
    text: Annotated[str, Meta(description="The fact as the draft states it.")] = field(repr=False)
    kind: Annotated[str, Meta(description="date, time, or the name of a slot.")]
    why: Annotated[str, Meta(description="The cause, in the user's language.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The check of the result; see ``docs/CONTRACT.md``, Rewrite."""

    passed: Annotated[bool, Meta(description="Whether the verdict is proven.")] = field(init=False)
    findings: Annotated[
        tuple[Finding, ...], Meta(description="What still speaks against the rewrite (above hint, facts excepted).")
    ]
    slots_kept: bool
    register: Annotated[str, Meta(extra_json_schema={"enum": list(REGISTERS)})]
    words: Count
    grammar_checked: bool = False
    verdict: Verdict
    doubts: Annotated[tuple[Doubt, ...], Meta(description="Places in the result that a person has to look at.")] = ()
    missing: Annotated[
        tuple[str, ...], Meta(description="Why it is not proven, in the user's language, a sentence each.")
    ] = field(default=(), metadata=WHERE_GIVEN, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "passed", self.verdict is Verdict.PROVEN)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Rewrite:
    """One rewritten draft."""

    schema: Annotated[int, Meta(description="Version of this shape.", extra_json_schema={"const": SCHEMA_VERSION})] = (
        SCHEMA_VERSION
    )
    id: Annotated[
        str | None, Meta(description="The file's name, the id of the JSON line, or - for standard input.")
    ] = None
    text: str
    mode: Annotated[str, Meta(extra_json_schema={"enum": ["minimal", "fresh"]})]
    changes: tuple[Change, ...]
    proof: Proof
    dropped: Annotated[
        tuple[Dropped, ...], Meta(description="Facts of the draft that the result no longer has, with their cause.")
    ] = ()
    lang: Annotated[str, Meta(description="Language of what is said.", extra_json_schema={"enum": ["de", "en"]})]
    occasion: str = field(metadata=NEVER)
    """What the draft was taken for: the occasion asked for, else the one that it shows."""
    original: str = field(metadata=NEVER)
    """The draft as received."""

    def __repr__(self) -> str:
        """Without a word of draft or result, so that a log may hold it."""
        return (
            f"Rewrite(id={self.id!r}, mode={self.mode!r}, verdict={self.proof.verdict.value!r},"
            f" changes={len(self.changes)}, words={self.proof.words})"
        )

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from taktvoll.formats.notebook import shown

        return shown(self)

    def to_dict(self) -> dict[str, Any]:
        """The rewrite in the contract's shape, as dicts and lists."""
        return as_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON: one line without its end, or indented."""
        return dumps(self.to_dict(), indent=indent)
