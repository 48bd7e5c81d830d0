"""Microplanning with the writer's own words: a sentence as it is, mended, or cut down to the clauses that may be sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taktvoll.rewriting.content import SentenceContent
from taktvoll.rewriting.cutting import cut
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.leaning import freed, leans
from taktvoll.rewriting.private_reason import abstracted
from taktvoll.rewriting.register_shift import to_du, to_sie
from taktvoll.rewriting.second_addressee import spoken_to
from taktvoll.rewriting.small_letters import capitalised, nouns_in
from taktvoll.rewriting.tone import begs, is_brusque, without_digs, without_pleading
from taktvoll.rewriting.written_german import as_spelt, in_written_german
from taktvoll.rewritten import ChangeKind

_THEREFORE = re.compile(r"(?<![,;:–-])\s(?:darum|deshalb|deswegen|daher)\b(?=\s[^,;]|[.!?])", re.IGNORECASE)
_SOFTENED = re.compile(r"\s(?:vorsichtshalber|eventuell|irgendwie|vielleicht)(?:\s+schon\s?mal)?(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What is kept of a sentence."""

    text: str
    kind: ChangeKind
    acts: frozenset[str]
    rule: str | None = None
    """The rule for which it was changed."""

    @property
    def stands_alone(self) -> bool:
        """Whether it was cut or freed already, and leans on nothing that may be gone."""
        return (self.kind is ChangeKind.SHORTENED or self.rule == "dangling") and not leans(self.text)


def own_words(
    item: SentenceContent, goal: Goal, *, torn: bool, reasons: bool = True, orphans: bool = False
) -> OwnWords | None:
    """The best of the writer's own words for the sentence; None where nothing of it can be sent.

    `torn`: the sentence before it is gone, so that it may lean on nothing. `reasons` false: clauses that only give a
    reason go too. `orphans`: clauses with an „er“ or „sein“ go, because nobody is named any more.
    """
    acts, shortened, rule = item.acts, False, None
    hard = [fault for fault in item.faults if fault != "register_mix"]
    text, mended = _without_what_hurts(item)
    if mended is not None:
        hard = [fault for fault in hard if fault != mended]
        rule = mended
    told = _told_in_the_abstract(item, hard, goal) if reasons and not orphans else None
    if told is not None:
        text, shortened, rule = told, True, "private_detail"
    elif hard or not reasons or orphans:
        kept = cut(item, drop_reasons=not reasons, orphans=orphans)
        if kept is None:
            return None
        text, acts = kept
        shortened, rule = True, (hard[0] if hard else "over_explanation")
    for mend, cause in _MENDS:
        mended = mend(text, item, goal)
        if mended is None:
            return None
        text, rule = mended, rule or (cause if mended != text else None)
    if shortened:
        text = _THEREFORE.sub("", text, count=1)
    free = freed(text, torn=torn)
    if free is None:
        return None
    text, rule = free, rule or ("dangling" if free != text else None)
    if goal.typed_small:
        text, rule = _with_capitals(text, item, goal), rule or "informal"
    spelt = as_spelt(text, goal.syntax)
    text, rule = spelt, rule or ("spelling" if spelt != text else None)
    kind = ChangeKind.SHORTENED if shortened else ChangeKind.REPLACED
    return _spelled(OwnWords(text=text, kind=kind, acts=acts, rule=rule), item, goal)


def _spelled(words: OwnWords, item: SentenceContent, goal: Goal) -> OwnWords:
    """Changed words in the spelling of the letter's country; unchanged ones as they are."""
    if words.text == item.quote:
        return replace(words, kind=ChangeKind.KEPT)
    return replace(words, text=goal.phrases.voice.spelled(words.text))


def _told_in_the_abstract(item: SentenceContent, hard: Sequence[str], goal: Goal) -> str | None:
    """The sentence with its private cause as one that may be told; None where it has none, or more is wrong with it."""
    return abstracted(item.quote, for_good=goal.refuses) if hard == ["private_detail"] else None


def _without_what_hurts(item: SentenceContent) -> tuple[str, str | None]:
    """A request without what pleads or digs in it, and the rule that this settles; otherwise the sentence as it is, and None."""
    if "over_apology" in item.faults and item.is_request:
        text = without_pleading(item.quote)
        if text != item.quote and not begs(text):
            return text, "over_apology"
    if "negative_opinion" in item.faults and item.settles:
        text = without_digs(item.quote)
        if text != item.quote and not is_brusque(text):
            return text, "negative_opinion"
    return item.quote, None


def _in_register(text: str, item: SentenceContent, goal: Goal) -> str | None:
    if "register_mix" not in item.faults:
        return text
    apart = spoken_to(text, goal.second_addressees)
    if apart is not None:
        shifted = to_sie(text[:apart]) if text[:apart].strip() else ""
        return None if shifted is None else shifted + text[apart:]
    return to_sie(text) if goal.register == "sie" else to_du(text, plural=goal.phrases.voice.plural)


def _unhedged(text: str, item: SentenceContent, goal: Goal) -> str | None:
    del goal
    return _SOFTENED.sub("", text) if item.sentence.has("hedge", "reschedule") else text


def _in_standard_words(text: str, item: SentenceContent, goal: Goal) -> str | None:
    del item
    if "informal" not in goal.rules:
        return text
    return in_written_german(text, goal.syntax, formal=goal.register == "sie")


_MENDS = ((_in_register, "register_mix"), (_unhedged, "hedged_decision"), (_in_standard_words, "informal"))
"""What mends words without cutting, each with its rule; None from one: the words cannot be mended."""


def with_capital_nouns(text: str, goal: Goal, polite: Sequence[tuple[int, int]] | None = None) -> str:
    """`text` with its nouns, names and sentence starts in capitals, for what a draft says that is typed small; `polite` as in `capitalised`."""
    return capitalised(text, goal.is_noun, polite, nouns_in(goal.syntax.words(text), goal.syntax))


def _with_capitals(text: str, item: SentenceContent, goal: Goal) -> str:
    polite = [
        (mark.start - item.sentence.start, mark.end - item.sentence.start)
        for mark in item.sentence.evidence
        if mark.kind == "sie" and text == item.quote
    ]
    text = with_capital_nouns(text, goal, polite if goal.register == "sie" else None)
    return text if text.rstrip()[-1:] in ".!?:" else text.rstrip() + "."
