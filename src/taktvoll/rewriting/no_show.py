"""Whether somebody who did not come still wants to."""

import re

from taktvoll.analysis import Analysis
from taktvoll.mail.reading_text import one_line

_STEPS_AWAY = re.compile(
    r"\bkeine?n?\s+(?:neuen?|weiteren?|anderen?)?\s?(?:ersatz)?termin\w*\b|\b(?:ersatz)?termin\b[^.!?]{0,40}\bnicht\s+(?:nötig|notwendig|erforderlich)\b|\b(?:ich\s+bin|bin\s+ich)\s+raus\b|\bbewerbung\b[^.!?]{0,80}\bzurück\b|\bnicht\s+(?:mehr|länger)\s+zur\s+verfügung\b"
    r"|\bnichts?\s+(?:mehr\s+)?für\s+mich\b|\bsache\b[^.!?]{0,30}\berledigt\b|\b(?:such|sucht|suchen)\b[^.!?]{0,30}\b(?:jemand\w*|wen)\s+ander\w+|\bstelle\b[^.!?]{0,40}\bnicht\s+(?:mehr|länger)\b|\b(?:zweite\w*|weitere\w*|neue\w*)\s+(?:anlauf|versuch|chance)\b[^.!?]{0,30}\b(?:nicht|kein\w*)\b|\bkein\s+interesse\b|\bnicht\s+mehr\s+(?:kommen|anfangen|bewerben)\b",
    re.IGNORECASE,
)
"""Who says so wants no other day."""


def steps_away(analysis: Analysis) -> bool:
    """Whether who did not come does not want to come any more."""
    return any(says_so(analysis.quote(sentence)) for sentence in analysis.body)


def says_so(quote: str) -> bool:
    """Whether the words say that no other day is wanted."""
    return _STEPS_AWAY.search(one_line(quote)) is not None
