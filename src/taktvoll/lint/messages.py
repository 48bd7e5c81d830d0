"""How a message quotes the draft, and what it rests on."""

from taktvoll.analysis import Evidence

QUOTE_LENGTH = 70
"""Characters of the draft that a message quotes at most: a line of a terminal, not the whole sentence again."""


def shorten(quote: str, limit: int = QUOTE_LENGTH) -> str:
    """`quote` on one line; a long one is cut after a word and ends in „…“."""
    line = " ".join(quote.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    if " " in kept[limit // 2 :]:
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,;:–-.") + " …"


def enumerate_quotes(quotes: list[str], lang: str) -> str:
    """Each of `quotes` once, as the inside of quotation marks: „hab“, „nix“ without the outer two."""
    return shorten(("”, “" if lang == "en" else "“, „").join(dict.fromkeys(quotes)))


def sources_of(marks: list[Evidence]) -> tuple[str, ...]:
    """What `marks` rest on, each source once, for `Match.evidence`."""
    return tuple(
        dict.fromkeys(mark.source if mark.confidence >= 1 else f"{mark.source}:{mark.confidence:.2f}" for mark in marks)
    )
