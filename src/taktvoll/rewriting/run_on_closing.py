"""A sentence whose end is the closing formula: „… und verbleibe“, „mit freundlichen Grüßen“."""

import re

from taktvoll.analysis import Analysis
from taktvoll.letter import SegmentKind

_TAKES_LEAVE = re.compile(r"\bverbleiben?(?:\s+(?:ich|wir))?$", re.IGNORECASE)
_INTO_CLOSING = re.compile(
    r"(?<!\s)(?:,?\s++(?:und\b|,)\s*+|,\s*+|\s++)(?:so\s++)?(?:verbleiben?|zeichnen?|schließen?|grüßen?|grüssen?)(?:\s+(?:ich|wir))?(?:\s+(?:für heute|daher|nun|somit))?$",
    re.IGNORECASE,
)
"""What leads a sentence into the closing formula behind it."""
_LAST_VERB = re.compile(
    r",\s+(wünsche|bitte|hoffe|danke|bedanke|freue)\b(?!.*\bund\b)(?!.*,\s+(?:wünsche|bitte|hoffe|danke|bedanke|freue)\b)"
)
"""Of several verbs in a row, once the one behind „und“ is gone."""
_SUBORDINATE = re.compile(
    r"\b(?:weil|da|dass|wenn|ob|nachdem|obwohl|damit)\b|,\s*(?:der|die|das|dem|den|welche\w*)\b", re.IGNORECASE
)


def runs_into_closing(analysis: Analysis, place: int) -> bool:
    """Whether the sentence at `place` goes on in the closing formula behind it."""
    sentence, *rest = analysis.sentences[place : place + 2]
    if not rest or sentence.segment is not SegmentKind.BODY or rest[0].segment is not SegmentKind.CLOSING:
        return False
    between = analysis.text[sentence.end : rest[0].start]
    if _TAKES_LEAVE.search(analysis.quote(sentence)):
        return not between.strip()
    return not between.strip(" ") and analysis.text[sentence.end - 1].isalnum()


def ended_before_closing(text: str) -> str:
    """A sentence that runs into its closing formula, as one that ends before it."""
    freed = _INTO_CLOSING.sub("", " ".join(text.split()).rstrip(" ."))
    joined = r", und \1" if _SUBORDINATE.search(freed) else r" und \1"
    return _LAST_VERB.sub(joined, freed, count=1) + "."
