"""Where the characters of a mail's text stand in its source, which breaks lines softly (``format=flowed``)."""

import re

_HEADER_END = re.compile(r"\n\r?\n")
_SKIPPED = frozenset(" \t\r\n>")
"""What reading a flowed text takes out of it: soft line breaks, stuffed blanks, marks of quotes at the joints."""
MAX_STARTS = 1000
"""Places at which the text may begin that are tried."""


def aligned(source: str, text: str) -> list[int] | None:
    """The place in `source` of each character of `text`, and of its end; None where more was done to it than to take blanks out."""
    first = len(text) - len(text.lstrip())
    sign = text[first : first + 1]
    header = _HEADER_END.search(source)
    start = source.find(sign, header.end() if header else 0) if sign else -1
    for _ in range(MAX_STARTS):
        if start < 0:
            return None
        found = _from(source, start, text[first:])
        if found is not None:
            return [max(0, start - (first - place)) for place in range(first)] + found
        start = source.find(sign, start + 1)
    return None


def _from(source: str, start: int, text: str) -> list[int] | None:
    places, place = [], start
    for sign in text:
        found = place
        while found < len(source) and source[found] != sign and source[found] in _SKIPPED:
            found += 1
        if found < len(source) and source[found] == sign:
            places.append(found)
            place = found + 1
        elif sign == " ":  # put behind the mark of a quote
            places.append(place)
        else:
            return None
    return [*places, place]
