"""What the phrase bank can say in a letter: what a fix must have been taken from."""

from taktvoll.analysis import Analysis
from taktvoll.phrasing.letter_phrases import LetterPhrases
from taktvoll.phrasing.phrase_bank import phrases_of
from taktvoll.settings import Settings


def wordings(act: str, analysis: Analysis, settings: Settings | None = None, *slots: str) -> set[str]:
    """Every sentence that the bank has for `act` in this letter, naming `slots`."""
    phrases = LetterPhrases(analysis, settings or Settings())
    return {
        said
        for variant in range(len(phrases_of(act)))
        if (said := phrases.say(act, frozenset(slots), variant=variant)) is not None
    }


def small(sentences: set[str]) -> set[str]:
    """The same, as they begin behind „Anrede,“."""
    return {sentence if sentence.startswith("Ihr") else sentence[:1].lower() + sentence[1:] for sentence in sentences}
