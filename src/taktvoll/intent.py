"""What the letter is meant to do and how it is meant to speak: the user's intent, or else what the draft shows."""

from taktvoll.lint.own import own_marks
from taktvoll.analysis import Reading
from taktvoll.settings import Settings

_PLURAL = frozenset({"ihr", "euch", "euer", "eure", "eurem", "euren", "eurer", "eures", "euretwegen"})


def effective_occasion(reading: Reading, settings: Settings) -> str:
    """`settings.occasion`, or that of the draft where it is „auto“."""
    return reading.occasion if settings.occasion == "auto" else settings.occasion


def effective_register(reading: Reading, settings: Settings) -> str:
    """„sie“, „du“ or „none“: `settings.register_`, or that of the draft; a mixed draft counts as what it says more often."""
    if settings.register_ != "auto":
        return settings.register_
    if reading.register != "mixed":
        return reading.register
    return majority(reading)


def majority(reading: Reading) -> str:
    """The form of address with more words in the letter; „sie“ at a tie, because it offends nobody."""
    return "du" if len(own_marks(reading, "du")) > len(own_marks(reading, "sie")) else "sie"


def voice(reading: Reading, settings: Settings) -> str:
    """`effective_register`, with „ihr“ for a du that speaks to several people."""
    register = effective_register(reading, settings)
    if register != "du":
        return register
    words = {reading.quote(mark).lower() for mark in own_marks(reading, "du")}
    singular = words & {"du", "dir", "dich", "dein", "deine", "deinem", "deinen", "deiner", "deines"}
    return "ihr" if words & _PLURAL and not singular else "du"
