"""Sentences that a fix inserts: the same phrases that a rewrite says (`LetterPhrases`); none states a fact."""

from taktvoll.analysis import Analysis
from taktvoll.intent import effective_occasion
from taktvoll.phrasing.letter_phrases import LetterPhrases
from taktvoll.settings import Settings


def _say(act: str, analysis: Analysis, settings: Settings) -> str:
    return LetterPhrases(analysis, settings).say_surely(act)


def thanks(analysis: Analysis, settings: Settings) -> str:
    """Thanks for the invitation, the offer, or the interest, whichever the draft speaks of."""
    return _say("thanks", analysis, settings)


def apology(analysis: Analysis, settings: Settings) -> str:
    """One plain apology."""
    return _say("apology", analysis, settings)


def decision(analysis: Analysis, settings: Settings) -> str:
    """The no in so many words; for a move the same for this one appointment."""
    moved = effective_occasion(analysis, settings) == "reschedule"
    return _say("postpone" if moved else "decision", analysis, settings)


def reschedule(analysis: Analysis, settings: Settings) -> str:
    """The request for another date, with none named: which one suits is the user's to say."""
    return _say("reschedule", analysis, settings)


def goodwill(analysis: Analysis, settings: Settings) -> str:
    """A good wish."""
    return _say("goodwill", analysis, settings)


def withdrawal(analysis: Analysis, settings: Settings) -> str:
    """That the application is withdrawn."""
    return _say("withdrawal", analysis, settings)


def salutation(analysis: Analysis, settings: Settings) -> str:
    """A salutation without a name, because only the user knows it."""
    return _say("salutation", analysis, settings)


def closing(analysis: Analysis, settings: Settings) -> str:
    """A closing formula without a name."""
    return _say("closing", analysis, settings)


def greeting(analysis: Analysis, settings: Settings) -> str:
    """What a casual „LG“ or „VG“ abbreviates."""
    return _say("greeting", analysis, settings)


def subject(analysis: Analysis, settings: Settings) -> str:
    """A subject line that says what the mail is."""
    return f"Betreff: {LetterPhrases(analysis, settings).say_surely('subject', frozenset({'date'}))}"
