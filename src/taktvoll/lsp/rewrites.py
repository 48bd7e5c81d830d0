"""Rewrites of the whole draft: made when chosen, on the present version, with the verdict of their proof."""

from dataclasses import dataclass

from taktvoll.bilingual import Lang
from taktvoll.finding import Edit
from taktvoll.formats.glyphs import FINE
from taktvoll.formats.proofs import verdict_line
from taktvoll.lsp.checks import Checked, Checks
from taktvoll.lsp.texts import NO_REWRITE, NOTHING_NAMED
from taktvoll.rewritten import Rewrite, Verdict
from taktvoll.suppression import with_directive

STYLES = ("minimal", "knapp", "herzlich", "förmlich")
"""Ways to rewrite: the first keeps the good sentences, the others compose anew in a style."""
_SPELT = {style: style for style in STYLES} | {"foermlich": "förmlich"}


@dataclass(frozen=True)
class Rewritten:
    """A rewrite, and what it means for the document."""

    rewrite: Rewrite
    edit: Edit | None
    """In offsets of the document; None where nothing is to change, or no rewrite could be proven."""
    said: str
    """What to tell the writer: the verdict, and what is missing."""

    @property
    def verdict(self) -> Verdict:
        """What the proof says."""
        return self.rewrite.proof.verdict


def style_of(name: object) -> str | None:
    """The style that `name` means; None for none."""
    return _SPELT.get(name) if isinstance(name, str) else None


def rewrite_checked(checked: Checked, style: str, checks: Checks, day: str, lang: Lang) -> Rewritten | None:
    """The best rewrite of a draft in `style`; None where the document holds none. On the thread that works.

    Where the verdict is „not possible“ the draft stays as it is: nobody who pressed a key has seen what is missing.
    """
    draft, settings = checked.draft, checked.settings
    if draft is None or settings is None or draft.encoded:
        return None
    mode = "minimal" if style == "minimal" else "fresh"
    made = checks.checker(settings).rewrite(
        draft.letter,
        mode,
        style="plain" if mode == "minimal" else style,
        today=day,
        suppressions=checked.suppressions,
    )[0]
    if made.proof.verdict is Verdict.NOT_POSSIBLE:
        missing = " ".join(made.proof.missing) or NOTHING_NAMED.in_language(lang)
        return Rewritten(made, None, NO_REWRITE.in_language(lang, missing=missing))
    said = " ".join([verdict_line(made, lang, FINE), *made.proof.missing, *(doubt.text for doubt in made.proof.doubts)])
    text = with_directive(made.text, draft.letter)
    edit = _smallest(draft.letter.text, text)
    return Rewritten(made, None if edit is None else checked.edits([edit])[0], said)


def _smallest(before: str, after: str) -> Edit | None:
    """One edit that makes `before` to `after`, without what both begin and end with; None where they are the same."""
    if before == after:
        return None
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    start -= start > 0 and before[start - 1] == "\r"  # a CRLF is not taken apart
    end -= end > 0 and before[len(before) - end] == "\n"
    return Edit(start=start, end=len(before) - end, text=after[start : len(after) - end])
