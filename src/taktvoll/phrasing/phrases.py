"""Sentences that a rewrite may add or put in place: by act and register, several wordings each, no fact in any of them.

Written for this project. ``{what}``, ``{where}`` and ``{when}`` are filled from the draft's own slots (`facts.py`), ``{noun}``
and ``{to}`` with the draft's own name for the appointment (`topic.py`), ``{tail}`` with what rounds off a sentence that names
no slot. A sentence begins with a small letter where it may follow a salutation and is capitalised where it does not.
"""

import functools
import re
from collections.abc import Mapping

Wordings = tuple[str, ...]

PHRASES: Mapping[str, Mapping[str, Wordings]] = {
    "thanks": {
        "sie": (
            "vielen Dank für Ihre Einladung{to}{what}{where}{when}{tail: und für Ihr Interesse}.",
            "herzlichen Dank für die Einladung{to}{what}{where}{when}{tail: und für Ihre Zeit}.",
            "ich danke Ihnen für die Einladung{to}{what}{where}{when}{tail: und Ihr Vertrauen}.",
        ),
        "du": (
            "vielen Dank für eure Einladung{to}{what}{where}{when}{tail: und euer Interesse}.",
            "herzlichen Dank für die Einladung{to}{what}{where}{when}{tail: und eure Zeit}.",
            "danke für eure Einladung{to}{what}{where}{when}{tail: und euer Vertrauen}.",
        ),
        "none": (
            "vielen Dank für die Einladung{to}{what}{where}{when}{tail: und das Interesse}.",
            "herzlichen Dank für die Einladung{to}{what}{where}{when}.",
            "ich danke für die Einladung{to}{what}{where}{when}{tail: und das Vertrauen}.",
        ),
    },
    "thanks_offer": {
        "sie": (
            "vielen Dank für Ihr Angebot{what}{where}{tail: und Ihr Vertrauen}.",
            "herzlichen Dank für Ihr Angebot{what}{where}{tail: und für Ihre Zeit}.",
            "ich danke Ihnen für Ihr Angebot{what}{where}{tail: und das Vertrauen}.",
        ),
        "du": (
            "vielen Dank für euer Angebot{what}{where}{tail: und euer Vertrauen}.",
            "herzlichen Dank für euer Angebot{what}{where}{tail: und eure Zeit}.",
            "danke für euer Angebot{what}{where}{tail: und das Vertrauen}.",
        ),
        "none": (
            "vielen Dank für das Angebot{what}{where}{tail: und das Vertrauen}.",
            "herzlichen Dank für das Angebot{what}{where}.",
            "ich danke für das Angebot{what}{where}{tail: und das Vertrauen}.",
        ),
    },
    "thanks_whole": {
        "sie": (
            "vielen Dank für Ihr Interesse und Ihre Zeit.",
            "herzlichen Dank für Ihre Zeit und Ihr Vertrauen.",
            "ich danke Ihnen für Ihr Interesse und Ihr Vertrauen.",
        ),
        "du": (
            "vielen Dank für euer Interesse und eure Zeit.",
            "herzlichen Dank für eure Zeit und euer Vertrauen.",
            "danke für euer Interesse und euer Vertrauen.",
        ),
        "none": (
            "vielen Dank für das Interesse und die Zeit.",
            "herzlichen Dank für die Zeit und das Vertrauen.",
            "ich danke für das Interesse und das Vertrauen.",
        ),
    },
    "decision": {
        "any": (
            "Leider muss ich {noun}{what}{where}{when} absagen.",
            "{Noun}{what}{where}{when} kann ich leider nicht wahrnehmen.",
            "Ich muss {noun}{what}{where}{when} leider absagen.",
        ),
    },
    "decision_offer": {
        "sie": (
            "Leider kann ich Ihr Angebot nicht annehmen.",
            "Ich habe mich entschieden, Ihr Angebot nicht anzunehmen.",
            "Ihr Angebot nehme ich leider nicht an.",
        ),
        "du": (
            "Leider kann ich euer Angebot nicht annehmen.",
            "Ich habe mich entschieden, euer Angebot nicht anzunehmen.",
            "Euer Angebot nehme ich leider nicht an.",
        ),
        "none": (
            "Leider kann ich das Angebot nicht annehmen.",
            "Ich habe mich entschieden, das Angebot nicht anzunehmen.",
            "Das Angebot nehme ich leider nicht an.",
        ),
    },
    "decision_whole": {
        "sie": (
            "Leider muss ich Ihnen{what}{where} absagen.",
            "Ich muss Ihnen{what}{where} leider absagen.",
            "Ich sage Ihnen{what}{where} hiermit leider ab.",
        ),
        "du": (
            "Leider muss ich euch{what}{where} absagen.",
            "Ich muss euch{what}{where} leider absagen.",
            "Ich sage euch{what}{where} hiermit leider ab.",
        ),
        "none": (
            "Leider muss ich{what}{where} absagen.",
            "Ich muss{what}{where} leider absagen.",
            "Ich sage{what}{where} hiermit leider ab.",
        ),
    },
    "withdrawal": {
        "any": (
            "Meine Bewerbung ziehe ich hiermit zurück.",
            "Ich ziehe meine Bewerbung zurück.",
            "Meine Bewerbung möchte ich zurückziehen.",
        ),
    },
    "postpone": {
        "any": (
            "Leider kann ich {noun}{what}{where}{when} nicht wahrnehmen.",
            "{Noun}{what}{where}{when} kann ich leider nicht wahrnehmen.",
            "Ich kann {noun}{what}{where}{when} leider nicht wahrnehmen.",
        ),
    },
    "reschedule": {
        "sie": (
            "Wäre es möglich, {noun} auf einen anderen Tag zu verschieben?",
            "Könnten wir einen neuen Termin finden, der Ihnen passt?",
            "Gern richte ich mich bei einem neuen Termin nach Ihnen; bitte nennen Sie mir einen anderen Tag.",
        ),
        "du": (
            "Wäre es möglich, {noun} auf einen anderen Tag zu verschieben?",
            "Könnten wir einen neuen Termin finden, der euch passt?",
            "Könnten wir {noun} auf einen anderen Tag verschieben?",
        ),
        "none": (
            "Wäre es möglich, {noun} auf einen anderen Tag zu verschieben?",
            "Ich würde {noun} gern auf einen anderen Tag verschieben.",
            "Ließe sich {noun} auf einen anderen Tag verschieben?",
        ),
    },
    "offer_dates": {
        "any": (
            "Könnten wir {noun} verschieben? Mir würde{es}{dates} passen.",
            "Wäre es möglich, {noun} zu verschieben? Passen würde mir{es}{dates}.",
            "Ließe sich {noun} verschieben? Gut passen würde mir{es}{dates}.",
        ),
    },
    "apology": {
        "sie": (
            "Für die Unannehmlichkeiten bitte ich Sie um Entschuldigung.",
            "Bitte entschuldigen Sie die Umstände.",
            "Ich bitte Sie, die Umstände zu entschuldigen.",
        ),
        "du": (
            "Bitte entschuldigt die Umstände.",
            "Für die Umstände bitte ich euch um Entschuldigung.",
            "Entschuldigt bitte die Umstände.",
        ),
        "none": (
            "Für die Unannehmlichkeiten bitte ich um Entschuldigung.",
            "Ich bitte die Umstände zu entschuldigen.",
            "Für die Umstände bitte ich um Entschuldigung.",
        ),
    },
    "goodwill": {
        "sie": (
            "Für die Besetzung der Stelle wünsche ich Ihnen viel Erfolg.",
            "Ich wünsche Ihnen alles Gute und viel Erfolg bei der Suche.",
            "Ihnen und Ihrem Team wünsche ich alles Gute.",
        ),
        "du": (
            "Für die Besetzung der Stelle wünsche ich euch viel Erfolg.",
            "Ich wünsche euch alles Gute und viel Erfolg bei der Suche.",
            "Euch und eurem Team wünsche ich alles Gute.",
        ),
        "none": (
            "Für die Besetzung der Stelle wünsche ich viel Erfolg.",
            "Ich wünsche alles Gute und viel Erfolg bei der Suche.",
            "Dem Team wünsche ich alles Gute.",
        ),
    },
    "interest": {
        "sie": (
            "Auf {noun} freue ich mich weiterhin.",
            "Mein Interesse an der Stelle besteht unverändert.",
            "Ich freue mich weiterhin darauf, Sie kennenzulernen.",
        ),
        "du": (
            "Auf {noun} freue ich mich weiterhin.",
            "Mein Interesse an der Stelle besteht unverändert.",
            "Ich freue mich weiterhin darauf, euch kennenzulernen.",
        ),
        "none": (
            "Auf {noun} freue ich mich weiterhin.",
            "Mein Interesse an der Stelle besteht unverändert.",
            "Ich freue mich weiterhin auf {noun}.",
        ),
    },
    "understanding": {
        "sie": (
            "Ich bitte um Ihr Verständnis.",
            "Vielen Dank für Ihr Verständnis.",
            "Für Ihr Verständnis danke ich Ihnen.",
        ),
        "du": ("Ich bitte um euer Verständnis.", "Vielen Dank für euer Verständnis.", "Danke für euer Verständnis."),
        "none": ("Ich bitte um Verständnis.", "Vielen Dank für das Verständnis.", "Danke für das Verständnis."),
    },
    "salutation": {
        "sie": ("Sehr geehrte Damen und Herren,",),
        "du": ("Hallo zusammen,",),
        "none": ("Guten Tag,",),
    },
    "closing": {
        "sie": ("Mit freundlichen Grüßen",),
        "du": ("Viele Grüße",),
        "none": ("Freundliche Grüße",),
    },
}

SINGULAR = (
    ("euer ", "dein "), ("Euer ", "Dein "), ("eure ", "deine "), ("Euch und eurem Team", "Dir und deinem Team"),
    ("bitte ich euch um", "bitte ich dich um"), ("darauf, euch kennen", "darauf, dich kennen"), ("euch", "dir"),
    ("entschuldigt", "entschuldige"), ("Entschuldigt", "Entschuldige"), ("Hallo zusammen,", "Hallo,"),
)  # fmt: skip
"""du to one person, from du to several; the longer ones first."""
_SLOTS = ("what", "where", "when")
_TAIL = re.compile(r"\{tail:([^}]*)\}")


def phrase(act: str, register: str, variant: int, *, singular: bool = False, **parts: str) -> str:
    """The wording number `variant` (counted around) of an act, its parts filled in; missing parts are empty."""
    wordings = PHRASES[act].get(register) or PHRASES[act].get("any") or PHRASES[act]["none"]
    text = wordings[variant % len(wordings)]
    if singular and register == "du":
        for plural, single in SINGULAR:
            text = text.replace(plural, single)
    noun = parts.get("noun") or "den Termin"
    text = _TAIL.sub("" if any(parts.get(name) for name in _SLOTS) else r"\1", text)
    text = text.replace("{noun}", noun).replace("{Noun}", noun[:1].upper() + noun[1:])
    for name in ("to", *_SLOTS, "es", "dates"):
        text = text.replace("{" + name + "}", parts.get(name, ""))
    return re.sub(r",(?=[.,?])", "", text)


@functools.cache
def vocabulary() -> frozenset[str]:
    """Every word of every wording: words that a rewrite may use although the draft does not."""
    texts = [text for registers in PHRASES.values() for wordings in registers.values() for text in wordings]
    texts += [single for _, single in SINGULAR]
    plain = " ".join(
        re.sub(r"\{(?:tail:)?([^}]*)\}", lambda match: " " + match.group(1) if " " in match.group(1) else "", text)
        for text in texts
    )
    return frozenset(re.findall(r"[^\W\d_]+", plain)) | {
        "Den",
        "Das",
        "Die",
        "Termin",
        "Gespräch",
        "Stelle",
        "Hallo",
        "Guten",
        "Tag",
    }
