"""How long and how readable the body of a letter is."""

from taktvoll.analysis import Analysis
from taktvoll.report import Length


def measure(analysis: Analysis) -> Length:
    """Size of what stands between salutation and closing, without quotes, post scripts and footers.

    The reading ease is Flesch's for German after Amstad (1978): 180 - words per sentence - 58.5 * syllables per word;
    higher is easier, and an empty body has 0.
    """
    body = analysis.body
    words = sum(sentence.words for sentence in body)
    if not words:
        return Length(words=0, sentences=len(body), longest_sentence=0, reading_ease=0.0)
    syllables = sum(sentence.syllables for sentence in body)
    return Length(
        words=words,
        sentences=len(body),
        longest_sentence=max(sentence.words for sentence in body),
        reading_ease=round(180 - words / len(body) - 58.5 * syllables / words, 1),
    )
