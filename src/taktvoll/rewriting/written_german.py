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
    r"^(Hoffe(?=,?\s(?!ich\b)[^?]*$)|(?:Freue|Würde)(?=\smich\b[^?]*$)"
    r"|(?:Habe|Bin|Kann|Muss|Werde|Komme|Möchte|Gehe|Ziehe|Schaffe)(?=\s(?!ich\b|wir\b|er\b|sie\b|es\b|man\b|mein)[^?]*$))"
)
_ELIDED = re.compile(
    r"(,|;|–)\s(habe|bin|kann|muss|werde|möchte|gehe|komme|ziehe)(?=\s(?!ich\b|wir\b|er\b|sie\b|es\b|man\b)(?:mich|mir|mein\w*|jetzt|schon|leider|nun|inzwischen|was|etwas|einen?|den|die|das|zum|zur|am|im|in|ab|seit|bei|nur|noch|keine?n?|so|nämlich|gestern|heute|morgen|dann|auch|mittlerweile|endlich|gerade)\b)"
)


def in_written_german(text: str, syntax: Syntax, *, formal: bool) -> str:
    """`text` without what is spoken: clipped verbs, colloquial words, subjects left out, a subject taken up again.

    `formal`: the letter says Sie.
    """
    return syntax.once(
        "formal" if formal else "friendly", text, lambda spoken: _in_written_german(spoken, syntax, formal=formal)
    )


def _in_written_german(text: str, syntax: Syntax, *, formal: bool) -> str:
    text = _with_first_person(without_contractions(text, syntax), syntax, formal=formal)
    text = in_plain_words(text, syntax.forms.unshouted)
    text = in_written_words(text, syntax.words, syntax.is_known, formal=formal)
    whole = with_subjects(text)
    if whole != text:
        text = _with_first_person(whole, syntax, formal=formal)
    return without_resumption(text, syntax.words)


def _with_first_person(text: str, syntax: Syntax, *, formal: bool) -> str:
    return written_first_person(text, syntax.words, syntax.forms, commands=not formal)


_CONTRACTED = re.compile(r"(?<![\w'’])([^\W\d_]{2,})['’`´]s\b(?!['’])")
_BEFORE_ES = frozenset("wenn ob dass weil wie so ich wir mir man falls bis bevor sobald".split())
_BEFORE_DAS = frozenset("für auf in an durch um vor über unter".split())


def without_contractions(text: str, syntax: Syntax) -> str:
    """„ich hab’s“, „wenn’s geht“ as „ich hab es“, „wenn es geht“; „für’s“ as „fürs“. A name in the genitive stays."""

    def written(match: re.Match[str]) -> str:
        word = match[1]
        small = word.lower()
        if small in _BEFORE_DAS:
            return word + "s"
        before = text[: match.start()].rstrip()
        opens = not before or before[-1] in ".!?:,;–"
        if not (word.islower() or opens):
            return match[0]
        verb = syntax.forms.is_verb(small) or syntax.forms.first_person(small) is not None
        return f"{word} es" if small in _BEFORE_ES or verb else match[0]

    return _CONTRACTED.sub(written, text)


def as_spelt(text: str, syntax: Syntax) -> str:
    """`text` with the commas and the parts of the day that spelling asks for."""
    return syntax.once("spelt", text, lambda plain: with_day_parts(with_commas(plain, syntax.words)))


def with_subjects(text: str) -> str:
    """„…, hab mich entschieden“ with the „ich“ that a careful writer writes."""
    text = _BARE_VERB.sub(lambda match: f"Ich {match[1].lower()}", text)
    text = re.sub(r"\b([Dd]anke?)\s+dass\b", r"\1, dass", text)
    text = re.sub(r"(?<=\d)(\s+)uhr\b", r"\1Uhr", text)
    text = _SPELT_DAS.sub(r"\1, dass", text)
    return _ELIDED.sub(lambda match: f"{match[1]} ich {match[2]}", text)
