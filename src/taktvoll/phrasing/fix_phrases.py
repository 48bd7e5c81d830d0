"""Sentences that a fix inserts, in the draft's form of address; none states a fact that the draft does not have."""

import re

from taktvoll.analysis import Analysis
from taktvoll.intent import effective_occasion, voice
from taktvoll.settings import Settings

_THANKS = {
    "sie": "Vielen Dank für Ihre Einladung.",
    "du": "Vielen Dank für deine Einladung.",
    "ihr": "Vielen Dank für eure Einladung.",
    "none": "Vielen Dank für die Einladung.",
}
_THANKS_WITHOUT_DATE = {
    "sie": "Vielen Dank für Ihr Interesse an meiner Bewerbung.",
    "du": "Vielen Dank für dein Interesse an meiner Bewerbung.",
    "ihr": "Vielen Dank für euer Interesse an meiner Bewerbung.",
    "none": "Vielen Dank für das Interesse an meiner Bewerbung.",
}
_APOLOGY = {
    "sie": "Bitte entschuldigen Sie die Umstände.",
    "du": "Bitte entschuldige die Umstände.",
    "ihr": "Bitte entschuldigt die Umstände.",
    "none": "Für die Umstände bitte ich um Entschuldigung.",
}
_RESCHEDULE = {
    "sie": "Könnten Sie mir einen anderen Termin vorschlagen?",
    "du": "Könntest du mir einen anderen Termin vorschlagen?",
    "ihr": "Könntet ihr mir einen anderen Termin vorschlagen?",
    "none": "Wäre ein anderer Termin möglich?",
}
_GOODWILL = {
    "sie": "Für die weitere Suche wünsche ich Ihnen viel Erfolg.",
    "du": "Für die weitere Suche wünsche ich dir viel Erfolg.",
    "ihr": "Für die weitere Suche wünsche ich euch viel Erfolg.",
    "none": "Für die weitere Suche wünsche ich viel Erfolg.",
}
_SALUTATION = {
    "sie": "Sehr geehrte Damen und Herren,",
    "du": "Hallo,",
    "ihr": "Hallo zusammen,",
    "none": "Sehr geehrte Damen und Herren,",
}
_CLOSING = {
    "sie": "Mit freundlichen Grüßen",
    "du": "Viele Grüße",
    "ihr": "Viele Grüße",
    "none": "Mit freundlichen Grüßen",
}
WITHDRAWAL = "Meine Bewerbung ziehe ich zurück."
PRIVATE_REASON = "Dafür habe ich persönliche Gründe."
_TALK = re.compile(r"einladung|eingeladen|einladen|gespräch|termin|interview|kennenlern", re.IGNORECASE)
_INTERVIEW = re.compile(r"gespräch|interview|termin", re.IGNORECASE)
_NAMED_INTERVIEW = re.compile(r"\b(?:Vorstellungsgespräch|Bewerbungsgespräch)", re.IGNORECASE)


def thanks(analysis: Analysis, settings: Settings) -> str:
    """Thanks for the invitation, or for the interest where the draft speaks of no appointment."""
    invited = bool(analysis.slots.keys() & {"date", "time"}) or bool(_TALK.search(_own_text(analysis)))
    return (_THANKS if invited else _THANKS_WITHOUT_DATE)[voice(analysis, settings)]


def apology(analysis: Analysis, settings: Settings) -> str:
    """One plain apology."""
    return _APOLOGY[voice(analysis, settings)]


def decision(analysis: Analysis, settings: Settings) -> str:
    """The no in so many words; for a move the same for this one appointment."""
    appointment = bool(analysis.slots.keys() & {"date", "time"}) or bool(_INTERVIEW.search(_own_text(analysis)))
    if effective_occasion(analysis, settings) == "reschedule":
        return "Leider kann ich den Termin nicht wahrnehmen."
    return "Leider muss ich den Termin absagen." if appointment else "Leider muss ich absagen."


def reschedule(analysis: Analysis, settings: Settings) -> str:
    """The request for another date, with none named: which one suits is the user's to say."""
    return _RESCHEDULE[voice(analysis, settings)]


def goodwill(analysis: Analysis, settings: Settings) -> str:
    """A good wish for the search."""
    return _GOODWILL[voice(analysis, settings)]


def salutation(analysis: Analysis, settings: Settings) -> str:
    """A salutation without a name, because only the user knows it."""
    return _SALUTATION[voice(analysis, settings)]


def closing(analysis: Analysis, settings: Settings) -> str:
    """A closing formula without a name."""
    return _CLOSING[voice(analysis, settings)]


def greeting(analysis: Analysis, settings: Settings) -> str:
    """What a casual „LG“ or „VG“ abbreviates."""
    return "Viele Grüße" if voice(analysis, settings) != "none" else "Freundliche Grüße"


def subject(analysis: Analysis, settings: Settings) -> str:
    """A subject line that says what the mail is."""
    if effective_occasion(analysis, settings) == "reschedule":
        return "Betreff: Bitte um einen anderen Termin"
    if _NAMED_INTERVIEW.search(_own_text(analysis)):
        return "Betreff: Absage des Vorstellungsgesprächs"
    return "Betreff: Absage des Termins" if analysis.slots.keys() & {"date", "time"} else "Betreff: Absage"


def _own_text(analysis: Analysis) -> str:
    return "\n".join(analysis.quote(sentence) for sentence in analysis.letter_sentences)
