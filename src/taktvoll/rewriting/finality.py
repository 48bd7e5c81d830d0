"""Whether the letter's no is a last word: it refuses the post and not only a day, or keeps a way back."""

import re
from collections.abc import Sequence

from taktvoll.phrasing.subject_matter import SubjectMatter
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.no_show import says_so
from taktvoll.rewriting.selection import Fate
from taktvoll.rewriting.situation import STEPS_BACK

_SAYS_FOR_GOOD = re.compile(
    r"\b(?:ziehe?|trete|nehme)\b[^.!?]{0,80}\bzurück\b|zurück(?:zu)?(?:zieh|tret|nehm)\w*|verfügung|liste|verfahren|berücksichtig|bewerbung|kandidatur|\bstreich\w*[^.!?]{0,40}\bmich\b|\bmich\b[^.!?]{0,40}\bstreich\w*|nicht mehr|gegen\s+die\s+stelle|\bstelle\s+(?:\w+\s+){0,3}nicht\s+(?:an|zu)\b",
    re.IGNORECASE,
)
_LEAVES_OPEN = re.compile(
    r"aus(?:zu)?schlie(?:ß|ss)en|noch\s+nicht\s+(?:ganz|endgültig|sicher|entschieden|abgeschlossen)|nicht\s+(?:\w+\s+)?sicher|schwanke|vorläufig|vorerst|erst\s*(?:ein)?mal|stand\s+heute|vorbehalt"
    r"|überleg\w*[^.!?]{0,120}\bnoch\s?(?:ein)?\s?mal|noch\s?(?:ein)?\s?mal\b[^.!?]{0,120}\büberleg|\b(?:vielleicht|eventuell)\b[^.!?]{0,120}\b(?:doch|ergibt|ergäbe|komme|melde)|\b(?:sollte|falls|wenn)\s+sich\b|\bdoch\s+noch\b|hintertür",
    re.IGNORECASE,
)
"""A refusal beside which such words stand is no last word."""


_MAY_CHANGE = re.compile(r"\b(?:falls|sollte|wenn)\b[^.!?]{0,60}\bänder\w*", re.IGNORECASE)
"""„Falls sich am Budget etwas ändert“: beside it the post is not refused for ever."""


def leaves_open(fates: Sequence[Fate], goal: Goal) -> bool:
    """Whether a wavering sentence is gone in which the writer kept a way back, and the letter says no all the same."""
    wavering = (
        [
            fate
            for fate in fates
            if fate.item.in_body and fate.item.sentence.has("hedge") and not fate.item.sentence.has("negative")
        ]
        if goal.declines
        else []
    )
    return any(fate.is_gone and _LEAVES_OPEN.search(fate.item.quote) for fate in wavering)


def steps_back(fates: Sequence[Fate], goal: Goal, *, anew: bool, is_open: bool) -> str | None:
    """The act that says that the post is refused, not only a day, where nothing that is kept says so.

    `anew`: the refusal is a phrase; `is_open`: it `leaves_open` a way back.
    """
    matter = goal.phrases.topic.matter
    body = [fate for fate in fates if fate.item.in_body]
    if goal.moves or goal.asked or matter is SubjectMatter.OFFER or _is_for_good(body):
        return None
    if goal.steps_away:
        kept = [fate.words.text for fate in body if fate.words]
        if any(map(says_so, kept)):
            return None
        return "withdrawal" if any(fate.item.withdraws for fate in fates) else "final"
    meant = [fate.item.quote for fate in body if STEPS_BACK.search(fate.item.quote)]
    refuses_a_day = goal.refuses and not is_open and matter is not SubjectMatter.WHOLE
    if any(fate.item.withdraws for fate in fates) or (
        refuses_a_day and any("bewerbung" in quote.lower() for quote in meant)
    ):
        return "withdrawal"
    may_change = any(fate.words and _MAY_CHANGE.search(fate.words.text) for fate in body)
    aggrieved = anew and not may_change and any(fate.item.sentence.has("negative") for fate in body)
    return "final" if refuses_a_day and (meant or aggrieved) else None


def _is_for_good(body: Sequence[Fate]) -> bool:
    """Whether a kept sentence refuses the post, or the whole."""
    kept = [fate.words for fate in body if fate.words]
    return any(
        STEPS_BACK.search(words.text) or ("decision" in words.acts and _SAYS_FOR_GOOD.search(words.text))
        for words in kept
    )


_CANCELS_THE_DAY = re.compile(
    r"\b(?:termin|call|\w*gespräch|interview|treffen|probe\w*|\w+tag|uhr|\d\d?\.)\b(?:[^.!?]|(?<=\d)\.){0,60}\b(?:streichen|vergeben|hinfällig|gestrichen|freigeben|absagen|canceln|löschen)\b",
    re.IGNORECASE,
)


def cancels_the_day(fates: Sequence[Fate]) -> bool:
    """Whether a kept sentence lets the reader strike the day: „Den Call am 15.11. könnt ihr streichen“."""
    return any(
        fate.words and fate.item.in_body and _CANCELS_THE_DAY.search(fate.words.text)
        and re.search(r"\b(?:sie|ihr|du|kann|bitte)\b", fate.words.text, re.IGNORECASE)
        for fate in fates
    )  # fmt: skip
