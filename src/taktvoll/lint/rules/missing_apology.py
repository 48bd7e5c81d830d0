"""The letter neither apologises nor asks for understanding."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.anchors import ending
from taktvoll.lint.edits import insert_last, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.open_appointment import is_near, open_appointment
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.scheme import Stance
from taktvoll.settings import Settings

ADD = Text(de="Kurze Entschuldigung einfügen", en="Insert a short apology")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter about an interview without a word of excuse; only a hint where it names no appointment."""
    if effective_occasion(analysis, settings) == "other" or not analysis.has_letter:
        return
    if analysis.letter_sentences_with("apology", "understanding"):
        return
    start, end = ending(analysis)
    agreed = bool(analysis.slots.keys() & {"date", "time"}) or _is_a_duty(analysis, settings)
    yield Match(
        start=start,
        end=end,
        severity=Severity.WARNING if agreed else Severity.HINT,
        fixes=offer(ADD, settings, insert_last(analysis, fix_phrases.apology(analysis, settings))),
    )


def _is_a_duty(analysis: Analysis, settings: Settings) -> bool:
    """Whether somebody waits soon, or has waited in vain, though the draft names no day."""
    found = open_appointment(analysis, settings)
    near = found is not None and is_near(found.day, analysis, settings)
    return near or analysis.situation.stance is Stance.MISSED_IT


RULE = Rule(
    id="missing_apology",
    severity=Severity.WARNING,
    title=Text(de="Entschuldigung fehlt", en="No apology"),
    message=Text(
        de="Der Brief bittet weder um Entschuldigung noch um Verständnis.",
        en="The letter neither apologises nor asks for understanding.",
    ),
    advice=Text(
        de="Ein kurzer Satz genügt: „Bitte entschuldigen Sie die Umstände.“",
        en="One short sentence is enough: “Bitte entschuldigen Sie die Umstände.”",
    ),
    why=Text(
        de="Für den Termin hat jemand Zeit freigehalten. Ohne Termin im Brief ist es nur ein Hinweis.",
        en="Somebody kept time free for the appointment. Where the letter names none, this is only a hint.",
    ),
    source=Text(
        de="Entschuldigen Sie sich für die Unannehmlichkeiten, einmal und kurz.",
        en="Apologise for any inconvenience, once and briefly.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 12. März absagen.",
                closing="⟦Mit freundlichen Grüßen⟧\nJana Kröger",
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 12. März absagen. Bitte entschuldigen Sie die Umstände."
            ),
        ),
        Example(
            bad="Hallo Tim,\n\ndanke für die Einladung! Leider kann ich am Freitag nicht kommen.\n\n⟦Viele Grüße⟧\nJana",
            good="Hallo Tim,\n\ndanke für die Einladung! Leider kann ich am Freitag nicht kommen. Bitte entschuldige die Umstände.\n\nViele Grüße\nJana",
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung. Leider muss ich absagen und bitte um Ihr Verständnis."),
        letter("vielen Dank für Ihre Einladung. Leider muss ich absagen und bitte um Nachsicht."),
    ),
)
