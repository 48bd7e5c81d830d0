"""Requests that can be said plainly although their sentence cannot stay: to delete what the employer has, to send back what was lent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taktvoll.rewriting.selection import Fate

_MINE = r"(?:mein|unser)(?:e[nrs]?)?\s+(?:[a-zäöüß]+e[nrs]?\s+)?[A-ZÄÖÜ][\wäöüß-]+"
_DELETES = r"(?:(?:ge)?lösch|vernicht|schredder)\w*"
_OWN = "(?:Daten|Unterlagen|Bewerbungsunterlagen|Bewerbung|Bilder|Fotos|Mails|Zeugnisse|Akte|Angaben)"
_DELETE = re.compile(
    rf"(?P<thing>(?i:mein)e\s+(?:[a-zäöüß]+en\s+)?{_OWN})\b[^.!?;]{{0,120}}?\b(?i:{_DELETES})"
    rf"|\b(?i:{_DELETES})\b[^.!?;]{{0,120}}?\b(?P<after>(?i:mein)e\s+(?:[a-zäöüß]+en\s+)?{_OWN})\b"
)
_THING = rf"(?:(?i:den|die|das)\s+(?:[a-zäöüß]+(?:en|e)?\s+)?[A-ZÄÖÜ][\wäöüß-]+|(?i:{_MINE}))(?:\s+mit\s+(?:den|dem|der|meinen)\s+[A-ZÄÖÜ][\wäöüß-]+)?"
_RETURN = re.compile(
    rf"(?P<thing>{_THING})\s+(?i:hätte?|brauche?|will|möchte)\s+ich\b[^.!?;]{{0,60}}?\b(?i:zurück(?:haben|bekommen|erhalten)?|wieder(?:haben|bekommen)?|retour)(?=\s*(?:haben\b|bekommen\b|erhalten\b|[,.!?;]|$))"
    rf"|\b(?i:schick\w*|send\w*|gib|gebt|geben)\s+(?:Sie\s+)?mir\s+(?:bitte\s+)?(?P<after>{_THING})\s+(?:[a-zäöüß]+\s+){{0,2}}(?i:zurück\w*|wieder|retour)\b"
)
_REST = re.compile(r"[^,.!?;]*")
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainRequest:
    """A request of the draft, for a phrase of the bank."""

    act: str
    """„delete“ or „return“."""
    thing: str
    """„meine Unterlagen“, „den Meisterbrief“: in the accusative, as in the draft."""


def plain_requests(fates: Sequence[Fate]) -> list[PlainRequest]:
    """The requests of sentences that are gone, in order; none twice."""
    found: list[PlainRequest] = []
    for fate in fates:
        if not (fate.item.in_body or fate.item.is_postscript):
            continue
        kept = fate.words.text if fate.words else ""
        quote = " ".join(fate.item.quote.split())
        for act, pattern in (("delete", _DELETE), ("return", _RETURN)):
            match = pattern.search(quote)
            if match is None or pattern.search(kept) or _NOT.search(_REST.match(quote, match.start())[0]):  # type: ignore[index]
                continue
            thing = match["thing"] or match["after"]
            request = PlainRequest(act=act, thing=thing[:1].lower() + thing[1:])
            if request not in found:
                found.append(request)
    return found
