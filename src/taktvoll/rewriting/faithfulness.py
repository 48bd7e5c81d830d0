"""Nothing lost, nothing invented: a rewrite against the facts of its draft."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from taktvoll.analysis import AnalysedSentence, Analysis, DateMention
from taktvoll.phrasing.day_parts import with_day_parts
from taktvoll.phrasing.stated_facts import stated, without_stop

_NUMBER = re.compile(r"\d+")
SHORTEST_NOUN = 3
"""Letters."""
_NAME = re.compile(r"[^\W\d_][\w'’&-]*")
_ROLES = frozenset({"recipient", "date", "time", "sender"})
"""Slots with one place in a letter, so that another value there misleads."""


def flat(text: str) -> str:
    """`text` on one line, composed and in small letters, „Freitag abend“ in one word: the form in which facts are compared."""
    return with_day_parts(" ".join(unicodedata.normalize("NFC", text).split())).casefold()


def _own(result: Analysis) -> str:
    """The letter itself as facts are compared: what a quoted mail or a signature says is not said by the letter."""
    return flat(" ".join(result.quote(sentence) for sentence in result.letter_sentences))


def lost_slots(analysis: Analysis, result: Analysis) -> set[str]:
    """Names of the draft's stated slots whose words the letter `result` no longer has."""
    kept = _own(result)
    return {name for name, slot in stated(analysis).items() if not tells(kept, slot.text)}


_PART_BEHIND = re.compile(r"\s+(?:früh|vormittag|mittag|nachmittag|abend|nacht)\b")
_NEAR_DAYS = frozenset({"heute", "morgen", "übermorgen"})


def tells(said: str, slot: str) -> bool:
    """Whether the flat text `said` has the words of a slot; an offer of „heute Abend“ does not tell that the talk is „heute“."""
    words = flat(without_stop(slot))
    if words not in _NEAR_DAYS:
        return words in said
    return any(not _PART_BEHIND.match(said, found.end()) for found in re.finditer(rf"\b{words}\b", said))


def moved_slots(analysis: Analysis, result: Analysis) -> set[str]:
    """Names of the stated slots for which a reader of `result` would take something else."""
    found = {name: _bare(slot.text) for name, slot in result.slots.items()}
    return {
        name
        for name, slot in stated(analysis).items()
        if name in _ROLES and name in found and not _is_same(name, found[name], _bare(slot.text))
    }


def _bare(text: str) -> str:
    return flat(without_stop(text)).removesuffix(" uhr")


def _is_same(name: str, found: str, meant: str) -> bool:
    """Whether a reader takes it for what is meant: „Freitag“ for „Freitag, 14. Mai“, which stands in the letter as well."""
    return found == meant or (name == "date" and meant.startswith(f"{found},"))


def proposals(analysis: Analysis, sentence: AnalysedSentence) -> list[DateMention]:
    """The dates that a request offers; one in a reason is none."""
    reasons = [mark for mark in sentence.evidence if mark.kind == "reason_clause" and mark.source == "connective"]
    return [
        date
        for date in analysis.dates
        if date.proposed
        and sentence.start <= date.start < sentence.end
        and not any(mark.start <= date.start < mark.end for mark in reasons)
        and not _is_ruled_out(analysis.text, sentence, date)
    ]


_BUT = re.compile(
    r"\b(?:außer|ausser|nicht|ohne|bis auf|keinesfalls)\s+(?:am\s+|den\s+|dem\s+|gerade\s+)?$", re.IGNORECASE
)
_IS_OFF = re.compile(
    r"\s*(?:nicht\b|geht\s+(?:es\s+)?(?:bei\s+mir\s+)?nicht|kann\s+ich\s+(?:leider\s+)?nicht|(?:habe?|bin)\s+ich\b)",
    re.IGNORECASE,
)


def _is_ruled_out(text: str, sentence: AnalysedSentence, date: DateMention) -> bool:
    """Whether the day is the one that does not suit: „jeden Tag außer Freitag“, „So nicht“."""
    before = text[max(sentence.start, date.start - 24) : date.start]
    return bool(_BUT.search(before) or _IS_OFF.match(text, date.end, sentence.end))


_GREETING = re.compile(
    r"^\W*(?:hallo|hi|hey+|hej|moin(?:\s+moin)?|servus|servas|grüezi|hoi|tach|ahoi|na|liebe[rs]?|lieber?|guten\s+(?:tag|morgen|abend)|tag)\s+(?P<name>[^\W\d_]{2,})",
    re.IGNORECASE,
)
_NO_NAME = frozenset("ich wir zusammen allerseits team alle ihr du sie leute und liebe lieber ihr herr frau".split())
_ALONE = re.compile(r"(?P<name>[^\W\d_]{2,}(?:[ -][^\W\d_]+\.?)?)(?:\s*\(.*\))?")


_ANYBODY = re.compile(r"\bdamen und herren\b")
_TITLED_NAME = re.compile(r"\b(?:Frau|Herrn?)\s+(?:[A-ZÄÖÜ][\w.-]+\s+)*?(?P<name>[A-ZÄÖÜ][\w-]+)(?=[,.!?:;\s])")
"""Whom a letter may be meant for that now greets nobody by name."""


def lost_names(analysis: Analysis, result: Analysis) -> list[str]:
    """Whom the draft greets and who signs it, by their first words, where no slot says so and `result` has them no more.

    „hey mandy ich wollt …“ in one sentence, and a lone word in the last line, are missed by the segments.
    """
    kept, names = _own(result), []
    greeted = _GREETING.match(analysis.text)
    if greeted and greeted["name"].casefold() not in _NO_NAME:
        names.append(greeted["name"])
    last = next((line.strip() for line in reversed(_lines_of_letter(analysis)) if line.strip()), "")
    alone = _ALONE.fullmatch(last)
    if alone:
        names.append(alone["name"])
    if _ANYBODY.search(kept) and not _ANYBODY.search(_own(analysis)):
        names += [match["name"] for match in _TITLED_NAME.finditer(analysis.text)]
    words = _words(kept) | _CLOSING_WORDS
    return [name for name in names if not _words(name) <= words]


_CLOSING_WORDS = frozenset(
    "lg vg mfg hdl gruß gruss grüße grüsse bis bald ciao dein deine euer eure ihr ihre danke".split()
)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def _lines_of_letter(analysis: Analysis) -> list[str]:
    return [line for sentence in analysis.letter_sentences for line in analysis.quote(sentence).split("\n")]


def _nominatives(word: str) -> Iterator[str]:
    """What `word` may be the genitive of: „gesprächs“ of „gespräch“, „probetages“ of „probetag“."""
    for ending in ("s", "es"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_NOUN:
            yield word.removesuffix(ending)


def invented(original: str, text: str, allowed: Iterable[str]) -> list[str]:
    """Numbers and capitalised words of `text` that neither the draft nor `allowed` has, in order.

    A noun that the draft has in the genitive („Vorstellungsgesprächs“, „Probetages“) is no other in the nominative.
    """
    original, text = unicodedata.normalize("NFC", original), unicodedata.normalize("NFC", text)
    own = {match.group().casefold() for match in _NAME.finditer(f"{original} {with_day_parts(original)}")}
    known = own.union(*map(_nominatives, own), (word.casefold() for word in allowed))
    numbers = set(_NUMBER.findall(original))
    found = [number for number in _NUMBER.findall(text) if number not in numbers]
    stems = {word[:4] for word in known if len(word) >= 4}
    for match in _NAME.finditer(text):
        word = match.group()
        if not word[0].isupper() or word.casefold() in known:
            continue
        before = text[: match.start()].rstrip()
        begins = not before or before[-1] in ".!?:,"
        if not (begins and word.casefold()[:4] in stems):
            found.append(word)
    return found
