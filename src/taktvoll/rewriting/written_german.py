"""A kept sentence as a careful writer writes it: what is only said aloud goes, or is put in written words; no word of meaning."""

import re

from taktvoll.phrasing.day_parts import with_day_parts
from taktvoll.phrasing.plain_words import in_plain_words
from taktvoll.rewriting.clauses import Syntax
from taktvoll.rewriting.commas import with_commas
from taktvoll.rewriting.first_person import written_first_person
from taktvoll.rewriting.resumption import without_resumption
from taktvoll.rewriting.spoken_words import in_written_words

_SPELT_DAS = re.compile(
    r"\b((?:[Dd]anke?|[Hh]offe|[Ww]ünsche|[Dd]enke|[Gg]laube|[Ff]inde)(?:\s+(?:Ihnen|euch|dir))?),?\s+das(?=\s+(?:du|ihr|Sie|ich|es|nichts|wir)\b)"
)
"""„danke das du“: with the conjunction that is meant."""
_BARE_VERB = re.compile(
    r"^()(Habe|Bin|Kann|Muss|Werde|Komme|Möchte|Gehe|Ziehe|Schaffe|Hoffe|Freue(?=\smich))(?=,?\s(?!ich\b|wir\b|er\b|sie\b|es\b|man\b|mein)[^?]*$)"
)
_ELIDED = re.compile(
    r"(,|;|–)\s(habe|bin|kann|muss|werde|möchte|gehe|komme|ziehe)(?=\s(?!ich\b|wir\b|er\b|sie\b|es\b|man\b)(?:mich|mir|mein\w*|jetzt|schon|leider|nun|inzwischen|was|etwas|einen?|den|die|das|zum|zur|am|im|in|ab|seit|bei|nur|noch|keine?n?|so|nämlich|gestern|heute|morgen|dann|auch|mittlerweile|endlich|gerade)\b)"
)


def in_written_german(text: str, syntax: Syntax, *, formal: bool) -> str:
    """`text` without what is spoken: clipped verbs, colloquial words, subjects left out, a subject taken up again.

    `formal`: the letter says Sie.
    """
    text = written_first_person(text, syntax.words, syntax.first_person, syntax.only_verb, commands=not formal)
    text = in_plain_words(text, syntax.unshouted)
    text = in_written_words(text, syntax.words, syntax.is_known, formal=formal)
    return with_subjects(without_resumption(text, syntax.words))


def as_spelt(text: str, syntax: Syntax) -> str:
    """`text` with the commas and the parts of the day that spelling asks for."""
    return with_day_parts(with_commas(text, syntax.words))


def with_subjects(text: str) -> str:
    """„…, hab mich entschieden“ with the „ich“ that a careful writer writes."""
    text = _BARE_VERB.sub(
        lambda match: f"{match[1]}ch {match[2].lower()}" if match[1] else f"Ich {match[2].lower()}", text
    )
    text = re.sub(r"\b([Dd]anke?)\s+dass\b", r"\1, dass", text)
    text = re.sub(r"(?<=\d)(\s+)uhr\b", r"\1Uhr", text)
    text = _SPELT_DAS.sub(r"\1, dass", text)
    return _ELIDED.sub(lambda match: f"{match[1]} ich {match[2]}", text)
