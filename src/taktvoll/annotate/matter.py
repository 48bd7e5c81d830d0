"""Whether a mail is about an application at all, or about something else that is none of our matter."""

from taktvoll.annotate.letter_cues import LetterCues
from taktvoll.annotate.situation_cues import Cue
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.scheme import Occasion, Stage

SHORT = 10
"""Sentences (subject, salutation included) up to which a mail that names no job may still be about an interview."""
_REFUSING = lazy_pattern(
    r"\b(?:nicht|kein\w*|absag\w*|abzusagen|sag\w*|ausfall\w*|ausfällt|fällt|fallen|entfallen|verschieb\w*|verschoben|verleg\w*|storn\w*|annullier\w*"
    r"|kündig\w*|zurück\w*|rücktritt|ausweichen|nachholen|nix|passt|trete|treten|ziehe)\b"
)
_BECAUSE = lazy_pattern(
    r"\b(?:weil|da|denn|wegen|aufgrund|muss\s+ich|ich\s+muss|habe\s+ich|ich\s+habe|bin\s+ich|ich\s+bin|hab)\b"
)
_AS_OBJECT = lazy_pattern(
    r"\b(?:zu[mr]|(?<!in\s)de[nr]|(?<!in\s)die|das|termin\s+(?:beim|bei\s+de[mr]|mit\s+de[mr])|eine?n?|mein\w*|unser\w*|ihr\w*|eur\w*|vom)\s+(?:\w+\s+){0,2}$"
)


def is_something_else(cues: LetterCues, occasion: str) -> bool:
    """Whether the mail is none of our matter: no applicant writes about a job, or something else is called off."""
    elsewhere = cues.of("matter", "else")
    if any(cue.name.endswith(("from_employer", "from_the_house")) for cue in elsewhere):
        return not cues.of("stance", "withdraws")
    if cues.of("matter", "job") or _is_on_the_way(cues) or cues.of("counterpart", "agency"):
        return False
    if any(cue.name.endswith(("sure", "address")) for cue in elsewhere):
        return not cues.invites()
    if occasion == Occasion.OTHER:
        return bool(elsewhere) or len(cues.quotes) > SHORT or not (_says_something_of_ours(cues) or cues.invites())
    if cues.invites() or cues.of("counterpart", "contact"):
        return False
    return any(_is_called_off(cues, cue) for cue in elsewhere)


def _says_something_of_ours(cues: LetterCues) -> bool:
    """Whether words stand there that an applicant writes, though they name no job."""
    stances = {"accepts", "withdraws", "prevented"}
    return (
        any(cue.value in stances for cue in cues.of("stance"))
        or any(cue.value in {Stage.AGREED, Stage.OFFER} for cue in cues.of("stage"))
        or bool(cues.of("stance", "undecided", "either_way"))
        or cues.is_missed()
    )


def _is_on_the_way(cues: LetterCues) -> bool:
    """Whether something is said that only an application can have come to."""
    return any(cue.value in {Stage.CONTRACT, Stage.TRIAL_DAY, Stage.AFTER_INTERVIEW} for cue in cues.of("stage"))


def _is_called_off(cues: LetterCues, cue: Cue) -> bool:
    """Whether what a cue names is cancelled or moved itself, rather than being the reason for it."""
    if cues.is_outside(cue):
        return True
    lowered, clause = cues.lowered[cue.sentence], cues.clause(cue)
    before = clause[: clause.find(lowered[cue.start : cue.end])]
    if _BECAUSE.search(before) or not _REFUSING.search(clause):
        return False
    return bool(_AS_OBJECT.search(lowered[max(0, cue.start - 30) : cue.start]))
