"""What the full-form dictionary knows of a word: noun, name, verb, the first person, and how a shouted word is written."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taktvoll.pipeline.dictionary import Dictionary

_PREFIX = re.compile(
    r"^(?:umzu|abzu|anzu|um|ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|vor|weg|zu|zurück|über|unter)(?=[a-zäöü]{4})"
)
"""Of a verb that the dictionary may have without it: „umplanen“."""
_SEPARABLE = re.compile(
    r"(?:vorbei|zurück|herein|heraus|herunter|hinein|hinaus|dabei|weiter|wieder|nach|mit|ab|an|auf|aus|bei|ein|her|hin|los|vor|weg|zu|um|über|unter|durch|fest|da)(?=[a-zäöüß]{3})"
)
"""Of a verb at the end of its clause: „weil ich sie mitnehm“."""
_FINITE = frozenset({"VER:FIN", "AUX:FIN", "MOD:FIN"})
_LONG_SHOUT = 12
"""Letters of a compound that no abbreviation has."""
_SHORTEST_SHOUT = 5
"""Letters of a noun in capitals that is no abbreviation."""


class WordForms:
    """Questions about one word, asked of the dictionary of the pipeline; an empty one knows no noun and every word."""

    def __init__(self, dictionary: "Dictionary") -> None:
        self._dictionary = dictionary

    def is_noun(self, word: str) -> bool:
        """Whether a word in small letters can only be a noun; asked with a capital, whether it can be one."""
        hits = list(self._dictionary.matches(word))
        if word[:1].isupper():
            return any("SUB" in hit.entry.tags for hit in hits)
        if hits and all("SUB" in hit.entry.tags and hit.how in {"title", "tail"} for hit in hits):
            return True
        compound = all(hit.how == "tail" and hit.entry.tags == "VER:IMP" for hit in hits)  # „vorstellungsgespräch“
        return compound and any(
            hit.how == "tail" and "SUB" in hit.entry.tags for hit in self._dictionary.matches(word.capitalize())
        )

    def is_known(self, word: str) -> bool:
        """Whether a word is in the dictionary, or a compound that ends in one."""
        if not len(self._dictionary) or next(iter(self._dictionary.matches(word)), None) is not None:
            return True
        rest = _PREFIX.sub("", word, count=1)
        return rest != word and next(iter(self._dictionary.matches(rest)), None) is not None

    def is_name(self, word: str) -> bool:
        """Whether a word in small letters can only be a name: „bernau“."""
        hits = list(self._dictionary.matches(word))
        return bool(hits) and all(hit.how == "title" and hit.entry.tags.startswith("EIG") for hit in hits)

    def has_small_reading(self, word: str) -> bool:
        """Whether a word in small letters is in the dictionary as it stands, so that it need be no noun: „bitte“, „essen“."""
        return self._dictionary.get(word) is not None

    def is_verb(self, word: str) -> bool:
        """Whether a word in small letters can be a finite verb."""
        return not _FINITE.isdisjoint(self._readings(word))

    def is_only_verb(self, word: str) -> bool:
        """Whether a word in small letters is a verb and nothing else, or in no dictionary."""
        return all(tag.startswith(("VER", "AUX", "MOD")) for tag in self._readings(word))

    def first_person(self, word: str) -> str | None:
        """„lege“ for „leg“, „bräuchte“ for „bräucht“, „kümmere“ for „kümmer“; None where `word` is no clipped form of a verb."""
        small = word.lower()
        found = _first_person_of(small, self._dictionary)
        if found is None and (prefix := _SEPARABLE.match(small)) is not None:
            rest = _first_person_of(small[prefix.end() :], self._dictionary)
            found = prefix[0] + rest if rest is not None else None
        return found

    def unshouted(self, word: str) -> str | None:
        """„wirklich“ for „WIRKLICH“, „Termin“ for „TERMIN“; None for an abbreviation and for what no dictionary has."""
        if self._readings(word):
            return None
        small = self._readings(word.lower())
        if not len(self._dictionary) or any(not tag.startswith("EIG") for tag in small):
            return word.lower()
        noun = word.capitalize()
        known = self.is_noun(noun) if len(word) >= _LONG_SHOUT else "SUB" in self._readings(noun)
        return noun if known and len(word) >= _SHORTEST_SHOUT else None

    def _readings(self, form: str) -> tuple[str, ...]:
        entry = self._dictionary.get(form)
        return tuple(entry.tags.split("|")) if entry else ()


def _first_person_of(small: str, dictionary: "Dictionary") -> str | None:
    forms = [small[:-2] + "le"] if small.endswith("el") else []
    for form in (*forms, small + "e"):
        entry = dictionary.get(form)
        lemmas = {rule.apply(form) for tag, rule in entry.rules if tag in _FINITE} if entry else set()
        if lemmas and _is_clipped(small, lemmas, dictionary):
            return form
    return None


def _is_clipped(small: str, lemmas: set[str], dictionary: "Dictionary") -> bool:
    """Whether `small` is the bare stem of one of the verbs `lemmas`, or no word at all; „lief“ is no stem of „laufen“."""
    entry = dictionary.get(small)
    stems = {small + "en", small + "n"}
    own = {rule.apply(small) for tag, rule in entry.rules if tag.startswith(("VER", "AUX"))} if entry else set()
    if entry is not None and "MOD:FIN" in entry.tags:  # „ich soll“
        return False
    if own:
        return bool((lemmas | own) & stems) and own - lemmas - stems <= _OF_OTHERS
    return (entry is None or bool(lemmas & stems)) and len(small) >= _SHORTEST


_OF_OTHERS = frozenset({"sein"})
"""Verbs of which such a form is never that of „ich“: „wart“."""
_SHORTEST = 3
"""Letters of a stem that stands in no dictionary."""
