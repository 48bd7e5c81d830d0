"""Fixes and changes as a small before and after."""

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from taktvoll.finding import Edit, Finding, Fix, Safety
from taktvoll.show.glyphs import Glyphs
from taktvoll.show.hanging import Hanging
from taktvoll.show.visible import one_line
from taktvoll.show.wording import say

MOST_FIXES = 3
GROWTH = 40
"""Characters that an edit grows by at most on each side."""
LONGEST = 240
"""Longer pieces are shown by their beginning and end."""


def shown_fixes(finding: Finding, text: str, *, lang: str, width: int, glyphs: Glyphs) -> list[RenderableType]:
    """The first fixes of `finding`, each with what it does to `text`."""
    lines: list[RenderableType] = []
    for fix in finding.fixes[:MOST_FIXES]:
        lines.append(_title(fix, lang, glyphs))
        for edit in sorted(fix.edits, key=lambda edit: (edit.start, edit.end)):
            before, after = with_words(text, edit)
            lines += shown_edit(before, after, width=width, glyphs=glyphs)
    if len(finding.fixes) > MOST_FIXES:
        lines.append(Text(say("more_fixes", lang, count=len(finding.fixes) - MOST_FIXES), style="quiet"))
    return lines


def shown_edit(before: str, after: str, *, width: int, glyphs: Glyphs, full: bool = False) -> list[RenderableType]:
    """„hab → habe“ where it fits into a line, otherwise a line (or more) for each side."""
    old, new = (one_line(side) if full else shortened(one_line(side), glyphs) for side in (before, after))
    if old and new and cell_len(old) + cell_len(new) + 8 <= min(width, 60):
        return [Text.assemble("  ", (old, "before"), f" {glyphs.becomes} ", (new, "after"))]
    lines: list[RenderableType] = []
    if old:
        lines.append(Hanging(Text(f"  {glyphs.removed} ", style="before"), Text(old, style="before")))
    if new:
        lines.append(Hanging(Text(f"  {glyphs.added} ", style="after"), Text(new, style="after")))
    return lines


def _title(fix: Fix, lang: str, glyphs: Glyphs) -> RenderableType:
    safe = f" {glyphs.dot} {say('safe', lang)}" if fix.safety is Safety.SAFE else ""
    return Text.assemble((f"{say('fix', lang)}: {one_line(fix.title)}{safe}", "quiet"))


def with_words(text: str, edit: Edit) -> tuple[str, str]:
    """Both sides of `edit`, grown to whole words where it cuts one: a lone letter tells nobody anything."""
    left, right = edit.start, edit.end
    while _inside_word(text, left) and edit.start - left < GROWTH:
        left -= 1
    while _inside_word(text, right) and right - edit.end < GROWTH:
        right += 1
    return text[left:right], text[left : edit.start] + edit.text + text[edit.end : right]


def _inside_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def shortened(text: str, glyphs: Glyphs) -> str:
    """`text`, or its beginning and end."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half].rstrip()} {glyphs.ellipsis} {text[-half:].lstrip()}"
