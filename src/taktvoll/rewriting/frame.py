"""What stands around the body: salutation and closing, in the letter's form of address, added where they are missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.letter import ABOVE, SegmentKind
from taktvoll.phrasing.phrases import phrase
from taktvoll.phrasing.plain_words import in_plain_words
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewritten import ChangeKind

_TO_SIE = (
    (re.compile(r"^(?:hi|hey|hallo|moin|huhu|na|servus|tach)\s+(?:zusammen|leute|ihr(?: lieben)?|alle|team)\b,?", re.IGNORECASE), "Sehr geehrte Damen und Herren,"),
    (re.compile(r"^(?:hi|hey|huhu|na)\b", re.IGNORECASE), "Guten Tag"),
    (re.compile(r"\b(?:deine|eure)\b", re.IGNORECASE), "Ihre"),
    (re.compile(r"\b(?:dein|euer)\b", re.IGNORECASE), "Ihr"),
    (re.compile(r"^(?:drück(?:t|e)? (?:dich|euch)|lass(?:t)? (?:es )?(?:dir|euch) .*|mach(?:t|'s|s)? .*|sei(?:d)? .*|bis (?:bald|dann))[ ,!.]*$", re.IGNORECASE), "Viele Grüße"),
)  # fmt: skip
_TO_DU = (
    (re.compile(r"^sehr geehrte damen und herren\b,?", re.IGNORECASE), "Hallo zusammen,"),
    (re.compile(r"^(?:sehr geehrte[rs]?|sehr verehrte[rs]?)\b", re.IGNORECASE), "Hallo"),
    (re.compile(r"^(?:hochachtungsvoll|mit vorzüglicher hochachtung)\b", re.IGNORECASE), "Viele Grüße"),
    (re.compile(r"\bIhre\b"), "Deine"),
    (re.compile(r"\bIhr\b"), "Dein"),
)


def adapted(piece: TextBlock, goal: Goal, draft_register: str) -> TextBlock:
    """A salutation or closing in the register that is aimed at; unchanged where the draft has that register."""
    if piece.segment not in {SegmentKind.SALUTATION, SegmentKind.CLOSING} or not piece.text:
        return piece
    if draft_register in {goal.register, "none"} or goal.register == "none":
        return piece
    text = piece.text
    for pattern, other in _TO_SIE if goal.register == "sie" else _TO_DU:
        text = pattern.sub(other, text)
    if goal.register == "sie":
        text = in_plain_words(text)
    if text == piece.text:
        return piece
    return piece.becoming(text, ChangeKind.REPLACED, "register_mix", why("register_mix", goal.lang))


def framed(analysis: Analysis, pieces: Sequence[TextBlock], goal: Goal) -> list[TextBlock]:
    """`pieces` with a salutation and a closing where there is none, each apart from a body that has changed."""
    kinds = {piece.segment for piece in pieces if piece.text}
    result = list(pieces)
    if SegmentKind.CLOSING not in kinds and "missing_closing" in goal.rules:
        place = _closing_place(result)
        at = result[place].start if place < len(result) else len(analysis.text.rstrip())
        result.insert(place, _line(goal, "closing", at))
    if SegmentKind.SALUTATION not in kinds and "missing_salutation" in goal.rules:
        heads = {SegmentKind.SUBJECT, SegmentKind.QUOTE, *ABOVE}
        place = next((index for index, piece in enumerate(result) if piece.segment not in heads), len(result))
        result.insert(place, _line(goal, "salutation", result[place].start if place < len(result) else 0))
    return list(_apart(analysis, result))


def _closing_place(pieces: Sequence[TextBlock]) -> int:
    body = [index for index, piece in enumerate(pieces) if piece.segment is SegmentKind.BODY]
    after = body[-1] + 1 if body else 0
    name = next(
        (index for index, piece in enumerate(pieces) if piece.segment is SegmentKind.NAME and index >= after), None
    )
    if name is not None:
        return name
    end = {SegmentKind.POSTSCRIPT, SegmentKind.SIGNATURE, SegmentKind.QUOTE}
    return next((index for index, piece in enumerate(pieces) if index >= after and piece.segment in end), len(pieces))


def _line(goal: Goal, act: str, at: int) -> TextBlock:
    kind = SegmentKind.SALUTATION if act == "salutation" else SegmentKind.CLOSING
    text = phrase(act, goal.register, goal.variant, singular=goal.singular)
    rule = f"missing_{act}"
    return TextBlock(
        start=at,
        end=at,
        text=text.replace("ß", "ss") if goal.swiss else text,
        kind=ChangeKind.ADDED,
        segment=kind,
        rule=rule,
        why=why(rule, goal.lang),
        own_line=True,
    )


def _apart(analysis: Analysis, pieces: list[TextBlock]) -> Iterator[TextBlock]:
    """Salutation and closing that ran on in the line of the body get lines of their own beside a changed sentence."""
    shown = [piece for piece in pieces if piece.text]
    for piece in pieces:
        if not piece.text or piece.own_line:
            yield piece
            continue
        place = shown.index(piece)
        last = shown[place - 1] if place else None
        runs_on = last is not None and "\n" not in analysis.text[last.end : piece.start]
        new_after_greeting = (
            last is not None
            and last.segment is SegmentKind.SALUTATION
            and piece.segment is SegmentKind.BODY
            and piece.ready
        )
        closing_after_new = (
            last is not None
            and last.segment is SegmentKind.BODY
            and piece.segment is SegmentKind.CLOSING
            and last.ready
        )
        yield replace(piece, own_line=True) if runs_on and (new_after_greeting or closing_after_new) else piece
