"""A finding: what hurts, where it stands, what to do, and edits that do it."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from taktvoll.positions import Places
from taktvoll.serialise import ON_DEMAND, WHERE_GIVEN

DOCS = "https://github.com/taktvoll/taktvoll/blob/main/docs"
"""Where the pages of the rules are read; the same files lie in ``docs/``."""
_OTHER_PAGES = {"grammar": "grammar.md"}

Offset = Annotated[int, Meta(ge=0, description="A place between two code points of the text as received.")]
Counted = Annotated[int, Meta(ge=1, description="Counted from 1; a line ends at LF or CRLF, a column is a code point.")]


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
    """Who decides about a fix: safe may be applied in bulk, for an offer a person decides."""

    SAFE = "safe"
    OFFER = "offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace ``text[start:end]`` by `text`; an insertion has ``start == end``."""

    start: Offset
    end: Offset
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way to mend a finding: disjoint edits, applied together."""

    title: Annotated[str, Meta(description="What it does, in the user's language: „Satz streichen“.")] = field(
        repr=False
    )
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageToolRule:
    """What LanguageTool calls the rule behind a finding of ours named ``grammar``."""

    rule: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Finding:
    """One finding of one rule; offsets count code points of the text as received, end exclusive."""

    rule: Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", description="`taktvoll explain RULE` tells more.")]
    severity: Severity
    message: Annotated[str, Meta(description="What hurts, in the user's language.")]
    advice: Annotated[str, Meta(description="What to do about it.")]
    start: Offset
    end: Offset
    line: Counted
    column: Counted
    fixes: tuple[Fix, ...] = ()
    end_line: Counted
    end_column: Counted
    url: Annotated[str, Meta(description="The page that explains the rule.")]
    languagetool: LanguageToolRule | None = field(default=None, metadata=WHERE_GIVEN)
    folded_into: Annotated[
        str | None,
        Meta(
            description="Rule of the graver finding that tells of this passage already: shown with it, not a second time; its fixes mend both."
        ),
    ] = field(default=None, metadata=WHERE_GIVEN)
    evidence: Annotated[
        tuple[str, ...],
        Meta(
            description="With --why: what the finding rests on (patterns, word lists, probabilities); never a quote of the draft."
        ),
    ] = field(default=(), metadata=ON_DEMAND)

    def __repr__(self) -> str:
        """Without a word of the draft, which messages and fixes quote."""
        return f"Finding(rule={self.rule!r}, severity={self.severity.value!r}, line={self.line}, column={self.column})"


def finding_at(
    places: Places,
    start: int,
    end: int,
    *,
    rule: str,
    severity: Severity,
    message: str,
    advice: str,
    fixes: tuple[Fix, ...] = (),
    evidence: tuple[str, ...] = (),
    languagetool: LanguageToolRule | None = None,
) -> Finding:
    """The finding at ``text[start:end]`` of the text of `places`, with its lines, columns and page."""
    line, column = places.place(start)
    end_line, end_column = places.place(end)
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        advice=advice,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        fixes=fixes,
        url=page_of(rule),
        evidence=evidence,
        languagetool=languagetool,
    )


def page_of(rule: str) -> str:
    """The address of the page that explains `rule`."""
    return f"{DOCS}/{_OTHER_PAGES.get(rule, f'rules/{rule}.md')}"


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """`text` with `edits` applied; raises ValueError if they overlap or lie outside `text`."""
    pieces, last = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not last <= edit.start <= edit.end <= len(text):
            raise ValueError(
                f"edit {edit.start}-{edit.end} overlaps another or lies outside 0-{len(text)}\n"
                f"Die Änderung {edit.start}-{edit.end} überschneidet eine andere oder liegt außerhalb von 0-{len(text)}."
            )
        pieces += [text[last : edit.start], edit.text]
        last = edit.end
    return "".join([*pieces, text[last:]])


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """`text` with `fixes` applied, each whole or not at all: one that overlaps an earlier one is left out.

    The same edit in two fixes is made once. Raises ValueError where an edit lies outside `text`.
    """
    return apply_edits(text, edits_of(fixes))


def edits_of(fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    """The edits of `fixes`, disjoint: those of a fix that overlaps an earlier one are left out, the same one stands there once."""
    taken: dict[Edit, None] = {}
    for fix in fixes:
        new = [edit for edit in fix.edits if edit not in taken]
        if not any(_overlap(edit, other) for edit in new for other in taken):
            taken.update(dict.fromkeys(new))
    return tuple(taken)


def _overlap(edit: Edit, other: Edit) -> bool:
    """Whether one of two edits changes what the other stands on; two insertions at one place do not."""
    return edit.start < other.end and other.start < edit.end
