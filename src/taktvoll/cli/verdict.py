"""What is said after a rewrite: whether it passed its proof, what is left, what a person has to fill in."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from taktvoll.bilingual import Text
from taktvoll.cli.talk import in_words, named, say, tell
from taktvoll.lint.messages import shorten
from taktvoll.lint.rules import TITLES

if TYPE_CHECKING:
    from taktvoll.rewritten import Doubt, Rewrite

_FILL_IN = Text(de="Bitte noch selbst ausfüllen: {places}.", en="please fill in yourself: {places}")
_LOOK_AT = Text(de="Bitte ansehen: „{quote}“ ({line}): {said}", en="please look at this: “{quote}” ({line}): {said}")
_GAP = "placeholder_left"
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
    for reason in dict.fromkeys((*_reasons(result), *_places(result))):
        say(_WITH_NAME if several else reason, name=name, said=reason)


def _reasons(result: "Rewrite") -> Iterator[str]:
    """What speaks against the rewrite as a whole; what sums up the doubts is left out, for each is told with its place."""
    doubts = [doubt.text.rstrip(".") for doubt in result.proof.doubts]
    for reason in result.proof.missing:
        if not doubts or not all(doubt in reason for doubt in doubts):
            yield reason


def _places(result: "Rewrite") -> Iterator[str]:
    """The doubts, each with its line; the gaps that are still to be filled in come first, in one sentence."""
    lang, doubts = result.lang, result.proof.doubts
    gaps = [f"{_quoted(doubt, result)} ({_line_of(doubt, result)})" for doubt in doubts if doubt.kind == _GAP]
    if gaps:
        yield _FILL_IN.in_language(lang, places=", ".join(gaps))
    for doubt in doubts:
        if doubt.kind == _GAP:
            continue
        if doubt.kind in TITLES:  # a finding, whose message quotes its words
            yield f"{doubt.text} ({_line_of(doubt, result)})"
        else:
            quote, line = shorten(_quoted(doubt, result)), _line_of(doubt, result)
            yield _LOOK_AT.in_language(lang, quote=quote, line=line, said=doubt.text)


def say_fewer(found: int, wanted: int, draft: str | None) -> None:
    """Tell where there are fewer different rewrites than asked for."""
    if found < wanted:
        say(_ONLY_ONE if found == 1 else _FEWER, name=in_words(named(draft)), count=found)


def _quoted(doubt: "Doubt", result: "Rewrite") -> str:
    from taktvoll.formats.visible import one_line

    return one_line(result.text[doubt.start : doubt.end])


def _line_of(doubt: "Doubt", result: "Rewrite") -> str:
    from taktvoll.positions import Places

    return _LINE.in_language(result.lang, line=Places(result.text).place(doubt.start)[0])
