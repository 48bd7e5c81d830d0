"""Names and titles as they stand in a letter: what may be a firm's name or a position, before anything is decided."""

import bisect
import functools
import operator
import re
from collections.abc import Iterator, Sequence

from taktvoll.annotate.lexicons import Endings, lexicon
from taktvoll.annotate.sentence_index import SentenceIndex
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.mail.lexicon import entries
from taktvoll.pipeline.sentence_cache import SentenceCache
from taktvoll.pipeline.word_cache import WordCache, union_of_bits

Entities = Sequence[tuple[int, int, str]]
"""(start, end, label) in characters; „NE“ for a word that the tagger takes for a name, „NEW“ for a noun in no dictionary."""
Names = list[tuple[int, int, frozenset[str]]]
"""(start, end, what says so)."""
LONGEST_NAME = 300
"""Characters of the longest name that an entity may be."""
_START = operator.itemgetter(0)
_LEGAL_FORM = r"(?:GmbH(?:\s*&\s*Co\.?\s*KG)?|gGmbH|AG|KG|KGaA|SE|OHG|UG|GbR|e\.\s?K\.|e\.\s?V\.|e\.\s?G\.|eG|Ges\.\s?m\.\s?b\.\s?H\.|GesmbH|& Co\.?(?:\s+KG)?|& Söhne|& Partner|Inc\.|Ltd\.|Holding|SA|Sàrl)"
_LEGAL_SIGNS = (
    "mbH", "AG", "KG", "SE", "OHG", "UG", "GbR", "e.K", "e. K", "e.V", "e. V", "e.G", "e. G", "eG", "b.H", "b. H", "& Co",
    "& S", "& P", "Inc.", "Ltd.", "Holding", "SA", "Sàrl",
)  # fmt: skip
"""One of them stands in every text in which `_LEGAL_FORM` does."""
_WORD = r"[A-ZÄÖÜ][\wäöüß&.'’-]*"
_FIRM = lazy_pattern(
    rf"\b((?:{_WORD}\s+(?:(?:&|und|am|der|für|an\s+der)\s+(?=[A-ZÄÖÜ]))?){{1,5}}?{_LEGAL_FORM})(?![\wäöü])"
)
_POSITION = lazy_pattern(
    rf"\b(?:(?:Stelle|Position|Posten|Bewerbung|Ausbildung|Ausbildungsplatz|Anstellung|Tätigkeit|Job|Praktikum|Einsatz|Arbeit|Rolle|Gespräch|Vorstellungsgespräch|Interview|Stellenangebot|Ausschreibung|Kandidatur|Aufgabe|Lehrstelle|Lehre|Werkstudentenstelle|Amt)\w*\s+(?:(?:als|zum|zur|der|des|eines?|einer|im\s+Bereich|für\s+die\s+(?:Stelle|Position)\s+(?:als|der|des)?|um\s+die\s+(?:Stelle|Position)\s+(?:als|der|des)?|[:–-])\s+)"
    rf"|(?:Stelle|Position|Posten)\s+(?=„))(?:ein(?:e[nmr]?)?\s+)?"
    rf"(?P<name>„?(?:(?:stellvertretende[rn]?|leitende[rn]?|staatlich|technische[rn]?|kaufmännische[rn]?|medizinische[rn]?|wissenschaftliche[rn]?|pädagogische[rn]?|erste[rn]?)\s+)?{_WORD}(?:[ \t]+{_WORD}){{0,3}}(?:\s+(?:für|im|in|der|des|am)\s+(?:der\s+|die\s+|den\s+)?{_WORD}(?:[ \t]+{_WORD})?)?)"
)
_AS = lazy_pattern(
    rf"\bals\s+(?:ein(?:e[nmr]?)?\s+)?"
    rf"(?P<name>„?(?:(?:stellvertretende[rn]?|leitende[rn]?|staatlich|technische[rn]?|kaufmännische[rn]?|medizinische[rn]?|wissenschaftliche[rn]?|pädagogische[rn]?|erste[rn]?)\s+)?{_WORD}(?:[ \t]+{_WORD}){{0,3}}(?:\s+(?:für|im|in|der|des|am)\s+(?:der\s+|die\s+|den\s+)?{_WORD}(?:[ \t]+{_WORD})?)?)"
)
_TRAINING = lazy_pattern(
    rf"\b(?:Ausbildung|Lehre|Lehrstelle|Praktikum|Volontariat|Werkstudententätigkeit)\s+(?:zum|zur|als|in\s+der|im\s+Bereich|im|in)\s+{_WORD}"
    rf"(?:[ \t]+{_WORD}){{0,2}}(?:\s+(?:für|im|in|der)\s+{_WORD})?"
)
_MWD = lazy_pattern(rf"\b({_WORD}(?:[ \t/-]+{_WORD}){{0,3}})\s*\((?:m|w|d|x|i)\s*[/|,]\s*(?:m|w|d|x|i)")
_CONNECTOR = r"(?:&|und|am|im|an\s+der|für|der|die|zur|zum|Zur|Zum|in|in\s+der)"
_RUN = lazy_pattern(rf"(?<![\w]){_WORD}(?:[ \t]+(?:{_CONNECTOR}[ \t]+)?{_WORD}){{0,4}}")
_JOINT = lazy_pattern(rf"[ \t]+{_CONNECTOR}[ \t]+")
_LATER_WORD = lazy_pattern(rf"(?<=\s){_WORD}")
_MARKS = ".,;:!?…()[]„“”\"'’»«/"
_POSITION_CUE = lazy_pattern(
    r"Stelle|Position|Posten|Bewerbung|Ausbildung|Anstellung|Tätigkeit|Job|Praktikum|Einsatz|Arbeit|Rolle|Gespräch"
    r"|Vorstellungsgespräch|Interview|Ausschreibung|Kandidatur|Aufgabe|Lehr|Werkstudentenstelle|Amt"
)
"""What a word must contain that `_POSITION` begins with."""


_HARBOUR = lazy_pattern(r"hafen\w*$")
"""A firm's name may go on after it („Hafenlogistik“)."""
_INFLECTIONS = ("in", "innen", "en", "n", "e", "s", "r")
"""What may follow the noun of a position."""


@functools.cache
def _firm_nouns() -> Endings:
    return Endings(entries("firm_words"))


@functools.cache
def _job_nouns() -> Endings:
    return Endings(lexicon("job_nouns"), _INFLECTIONS)


def _cues_of(word: str) -> int:
    lowered = word.lower()
    bare = lowered.strip(_MARKS)
    pieces = (bare, *bare.split("-")) if "-" in bare else (bare,)
    firms, jobs = _firm_nouns(), _job_nouns()
    return (
        any(piece in firms or ("hafen" in piece and _HARBOUR.search(piece)) for piece in pieces)
        + 2 * bool(_POSITION_CUE.search(word))
        + 4 * ("als" in lowered)
        + 8 * any(piece in jobs for piece in pieces)
    )


_slot_cues = WordCache(_cues_of)
"""What a word as typed may begin or hold: 1 a firm's common noun, 2 a word after which a position stands, 4 „als“, 8 a job."""


def cues_in(quote: str) -> int:
    """The cues of all words of `quote` together."""
    return union_of_bits(_slot_cues, quote.split())


def trim_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without words at its end that no name has, and without marks around it; None where nothing is left."""
    words = list(re.finditer(r"\S+", text[start:end]))
    while words and _ends_no_name(words[-1].group()):
        words.pop()
    if not words or _typed_with_umlauts(words[0].group()) in lexicon("no_names"):
        return None
    stop = start + words[-1].end()
    while stop > start and text[stop - 1] in '.,;:!?“”"':
        stop -= 1
    while start < stop and text[start] in '„"':
        start += 1
    return start, stop


def _ends_no_name(word: str) -> bool:
    return _typed_with_umlauts(word.strip(".,„“")) in lexicon("no_names") | {
        "und",
        "für",
        "der",
        "am",
        "im",
        "in",
        "des",
        "zurück",
    }


def _typed_with_umlauts(word: str) -> str:
    """„Gespräch“ for „Gespraech“, as a keyboard without umlauts has it."""
    return word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


def _collect(found: Iterator[tuple[int, int, str]]) -> Names:
    """Each span once, with all that says so, by place."""
    spans: dict[tuple[int, int], set[str]] = {}
    for start, end, source in found:
        spans.setdefault((start, end), set()).add(source)
    return [(*span, frozenset(spans[span])) for span in sorted(spans)]


def company_names(text: str, homes: SentenceIndex, entities: Entities) -> Names:
    """Spans that may be the name of a firm."""
    return _collect(_company_names(text, homes, entities))


def _company_names(text: str, homes: SentenceIndex, entities: Entities) -> Iterator[tuple[int, int, str]]:
    proper: dict[int, list[tuple[int, int, str]]] = {}
    for start, end, label in entities:
        home = homes.at(start) if label != "POSITION" else None
        if home is not None:
            proper.setdefault(home[0], []).append((start, end, label))
            if label == "ORG" and not (
                _TOWN.fullmatch(text, start, end) and _GOES_THERE.search(text, max(0, start - 8), start)
            ):
                yield start, start + _before_a_journey(text[start:end]), "entity"
    for start, end, _, labels in homes:
        if labels == ("closing",):
            continue
        names = tuple(sorted((first - start, last - start, label) for first, last, label in proper.get(start, ())))
        yield from ((start + first, start + last, source) for first, last, source in _firms_in[text[start:end], names])


_GOES_THERE = lazy_pattern(r"\bnach\s+$")
_STANDS_THERE = lazy_pattern(r"\b(?:nach|in|aus)\s+$")
"""„die Reise nach Steyr“, „der Laden in Eutin“: a place, and no firm or post without an article."""
_TOWN = lazy_pattern(r"(?:(?:St\.|Sankt|Bad)\s+)?[\w-]+")
_JOURNEY = lazy_pattern(r"\s+nach\s")


def _before_a_journey(name: str) -> int:
    """The length of a name that a tagger has run on into a journey: „Tischlerei nach Hallein“."""
    match = _JOURNEY.search(name)
    return match.start() if match else len(name)


def _firms_of(key: tuple[str, tuple[tuple[int, int, str], ...]]) -> tuple[tuple[int, int, str], ...]:
    """The parts of a sentence that may be the name of a firm; `names` are its entities, sorted."""
    quote, names = key
    found: list[tuple[int, int, str]] = []
    if any(sign in quote for sign in _LEGAL_SIGNS):
        for match in _FIRM.finditer(quote):
            found += ((first, match.end(1), "legal") for first in _beginnings(quote, *match.span(1)))
    if names or cues_in(quote) & 1:
        for match in _RUN.finditer(quote):
            found += _company_pieces(quote, *match.span(), names)
    return tuple(found)


_firms_in = SentenceCache(_firms_of)


def _company_pieces(
    text: str, start: int, end: int, names: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """The parts of a run of capitalised words that hold one of `names`, sorted, or a firm's common noun."""
    first, last = (bisect.bisect_left(names, place, key=_START) for place in (start - LONGEST_NAME, end))
    inside = [name for name in names[first:last] if start < name[1]]
    if not inside and not cues_in(text[start:end]) & 1:
        return
    for first, last in _pieces(text, start, end):
        if cues_in(text[first:last]) & 1:
            yield first, last, "firm"
        elif any(one < last and first < other for one, other, _ in inside):
            yield first, last, "name"
        if (first, last, "NEW") in inside:
            yield first, last, "unheard"


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where a name that ends at `end` may begin: at `start`, and at each later word but the last."""
    yield start
    words = [match.start() for match in _LATER_WORD.finditer(text[start:end])]
    yield from (start + word for word in words[:-1])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run as a whole, and what stands before and after a connector inside it, without words that no name has."""
    seen = set()
    cuts = [match.span() for match in _JOINT.finditer(text[start:end])]
    pieces = [(start, end)]
    for first, last in cuts:
        pieces += [(start, start + first), (start + last, end)]
    for piece in pieces:
        span = trim_name(text, *_from_name(text, *piece))
        if span is not None and span not in seen:
            seen.add(span)
            yield span


def _from_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece without leading words that begin sentences („Die“, „Ihre“)."""
    while match := re.match(r"(\S+)\s+", text[start:end]):
        if match[1] not in lexicon("no_names") | _OPENERS:
            break
        start += match.end()
    return start, end


_OPENERS = frozenset(
    "Der Die Das Dem Den Des Bei Beim Im In Am An Vom Von Zum Zur Für Auf Mit Eine Ein Einer Und Aber Doch Nur Auch".split()
)


def position_names(text: str, homes: SentenceIndex, entities: Entities) -> Names:
    """Spans that may be the title of a position."""
    return _collect(_position_names(text, homes, entities))


def _position_names(text: str, homes: SentenceIndex, entities: Entities) -> Iterator[tuple[int, int, str]]:
    for start, end, label in entities:
        if label != "POSITION" or _STANDS_THERE.search(text, max(0, start - 8), start):
            continue
        if position := _position_of(text, start, end):
            yield *position, "entity"
    for start, end, kind, labels in homes:
        if labels == ("closing",) or kind == "salutation":
            continue
        yield from ((start + first, start + last, source) for first, last, source in _posts_in[text[start:end]])


def _posts_of(quote: str) -> tuple[tuple[int, int, str], ...]:
    """The parts of a sentence that may be the title of a position."""
    cues = cues_in(quote)
    found: list[tuple[int, int, str]] = []
    for pattern, group, cued, source in (
        (_MWD, 1, "(" in quote, "mwd"),
        (_POSITION, "name", cues & 2, "post"),
        (_AS, "name", cues & 4, "as"),
        (_TRAINING, 0, cues & 2, "training"),
    ):
        for match in pattern.finditer(quote) if cued else ():
            span = trim_name(quote, *match.span(group))
            if span:
                found.append((*span, source))
    if cues & 8:
        found += ((*span, "job") for span in _jobs(quote))
    return tuple(found)


_posts_in = SentenceCache(_posts_of)


def _position_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """An entity without „zurueck“ at its end; None for „Vorstellungsgespraech“."""
    words = list(re.finditer(r"\S+", text[start:end]))
    while len(words) > 1 and _typed_with_umlauts(words[-1].group()) in {"zurück", "für", "und"}:
        words.pop()
    if not words or (len(words) == 1 and _typed_with_umlauts(words[0].group()) in lexicon("no_names")):
        return None
    return start, start + words[-1].end()


def _jobs(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised words among which one names a job."""
    for match in _RUN.finditer(text):
        for span in _pieces(text, *match.span()):
            if cues_in(text[slice(*span)]) & 8:
                yield span
