"""Sentences that say which appointment a letter is about: they stand before the refusal, beside the thanks."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from taktvoll.rewriting.letter_plan import Message

_TALK = r"(?:\w*gespräch|\w*termin|\w*treffen|interview|vorstellung\w*|kennenlernen|schnuppertag|hospitation|probe\w+)"
_REST = r"(?:[^.!?]|(?<=\d)[.])*"
_WHEN = re.compile(
    r"\d|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\w*|\b(?:heute|morgen|übermorgen|nachher)\b",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"\b(?:nicht|nie|kein\w*|leider|absag\w*|sage\s+ab|aber|trotzdem|sondern)\b|\?", re.IGNORECASE)
_RECEIVED = re.compile(
    rf"(?:(?:ich\s+habe\s+)?(?:ihre|deine|eure)\s+(?:einladung|mail|nachricht)\b|(?:ihr|dein|euer)\s+(?:brief|schreiben)\b){_REST}\b(?:bekommen|erhalten|angekommen)\s*[.!]?$",
    re.IGNORECASE,
)
"""„Ihre Einladung für Montag habe ich bekommen.“"""
_ANNOUNCED = re.compile(
    rf"(?:sie\s+(?:hatten|haben)|du\s+(?:hattest|hast)|ihr\s+(?:hattet|habt))\s+mich\b{_REST}\b(?:eingeladen|eingetragen|eingeplant|vorgemerkt|bestellt)\b"
    rf"|ich\s+(?:hatte|habe)\s+mich\b{_REST}\b(?:angesagt|angemeldet)\s*[.!]?$"
    rf"|ich\s+(?:sollte|soll|hätte)\b{_REST}\b(?:zu\s+(?:ihnen|dir|euch)|bei\s+(?:ihnen|dir|euch)|{_TALK})\b"
    rf"|(?:unser|mein|das|der|die)\s+(?:\w+\s+)?{_TALK}\b{_REST}\b(?:liegt|ist|steht|wäre|war)\s+(?:ja\s+)?(?:für|am|um|an|auf|heute|morgen)\b"
    rf"|am\s{_REST}\b(?:wäre|ist|steht)\s+(?:ja\s+)?(?:unser|mein)\s+(?:\w+\s+)?{_TALK}\b"
    rf"|ich\s+(?:schreibe|melde\s+mich)\b{_REST}\bwegen\b|ihr\s+wartet\b|sie\s+warten\b",
    re.IGNORECASE,
)
"""„Sie hatten mich für Dienstag um 7.15 Uhr eingeladen“, „Ich sollte ja morgen um 9 zu Ihnen“, „Unser Gespräch liegt am 3. Mai“."""
LONGEST = 24
"""Words; a longer sentence says more than that."""


def announces_the_talk(text: str) -> bool:
    """Whether the words say which appointment the letter is about, and nothing else."""
    if not _WHEN.search(text) or _SAYS_MORE.search(text) or len(text.split()) > LONGEST:
        return False
    return bool(_RECEIVED.match(text) or _ANNOUNCED.match(text))


_FOR_IT = re.compile(r"\bfür (?:Ihre|deine|eure|die) Einladung(?: zum \w+)?(?=[.,]| danke)", re.IGNORECASE)


def receipt_first(messages: Sequence[Message]) -> list[Message]:
    """`messages` with a phrase of thanks behind the sentence that the invitation has come: „… habe ich bekommen. Vielen Dank dafür.“"""
    result = list(messages)
    for place, (first, second) in enumerate(itertools.pairwise(messages)):
        if first.act == "thanks" and first.fate is None and _RECEIVED.match(second.text):
            text = _FOR_IT.sub("dafür", first.text)
            text = text[:1].upper() + text[1:] if text != first.text else "Vielen Dank dafür."
            result[place : place + 2] = [second, replace(first, text=text)]
    return result
