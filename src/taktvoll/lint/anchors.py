"""Where a finding about something missing is anchored: a line the reader looks at, never an arbitrary 0."""

from taktvoll.analysis import Analysis


def opening(analysis: Analysis) -> tuple[int, int]:
    """The salutation; without one the closing; without both the first sentence; (0, 0) in an empty draft."""
    return _line(analysis, ("salutation", "closing"), 0)


def first_sentence(analysis: Analysis) -> tuple[int, int]:
    """The first sentence of the body, for what concerns the whole letter; without a body what `opening` gives."""
    return (analysis.body[0].start, analysis.body[0].end) if analysis.body else opening(analysis)


def ending(analysis: Analysis) -> tuple[int, int]:
    """The closing formula; without one the salutation; without both the last sentence; (0, 0) in an empty draft."""
    return _line(analysis, ("closing", "salutation"), -1)


def _line(analysis: Analysis, labels: tuple[str, ...], otherwise: int) -> tuple[int, int]:
    for label in labels:
        found = analysis.letter_sentences_with(label)
        if found:
            return found[0].start, found[0].end
    rest = analysis.letter_sentences
    return (rest[otherwise].start, rest[otherwise].end) if rest else (0, 0)
