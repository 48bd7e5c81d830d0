"""What a second reader, who has learned otherwise and sees no letter around it, takes for a reproach or a private matter.

The sentence model that checks a draft also chooses what stays of it: what it does not see, it neither removes nor objects to.
"""

from collections.abc import Iterator, Sequence

from taktvoll.annotate.second_reader import SecondReader
from taktvoll.letter import SegmentKind
from taktvoll.mail.reading_text import one_line
from taktvoll.rewriting.careful_reader import doubt_of
from taktvoll.rewriting.layout import TextBlock
from taktvoll.rewriting.selection import Fate
from taktvoll.rewritten import Doubt

SURE = {"negative": 0.6, "private": 0.7}
"""Probability from which the second reader is asked about: see ``models/second_reader/metrics``."""
_KINDS = {"negative": "reproach", "private": "private"}


def second_doubts(
    blocks: Sequence[TextBlock],
    places: Sequence[tuple[int, int]],
    fates: Sequence[Fate],
    reader: SecondReader,
    meant: frozenset[str],
    lang: str,
) -> Iterator[Doubt]:
    """The writer's own sentences of a letter that the second reader doubts; a sentence in `meant` is as its writer wants it."""
    items = {fate.item.sentence.start: fate.item for fate in fates}
    for block, (start, end) in zip(blocks, places, strict=True):
        item = items.get(block.start)
        own = block.text and not block.ready and block.segment in {SegmentKind.BODY, SegmentKind.POSTSCRIPT}
        if item is None or not own or item.quote in meant or item.praises:
            continue
        found = reader.probabilities(one_line(block.text))
        for label, kind in _KINDS.items():
            known = label == "private" and item.sentence.has("reason", "private")
            if found[label] >= SURE[label] and not known:
                yield doubt_of(kind, start, end, lang)
