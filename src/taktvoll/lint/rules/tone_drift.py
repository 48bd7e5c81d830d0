"""The draft falls clearly below the tone of the applicant's own letter of application."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.anchors import first_sentence
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.tones import CASUAL, FORMAL, GAP, MIN_WORDS, in_words, own_tone, tone_of
from taktvoll.settings import Settings

if TYPE_CHECKING:
    from taktvoll.annotate.received.tone import Tone

LONG_SENTENCES = 12.0
CHOPPED = 6.0
"""Mean words of a sentence: an application of whole sentences, and a draft of scraps."""
MIN_SENTENCES = 3
FORMALITY = Text(
    de="die Bewerbung klingt {theirs}, der Entwurf {yours}", en="the application sounds {theirs}, the draft {yours}"
)
ADDRESS = Text(de="die Bewerbung sagt „Sie“, der Entwurf „du“", en="the application says “Sie”, the draft “du”")
SENTENCES = Text(
    de="in der Bewerbung hat ein Satz im Mittel {theirs} Wörter, im Entwurf {yours}",
    en="a sentence of the application has {theirs} words on average, one of the draft {yours}",
)
NUMBERS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
NUMBERS_EN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match, with what fell: the form of address, the formality, or the length of the sentences."""
    if not analysis.application or not analysis.has_letter or not analysis.is_german:
        return
    theirs, yours = tone_of(analysis.application), own_tone(analysis)
    if theirs.words < MIN_WORDS:
        return
    drift = _drift(analysis, theirs, yours, settings.lang)
    if drift is None:
        return
    start, end = first_sentence(analysis)
    yield Match(start=start, end=end, fields={"quote": shorten(analysis.text[start:end]), "drift": drift})


def _drift(analysis: Analysis, theirs: "Tone", yours: "Tone", lang: str) -> str | None:
    invited_to_du = analysis.received is not None and analysis.received.reply.register == "du"
    if theirs.register == "sie" and analysis.register == "du":
        return None if invited_to_du else ADDRESS.in_language(lang)
    if invited_to_du or yours.words < MIN_WORDS:
        return None
    fell = theirs.formality - yours.formality
    if theirs.formality >= FORMAL and yours.formality <= CASUAL and fell >= GAP:
        return FORMALITY.in_language(
            lang, theirs=in_words(theirs.formality, lang), yours=in_words(yours.formality, lang)
        )
    sentences = yours.words / yours.sentence_words if yours.sentence_words else 0
    if theirs.sentence_words >= LONG_SENTENCES and yours.sentence_words <= CHOPPED and sentences >= MIN_SENTENCES:
        return SENTENCES.in_language(
            lang, theirs=_number(theirs.sentence_words, lang), yours=_number(yours.sentence_words, lang)
        )
    return None


def _number(mean: float, lang: str) -> str:
    number = round(mean)
    words = NUMBERS_EN if lang == "en" else NUMBERS
    return words[number] if number < len(words) else str(number)


_APPLICATION = (
    "Sehr geehrte Frau Weiß,\n\nmit großem Interesse habe ich Ihre Ausschreibung gelesen und bewerbe mich hiermit als Controllerin in Ihrem Unternehmen. In meiner "
    "gegenwärtigen Tätigkeit verantworte ich die monatliche Berichterstattung und die Planung mehrerer Geschäftsbereiche. Über die Einladung zu einem "
    "persönlichen Gespräch würde ich mich sehr freuen.\n\nMit freundlichen Grüßen\nJana Kröger"
)
_GOOD = "Sehr geehrte Frau Weiß,\n\nvielen Dank für Ihre Einladung. Leider muss ich das Vorstellungsgespräch aus persönlichen Gründen absagen. Ich bitte um Ihr Verständnis.\n\nMit freundlichen Grüßen\nJana Kröger"

RULE = Rule(
    id="tone_drift",
    severity=Severity.WARNING,
    title=Text(de="Tiefer im Ton als die Bewerbung", en="Below the tone of the application"),
    message=Text(de="„{quote}“: {drift}.", en="“{quote}”: {drift}."),
    advice=Text(
        de="Bleiben Sie beim Ton Ihrer Bewerbung. Einen einzelnen Knopf dafür gibt es nicht, weil es den ganzen Brief betrifft; `taktvoll rewrite --style förmlich --mode fresh` schreibt ihn neu.",
        en="Keep to the tone of your application. There is no single fix, since it concerns the whole letter; `taktvoll rewrite --style förmlich --mode fresh` writes it anew.",
    ),
    why=Text(
        de="Wer förmlich angefangen hat und salopp aufhört, lässt vermuten, dass die Höflichkeit nur der Stelle galt.",
        en="Who began formally and ends casually suggests that the courtesy was for the post alone.",
    ),
    source=Text(
        de="Der Ton der Absage ist so förmlich wie der Ihrer Bewerbung.",
        en="The tone of a decline is as professional as that of your application.",
    ),
    find=find,
    examples=(
        Example(
            application=_APPLICATION,
            bad="Hallo Frau Weiß,\n\n⟦danke für die Mail, ist echt nett von Ihnen.⟧ Ich hab da mal was, und es geht mir an dem Tag echt nicht so gut. Sorry, ich sag also ab.\n\nViele Grüße\nJana Kröger",
            good=_GOOD,
        ),
        Example(
            application=_APPLICATION,
            bad="Hallo Anna,\n\n⟦danke für deine Einladung.⟧ Leider muss ich dir absagen, ich habe eine andere Stelle.\n\nViele Grüße\nJana",
            good=_GOOD,
        ),
    ),
    near_misses=(_GOOD,),
)
