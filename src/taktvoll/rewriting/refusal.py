"""Whether words say no to a day or a post: what a label claims of a sentence, its words have to bear out."""

import re

_USUAL = re.compile(
    r"absag|\bkomme?n?\b.*\bnicht\b|schaffe?\b.*\bnicht|nicht\s+schaff|\bsage\b.*\bab\b|ab(?:zu)?sag|verschieb|verschob|verleg|wahrnehm|\bwahr\b|teilnehm|nicht\s+(?:\w+\s+){0,3}(?:komm|zum?\b|möglich|dabei|erschein|schaff|einhalt|antret|weiter)"
    r"|zurück|verhindert|verzicht|entschied|entscheid|gegen|anderweitig|weitere\w*\s+(?:bewerbungs)?verfahren|abstand|kommen\s+kann|klappt|absprung|umzug|passt|annehm|angenommen|einrichten|ander\w+\s+(?:termin|tag|angebot|stelle|weg)|zur\s+verfügung|\bnicht\s+an\b|\bsagen\s+sie\b.*\bab\b|\bkann\s+(?:ich\s+)?(?:leider\s+)?(?:am|an|zu[mr]?)\b.*\bnicht\b",
    re.IGNORECASE,
)
_FULL_WORDS = 9
_LOOSE = re.compile(r":\s|\b(?:raus|halt|eh|echt|voll|mega|nix|pack\w*|krieg\w*|bock)\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\braus\b|\bstreich\w*|\bohne\s+mich\b|\bweg\b|\bentf(?:ä|a)ll\w*|\bvergeben\b|\berledigt\b|\bhinfällig\b|\bfrei\b|\bausfallen\b|\blass\w*\b|\bablehn\w*|\blehne\b|\bbleibe?\b|\bfalsch\w*\b|\bdumm\w+\b|\bpasse\b|\bspar\w*\b|\bschenk\w*\b|\bhin\s*fällt\b|\b(?:danke,?|aber)\s+nein\b",
    re.IGNORECASE,
)
"""Words of a no as it is spoken."""
_CLAUSES = re.compile(r"[,;:–—()]")
_OWN = re.compile(r"\b(?:ich|mich|mir|wir|uns|das|daraus|es)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:nicht|nich|net|ned|nix|nichts|kein\w*|leider|nee|nein)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:kannst|könntest|können|könnten|könnt|könntet|bitte|würden|würdest)\b[^.!?]{0,120}\b(?:absagen|abzusagen|bescheid)\b",
    re.IGNORECASE,
)
"""„Kannst du Konstantin absagen?“: somebody else is to do it, about something else."""
_MEANS_ME = re.compile(
    r"\b(?:mich|termin|gespräch|platz|bewerbung|streich\w*|vergeben|liste|verfahren)\b", re.IGNORECASE
)


_BARE_NO = re.compile(
    r"\W*(?:also,?\s+|(?:vielen\s+)?dank\w*,?\s+(?:aber\s+)?|lieber\s+)?(?:nein|nee|nö|ne)(?:,?\s+danke)?\W*$",
    re.IGNORECASE,
)
"""„Danke, aber nein.“: a refusal, whatever a label says."""


def is_bare_no(sentence: str) -> bool:
    """Whether the sentence is a no and nothing else."""
    return _BARE_NO.match(sentence) is not None


def is_usual_refusal(sentence: str) -> bool:
    """Whether the sentence says no as one does in writing."""
    return _USUAL.search(sentence) is not None or _is_full(sentence)


def refuses(sentence: str) -> bool:
    """Whether any words of the sentence say no, in writing or as it is spoken, for its writer."""
    if _OF_ANOTHER.search(sentence) and not _MEANS_ME.search(sentence):
        return False
    return (
        _USUAL.search(sentence) is not None or _SPOKEN.search(sentence) is not None or _negates_something_own(sentence)
    )


def _negates_something_own(sentence: str) -> bool:
    """Whether a clause says „ich … nicht“, „das … nicht“."""
    return any(_OWN.search(clause) and _NEGATED.search(clause) for clause in _CLAUSES.split(sentence))


def _is_full(sentence: str) -> bool:
    """Whether somebody says no of himself in a whole sentence, in whatever words."""
    return (
        len(sentence.split()) >= _FULL_WORDS
        and _LOOSE.search(sentence) is None
        and re.search(r"\bich\b", sentence, re.IGNORECASE) is not None
        and re.search(r"\b(?:nicht|leider|keine?n?)\b", sentence, re.IGNORECASE) is not None
    )
