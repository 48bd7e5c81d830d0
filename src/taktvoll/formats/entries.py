"""The entry of a rule in a terminal report: its places and fixes one by one, its advice once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from taktvoll.finding import Edit, Finding, Fix, Safety
from taktvoll.formats import labels
from taktvoll.formats.evidence import evidence_in_words
from taktvoll.formats.fixes import inserted, shortened, shown_edit, shown_fixes, with_words
from taktvoll.formats.glyphs import Glyphs
from taktvoll.formats.grouped import RuleGroup
from taktvoll.formats.hanging import Hanging
from taktvoll.formats.labels import say
from taktvoll.formats.palette import COLORS
from taktvoll.formats.visible import one_line
from taktvoll.lint.rules import TITLES

INLINE = 60
"""A replacement of so many cells stands in the sentence that tells of it; a longer one gets lines of its own."""
_QUOTING = re.compile(r"(?P<head>.*?)(?P<quote>„.*“|“.*”)(?P<tail>[.!]?)")
"""A message that ends with the words it finds: several of them make one list."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What is said of one finding."""

    finding: Finding
    message: str
    inline: Text | None
    """Its fix, where that fits into the sentence."""
    below: tuple[RenderableType, ...]
    """Its fixes otherwise."""


def entry(group: RuleGroup, text: str, *, lang: str, width: int, glyphs: Glyphs, why: bool) -> RenderableType:
    """What is wrong, where, and what to do about it; `why` adds what it rests on."""
    sign = f"{glyphs.number(group.number)} "
    inner = width - cell_len(sign)
    places = [_place(finding, text, lang, inner, glyphs) for finding in group.findings]
    advised = [found for found in group.findings if found.advice and (why or not _is_missing(found, text))]
    advice = " ".join(dict.fromkeys(one_line(found.advice) for found in advised))
    body = list(_told(places, advice, group, lang, glyphs))
    if why:
        body += _reasons(group, lang)
    style = COLORS[group.severity]
    head = Text.assemble(
        (labels.SEVERITIES[group.severity.value].in_language(lang), style),
        (f" {glyphs.dot} ", "quiet"),
        (group.title(lang), "head"),
        (f" {glyphs.dot} {_lines(group.lines, lang)}", "quiet"),
    )
    return Group(Hanging(Text(sign, style=style), head), Padding(Group(*body), (0, 0, 0, cell_len(sign))))


def _told(
    places: Sequence[_Place], advice: str, group: RuleGroup, lang: str, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """One paragraph where one sentence says it all, else a line for each place and the advice below."""
    said = places[0].message if len({place.message for place in places}) == 1 else None
    if said is not None:
        paragraph = _paragraph(Text(said), advice, *(place.inline for place in places))
        if paragraph.plain:
            yield paragraph
        yield from _below(places)
    elif (merged := _merged(places, glyphs)) is not None:
        yield _paragraph(merged, advice)
        yield from _below(places)
    else:
        for place in places:
            line = _paragraph(Text(place.message), _graded(place.finding, group, lang), place.inline)
            yield Hanging(f"{glyphs.dot} ", line)
            yield from (Padding(part, (0, 0, 0, 2)) for part in place.below)
        if advice:
            yield Hanging(f"{glyphs.arrow} ", Text(advice))


def _merged(places: Sequence[_Place], glyphs: Glyphs) -> Text | None:
    """„Für diesen Brief zu locker: hab → habe · „LG“.“: the places in one sentence, where their messages end with their words."""
    read = [_QUOTING.fullmatch(place.message) for place in places]
    heads = {(found["head"], found["tail"]) for found in read if found is not None}
    if len(heads) != 1 or None in read:
        return None
    head, tail = heads.pop()
    merged = Text(head)
    for index, (place, found) in enumerate(zip(places, read, strict=True)):
        if found is None:
            return None
        merged.append(f" {glyphs.dot} " if index else "")
        quote = found["quote"]
        replaced = place.inline is not None and place.inline.plain.startswith(quote[1:-1])
        merged.append_text(place.inline if replaced and place.inline is not None else Text(quote))
        if place.inline is not None and not replaced:
            merged.append(" ").append_text(place.inline)
    return merged.append(tail)


def _below(places: Sequence[_Place]) -> Iterator[RenderableType]:
    for place in places:
        yield from place.below


def _paragraph(said: Text, *more: Text | str | None) -> Text:
    for part in more:
        if part:
            said.append(" " if said.plain else "").append_text(part if isinstance(part, Text) else Text(part))
    return said


def _graded(finding: Finding, group: RuleGroup, lang: str) -> str:
    """The severity of a place, where it is another than the rule's entry says."""
    if finding.severity is group.severity:
        return ""
    return f"({labels.SEVERITIES[finding.severity.value].in_language(lang)})"


def _place(finding: Finding, text: str, lang: str, width: int, glyphs: Glyphs) -> _Place:
    message = "" if _is_missing(finding, text) else shortened(one_line(finding.message), glyphs)
    inline = _inline(finding, text, width, glyphs, lang)
    below: tuple[RenderableType, ...] = ()
    if inline is None:
        instead = _instead(finding, text, glyphs)
        below = (instead,) if instead else tuple(shown_fixes(finding, text, lang=lang, width=width, glyphs=glyphs))
    return _Place(finding, message, inline, below)


def _inline(finding: Finding, text: str, width: int, glyphs: Glyphs, lang: str) -> Text | None:
    """The only fix of `finding` in a few words: what replaces its words, or that they go."""
    if len(finding.fixes) != 1 or len(finding.fixes[0].edits) != 1:
        return None
    (fix,) = finding.fixes
    (edit,) = fix.edits
    if _takes_out(edit, finding, text):
        return _ended(Text(f"{glyphs.arrow} {one_line(fix.title)}", style="after"), fix, lang)
    before, after = inserted(*with_words(text, edit))
    if not before.strip() or not after.strip() or "\n" in after.strip() or "\n" in before.strip():
        return None
    (*shown,) = shown_edit(before, after, width=min(width, INLINE), glyphs=glyphs)
    if len(shown) != 1 or not isinstance(shown[0], Text):
        return None
    return _ended(shown[0][2:], fix, lang)


def _is_missing(finding: Finding, text: str) -> bool:
    """Whether the title („Dank fehlt“) and what is to be put in say it all, without message and advice."""
    if not finding.rule.startswith("missing_") or finding.rule not in TITLES or len(finding.fixes) != 1:
        return False
    return all(len(edit.text) > len(text[edit.start : edit.end]) for edit in finding.fixes[0].edits)


def _instead(finding: Finding, text: str, glyphs: Glyphs) -> RenderableType | None:
    """What the only fix of `finding` puts in the place of the words that are marked in the letter."""
    if len(finding.fixes) != 1 or len(finding.fixes[0].edits) != 1 or finding.fixes[0].safety is Safety.SAFE:
        return None
    (edit,) = finding.fixes[0].edits
    new = shortened(one_line(edit.text), glyphs)
    if not new or not _same_words(text[edit.start : edit.end], text[finding.start : finding.end]):
        return None
    return Hanging(Text(f"{glyphs.arrow} ", style="after"), Text(new, style="after"))


def _same_words(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip(" \r\n,;.!?") == other.strip(" \r\n,;.!?")


def _ended(shown: Text, fix: Fix, lang: str) -> Text:
    return shown.append(f" ({say('safe', lang)})", style="quiet") if fix.safety is Safety.SAFE else shown


def _takes_out(edit: Edit, finding: Finding, text: str) -> bool:
    """Whether `edit` deletes the words that are marked in the letter, and nothing else of weight."""
    return not edit.text.strip() and _same_words(text[edit.start : edit.end], text[finding.start : finding.end])


def _lines(lines: Sequence[int], lang: str) -> str:
    if len(lines) == 1:
        return say("line", lang, line=lines[0])
    return say("lines", lang, lines=", ".join(map(str, lines)))


def _reasons(group: RuleGroup, lang: str) -> Iterator[RenderableType]:
    """What the findings rest on, each evidence once, and where to read more."""
    evidence = dict.fromkeys(one_line(evidence_in_words(finding, lang)) for finding in group.findings)
    said = [say("why", lang, evidence=reason) for reason in evidence if reason]
    yield Text(" ".join([*said, say("more", lang, rule=group.rules[0])]), style="quiet")
