"""Sentences that a rewrite may add or put in place: by act and register, several wordings each, no fact in any of them.

Written for this project. ``{what}``, ``{when}`` and ``{where}`` are filled from the draft's own slots, see `facts.py`; a
sentence begins with a small letter where it may follow a salutation and is capitalised where it does not.
"""

from collections.abc import Mapping

Wordings = tuple[str, ...]

PHRASES: Mapping[str, Mapping[str, Wordings]] = {
    "thanks": {
        "sie": (
            "vielen Dank für Ihre Einladung{what}{where}{when} und für Ihr Interesse an meiner Bewerbung.",
            "herzlichen Dank für die Einladung{what}{where}{when} und für Ihre Zeit.",
            "ich danke Ihnen für die Einladung{what}{where}{when} und das Vertrauen in meine Bewerbung.",
        ),
        "du": (
            "vielen Dank für die Einladung{what}{where}{when} und euer Interesse an meiner Bewerbung.",
            "herzlichen Dank für die Einladung{what}{where}{when} und eure Zeit.",
            "danke für die Einladung{what}{where}{when} und euer Vertrauen.",
        ),
        "none": (
            "vielen Dank für die Einladung{what}{where}{when} und das Interesse an meiner Bewerbung.",
            "herzlichen Dank für die Einladung{what}{where}{when}.",
            "ich danke für die Einladung{what}{where}{when} und das Interesse an meiner Bewerbung.",
        ),
    },
    "decision": {
        "any": (
            "Leider muss ich das Gespräch{what}{where}{when} absagen.",
            "Das Gespräch{what}{where}{when} kann ich leider nicht wahrnehmen.",
            "Den Termin{when}{where}{what} muss ich leider absagen.",
        ),
    },
    "withdrawal": {
        "any": (
            "Meine Bewerbung{what}{where} ziehe ich hiermit zurück.",
            "Ich ziehe meine Bewerbung{what}{where} zurück.",
            "Meine Bewerbung{what}{where} möchte ich zurückziehen.",
        ),
    },
    "postpone": {
        "any": (
            "Leider kann ich den Termin{when}{where} nicht wahrnehmen.",
            "Den Termin{when}{where} kann ich leider nicht einhalten.",
            "Leider schaffe ich es{when} nicht zum Gespräch{where}.",
        ),
    },
    "reschedule": {
        "sie": (
            "Wäre es möglich, das Gespräch auf einen anderen Tag zu verschieben?",
            "Könnten wir einen neuen Termin finden, der Ihnen passt?",
            "Gern richte ich mich bei einem neuen Termin nach Ihnen; bitte nennen Sie mir einen anderen Tag.",
        ),
        "du": (
            "Wäre es möglich, das Gespräch auf einen anderen Tag zu verschieben?",
            "Könnten wir einen neuen Termin finden, der euch passt?",
            "Gern richte ich mich bei einem neuen Termin nach euch.",
        ),
        "none": (
            "Wäre es möglich, das Gespräch auf einen anderen Tag zu verschieben?",
            "Ich würde den Termin gern auf einen anderen Tag verschieben.",
            "Gern würde ich das Gespräch an einem anderen Tag nachholen.",
        ),
    },
    "apology": {
        "sie": (
            "Für die Unannehmlichkeiten bitte ich Sie um Entschuldigung.",
            "Bitte entschuldigen Sie die Umstände.",
            "Ich bitte Sie, die Umstände zu entschuldigen.",
        ),
        "du": (
            "Bitte entschuldigt die Umstände, die euch dadurch entstehen.",
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
            "Auf das Gespräch mit Ihnen freue ich mich weiterhin.",
            "Mein Interesse an der Stelle besteht unverändert.",
            "Ich freue mich weiterhin darauf, Sie kennenzulernen.",
        ),
        "du": (
            "Auf das Gespräch mit euch freue ich mich weiterhin.",
            "Mein Interesse an der Stelle besteht unverändert.",
            "Ich freue mich weiterhin darauf, euch kennenzulernen.",
        ),
        "none": (
            "Auf das Gespräch freue ich mich weiterhin.",
            "Mein Interesse an der Stelle besteht unverändert.",
            "Ich freue mich weiterhin auf das Gespräch.",
        ),
    },
    "understanding": {
        "sie": ("Ich bitte um Ihr Verständnis.", "Vielen Dank für Ihr Verständnis.", "Für Ihr Verständnis danke ich Ihnen."),
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
    ("euer Interesse", "dein Interesse"), ("euer Vertrauen", "dein Vertrauen"), ("euer Verständnis", "dein Verständnis"),
    ("eure Zeit", "deine Zeit"), ("Euch und eurem Team", "Dir und deinem Team"), ("euch", "dir"), ("entschuldigt", "entschuldige"),
    ("Entschuldigt", "Entschuldige"), ("nach dir;", "nach dir;"),
)  # fmt: skip
"""du to one person, from du to several."""
_ACCUSATIVE = (("bitte ich dir um", "bitte ich dich um"), ("darauf, dir kennen", "darauf, dich kennen"))


def phrase(act: str, register: str, variant: int, *, singular: bool, **parts: str) -> str:
    """The wording number `variant` (counted around) of an act, its parts filled in; missing parts are empty."""
    wordings = PHRASES[act].get(register) or PHRASES[act].get("any") or PHRASES[act]["none"]
    text = wordings[variant % len(wordings)]
    for name in ("what", "when", "where"):
        text = text.replace("{" + name + "}", parts.get(name, ""))
    if singular and register == "du":
        for plural, single in SINGULAR + _ACCUSATIVE:
            text = text.replace(plural, single)
    return text


def vocabulary() -> frozenset[str]:
    """Every word of every wording: words that a rewrite may use although the draft does not."""
    texts = [text for registers in PHRASES.values() for wordings in registers.values() for text in wordings]
    texts += [single for _, single in SINGULAR + _ACCUSATIVE]
    words = {word.strip(".,;:?!") for text in texts for word in text.replace("{", " {").split() if "{" not in word}
    return frozenset(words | {word[:1].upper() + word[1:] for word in words})
