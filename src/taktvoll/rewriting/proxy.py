"""Whether somebody else writes for the applicant: then no phrase may say „ich“ for them, and who they are has to be told."""

import re

from taktvoll.analysis import Analysis

_RELATIVE = (
    r"(?:sohn|tochter|kind|mann|frau|ehemann|ehefrau|partner(?:in)?|freund(?:in)?|bruder|schwester|mutter|vater|neffe|nichte|enkel(?:in)?|patenkind|kolleg(?:e|in)"
    r"|klient(?:in)?|schüler(?:in)?|teilnehmer(?:in)?|schützling|mündel|mandant(?:in)?|auszubildende[rn]?|azubi|mitbewohner(?:in)?|nachbar(?:in)?)"
)
_FOR_WHOM = rf"(?:(?:meine[nrs]?|unsere[nrs]?|mein|unser)\s+(?:\w+\s+)?{_RELATIVE}(?:e?s)?\b|herrn?\s+(?-i:[A-ZÄÖÜ])|frau\s+(?-i:[A-ZÄÖÜ]))"
_SPEAKS_FOR = re.compile(
    rf"\bim\s+(?:auftrag|namen)\s+(?:von\s+)?{_FOR_WHOM}|\b(?:schreibe|melde|antworte)\s+(?:(?:ich|ihnen|euch|dir|mich|heute|kurz|hiermit)\s+){{0,4}}"
    rf"(?:für|anstelle|anstatt|stellvertretend\s+für|in\s+vertretung(?:\s+von|\s+für)?)\s+{_FOR_WHOM}"
    rf"|\bals\s+(?:\w+\s+)?(?:betreuer(?:in)?|vormund|jobcoach|dolmetscher(?:in)?)\s+(?:von|für)\s+{_FOR_WHOM}",
    re.IGNORECASE,
)
"""„ich schreibe Ihnen im Auftrag von Herrn Haddad“."""
_GAP = r"(?:(?!\b(?:ich|mich|mir|wir|uns|schon|bereits|damals)\b)[^,.!?]){0,80}"
_THEIR_TALK = re.compile(
    rf"\b(?:mein|meine|unser|unsere)\s+(?:\w+\s+)?{_RELATIVE}(?:\s+(?-i:[A-ZÄÖÜ])[\w-]+){{0,2}}\s+(?:(?:ist|wurde|war)\b{_GAP}\beingeladen\b"
    rf"|(?:hat|hätte|wäre|sollte|ist)\b{_GAP}\b(?:am|heute|morgen|übermorgen|für)\b{_GAP}\bbei\s+(?:ihnen|euch|dir)\b{_GAP}\b(?:eingeladen|\w*gespräch|vorstellung\w*|probe\w*))",
    re.IGNORECASE,
)
"""„Meine Tochter Lena ist für Donnerstag zum Gespräch eingeladen“, and no „mein Sohn ist krank, ich kann nicht zum Gespräch“."""


def introduces_the_applicant(quote: str) -> bool:
    """Whether the words say for whom their writer speaks."""
    return bool(_SPEAKS_FOR.search(quote) or _THEIR_TALK.search(quote))


def is_by_proxy(analysis: Analysis) -> bool:
    """Whether the letter is written for the applicant by somebody else."""
    return any(introduces_the_applicant(analysis.quote(sentence)) for sentence in analysis.letter_sentences)
