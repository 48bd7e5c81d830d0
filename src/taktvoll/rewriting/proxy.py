"""Whether somebody else writes for the applicant: then no phrase may say „ich“ for them, and who they are has to be told."""

import re

from taktvoll.analysis import Analysis

_RELATIVE = (
    r"(?:sohn|tochter|kind|mann|frau|ehemann|ehefrau|partner(?:in)?|freund(?:in)?|bruder|schwester|mutter|vater|neffe|nichte|enkel(?:in)?|patenkind|kolleg(?:e|in)"
    r"|klient(?:in)?|schüler(?:in)?|teilnehmer(?:in)?|schützling|mündel|mandant(?:in)?|auszubildende[rn]?|azubi|mitbewohner(?:in)?|nachbar(?:in)?)"
)
_SPEAKS_FOR = re.compile(
    rf"\bim\s+(?:auftrag|namen)\s+(?:von\s+(?:herrn?|frau|(?-i:[A-ZÄÖÜ]))|(?:meine[rs]|unsere[rs])\s+(?:\w+\s+)?{_RELATIVE}(?:e?s)?\b)|\b(?:schreibe|melde|antworte)\b[^.!?]{{0,40}}\b(?:für|anstelle|statt|stellvertretend|in\s+vertretung)\s+(?:von\s+)?(?:mein\w*|unser\w*|herrn?|frau)\b"
    rf"|\bfür\s+(?:meine[nr]?|unsere[nr]?)\s+(?:\w+\s+)?{_RELATIVE}\b[^.!?]{{0,40}}\b(?:schreibe|melde|antworte|absagen|verschieben)\b|\bstellvertretend\s+für\b|\bals\s+(?:\w+\s+){{0,2}}(?:betreuer(?:in)?|vormund|jobcoach)\b",
    re.IGNORECASE,
)
"""„ich schreibe Ihnen im Auftrag von Herrn Haddad“."""
_THEIR_TALK = re.compile(
    rf"\b(?:mein|meine|unser|unsere)\s+(?:\w+\s+)?{_RELATIVE}(?:\s+[A-ZÄÖÜ][\w-]+){{0,2}}\s+(?:ist|hat|war|wurde|hatte|wäre|sollte|kann|wird|möchte|muss|hätte)\b[^.!?]{{0,80}}\b(?:eingeladen|einladung|(?:vorstellungs|gesprächs|probe)?termin|\w*gespräch|vorstellung\w*|probe\w*)\b",
    re.IGNORECASE,
)
"""„Meine Tochter Lena ist für Donnerstag zum Gespräch eingeladen“."""


def introduces_the_applicant(quote: str) -> bool:
    """Whether the words say for whom their writer speaks."""
    return bool(_SPEAKS_FOR.search(quote) or _THEIR_TALK.search(quote))


def is_by_proxy(analysis: Analysis) -> bool:
    """Whether the letter is written for the applicant by somebody else."""
    return any(introduces_the_applicant(analysis.quote(sentence)) for sentence in analysis.letter_sentences)
