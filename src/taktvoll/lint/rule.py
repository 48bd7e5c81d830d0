"""A rule: one value that says what is found, why it hurts, what to do, and shows it by examples."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from taktvoll.analysis import Analysis
from taktvoll.bilingual import Text
from taktvoll.finding import Fix, Severity
from taktvoll.settings import Settings

__all__ = ["Example", "Match", "Rule", "Text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a rule found something, and what its message needs to say so."""

    start: int
    end: int
    fields: Mapping[str, object] = field(default_factory=dict, hash=False)
    severity: Severity | None = None
    """None: that of the rule."""
    fixes: tuple[Fix, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A flawed letter with the exact span between ⟦ and ⟧, and the same letter without the flaw."""

    bad: str
    good: str
    reply_to: str | None = None
    """The employer's mail that both answer, where the rule compares with it."""
    application: str | None = None
    """The letter of application that both follow, where the rule compares with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What `taktvoll explain` shows and `taktvoll check` runs."""

    id: str
    """The name in ANNOTATION.md or CONTRACT.md; also file name, setting key and diagnostic code."""
    severity: Severity
    title: Text
    message: Text
    """Quotes the words (field ``quote``) where there are any."""
    advice: Text
    why: Text
    source: Text
    """The point of the advice article, or the page of docs/, that the rule serves."""
    find: Callable[[Analysis, Settings], Iterable[Match]]
    """Pure: reads the draft and the settings, yields matches in text order."""
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...] = ()
    """Letters that look like the flaw and must stay without it."""
