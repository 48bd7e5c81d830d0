"""What is said after a rewrite: whether it passed its proof, what is left, what a person has to fill in."""

import sys
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text
from taktvoll.cli.talk import in_words, named, say, tell
from taktvoll.rewritten import Verdict

if TYPE_CHECKING:
    from taktvoll.rewritten import Doubt, Rewrite

_FILL_IN = Text(de="Bitte noch selbst ausfüllen: {places}.", en="please fill in yourself: {places}")
_LINE = Text(de="Zeile {line}", en="line {line}")
_FEWER = Text(
    de="{name}: Es gibt nur {count} verschiedene Fassungen.", en="{name}: there are only {count} different versions"
)
_ONLY_ONE = Text(de="{name}: Es gibt nur eine Fassung.", en="{name}: there is only one version")
_WITH_NAME = Text(de="{name}: {said}", en="{name}: {said}")


def status_of(result: "Rewrite") -> int:
    """The exit status for the best rewrite of a draft: 0 where it is proven, or where the draft is about no interview."""
    return 0 if result.proof.passed or result.occasion == "other" else 1


def say_verdict(result: "Rewrite", *, several: bool, quiet: bool) -> None:
    """At a terminal the proof in one line; whatever is left, whether or not anybody watches."""
    from taktvoll.formats.glyphs import glyphs_for
    from taktvoll.formats.proofs import verdict_line

    name = named(result.id)
    if sys.stderr.isatty() and not quiet and result.occasion != "other":
        line = verdict_line(result, result.lang, glyphs_for(sys.stderr.encoding))
        tell(_WITH_NAME if several else line, name=name, said=line)
    reasons = list(result.proof.missing)
    placeholders = [doubt for doubt in result.proof.doubts if doubt.kind == "placeholder_left"]
    if placeholders:
        places = ", ".join(f"{_quoted(doubt, result)} ({_line_of(doubt, result)})" for doubt in placeholders)
        reasons.append(_FILL_IN.in_language(result.lang, places=places))
    reasons += [
        f"{doubt.text} ({_line_of(doubt, result)})" for doubt in result.proof.doubts if doubt not in placeholders
    ]
    for reason in dict.fromkeys(reasons):
        say(_WITH_NAME if several else reason, name=name, said=reason)


def say_fewer(found: int, wanted: int, draft: str | None) -> None:
    """Tell where there are fewer different rewrites than asked for."""
    if found < wanted:
        say(_ONLY_ONE if found == 1 else _FEWER, name=in_words(named(draft)), count=found)


def is_written(result: "Rewrite") -> bool:
    """Whether a rewrite is good enough to replace the draft: all that is left are facts that only a person knows."""
    return result.proof.verdict is not Verdict.NOT_POSSIBLE


def _quoted(doubt: "Doubt", result: "Rewrite") -> str:
    from taktvoll.formats.visible import one_line

    return one_line(result.text[doubt.start : doubt.end])


def _line_of(doubt: "Doubt", result: "Rewrite") -> str:
    from taktvoll.positions import Places

    return _LINE.in_language(result.lang, line=Places(result.text).place(doubt.start)[0])
