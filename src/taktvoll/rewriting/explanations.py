"""Why a rewrite changed something, in both languages, by rule."""

from collections.abc import Mapping

_WHY: Mapping[str, tuple[str, str]] = {
    "missing_salutation": ("Eine Anrede gehört an den Anfang.", "A letter opens with a salutation."),
    "missing_closing": ("Ein Gruß gehört ans Ende.", "A letter ends with a closing."),
    "missing_thanks": ("Der Dank für die Einladung fehlte.", "Thanks for the invitation were missing."),
    "missing_decision": ("Die Absage stand nirgends ausdrücklich.", "The letter never said no in so many words."),
    "missing_apology": ("Eine kurze Entschuldigung fehlte.", "A brief apology was missing."),
    "missing_reschedule": ("Die Bitte um einen neuen Termin fehlte.", "The request for another date was missing."),
    "missing_goodwill": ("Ein guter Wunsch hält die Tür offen.", "A kind wish keeps the door open."),
    "over_explanation": ("Mehr Begründung, als nötig ist.", "More explanation than is needed."),
    "unneeded": ("Das braucht der Brief nicht.", "The letter does not need this."),
    "negative_opinion": ("Kritik gehört nicht in die Absage.", "Criticism does not belong in this letter."),
    "private_detail": (
        "Das ist privat und geht die Firma nichts an.",
        "This is private and no concern of the employer.",
    ),
    "informal": ("Umgangssprache, schlichter gesagt.", "Colloquial wording, put plainly."),
    "hedged_decision": ("Die Entscheidung klang unsicher.", "The decision sounded uncertain."),
    "over_apology": ("Eine Entschuldigung genügt.", "One apology is enough."),
    "register_mix": ("Die Anrede wechselte zwischen Sie und du.", "The letter mixed Sie and du."),
    "mirror_register": ("So redet man Sie in der Mail an.", "This is how they address you in the mail."),
    "mirror_name": ("So steht der Name unter der Mail.", "This is how the mail is signed."),
    "mirror_greeting": ("So ähnlich grüßt man Sie in der Mail.", "This is about how they greet you in the mail."),
    "invited_days": (
        "Das lässt die Einladung offen; streichen Sie, was Ihnen nicht passt.",
        "The invitation leaves this open; strike out what does not suit you.",
    ),
    "too_long": ("Kürzer liest es sich besser.", "Shorter reads better."),
    "spelling": ("So schreibt es sich.", "This is how it is spelt."),
    "empty_phrase": ("Eine Floskel ohne Inhalt.", "A phrase that says nothing."),
    "dangling": (
        "Der Anschluss fehlte, weil ein anderer Satz entfallen ist.",
        "It referred to a sentence that is gone.",
    ),
    "place": ("Der Satz steht jetzt an anderer Stelle.", "The sentence now stands elsewhere."),
    "missing_withdrawal": ("Die Bewerbung bleibt zurückgezogen.", "The application stays withdrawn."),
    "for_good": (
        "Sonst klingt es, als passte nur der Tag nicht.",
        "Otherwise it sounds as if only the day did not suit.",
    ),
    "way_back": ("Ihr Entwurf hält sich einen Weg zurück offen.", "Your draft keeps a way back."),
    "slots": ("Damit keine Angabe verloren geht.", "So that no fact is lost."),
    "occasion": ("So haben Sie es gewünscht.", "As you asked."),
    "ground": ("Kurz, warum, und dass es Ihnen leidtut.", "Briefly why, and that you regret it."),
    "directive": ("Die Zeile war für Taktvoll bestimmt.", "This line was meant for Taktvoll."),
    "fresh": ("Neu formuliert aus Ihren Angaben.", "Written anew from your own facts."),
}

_OTHER = ("Damit der Befund entfällt.", "To settle the finding.")


def why(rule: str, lang: str) -> str:
    """One sentence for the user."""
    return _WHY.get(rule, _OTHER)[lang == "en"]
