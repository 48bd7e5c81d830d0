"""The letter's own words, for expressions that look for what is said somewhere in it."""

from taktvoll.analysis import Analysis
from taktvoll.mail.reading_text import one_line


def said_in(analysis: Analysis) -> str:
    """The sentences outside excluded segments, as they are read, each on a line of its own."""
    return "\n".join(one_line(analysis.quote(found)) for found in analysis.letter_sentences)
