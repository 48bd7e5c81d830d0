"""Commas that a kept sentence lacks: before and behind its clauses, where the tree leaves no doubt."""

import re
from collections.abc import Iterator

from taktvoll.rewriting.words import Word, WordReader, children, finite_of, quoted_spans

_CONJUNCTIONS = frozenset(
    "dass daß ob weil wenn falls obwohl obgleich nachdem sobald bevor damit indem solange sodass als da bis seit seitdem während".split()
)
_JOIN = frozenset("und oder sowie bzw beziehungsweise sondern aber denn entweder weder noch".split())
_COMBINE = _JOIN | frozenset(
    "als wie auch nur selbst erst außer ausser ohne statt anstatt auf so je besonders allem insbesondere zumindest gerade schon eben bloß immer mal vorausgesetzt egal nachdem gleich sogar umso desto vor kurz".split()
)
"""Words before a conjunction that may belong to it: „auch wenn“, „ohne dass“, „vor allem weil“."""
_FORE_FIELD = frozenset({"dass", "daß", "ob"})
"""Conjunctions before which „kurz“ or „gleich“ belongs to the verb: „sagen Sie mir kurz ob“."""
_FREE_BEFORE = frozenset({"kurz", "gleich", "schon", "gerade", "auch", "nur", "eben"})
_RELATIVE = frozenset({"PRELS", "PRELAT"})
_ASKING = frozenset({"PWAV", "PWS", "PWAT"})
_WHICH = re.compile(r"welche[rsmn]?$", re.IGNORECASE)
_BRACKET = frozenset({"PTKVZ", "PTKNEG", "VVPP", "VVINF", "VVIZU"})
_SAYS = frozenset({"hoffe", "glaube", "denke", "finde", "fürchte", "schätze", "vermute"})
_PERSONS = frozenset({"sie", "du", "ihr", "er", "es", "wir", "ich", "man", "das"})


def with_commas(text: str, read: WordReader) -> str:
    """`text` with the commas that separate its clauses; words in quotation marks are somebody else's."""
    words = read(text)
    if not words:
        return text
    quoted = quoted_spans(text)
    places = {words[place].end for place in _missing(words)}
    for end in sorted(places, reverse=True):
        if (
            not any(first < end < last for first, last in quoted)
            and text[end : end + 1].isspace()
            and text[end - 1] != "."
        ):
            text = text[:end] + "," + text[end:]
    return text


def _missing(words: tuple[Word, ...]) -> Iterator[int]:
    """The places of the words behind which a comma is missing."""
    for place in range(len(words)):
        yield from _around_clause(words, place)
        if place and _opens_speech(words, place):
            yield place - 1


def _around_clause(words: tuple[Word, ...], place: int) -> Iterator[int]:
    """Where commas belong around the clause that the word at `place` opens."""
    clause = _clause_at(words, place)
    if clause is None:
        return
    start, verb = clause
    before = start - 1
    if before >= 0 and _may_part(words, before, place):
        yield before
    if verb is not None and _goes_on_outside(words, place, verb):
        yield verb


def _clause_at(words: tuple[Word, ...], place: int) -> tuple[int, int | None] | None:
    """Where the clause that is opened at `place` begins, and its verb where that surely ends it."""
    word = words[place]
    if word.tag in {"KOUS", "KOUI"} or _is_seit(words, place):
        return _clause_of_conjunction(words, place)
    opens = word.tag in _RELATIVE | _ASKING or _WHICH.match(word.text)
    if not opens:
        return None
    verb = _final_verb(words, place)
    if verb is None:
        return None
    start = place - 1 if place and words[place - 1].tag == "APPR" else place
    return start, verb


def _clause_of_conjunction(words: tuple[Word, ...], place: int) -> tuple[int, int | None] | None:
    word = words[place]
    if _is_seit(words, place):
        return place, _final_verb(words, place)
    if word.tag == "KOUI":
        has_infinitive = any(other.tag in {"PTKZU", "VVIZU", "VVINF"} for other in words[place + 1 :])
        return (place, None) if word.lower in {"um", "ohne", "statt", "anstatt"} and has_infinitive else None
    has_verb = finite_of(words, word.head) is not None or _is_plural_verb(words, word.head)
    if word.lower not in _CONJUNCTIONS or not has_verb:
        return None
    return place, _final_verb(words, place)


def _is_seit(words: tuple[Word, ...], place: int) -> bool:
    """„seit ich hier arbeite“: whatever the tag, no preposition stands before a subject."""
    if words[place].lower != "seit" or place + 1 >= len(words):
        return False
    return words[place + 1].lower in {"ich", "du", "er", "es", "wir", "man"} and _final_verb(words, place) is not None


def _final_verb(words: tuple[Word, ...], place: int) -> int | None:
    """The finite verb at the end of the clause that begins at `place`; None where it stands elsewhere (main clauses)."""
    for verb in range(place + 1, len(words)):
        word = words[verb]
        if word.is_mark or word.lower in {"und", "oder"} or word.tag in {"KOUS", *_RELATIVE}:
            return None
        if word.is_finite or _is_plural_verb(words, verb):
            return verb if verb > place + 1 and _ends(words, verb) else None
    return None


def _is_plural_verb(words: tuple[Word, ...], place: int) -> bool:
    """Whether what looks like an infinitive is the verb of its own subject: „wenn wir einen Termin finden“."""
    if words[place].tag != "VVINF" or finite_of(words, place) is not None:
        return False
    return any(words[child].relation.startswith("nsubj") for child in children(words, place))


def _ends(words: tuple[Word, ...], verb: int) -> bool:
    """Whether the clause of the finite verb ends with it."""
    if verb + 1 == len(words):
        return True
    following = words[verb + 1]
    return following.is_mark or following.is_finite or following.lower in _JOIN or following.tag in {"KOUS", *_BRACKET}


def _is_negated_itself(words: tuple[Word, ...], before: int, place: int) -> bool:
    """Whether the „nicht“ at `before` belongs to the conjunction: „nicht weil …, sondern“, „…, nicht dass er umsonst wartet“."""
    if words[place].lower in {"dass", "daß"}:
        return before == 0 or words[before - 1].is_mark
    return words[place].lower == "weil" and any(word.lower == "sondern" for word in words[place:])


def _may_part(words: tuple[Word, ...], before: int, place: int) -> bool:
    """Whether a comma between the word at `before` and the clause that `place` opens is surely missing."""
    last, opener = words[before], words[place]
    if last.is_mark or last.tag in {"APPR", "KON", "KOUS", "KOKOM"}:
        return False
    if last.lower == "nicht" and _is_negated_itself(words, before, place):
        return False
    if last.lower in _FREE_BEFORE and (opener.lower in _FORE_FIELD or opener.tag in _ASKING):
        return before > 0 and not words[before - 1].is_mark
    if opener.tag in _RELATIVE and opener.tag != "PRELAT" and not last.tag.startswith(("N", "P", "AD", "V", "CARD")):
        return False
    if (opener.lower, last.tag) == ("wie", "ADJD") or last.lower == "so":
        return False
    return last.lower not in _COMBINE


def _goes_on_outside(words: tuple[Word, ...], place: int, verb: int) -> bool:
    """Whether the sentence goes on right behind the verb that ends the clause: „was Sie sagen gefällt mir“."""
    if verb + 1 >= len(words):
        return False
    following = words[verb + 1]
    head = _head_of_clause(words, verb)
    inside = following.head in {head, verb} or verb + 1 in {head, verb}
    if following.is_finite:
        return not inside or following.head == verb + 1 or words[verb].head == verb + 1
    return following.tag == "PTKVZ" and following.head not in {head, verb} and following.head < place


def _head_of_clause(words: tuple[Word, ...], verb: int) -> int:
    word = words[verb]
    return word.head if word.relation in {"aux", "aux:pass", "cop"} else verb


def _opens_speech(words: tuple[Word, ...], place: int) -> bool:
    """Whether a main clause that is hoped or believed begins: „Ich hoffe Sie verstehen das“."""
    if place + 1 >= len(words) or words[place].lower not in _PERSONS or not words[place + 1].is_finite:
        return False
    says = words[place - 1]
    if says.lower not in _SAYS or not (place == 1 or words[place - 2].lower == "ich" or words[place - 2].is_mark):
        return False
    return words[place].lower != "ich" or (place >= 2 and words[place - 2].lower == "ich")
