"""A reason in the abstract, and regret, inside the writer's own refusal: an employer who is to find another day may know of what kind the hindrance is."""

import re

_BEFORE_NOT = re.compile(
    r"(?<=\w)\s(?=(?:(?:leider|doch|also|nun|jetzt|eben|nämlich|so)\s+)*nicht\b)|(?<=\bleider)\s(?=bitten\b)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnicht\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:–—](?=\s)")
_REGRETS = re.compile(
    r"\b(?:leider|bedau\w*|schade|schweren\s+herzens|tut\s+(?:es\s+)?mir|ungern|entschuldig\w*|verzeih\w*|gern\w*|dank\w*|entschieden|entschlossen|möchte|will|abstand)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:komme?n?|erscheinen?|kann|schaffe?|nehme|annehmen|unterschreibe?|antreten|trete|teilnehmen|wahrnehmen|werde)\b",
    re.IGNORECASE,
)
_BEFORE_REFUSAL = re.compile(r"(?<=\w)\s(?=(?:(?:nun|jetzt)\s+)?(?:doch\s+)?nicht\b)", re.IGNORECASE)
_SAYS_WHY = re.compile(r",\s*(?:weil|denn|da)\b|\b(?:wegen|aufgrund|nämlich|gründen?)\b", re.IGNORECASE)
_LONGEST = 30
"""Words of a refusal into which a word can be put without losing the thread."""


def with_ground(sentence: str, why: str) -> str | None:
    """The refusal, or the request to move, with `why` („aus beruflichen Gründen“) before its „nicht“; None where it has no place for it, or says why."""
    found = _BEFORE_NOT.search(sentence)
    if (
        found is None
        or _SAYS_WHY.search(sentence)
        or len(sentence.split()) > _LONGEST
        or len(_NOT.findall(sentence)) > 1
    ):
        return None
    return f"{sentence[: found.start()]} {why}{sentence[found.start() :]}"


def with_regret(sentence: str) -> str:
    """A bare „Ich komme nicht“ with „leider“; anything that already regrets, thanks or decides in other words as it is."""
    if _REGRETS.search(sentence) or len(sentence.split()) > _LONGEST or sentence.rstrip().endswith("?"):
        return sentence
    found = _BEFORE_REFUSAL.search(sentence)
    if found is None or len(_NOT.findall(sentence)) > 1 or not re.search(r"\bich\b", sentence, re.IGNORECASE):
        return sentence
    place = found.start()
    before = _CLAUSES.split(sentence[:place])[-1]
    after = _CLAUSES.split(sentence[place:])[0]
    if not _REFUSES.search(before + after):
        return sentence
    return f"{sentence[:place]} leider{sentence[place:]}"
