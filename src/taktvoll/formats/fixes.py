"""Fixes and changes as a small before and after."""

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from taktvoll.finding import Edit, Finding, Fix, Safety
from taktvoll.formats.difference import Side, differences
from taktvoll.formats.glyphs import Glyphs
from taktvoll.formats.hanging import Hanging
from taktvoll.formats.labels import say
from taktvoll.formats.visible import one_line

MOST_FIXES = 3
GROWTH = 40
"""Characters that an edit grows by at most on each side."""
CONTEXT_WORDS = 4
"""Words that stay, shown beside those that change."""
LONGEST = 240
"""Longer pieces are shown by their beginning and end."""
LONGEST_GONE = 130
"""The same for what goes: the letter shows it whole."""


def shown_fixes(finding: Finding, text: str, *, lang: str, width: int, glyphs: Glyphs) -> list[RenderableType]:
    """The first fixes of `finding`, each with what it does to `text`; a lone edit speaks for itself and has no title."""
    lines: list[RenderableType] = []
    alone = len(finding.fixes) == 1 and len(finding.fixes[0].edits) == 1
    for fix in finding.fixes[:MOST_FIXES]:
        if not alone or fix.safety is Safety.SAFE:
            lines.append(_title(fix, lang, glyphs))
        for edit in sorted(fix.edits, key=lambda edit: (edit.start, edit.end)):
            before, after = with_words(text, edit)
            lines += shown_edit(*inserted(before, after), width=width, glyphs=glyphs)
    if len(finding.fixes) > MOST_FIXES:
        lines.append(Text(say("more_fixes", lang, count=len(finding.fixes) - MOST_FIXES), style="quiet"))
    return lines


def shown_edit(before: str, after: str, *, width: int, glyphs: Glyphs, full: bool = False) -> list[RenderableType]:
    """„hab → habe“ where it fits into a line, otherwise a line (or more) for each side, with what differs in colour."""
    old, new = _sides(one_line(before), one_line(after), glyphs, full=full)
    if old and new and cell_len(old.plain) + cell_len(new.plain) + 8 <= min(width, 60):
        return [Text.assemble("  ", old, f" {glyphs.becomes} ", new)]
    lines: list[RenderableType] = []
    if old:
        lines.append(Hanging(Text(f"  {glyphs.removed} ", style="before"), old))
    if new:
        lines.append(Hanging(Text(f"  {glyphs.added} ", style="after"), new))
    return lines


def _sides(before: str, after: str, glyphs: Glyphs, *, full: bool) -> tuple[Text, Text]:
    """Both sides; words that stay are plain, and but for a few left out where `full` does not ask for them."""
    if not before or not after:
        gone = before if full else shortened(before, glyphs, LONGEST_GONE)
        return Text(gone, style="before"), Text(after if full else shortened(after, glyphs), style="after")
    old, new = Text(), Text()
    pieces = differences(before, after)
    for index, piece in enumerate(pieces):
        if piece.side is Side.BOTH:
            kept = piece.text if full else _context(piece.text, glyphs, first=index == 0, last=index == len(pieces) - 1)
            old.append(kept)
            new.append(kept)
        elif piece.side is Side.BEFORE:
            old.append(piece.text if full else shortened(piece.text, glyphs, LONGEST_GONE), style="before")
        else:
            new.append(piece.text if full else shortened(piece.text, glyphs), style="after")
    return old, new


def _context(text: str, glyphs: Glyphs, *, first: bool, last: bool) -> str:
    """The words of `text`, which stays, next to a change."""
    words = text.split(" ")
    if len(words) <= 2 * CONTEXT_WORDS + 1:
        return text
    left = "" if first else " ".join(words[:CONTEXT_WORDS])
    right = "" if last else " ".join(words[-CONTEXT_WORDS:])
    return f"{left}{'' if first else ' '}{glyphs.ellipsis}{'' if last else ' '}{right}"


def inserted(before: str, after: str) -> tuple[str, str]:
    """Only what is put in, where all that happens to the word behind it is another first letter: „eigentlich“, „Eigentlich“."""
    kept, word = after[: len(after) - len(before)], after[len(after) - len(before) :]
    follows = len(after) > len(before) > 1 and kept[-1:].isspace() and word[1:] == before[1:]
    return ("", kept) if follows and word[0] != before[0] and word[0].lower() == before[0].lower() else (before, after)


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


def shortened(text: str, glyphs: Glyphs, longest: int = LONGEST) -> str:
    """`text`, or its beginning and end, cut between words where there are any."""
    if len(text) <= longest:
        return text
    half = longest // 2
    left, right = text[:half].rpartition(" ")[0] or text[:half], text[-half:].partition(" ")[2] or text[-half:]
    return f"{left.rstrip()} {glyphs.ellipsis} {right.lstrip()}"
