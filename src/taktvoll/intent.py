"""What the letter is meant to do and how it is meant to speak: the user's intent, or else what the draft shows."""

from taktvoll.analysis import Analysis
from taktvoll.settings import Settings


def effective_occasion(analysis: Analysis, settings: Settings) -> str:
    """`settings.occasion`, or that of the draft where it is „auto“."""
    return analysis.occasion if settings.occasion == "auto" else settings.occasion


def effective_register(analysis: Analysis, settings: Settings) -> str:
    """„sie“, „du“ or „none“: `settings.register_`, or that of the draft; a mixed draft counts as what it says more often."""
    if settings.register_ != "auto":
        return settings.register_
    if analysis.register != "mixed":
        return analysis.register
    return majority(analysis)


def majority(analysis: Analysis) -> str:
    """The form of address with more words in the letter; „sie“ at a tie, because it offends nobody."""
    return "du" if len(analysis.letter_evidence("du")) > len(analysis.letter_evidence("sie")) else "sie"
