"""Score and words of a draft, above its first line or behind it."""

from lsprotocol import types

from taktvoll.bilingual import Lang
from taktvoll.formats.labels import counted, say
from taktvoll.lsp.actions import REWRITE_COMMAND
from taktvoll.lsp.checks import Checked
from taktvoll.lsp.texts import REWRITE_SHORT, SCORE


def score_text(checked: Checked, lang: Lang) -> str | None:
    """„Taktvoll: 74 von 100 · 143 Wörter“; None where no score is given."""
    report = checked.report
    if report is None or report.score is None:
        return None
    said = f"{say('score', lang, score=report.score)} · {counted(report.length.words, lang)}"
    return SCORE.in_language(lang, score=said)


def lenses_of(checked: Checked, lang: Lang) -> list[types.CodeLens]:
    """The score, and beside it the way to a rewrite."""
    said = score_text(checked, lang)
    if said is None or checked.draft is None:
        return []
    place = _first_line(checked)
    argument = {"uri": checked.document.uri, "style": "minimal"}
    rewrite = types.Command(REWRITE_SHORT.in_language(lang), REWRITE_COMMAND, arguments=[argument])
    return [types.CodeLens(place, types.Command(said, "")), types.CodeLens(place, rewrite)]


def hints_of(checked: Checked, start: int, end: int, lang: Lang) -> list[types.InlayHint]:
    """The score behind the first line, where that is in ``text[start:end]``."""
    said = score_text(checked, lang)
    if said is None:
        return []
    place = _first_line(checked).end
    if not start <= checked.document.offset(place) <= end:
        return []
    return [types.InlayHint(place, said, padding_left=True)]


def _first_line(checked: Checked) -> types.Range:
    """The first line of the letter that is not blank."""
    document, offset = checked.document, 0 if checked.draft is None else checked.draft.offset
    text = document.text
    while offset < len(text) and text[offset].isspace():
        offset += 1
    start, end = document.index.line_span(document.position(offset).line)
    return document.range(start, end)
