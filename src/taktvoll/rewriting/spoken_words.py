"""Spoken words that only the tree tells from others: „was“ for „etwas“, „drauf“, „raus“, „echt“, „halt“."""

import re
from collections.abc import Callable, Iterator

from taktvoll.rewriting.words import Word, WordReader, children, quoted_spans

_GOVERNED = {
    "drauf": r"freu|gefreut|wart|gewartet|hoff|acht|verlass|antwort|reagier|hinweis|hinwies|einig|zurück|verzicht|gespannt|besteh|einstell|vorbereit",
    "dran": r"denk|dachte?|gedacht|erinner|glaub|teilnehm|teilgenommen|arbeit|gearbeitet|interess|lieg|halt",
    "drüber": r"freu|gefreut|sprech|gesprochen|red|geredet|nach|inform|ärger|schlaf|geschlafen|grübel|gegrübelt|froh",
    "drum": r"kümmer|bitt|gebeten|geht|ging|ginge",
    "drin": r"besteh|bestand",
    "draus": r"wird|wurde|geworden|lern|gelernt|mach",
    "drunter": r"leid|litt|gelitten|versteh",
}
"""Clipped pronominal adverb → beginnings of the words on which it hangs where it is one."""
_SPANS = frozenset({"woche", "tag", "monat", "jahr", "tage", "wochen", "wochenende"})
"""„in der Woche drauf“."""
_PARTICLES = frozenset({"rein", "raus", "rauf", "runter", "rüber", "ran"})
_PREFIXED = re.compile(r"(?:rein|raus|rauf|rüber|ran|rum)(?=\w{4})")


def in_written_words(text: str, read: WordReader, is_known: Callable[[str], bool], *, formal: bool) -> str:
    """`text` with its spoken words as they are written; `formal`: the letter says Sie. Quoted words stay."""
    if not _MAY_BE_SPOKEN.search(text):
        return text
    quoted = quoted_spans(text)
    words = read(text)
    for word, form in reversed(list(_written(words, is_known, formal=formal))):
        if any(first <= word.start < last for first, last in quoted):
            continue
        start = word.start
        if not form:  # with the blank before it
            start = len(text[:start].rstrip())
        text = text[:start] + (form[:1].upper() + form[1:] if word.text[:1].isupper() else form) + text[word.end :]
    return text


_MAY_BE_SPOKEN = re.compile(
    r"\b(?:was|drauf|dran|drüber|drum|drin|draus|drunter|echt|halt|super|rein\w*|raus\w*|rauf\w*|runter|rüber\w*|ran\w*|rum\w+)\b",
    re.IGNORECASE,
)


def _written(words: tuple[Word, ...], is_known: Callable[[str], bool], *, formal: bool) -> Iterator[tuple[Word, str]]:
    """Each spoken word with what is written for it; empty where it is left out."""
    for place, word in enumerate(words):
        if word.lower == "was" and _is_something(words, place):
            yield word, "etwas"
        elif word.lower in _GOVERNED and _is_governed(words, place):
            yield word, "d" + ("a" if word.lower[1] == "r" else "") + word.lower[1:]
        elif (word.lower in _PARTICLES and _is_particle(words, place)) or (
            word.tag.startswith("V") and _PREFIXED.match(word.lower) and is_known("he" + word.lower)
        ):
            yield word, "he" + word.lower
        elif (word.lower, word.tag) == ("halt", "ADV") and place:
            yield word, ""
        elif word.lower == "echt" and word.tag in {"ADJD", "ADV"} and not _is_predicate(words, place):
            yield word, "wirklich"
        elif formal and (word.lower, word.tag) == ("super", "ADJD"):
            yield word, "sehr" if _qualifies(words, place) else "sehr gut"


def _is_something(words: tuple[Word, ...], place: int) -> bool:
    """Whether „was“ is „etwas“: it opens no clause."""
    if place == 0 or words[place - 1].is_mark:
        return False
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if word.tag in {"PIS", "PIAT"} or _is_in_condition(words, place):
        return True
    if following is None or following.is_mark or following.lower == "oder":
        return any(other.is_finite or other.tag == "KOUS" or other.relation == "ROOT" for other in words[:place])
    return following.tag == "NN" and following.text[:1].isupper() and following.lower.endswith("es")


def _is_in_condition(words: tuple[Word, ...], place: int) -> bool:
    """Whether it stands in a clause with „wenn“ or „falls“: „wenn Ihnen was dazwischenkommt“."""
    for word in reversed(words[max(0, place - 4) : place]):
        if word.is_mark or word.is_finite:
            return False
        if word.tag == "KOUS":
            return word.lower in {"wenn", "falls", "sobald"}
    return False


def _is_governed(words: tuple[Word, ...], place: int) -> bool:
    """Whether the word on which „drauf“ hangs asks for „darauf“; „gut drauf“ does not."""
    word = words[place]
    governors = [
        words[word.head],
        words[words[word.head].head],
        *(words[child] for child in children(words, word.head)),
    ]
    if word.lower == "drauf" and place and words[place - 1].lower in _SPANS:
        return True
    pattern = _GOVERNED[word.lower]
    return any(other is not word and re.match(pattern, other.lower) for other in governors)


def _is_particle(words: tuple[Word, ...], place: int) -> bool:
    """Whether „raus“ belongs to a verb at the end of its clause: „suche ich raus“; of „sein“ it does not."""
    word, head = words[place], words[words[place].head]
    ends = place + 1 == len(words) or words[place + 1].is_mark or words[place + 1].lower in {"und", "oder"}
    helper = head.tag.startswith("VA") or any(words[child].relation == "cop" for child in children(words, place))
    return (
        place > 0
        and head.tag.startswith("VV")
        and not head.lower.startswith("pass")
        and not helper
        and (word.relation == "compound:prt" or ends)
    )


def _is_predicate(words: tuple[Word, ...], place: int) -> bool:
    """„Das Zeugnis ist echt“."""
    return any(words[child].relation == "cop" for child in children(words, place))


def _qualifies(words: tuple[Word, ...], place: int) -> bool:
    """Whether it stands before the adjective that it makes stronger: „super nett“."""
    following = words[place + 1] if place + 1 < len(words) else None
    return following is not None and following.tag in {"ADJD", "ADV", "ADJA"}
