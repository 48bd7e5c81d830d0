"""„leg ich bei“, „und nehm den Ausweis mit“: the first person with the -e that writing asks for, for every verb.

The dictionary knows which form is meant, the tree whose it is; nouns and commands stay.
"""

import re

from taktvoll.phrasing.plain_words import cased_like
from taktvoll.rewriting.verb_forms import PARTICLES
from taktvoll.rewriting.word_forms import WordForms
from taktvoll.rewriting.words import Word, WordReader, children

_APOSTROPHE = re.compile(r"(?<![\w'’‚‘])([^\W\d_]{2,})['’`´](?=[\s,.;:!?]|$)")
_SINGLE_QUOTE = re.compile(r"(?:^|[\s(])['‚‘](?=\w)")
_MINE = re.compile(r"\b(?:ich|mich|mein\w*)\b", re.IGNORECASE)
_ASKS = frozenset({"mir", "uns", "bitte", "doch"})
"""Behind a verb that is joined by „und“: a command to the reader, where the letter says du."""


def written_first_person(text: str, read: WordReader, forms: WordForms, *, commands: bool) -> str:
    """`text` with every clipped verb of „ich“ written out; `commands`: whether the letter may command with a bare stem (du)."""
    if not _MINE.search(text):
        return text
    text = _without_apostrophes(text, forms)
    once = _written_once(text, read, forms, commands=commands)
    return once if once == text else _written_once(once, read, forms, commands=commands)


def _written_once(text: str, read: WordReader, forms: WordForms, *, commands: bool) -> str:
    candidates = [
        (match, form)
        for match in _WORD.finditer(text)
        if match[0][1:].islower() and (form := forms.first_person(match[0])) is not None
    ]
    if not candidates:
        return text
    words = read(text)
    at = {word.start: place for place, word in enumerate(words)}
    for match, form in reversed(candidates):
        place = at.get(match.start())
        if place is None or words[place].end != match.end():
            continue
        if _is_of_ich(words, place, forms.is_only_verb(match[0].lower()), commands=commands):
            text = text[: match.start()] + cased_like(match[0], form) + text[match.end() :]
    return text


_WORD = re.compile(r"[^\W\d_]{2,}")


def _without_apostrophes(text: str, forms: WordForms) -> str:
    """„hol’ ich“ as „hol ich“; what stands in single quotation marks stays."""
    if _SINGLE_QUOTE.search(text):
        return text
    return _APOSTROPHE.sub(lambda match: match[1] if forms.first_person(match[1]) is not None else match[0], text)


def _is_of_ich(words: tuple[Word, ...], place: int, sure_verb: bool, *, commands: bool) -> bool:  # noqa: FBT001
    """Whether the word at `place` is a verb that the writer does, and no noun, no particle and no command."""
    word = words[place]
    if word.text[:1].isupper() and place and not words[place - 1].is_mark:
        return False
    if not (word.is_finite or (sure_verb and not word.tag.startswith("N"))):
        return False
    sure_verb = sure_verb and word.lower not in PARTICLES
    beside = {words[other].lower for other in (place - 1, place + 1) if 0 <= other < len(words)}
    subjects = {words[child].lower for child in children(words, place) if words[child].relation.startswith("nsubj")}
    if "ich" in subjects & beside or ("ich" in beside and sure_verb):
        return sure_verb or not _has_other_verb(words, place)
    if subjects & _SUBJECTS:
        return False
    if "ich" in subjects:
        return sure_verb or not _has_other_verb(words, place)
    return _shares_ich(words, place, commands=commands)


_SUBJECTS = frozenset({"du", "ihr", "er", "es", "wir", "man", "wer", "das"})
"""Whose verb it may be; of „Sie“ and „sie“ no stem is, whatever the tree says."""


def _has_other_verb(words: tuple[Word, ...], place: int) -> bool:
    """Whether a helper beside it is the finite verb: „weil ich krank bin“."""
    return any(
        words[child].relation in {"cop", "aux", "aux:pass"} and words[child].is_finite
        for child in children(words, place)
    )


def _shares_ich(words: tuple[Word, ...], place: int, *, commands: bool) -> bool:
    """Whether it goes on from a verb of „ich“ before it: „ich komme und nehm die Mappe mit“."""
    if commands and _may_command(words, place):
        return False
    predicate = words[place].head if words[place].relation in {"aux", "aux:pass", "cop"} else place
    seen: set[int] = set()
    while predicate not in seen and words[predicate].relation == "conj" and words[predicate].head < place:
        seen.add(predicate)
        predicate = words[predicate].head
        subjects = {
            words[child].lower for child in children(words, predicate) if words[child].relation.startswith("nsubj")
        }
        if subjects:
            return "ich" in subjects
    return False


def _may_command(words: tuple[Word, ...], place: int) -> bool:
    """Whether a joined stem may tell a friend to do it: „und ruf mir bitte …“, „…, bring Kuchen mit“."""
    behind = words[place + 1].lower if place + 1 < len(words) else ""
    if words[place - 1].is_mark or behind in _ASKS or any(other.lower == "bitte" for other in words[place:]):
        return True
    return behind == "mich" and words[place - 1].lower != "und"
