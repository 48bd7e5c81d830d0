"""Words of the lists in a sentence: „nix“, but not „NIX GmbH“; „Quatsch“, but not „Frau Quatsch“.

German writes the class of a word into its first letter. An entry is listed as it is written, so a capital tells a noun from a
verb („guter Brauch“, „ich brauch“), a name from a particle („Jo Brandt“, „jo, passt“) and an acronym from either („.NET“). Who
types without capitals is read as if each word had the class of its entry.
"""

import enum
import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taktvoll.annotate.lexicons import lexicon
from taktvoll.annotate.patterns import WordList, compile_expression, word_lists
from taktvoll.mail.lexicon import lexicon as mail_lexicon
from taktvoll.pipeline.word_cache import WordCache


class Typed(enum.Enum):
    """How an entry is written, and so what a capital makes of it."""

    SMALL = enum.auto()
    """No noun: a capital only begins a sentence."""
    SMALL_ONLY = enum.auto()
    """„rum°“: with a capital another word („Rum“), but for „Brauch ich“."""
    BEFORE_COMMA = enum.auto()
    """„jo,“: with a capital a name („Jo Brandt“), but for „Jo, …“."""
    NOUN = enum.auto()
    ABBREVIATION = enum.auto()
    """„LG“: in capitals only where a greeting may stand."""


@dataclass(frozen=True, slots=True)
class _Entries:
    words: dict[str, frozenset[Typed]]
    stems: tuple[tuple[str, Typed], ...]

    def of(self, word: str) -> frozenset[Typed]:
        """How a lower-case word is written by the entries that hold it; empty where none does."""
        by_stem = frozenset(typed for stem, typed in self.stems if word.startswith(stem))
        return self.words.get(word, frozenset()) | by_stem


REACH = 200
"""Characters beside a word that can tell what it is."""
_SUFFIXES = {"°": Typed.SMALL_ONLY, ",": Typed.BEFORE_COMMA}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_OPENS = re.compile(r"(?:^|[.:;!?…–—]|\n|[-*•]\s)[\W_]*\Z")
_ATTACHED_BEFORE = re.compile(r"[\w.@/_\\-]\Z")
_ATTACHED_BEHIND = re.compile(r"[@/_\\]|\.[^\W_]")
_TITLE_BEFORE = re.compile(
    r"\b(?:frau|fräulein|frl\.?|fr\.|herrn?|hr\.|hrn\.|familie|eheleute|firma|fa\.|dr\.|prof\.|mag\.|ing\.|kolleg(?:e|en|in)|"
    r"[^\W\d_]*(?:bäckerei|metzgerei|praxis|kanzlei|gasthaus|gasthof|hotel|haus|agentur|leiter(?:in)?|chef(?:in)?|meister(?:in)?))\s+\Z",
    re.IGNORECASE,
)
_FIRM_BEHIND = re.compile(r"\s*(?:&|\+|GmbH|gGmbH|AG\b|KG\b|SE\b|eG\b|e\.\s?[KV]\.|OHG|UG\b)")
_NAME_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
_SHOUT_NEAR = re.compile(r"(?<![\w.])[A-ZÄÖÜ]{3,}(?![\w-])")
_QUOTED = re.compile(r"„[^“”\"\n]{1,200}[“”\"]|»[^«\n]{1,200}«|\"[^\"\n]{1,200}\"|‚[^‘\n]{1,200}‘")
_GREETING_ENDS = re.compile(r"\W*(?:(?:aus|von|an|und)\b.{0,40}|(?:[^\W\d_][\w.-]*\s*){0,3})\W*\Z", re.DOTALL)
_MADE_A_NOUN = re.compile(r"\b(?:was|etwas|nichts|nix|viel|alles)\s+\Z", re.IGNORECASE)
"""„was Blödes“."""
_BESIDE_ICH = re.compile(r"\s+(?:ich|i|ik|ick)\b")


@functools.cache
def _entries(name: str) -> _Entries:
    words: dict[str, set[Typed]] = {}
    stems: list[tuple[str, Typed]] = []
    for entry in sorted(lexicon(name)):
        bare = entry.rstrip("*°,")
        typed = _SUFFIXES.get(entry[-1]) or (
            Typed.ABBREVIATION if bare.isupper() else Typed.NOUN if bare[0].isupper() else Typed.SMALL
        )
        if entry.endswith("*"):
            stems.append((bare.lower(), typed))
        else:
            words.setdefault(bare.lower(), set()).add(typed)
    return _Entries({word: frozenset(found) for word, found in words.items()}, tuple(stems))


@functools.cache
def _all_entries() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words and stems of all lists."""
    lists = [_entries(entry.lexicon) for entry in word_lists()]
    stems = {stem for entries in lists for stem, _ in entries.stems}
    return frozenset().union(*(entries.words for entries in lists)), tuple(sorted(stems))


def _lists_of(word: str) -> tuple[WordList, ...]:
    words, stems = _all_entries()
    if word not in words and not word.startswith(stems):
        return ()
    return tuple(entry for entry in word_lists() if _entries(entry.lexicon).of(word))


_may_be_listed: WordCache[str, bool] = WordCache(lambda token: any(map(_lists_of, _WORD.findall(token))))
"""Lower-case text between two white spaces to whether a word of the lists is in it, however it is written."""


def listed_words(quote: str) -> Iterator[tuple[int, int, WordList | None]]:
    """(start, end, list) of every word of `quote` that stands in a list as it is written here; sure lists first.

    None in place of the list: a word that only looks like one of the sure list.
    """
    if not any(map(_may_be_listed.__getitem__, quote.lower().split())):
        return
    others = _Spans(_spans_not_meant(quote))
    exceptions: dict[str, _Spans] = {}
    for match in _WORD.finditer(quote):
        lists = _lists_of(match.group().lower())
        if lists and match.start() not in others:
            found = next((entry for entry in lists if _is_meant(entry, quote, match, exceptions)), None)
            if found or lists[0].sure:
                yield *match.span(), found


def _is_meant(entry: WordList, quote: str, word: re.Match[str], exceptions: "dict[str, _Spans]") -> bool:
    """Whether `word` of `quote` is the word that is listed; `exceptions` remembers where its `unless` stands in `quote`."""
    if entry.unless:
        if entry.unless not in exceptions:
            found = compile_expression(entry.unless).finditer(quote.lower())
            exceptions[entry.unless] = _Spans([match.span() for match in found])
        if word.start() in exceptions[entry.unless]:
            return False
    return stands(quote, *word.span(), _entries(entry.lexicon).of(word.group().lower()))


class _Spans:
    """Disjoint spans in order; ``place in spans`` costs the same however many there are."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, place: int) -> bool:
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._ends[before]


def classes_of(word: str) -> frozenset[Typed]:
    """How `word` is written by the first list that holds it; a word of no list is no noun."""
    lists = _lists_of(word.lower())
    return _entries(lists[0].lexicon).of(word.lower()) if lists else frozenset({Typed.SMALL})


def stands(quote: str, start: int, end: int, typed: frozenset[Typed]) -> bool:
    """Whether ``quote[start:end]`` is written as a word listed as `typed`: no name, no acronym, no part of an address."""
    word = quote[start:end]
    if _is_attached(quote, start, end):
        return False
    if word.islower():
        return True
    if Typed.ABBREVIATION in typed:
        return _may_greet(quote, start, end)
    if word.isupper() and len(word) > 1:
        return _is_shouted(quote, start, end)
    noun = Typed.NOUN in typed and not _is_name(quote, start, end)
    return noun or _stands_capitalised(quote, start, end, typed)


def _stands_capitalised(quote: str, start: int, end: int, typed: frozenset[Typed]) -> bool:
    """Whether a word with a capital is the small word that is listed: at the beginning of a sentence, or made a noun."""
    if not _SENTENCE_OPENS.search(quote, _back(start), start):
        return Typed.SMALL in typed and bool(_MADE_A_NOUN.search(quote, _back(start), start))
    if Typed.SMALL in typed:
        return quote[end : end + 1] != "-"
    if Typed.BEFORE_COMMA in typed:
        return quote[end : end + 1] in {",", "!", "."}
    return bool(_BESIDE_ICH.match(quote, end))


def _spans_not_meant(quote: str) -> list[tuple[int, int]]:
    """Words in quotation marks are somebody else's, unless all of the sentence stands in them."""
    spans = [match.span() for match in _QUOTED.finditer(quote)]
    return [span for span in spans if span[1] - span[0] < len(quote.strip()) - 3]


def _back(start: int) -> int:
    """From where on what stands before `start` is looked at: a sentence may be a megabyte long."""
    return max(0, start - REACH)


def _is_attached(quote: str, start: int, end: int) -> bool:
    """Part of „.NET“, „firma.net“, „is@web.de“, „und/oder“."""
    return bool(_ATTACHED_BEFORE.search(quote, _back(start), start) or _ATTACHED_BEHIND.match(quote, end))


def _may_greet(quote: str, start: int, end: int) -> bool:
    """„LG“, „LG Finn“, „… melde mich. LG aus Ulm“; not „LG Electronics hat mir …“."""
    return bool(_SENTENCE_OPENS.search(quote, _back(start), start)) and bool(_GREETING_ENDS.match(quote, end))


def _is_shouted(quote: str, start: int, end: int) -> bool:
    """Whether another word in capitals stands beside a word in capitals: „DAT GIBT ES NICHT“, but „nach DAT“."""
    before = quote[_back(start) : start].rstrip().rsplit(None, 1)[-1:]
    behind = quote[end : end + REACH].split(None, 1)[:1]
    return any(_SHOUT_NEAR.fullmatch(word.strip(".,!?")) for word in (*before, *behind))


def _is_name(quote: str, start: int, end: int) -> bool:
    """Whether a noun is a surname or a firm here: „Frau Quatsch“, „Metzgerei Depp“, „Johannes Depp“."""
    if _TITLE_BEFORE.search(quote, _back(start), start) or _FIRM_BEHIND.match(quote, end):
        return True
    before = _NAME_BEFORE.search(quote, _back(start), start)
    return before is not None and before[1][0].isupper() and before[1].lower() in mail_lexicon("first_names")
