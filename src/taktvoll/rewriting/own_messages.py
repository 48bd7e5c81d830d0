"""What stays of the writer's sentences as messages of a plan: the act that each does, and what hangs together."""

from collections.abc import Sequence
from dataclasses import replace

from taktvoll.rewriting.announcements import announces_the_talk
from taktvoll.rewriting.leaning import has_open_pronoun, leans, passes_on
from taktvoll.rewriting.letter_plan import Message, drops_the_day
from taktvoll.rewriting.refusal import refuses
from taktvoll.rewriting.run_on_closing import ended_before_closing
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import ChangeKind


def follows_closely(before: Message, message: Message) -> bool:
    """Whether the two are neighbours of the draft, and the second says „sie“ or „das“ of what the first names."""
    if before.fate is None or message.fate is None or before.fate.item.place + 1 != message.fate.item.place:
        return False
    return leans(message.text) or has_open_pronoun(message.text)


def own_messages(fates: Sequence[Fate]) -> list[Message]:
    """What stays of the writer's sentences, in their order."""
    return [
        Message(act=_main_act(fate), text=fate.words.text, fate=fate)
        for fate in fates
        if fate.words and fate.item.in_body
    ]


def _is_done(act: str, text: str) -> bool:
    """Whether the words bear out what a label says of them: a no says no, thanks are to the reader."""
    if act == "decision":
        return refuses(text)
    return act != "thanks" or not passes_on(text)


def acts_said(fates: Sequence[Fate]) -> set[str]:
    """The acts that kept sentences do; a refusal is one whose words say no."""
    return {
        act
        for fate in fates
        if fate.words and fate.item.in_body
        for act in fate.words.acts
        if _is_done(act, fate.words.text)
    }


def _main_act(fate: Fate) -> str:
    said = fate.words.acts if fate.words else frozenset()
    if fate.item.settles:
        said &= {"decision", "reschedule"}
    elif fate.item.is_request:
        said &= {"decision", "reschedule", "reason"}
    if said <= {"reason", "thanks"} and fate.words and not fate.item.settles and announces_the_talk(fate.words.text):
        return "thanks"
    for act in ("decision", "reschedule", "thanks", "reason", "apology", "understanding", "goodwill"):
        if act in said and _is_done(act, fate.words.text if fate.words else ""):
            return act
    if fate.words and not fate.item.settles and drops_the_day(fate.words.text):
        return "withdrawal"
    return "goodwill" if fate.item.is_warm and not fate.item.is_practical else "other"


def freed_of_closing(message: Message) -> Message:
    """A sentence that ran into the closing formula, as one that ends before it."""
    if message.fate is None or message.fate.words is None or not message.fate.item.runs_into_closing:
        return message
    text = ended_before_closing(message.text)
    words = replace(message.fate.words, text=text, kind=ChangeKind.SHORTENED, rule=message.fate.words.rule or "place")
    return replace(message, text=text, fate=replace(message.fate, words=words))


LEAST_SAID = 6
"""Words of a refusal that says more than a phrase does."""
LIKELY_KEPT = 0.5
"""Probability that editors would leave a refusal as it is from which it stays in a letter composed anew."""


def is_clean_refusal(fate: Fate) -> bool:
    """Whether the sentence says no, or takes an application back, and stays as it is."""
    words, selected = fate.words, fate.item.selected
    if words is None or "decision" not in words.acts or fate.item.faults:
        return False
    if words.kind is not ChangeKind.KEPT and words.rule != "spelling":
        return False
    return len(words.text.split()) >= LEAST_SAID and all(one.keep >= LIKELY_KEPT for one in selected)
