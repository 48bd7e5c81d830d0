"""The letter of somebody who did not come: one plain sentence of it with day and hour, the apology, then what is wanted, or that nothing is.

How the writer hid that day, and that it was all the same to them, is left out; that they want no other day is said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from taktvoll.analysis import Analysis
from taktvoll.annotate.day_names import PLAIN_WEEKDAY
from taktvoll.appointment import says_missed
from taktvoll.mail.reading_text import one_line
from taktvoll.phrasing.stated_facts import stated, without_stop
from taktvoll.rewriting.faithfulness import flat
from taktvoll.rewriting.letter_plan import Message
from taktvoll.rewriting.selection import Fate

_TELLS = re.compile(
    r"\bauf\s+mich\s+gewartet\b|\b(?:warten|sitzen|hängen)\s+(?:ge)?lassen\b|\bversetzt\b|\b(?:war|bin)\b[^.!?]{0,40}\bnicht\s+(?:\w+\s+){0,2}(?:da|dort|beim?|zum|zur|gekommen|erschienen|aufgetaucht)\b|\bnicht\s+(?:\w+\s+){0,3}(?:gekommen|erschienen|aufgetaucht)\b|\bnicht\s+(?:im|beim|bei)\b[^.!?]{0,30}\bwar\b"
    r"|\b(?:gespräch|termin|treffen|interview|call|\w*probe\w*)\b[^.!?]{0,60}\b(?:verpasst|versäumt|verschlafen|vergessen|verschwitzt|verpennt)\b|\bstuhl\b[^.!?]{0,20}\bleer\b|\b(?:ich\s+(?:sollte|hätte)|(?:sollte|hätte)\s+ich)\b[^.!?]{0,30}\b(?:gestern|heute|vorgestern|am)\b[^.!?]{0,60}\b(?:sein|kommen|erscheinen)\b",
    re.IGNORECASE,
)
"""Words that say that somebody stayed away."""
_BESIDE = re.compile(
    r"\bja,?\s+ich\s+weiß\b|\b(?:handy|telefon|anrufe?n?|ran(?:ge)?gangen|abgenommen|mies|peinlich|blöd|scheiß\w*|einfach|halt|sitzen\s+lassen)\b",
    re.IGNORECASE,
)
"""What an admission tells besides, and a plain one does not."""
_PLAIN = re.compile(
    r"\b(?:versäumt|verpasst)\b|\bnicht\b(?:[^.!?]|(?<=\d)\.){0,60}\b(?:gekommen|erschienen|aufgetaucht)\b|\bwar\b[^.!?]{0,40}\bnicht\s+(?:da|im|beim|bei)\b|\bnicht\b[^.!?]{0,40}\bwar\b",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"\b(?:handy|telefon|anrufe?n?|klingel\w*)\b[^.!?]{0,60}\b(?:aus(?:ge)?\w*|weggedrückt|lautlos|nicht\s+(?:rangegangen|abgenommen|gehört|drangegangen))\b|\bnicht\s+(?:rangegangen|drangegangen|abgenommen)\b|\bnicht\s+(?:mehr\s+)?getraut\b",
    re.IGNORECASE,
)
_RESIGNED = re.compile(
    r"^(?![^?]*\bbescheid\b)\W*(?:(?:und\s+)?wenn\s+(?:nicht|nein|ihr\s+nicht|sie\s+nicht|du\s+nicht)\b[^?]{0,120}|(?:die|der|das)\s+(?:stelle|job|platz)\b[^?]{0,120}\b(?:eh|wohl|wahrscheinlich|sicher)\b[^?]{0,120}\bweg\b[^?]{0,120})$",
    re.IGNORECASE,
)
"""„Wenn nicht, dann halt nicht.“"""
_SORRY = re.compile(
    r"\bleid\b|entschuldig|verzeih|pardon|nachsicht|nachsehen|\bnach\b\.?$|übel|verständnis|\bsorry\b|bedauer|fehler|unangenehm|peinlich|schäm",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:(?:vor)?gestern|heute)(?:\s+(?:früh|morgen|vormittag|mittag|nachmittag|abend))?\b|\b(?:am\s+)?(?:vergangenen|letzten|vorigen)\s+{PLAIN_WEEKDAY}\b|\bam\s+{PLAIN_WEEKDAY}\b",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\bum\s+(?:\d{1,2}(?:[.:]\d\d)?(?:\s*Uhr)?|(?:halb\s+|viertel\s+(?:vor|nach)\s+)?(?:eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf))\b",
    re.IGNORECASE,
)
LONGEST = 24
"""Words of an admission that is plain."""


def tells_of_the_miss(quote: str) -> bool:
    """Whether the words say that somebody stayed away."""
    return _TELLS.search(quote) is not None or says_missed(quote)


def is_sorry(text: str) -> bool:
    """Whether the words ask pardon."""
    return _SORRY.search(text) is not None


def plainly_missed(fates: Sequence[Fate], analysis: Analysis) -> tuple[Fate, ...]:
    """`fates` with at most one sentence that tells of the day, and only if it is plain and names it; the phrase says it otherwise."""
    admitted = False
    result: list[Fate] = []
    for fate in fates:
        quote = one_line(fate.item.quote)
        if fate.words is not None and fate.item.in_body and _RESIGNED.match(quote):
            result.append(replace(fate, words=None, rule="private_detail"))
        elif fate.words is None or not fate.item.in_body or _asks_pardon(fate):
            result.append(fate)
        elif tells_of_the_miss(quote):
            plain = not admitted and _is_plain(fate, analysis)
            admitted = admitted or plain
            asks = fate.item.is_request and "reschedule" in fate.item.acts
            result.append(fate if plain or asks else replace(fate, words=None, rule="slots"))
        elif _HIDES.search(quote) and not fate.item.is_request:
            result.append(replace(fate, words=None, rule="private_detail"))
        else:
            result.append(fate)
    return tuple(result)


def _asks_pardon(fate: Fate) -> bool:
    return bool(fate.item.acts & {"apology", "understanding"}) and fate.words is not None and is_sorry(fate.words.text)


def _is_plain(fate: Fate, analysis: Analysis) -> bool:
    """Whether a sentence says in one breath that its writer did not come, with the day and hour that the draft states."""
    text = one_line(fate.words.text) if fate.words else ""
    slots = stated(analysis)
    named = all(flat(without_stop(slots[name].text)) in flat(text) for name in ("date", "time") if name in slots)
    return (
        named
        and says_missed(text)
        and bool(_PLAIN.search(text))
        and not _BESIDE.search(text)
        and len(text.split()) <= LONGEST
    )


def day_of_the_miss(fates: Sequence[Fate], analysis: Analysis) -> str:
    """The day and hour that were missed, where the words that say so name them and the slot of the day does not: „ gestern um neun“."""
    told = [quote for fate in fates if fate.item.in_body and tells_of_the_miss(quote := one_line(fate.item.quote))]
    named = stated(analysis).get("date")
    slot = flat(without_stop(named.text)) if named is not None else None
    first = next((quote for quote in told if _DAY.search(quote) or (slot and slot in flat(quote))), " ".join(told))
    if slot is not None and (slot in flat(first) or not _DAY.search(first)):
        return ""
    found = [match[0] for pattern in (_DAY, _HOUR) if (match := pattern.search(first))]
    return "".join(f" {words[:1].lower()}{words[1:]}" for words in found)


def apology_first(messages: Sequence[Message], *, keeps_order: bool) -> list[Message]:
    """`messages` with what happened first after the thanks, and the apology right behind it; sentences that keep their order stay."""
    told = [message for message in messages if says_missed(message.text) or message.rule == "missing_decision"]
    sorry = [message for message in messages if message.act in {"apology", "understanding"} and message not in told]
    if keeps_order:
        told, sorry = ([one for one in found if one.fate is None] for found in (told, sorry))
    moved = [*told, *sorry]
    rest = [message for message in messages if message not in moved]
    place = (
        max((index + 1 for index, one in enumerate(rest) if one.act == "thanks"), default=0) if not keeps_order else 0
    )
    while keeps_order and place < len(rest) and (rest[place].act == "thanks" or says_missed(rest[place].text)):
        place += 1
    return [*rest[:place], *(replace(message, act="decision") for message in moved), *rest[place:]]
