"""A check of the language itself, which knows nothing of labels: what a cut or a phrase may have broken."""

import re
from collections.abc import Iterator, Sequence

from taktvoll.analysis import Analysis
from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.rewriting.layout import TextBlock, goes_on, is_item
from taktvoll.rewriting.leaning import connects, lacks_main_clause, leans
from taktvoll.rewriting.tone import begs, commands_in, is_brusque
from taktvoll.rewritten import ChangeKind, Doubt

_SAID = {
    "open_reference": ("Worauf bezieht sich das?", "What does this refer to?"),
    "open_announcement": ("Hier wird etwas angekündigt, das nicht mehr folgt.", "This announces something that no longer follows."),
    "punctuation": ("Satzzeichen prüfen.", "Check the punctuation."),
    "sentence_end": ("Hier fehlt ein Satzzeichen am Ende.", "A full stop is missing here."),
    "capital": ("Groß- oder Kleinschreibung prüfen.", "Check capital and small letters."),
    "doubled": ("Das wird zweimal gesagt.", "This is said twice."),
    "imperative": ("Diese Aufforderung hat eine andere Anrede.", "This request uses another form of address."),
    "begging": ("Das klingt nach Selbsterniedrigung.", "This sounds self-abasing."),
    "brusque": ("Das klingt schroff.", "This sounds brusque."),
    "fragment": ("Hier fehlt dem Satz etwas.", "Something is missing from this sentence."),
}  # fmt: skip
_BROKEN = re.compile(
    r"(?<!\.)\.\.(?!\.)|\s[,;](?=\s)|,[.;,]|[!?]\.(?!\.)|\(\s*\)|„\s*“|\b(?:und|oder|aber|weil|dass|denn|sondern)\s*[.!?](?=\s|$)"
)
_TWICE = re.compile(r"\b(\w{4,})\s+\1\b(?!\s*(?:,|und))", re.IGNORECASE)
_ANNOUNCES = re.compile(r":\s*(?:\n\s*\n|\Z)")
_STOP = re.compile(r"(?<=[.!?])(?<!\d\.)\s+")
_VERB_FIRST = re.compile(
    r"(?:sage|komme|kann|muss|möchte|ziehe|nehme|bin|habe|werde|schaffe|gehe|bleibe)\s+ich\b[^?]*$", re.IGNORECASE
)
"""„Sage ich das Gespräch ab.“: what stood before the verb is gone."""
_SMALL_START = re.compile(r"[.!?]\s+([a-zäöü])")


def check_language(
    result: Analysis,
    blocks: Sequence[TextBlock],
    places: Sequence[tuple[int, int]],
    *,
    register: str,
    lang: str,
    meant: frozenset[str],
) -> tuple[Doubt, ...]:
    """The doubts about the text of `result`, which `blocks` make; `places` are where each block stands in it.

    A sentence in `meant` is as harsh as its writer wants it.
    """
    found = [*_of_blocks(result.text, blocks, places), *_of_text(result, register, meant)]
    return tuple(Doubt(start=start, end=end, kind=kind, text=_SAID[kind][lang == "en"]) for kind, start, end in found)


Place = tuple[str, int, int]


def _of_blocks(text: str, blocks: Sequence[TextBlock], places: Sequence[tuple[int, int]]) -> Iterator[Place]:
    shown = [
        (block, place)
        for block, place in zip(blocks, places, strict=True)
        if block.text and block.segment is SegmentKind.BODY
    ]
    if all(block.kind is ChangeKind.KEPT for block, _ in shown):
        return
    said: set[str] = set()
    for index, (block, (start, end)) in enumerate(shown):
        neighbour = shown[index - 1][0] if index else None
        own = block.start < block.end and not block.ready
        if own and (leans(block.text) or connects(block.text)) and _stands_apart(blocks, neighbour, block):
            yield "open_reference", start, end
        plain = re.sub(r"\W+", " ", block.text.lower()).strip()
        if plain in said:
            yield "doubled", start, end
        said.add(plain)
        if block.kind is not ChangeKind.KEPT:
            yield from _of_words(text, block, start, end)


def _stands_apart(blocks: Sequence[TextBlock], neighbour: TextBlock | None, block: TextBlock) -> bool:
    """Whether another sentence stands before the block than in the draft."""
    if neighbour is None or neighbour.ready or neighbour.end > block.start:
        return True
    return bool(_between(blocks, neighbour, block))


def _of_words(text: str, block: TextBlock, start: int, end: int) -> Iterator[Place]:
    """What is broken inside a sentence that was changed."""
    for match in _BROKEN.finditer(text, start, end):
        yield "punctuation", match.start(), match.end()
    if (twice := _TWICE.search(text, start, end)) is not None:
        yield "doubled", twice.start(), twice.end()
    if block.text.rstrip()[-1:].isalnum() and not goes_on(block.text) and not is_item(block.text):
        yield "sentence_end", start, end
    if (len(block.text.split()) < 2 and not block.ready) or any(map(_is_fragment, _STOP.split(block.text))):
        yield "fragment", start, end
    small = _SMALL_START.search(text, max(0, start - 2), end)
    if small and not _is_abbreviation(text, small.start()):
        yield "capital", small.start(1), small.end(1)


def _is_fragment(sentence: str) -> bool:
    return lacks_main_clause(sentence) or _VERB_FIRST.match(sentence) is not None


def _between(blocks: Sequence[TextBlock], first: TextBlock, second: TextBlock) -> str:
    """The words of the draft that stood between two blocks and are gone."""
    return " ".join(
        "x"
        for block in blocks
        if first.end <= block.start and block.end <= second.start and not block.text and block.start < block.end
    )


def _is_abbreviation(text: str, stop: int) -> bool:
    word = re.search(r"[\w.]*$", text[max(0, stop - 12) : stop])
    return bool(
        word
        and re.fullmatch(
            r"(?:\w|z\.\s?B|ca|bzw|Nr|Str|Dr|Prof|St|Abs|inkl|evtl|ggf|usw|etc|[\d.]+|Mo|Di|Mi|Do|Fr|Sa|So|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez)",
            word[0],
        )
    )


def _of_text(result: Analysis, register: str, meant: frozenset[str]) -> Iterator[Place]:
    text = result.text
    for sentence in result.sentences:
        if sentence.segment in EXCLUDED:
            continue
        quote = result.quote(sentence)
        if begs(quote):
            yield "begging", sentence.start, sentence.end
        if is_brusque(quote) and quote not in meant:
            yield "brusque", sentence.start, sentence.end
        if sentence.segment is SegmentKind.BODY and commands_in(quote, {"sie": "du", "du": "sie"}.get(register)):
            yield "imperative", sentence.start, sentence.end
    body = [segment for segment in result.segments if segment.kind is SegmentKind.BODY]
    if body:
        for match in _ANNOUNCES.finditer(text, body[0].start, body[-1].end):
            following = text[match.end() : match.end() + 3]
            if not following.strip() or not re.match(r"\s*(?:[–*•-]|\d|[a-z]\))", text[match.end() :]):
                yield "open_announcement", match.start(), match.start() + 1
