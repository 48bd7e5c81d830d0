"""Surface realisation: a plan as blocks of text with their place in the draft, capitals, full stops and paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.letter import ABOVE, SegmentKind
from taktvoll.report import Report
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.frame import frame_line
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.layout import TextBlock, goes_on, is_item
from taktvoll.rewriting.letter_plan import LetterPlan, Message
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind

_FRAME = {SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.SUBJECT, SegmentKind.NAME}
_STARTERS = re.compile(
    r"(?:Vielen|Herzlichen|Besten|Lieben|Danke?|Ich|Leider|Das|Den|Die|Der|Dem|Für|Bitte|Wäre|Könnten?|Könntest|Könntet|Gern|Auf|Meine?n?|Entschuldigen|Entschuldigt|Entschuldige|Es|Wir|Am|Aus|Über|Haben|Nach|Im|In|Zum|Zur|An|Krankheitsbedingt|Dürfte|Ließe|Liesse|So|Bei|Mit|Dass|Ein|Eine)\b"
)
"""First words that a letter writes small after „Anrede,“."""


def realise(analysis: Analysis, report: Report, goal: Goal, plan: LetterPlan) -> list[TextBlock]:
    """The blocks of the letter, in its order; what goes stands where it stood, with an empty text."""
    before, after = _around(analysis, report, goal, plan)
    body = _body(goal, plan, at=before[-1].end if before else 0)
    if after and after[0].segment in {SegmentKind.CLOSING, SegmentKind.NAME}:
        after[0] = replace(_own_closing(after[0], goal), paragraph=True) if plan.frees_closing else after[0]
    return _cased([*before, *body, *after], goal)


def _own_closing(block: TextBlock, goal: Goal) -> TextBlock:
    """A closing formula that was the end of a sentence, as a line of its own."""
    if block.segment is not SegmentKind.CLOSING or not block.text[:1].islower():
        return block
    line = goal.phrases.say("closing") if block.text.startswith("und ") else block.text
    text = (line or block.text)[:1].upper() + (line or block.text)[1:]
    return block.becoming(text, ChangeKind.REPLACED, "place", why("place", goal.lang))


def _around(
    analysis: Analysis, report: Report, goal: Goal, plan: LetterPlan
) -> tuple[list[TextBlock], list[TextBlock]]:
    """The blocks above and below the body, with a salutation and a closing where there is none."""
    places = [fate.item.place for fate in plan.fates if fate.item.in_body]
    first = min(places, default=_body_place(plan.fates))
    before: list[TextBlock] = []
    after: list[TextBlock] = []
    for fate in plan.fates:
        if not fate.item.in_body:
            (before if fate.item.place < first else after).append(_frame_block(analysis, report, goal, fate))
    kinds = {block.segment for block in (*before, *after) if block.text}
    if SegmentKind.SALUTATION not in kinds and "missing_salutation" in goal.rules:
        before.append(_new_line(goal, "salutation", SegmentKind.SALUTATION, before[-1].end if before else 0))
    if SegmentKind.CLOSING not in kinds and "missing_closing" in goal.rules:
        at = after[0].start if after else len(analysis.text.rstrip())
        after.insert(0, _new_line(goal, "closing", SegmentKind.CLOSING, at))
    return before, after


def _body_place(fates: Sequence[Fate]) -> int:
    head = {SegmentKind.SUBJECT, SegmentKind.SALUTATION, *ABOVE}
    return max((fate.item.place + 1 for fate in fates if fate.item.sentence.segment in head), default=0)


def _frame_block(analysis: Analysis, report: Report, goal: Goal, fate: Fate) -> TextBlock:
    sentence = fate.item.sentence
    block = TextBlock(
        start=sentence.start, end=sentence.end, text=fate.item.quote, kind=ChangeKind.KEPT, segment=sentence.segment
    )
    if fate.words is None:
        return block.becoming("", ChangeKind.DROPPED, fate.rule, why(fate.rule or "fresh", goal.lang))
    if sentence.segment in _FRAME:
        line = frame_line(analysis, report, goal, fate.item.place)
        if line.rule is not None and line.text != fate.item.quote:
            return block.becoming(line.text, ChangeKind.REPLACED, line.rule, why(line.rule, goal.lang))
        return block
    if fate.words.text != fate.item.quote:
        return block.becoming(
            fate.words.text, fate.words.kind, fate.words.rule, why(fate.words.rule or "fresh", goal.lang)
        )
    return block


def _new_line(goal: Goal, act: str, segment: SegmentKind, at: int) -> TextBlock:
    rule = f"missing_{act}"
    return TextBlock(
        start=at,
        end=at,
        text=goal.phrases.say(act) or "",
        kind=ChangeKind.ADDED,
        segment=segment,
        rule=rule,
        why=why(rule, goal.lang),
        own_line=True,
    )


def _body(goal: Goal, plan: LetterPlan, at: int) -> list[TextBlock]:
    shown = {message.fate.item.place for message in plan.messages if message.fate}
    gone = [_dropped(fate, goal) for fate in plan.fates if fate.item.in_body and fate.item.place not in shown]
    if not plan.keeps_order:
        return [*gone, *_composed(goal, plan, at)]
    blocks: list[TextBlock] = []
    first = next((fate.item.sentence.start for fate in plan.fates if fate.item.in_body), at)
    last = first
    for message in plan.messages:
        if message.fate is None:
            blocks.append(_phrase_block(message, goal, last))
            continue
        start = message.fate.item.sentence.start
        while gone and gone[0].start < start:
            blocks.append(gone.pop(0))
        blocks.append(_own_block(message, message.fate, goal, moved=False))
        last = blocks[-1].end
    return _in_place_of_the_gone([*blocks, *gone])


def _in_place_of_the_gone(blocks: list[TextBlock]) -> list[TextBlock]:
    """A phrase that stands right beside a dropped sentence takes its place: one replacement instead of two changes."""
    result: list[TextBlock] = []
    for block in blocks:
        last = result[-1] if result else None
        if last is not None and block.kind is ChangeKind.ADDED and last.kind is ChangeKind.DROPPED:
            result[-1] = replace(block, start=last.start, end=last.end, kind=ChangeKind.REPLACED)
        elif last is not None and last.kind is ChangeKind.ADDED and block.kind is ChangeKind.DROPPED:
            result[-1] = replace(last, start=block.start, end=block.end, kind=ChangeKind.REPLACED)
        else:
            result.append(block)
    return result


def _composed(goal: Goal, plan: LetterPlan, at: int) -> list[TextBlock]:
    """Three paragraphs at most: thanks; the matter; apology and leave-taking."""
    blocks: list[TextBlock] = []
    paragraph_of = {"thanks": 0, "apology": 2, "understanding": 2, "goodwill": 2}
    long = sum(len(message.text.split()) for message in plan.messages) > 45
    last: int | None = None
    matter_ends = max((i for i, message in enumerate(plan.messages) if message.act not in paragraph_of), default=0)
    for index, message in enumerate(plan.messages):
        block = (
            _own_block(message, message.fate, goal, moved=True) if message.fate else _phrase_block(message, goal, at)
        )
        paragraph = paragraph_of.get(message.act, 1)
        if index < matter_ends:
            paragraph = min(paragraph, 1)
        starts = last is not None and paragraph != last and (long or last == 0)
        blocks.append(replace(block, paragraph=starts or last is None))
        last = paragraph
    return blocks


def _own_block(message: Message, fate: Fate, goal: Goal, *, moved: bool) -> TextBlock:
    kind, rule = (fate.words.kind, fate.words.rule) if fate.words else (ChangeKind.DROPPED, fate.rule)
    if moved and kind is ChangeKind.KEPT:
        kind, rule = ChangeKind.MOVED, "place"
    return TextBlock(
        start=fate.item.sentence.start,
        end=fate.item.sentence.end,
        text=message.text if kind is ChangeKind.KEPT or fate.item.is_listed else _closed(message.text),
        kind=kind,
        segment=fate.item.sentence.segment,
        rule=rule,
        why=why(rule, goal.lang) if rule else "",
    )


def _phrase_block(message: Message, goal: Goal, at: int) -> TextBlock:
    return TextBlock(
        start=at,
        end=at,
        text=message.text,
        kind=ChangeKind.ADDED,
        segment=SegmentKind.BODY,
        rule=message.rule,
        why=why(message.rule or "fresh", goal.lang),
        ready=True,
    )


def _dropped(fate: Fate, goal: Goal) -> TextBlock:
    sentence = fate.item.sentence
    return TextBlock(
        start=sentence.start,
        end=sentence.end,
        text="",
        kind=ChangeKind.DROPPED,
        segment=sentence.segment,
        rule=fate.rule,
        why=why(fate.rule or "fresh", goal.lang),
    )


def _closed(text: str) -> str:
    """With a full stop where a sentence has none; a line of a list and an announcement have none."""
    stripped = text.rstrip()
    if stripped and (stripped[-1].isalnum() or stripped[-1] in ")]") and not goes_on(stripped) and not is_item(text):
        return stripped + "."
    return text.rstrip(",;")


def _begins_small(text: str, goal: Goal) -> bool:
    """Whether the first word is written small after „Anrede,“: no noun, no name, no polite pronoun."""
    if _STARTERS.match(text):
        return True
    word = re.match(r"[^\W\d_]+", text)
    if word is None or (goal.register != "du" and re.match(r"(?:Sie|Ihnen|Ihre?[nmrs]?)$", word[0])):
        return False
    if goal.phrases.voice.capital and re.match(r"(?:Du|Dir|Dich|Dein|Eu)", word[0]):
        return False
    small = word[0].lower()
    if goal.syntax.forms.is_name(small) or small in goal.second_addressees:
        return False
    return goal.is_known(small) and not goal.is_noun(small) and not goal.is_noun(word[0].capitalize())


def _is_slip(text: str, goal: Goal) -> bool:
    """Whether a sentence begins with a small letter where its writer otherwise writes capitals."""
    return "informal" in goal.rules and text[:1].islower() and text.rstrip()[-1:] in ".!?" and len(text.split()) > 1


def _cased(blocks: list[TextBlock], goal: Goal) -> list[TextBlock]:
    """The first letter of each changed or moved sentence as its place asks: small after „Anrede,“, otherwise a capital."""
    result = list(blocks)
    salutation = next(
        (block for block in reversed(result) if block.segment is SegmentKind.SALUTATION and block.text), None
    )
    comma = salutation is not None and salutation.text.rstrip().endswith(",")
    first = True
    for index, block in enumerate(result):
        if block.segment is not SegmentKind.BODY or not block.text:
            continue
        text = block.text
        was_first = block.start < block.end and not any(
            other.segment is SegmentKind.BODY and other.start < other.end and other.start < block.start
            for other in blocks
        )
        if first and not (block.kind is ChangeKind.KEPT and was_first):
            if comma and _begins_small(text, goal):
                text = text[:1].lower() + text[1:]
            elif not comma:
                text = text[:1].upper() + text[1:]
        elif not first and (block.kind is not ChangeKind.KEPT or was_first or _is_slip(text, goal)):
            text = text[:1].upper() + text[1:]
        if text != block.text:
            kind = ChangeKind.REPLACED if block.kind is ChangeKind.KEPT else block.kind
            result[index] = replace(
                block, text=text, kind=kind, rule=block.rule or "place", why=block.why or why("place", goal.lang)
            )
        first = False
    return result
