"""What LanguageTool's categories mean to us: how much they hurt, and how to say them in English."""

from taktvoll.finding import Severity
from taktvoll.grammar.client import LanguageToolMatch
from taktvoll.lint.rule import Text

SPELLING = frozenset({"TYPOS"})
"""Categories whose matches are guesses about a word that the server does not know."""
WARNING = frozenset({"GRAMMAR", "PUNCTUATION", "HILFESTELLUNG_KOMMASETZUNG", "CORRESPONDENCE", "CONFUSED_WORDS"})
"""Categories that say what is wrong; all others are about spelling, typography and style."""
HINT_KINDS = frozenset({"style", "typographical", "whitespace", "locale-violation", "register", "misspelling"})
"""LanguageTool's ``issueType`` of matches that are hints whatever their category; a comma is more than typography."""

_ENGLISH = {
    "TYPOS": "Possibly misspelt: “{quote}”.",
    "GRAMMAR": "Possibly a mistake in grammar: “{quote}”.",
    "CASING": "Upper or lower case: “{quote}”.",
    "PUNCTUATION": "Punctuation: “{quote}”.",
    "HILFESTELLUNG_KOMMASETZUNG": "A comma is missing or superfluous: “{quote}”.",
    "CORRESPONDENCE": "A custom of letters: “{quote}”.",
    "CONFUSED_WORDS": "Possibly one word taken for another: “{quote}”.",
    "COMPOUNDING": "One word or two: “{quote}”.",
    "COLLOQUIALISMS": "Colloquial: “{quote}”.",
    "REDUNDANCY": "Says the same twice: “{quote}”.",
    "REPETITIONS": "A repetition: “{quote}”.",
    "SEMANTICS": "The content does not fit together: “{quote}”.",
    "STYLE": "Style: “{quote}”.",
    "TYPOGRAPHY": "Typography: “{quote}”.",
}
_ENGLISH_OTHER = "LanguageTool objects to “{quote}”."

ALL_SMALL = Text(
    de="Der Entwurf ist ganz in kleinen Buchstaben geschrieben.",
    en="The draft is written in small letters throughout.",
)
_ADVICE = {
    "spelling": Text(
        de="Prüfen Sie die Schreibweise. Ist das Wort richtig, nehmen Sie es in `grammar.words` auf.",
        en="Check the spelling. If the word is right, add it to `grammar.words`.",
    ),
    "fix": Text(
        de="Übernehmen Sie den Vorschlag oder formulieren Sie die Stelle um.", en="Take the suggestion, or rephrase."
    ),
    "look": Text(de="Sehen Sie sich die Stelle noch einmal an.", en="Look at the passage once more."),
    "small": Text(
        de="Schreiben Sie Satzanfänge, Substantive und die Anrede „Sie“ groß; in einer Mail an einen Arbeitgeber wirkt Kleinschreibung nachlässig.",
        en="Capitalise sentence beginnings, nouns and the address „Sie“; to an employer small letters look careless.",
    ),
}
_FIX = Text(de="„{text}“ einsetzen", en="Replace by “{text}”")
_CUT = Text(de="Streichen", en="Delete")


def is_spelling(match: LanguageToolMatch) -> bool:
    """Whether `match` only says that the server does not know a word."""
    return match.category in SPELLING or match.kind == "misspelling"


def severity_of(match: LanguageToolMatch) -> Severity:
    """A warning for grammar and commas, a hint for spelling and style."""
    comma = match.category == "PUNCTUATION" and any("," in replacement for replacement in match.replacements)
    grammar = match.category in WARNING and match.kind not in HINT_KINDS
    return Severity.WARNING if grammar or comma else Severity.HINT


def message_of(match: LanguageToolMatch, quote: str, lang: str) -> str:
    """LanguageTool's own message in German; what its category says in English."""
    if lang == "en":
        return _ENGLISH.get(match.category, _ENGLISH_OTHER).format(quote=quote)
    return f"„{quote}“: {match.message}" if quote else match.message


def advice_of(match: LanguageToolMatch, lang: str) -> str:
    """What to do."""
    return advice("spelling" if is_spelling(match) else "fix" if match.replacements else "look", lang)


def advice(key: str, lang: str) -> str:
    """One of the advices: „spelling“, „fix“, „look“, „small“."""
    return _ADVICE[key].in_language(lang)


def fix_title(text: str, lang: str) -> str:
    """The title of a fix that puts `text` in place."""
    return _FIX.in_language(lang, text=text.strip()) if text.strip() else _CUT.in_language(lang)
