"""The same message for another way than a mail: five spoken sentences, a form's field, a short message.

What is said comes from the plan of the rewritten letter (`planning.py`): the writer's sentences and the bank's, with the
draft's own facts. Only what opens a call and what is said when somebody asks why is added, from ``bank/channels.toml``.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.letter import SegmentKind
from taktvoll.lint.edits import begins_a_sentence
from taktvoll.phrasing.stated_facts import without_stop
from taktvoll.rewriting.explanations import why
from taktvoll.rewriting.faithfulness import flat
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewriting.ledger import Fact
from taktvoll.rewriting.letter_plan import ORDER, LetterPlan, Message
from taktvoll.rewriting.planning import Planner
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind
from taktvoll.scheme import Stance

SENTENCES = {"phone": 5, "message": 3}
"""So many sentences at most; a form's field has no limit of its own."""
UNSAID = {
    "phone": frozenset({"masked"}),
    "portal": frozenset({"recipient", "sender", "masked"}),
    "message": frozenset({"recipient", "sender", "masked"}),
}  # fmt: skip
"""What a channel does without: the names that only salutation and closing say, quoted mail and signature („masked“)."""
_NEEDED = ("thanks", "decision", "withdrawal", "reschedule", "apology")
_NEXT = ("other", "contact", "reason", "understanding", "goodwill")
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s+[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence to be told, with the act for which it stands."""

    act: str
    text: str


def channel_text(channel: str, plan: LetterPlan, planner: Planner, ledger: Sequence[Fact]) -> str:
    """What is said through `channel` („phone“, „portal“, „message“)."""
    told = [
        Told(message.act, message.text.strip())
        for message in plan.messages
        if channel != "phone" or message.act != "reason"
    ]
    goal = planner.goal
    if channel == "portal":
        body = _field(plan.messages)
        return "\n".join([*_references(ledger, body), body])
    spoken = _chosen(told, SENTENCES[channel] - (channel == "phone"))
    if channel == "message":
        named = "".join(f" ({reference})" for reference in _references(ledger, " ".join(spoken)))
        return " ".join([spoken[0][:-1] + named + spoken[0][-1:], *spoken[1:]]) if spoken else named.strip()
    named = "".join(f", {reference}" for reference in _references(ledger, " ".join(spoken)))
    text = " ".join([_opening(planner.analysis, goal, named), *spoken])
    if goal.wavers:  # nothing is refused that somebody could ask the reason of
        return text
    why_line = goal.phrases.say("why_line", said=_asked_why(plan, planner, text))
    return f"{text}\n\n{why_line}"


def as_block(analysis: Analysis, text: str, goal: Goal) -> TextBlock:
    """`text` in the place of the whole draft."""
    return TextBlock(
        start=len(analysis.text) - len(analysis.text.lstrip()),
        end=len(analysis.text.rstrip()),
        text=text.replace("\n", "\r\n") if "\r\n" in analysis.text else text,
        kind=ChangeKind.REPLACED,
        segment=SegmentKind.BODY,
        rule="fresh",
        why=why("fresh", goal.lang),
        ready=True,
    )


def _field(messages: Sequence[Message]) -> str:
    """The body of the letter in one paragraph."""
    return " ".join(_closed(message.text.strip()) for message in messages)


def _closed(text: str) -> str:
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…", "“", ":")) else f"{text}."


def _references(ledger: Sequence[Fact], said: str) -> list[str]:
    """The numbers to quote that nothing said so far has, each once."""
    found = [
        fact.text for fact in ledger if fact.kind == "reference" and flat(without_stop(fact.text)) not in flat(said)
    ]
    return list(dict.fromkeys(found))


def _chosen(told: Sequence[Told], most: int) -> list[str]:
    """At most `most` sentences: what is needed first, then what has room; two short ones are joined where it is tight."""
    needed = [one for one in told if one.act in _NEEDED]
    needed = _split(needed)
    for act in _NEXT:
        for one in _split([one for one in told if one.act == act]):
            if len(needed) < most:
                needed.append(one)
    needed.sort(key=lambda one: ORDER.index(one.act))
    sentences = [_closed(one.text) for one in needed]
    while len(sentences) > most:
        place = _joint(sentences)
        if place is None:
            break
        sentences[place : place + 2] = [_joined(sentences[place], sentences[place + 1])]
    return sentences


def _split(told: Sequence[Told]) -> list[Told]:
    """Each sentence of what is told on its own."""
    parts = []
    for one in told:
        ends = [0, *(match.end() for match in _STOP.finditer(one.text)), len(one.text)]
        parts += [Told(one.act, one.text[start:end].strip()) for start, end in itertools.pairwise(ends)]
    return [one for one in parts if one.text]


def _joint(sentences: Sequence[str]) -> int | None:
    """Where two sentences can be joined: the first pair of statements of which the second can begin small."""
    return next(
        (
            place
            for place, (first, second) in enumerate(itertools.pairwise(sentences))
            if first.endswith(".") and ";" not in first and begins_a_sentence(second, 0)
        ),
        None,
    )


def _joined(first: str, second: str) -> str:
    return f"{first[:-1]}; {second[:1].lower()}{second[1:]}"


def _opening(analysis: Analysis, goal: Goal, named: str) -> str:
    slots = {name: slot.text for name, slot in analysis.slots.items() if "[" not in slot.text}
    reader, sender = slots.get("recipient", ""), slots.get("sender", "")
    here = f", hier ist {sender}" if sender else ""
    return goal.phrases.say("phone_opening", reader=f" {reader}" if reader else "", here=here + named) or ""


def _asked_why(plan: LetterPlan, planner: Planner, spoken: str) -> str:
    """The writer's own reason where it was not `spoken` yet, a private one in general words, else that there is no more to say."""
    own = [message.text for message in plan.messages if message.fate is not None and _gives_reason(message.fate)]
    untold = [text for text in own if flat(without_stop(text)) not in flat(spoken)]
    if untold:
        return _closed(untold[0])
    if own:
        return planner.goal.phrases.say("asked_why_told") or ""
    missed = planner.goal.situation.stance is Stance.MISSED_IT  # what kept the writer away is nobody's guess
    general = None if missed else planner.reason_in_words()
    if general is None:
        return planner.goal.phrases.say("asked_why") or ""
    return planner.goal.phrases.say("asked_why", why=general, Why=general[:1].upper() + general[1:]) or ""


def _gives_reason(fate: Fate) -> bool:
    return fate.words is not None and "reason" in fate.words.acts
