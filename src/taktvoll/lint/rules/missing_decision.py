"""No sentence says in so many words that the writer will not come."""

from collections.abc import Iterator

from taktvoll.finding import Edit, Severity
from taktvoll.phrasing import fix_phrases
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import insert_after, insert_first, offer
from taktvoll.intent import effective_occasion
from taktvoll.lint.own import has_letter, own_body, own_sentences
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.example_letter import letter
from taktvoll.analysis import Reading
from taktvoll.settings import Settings

ADD = Text(de="Klare Absage einfügen", en="Insert a clear no")


def find(reading: Reading, settings: Settings) -> Iterator[Match]:
    """A letter that neither cancels nor asks for another date; one meant as a decline has to cancel."""
    if effective_occasion(reading, settings) == "other" or not has_letter(reading):
        return
    saying = ("decision",) if settings.occasion == "decline" else ("decision", "reschedule")
    if own_sentences(reading, *saying):
        return
    start, end = opening(reading)
    yield Match(start=start, end=end, fixes=offer(ADD, settings, _edits(reading, settings)))


def _edits(reading: Reading, settings: Settings) -> tuple[Edit, ...]:
    sentence = fix_phrases.decision(reading, settings)
    body = own_body(reading)
    if body and body[0].has("thanks"):
        return insert_after(reading, body[0], sentence)
    return insert_first(reading, sentence)


RULE = Rule(
    id="missing_decision",
    severity=Severity.ERROR,
    title=Text(de="Absage nicht ausgesprochen", en="The no is not said"),
    message=Text(
        de="Kein Satz sagt ausdrücklich, dass Sie nicht kommen.",
        en="No sentence says in so many words that you will not come.",
    ),
    advice=Text(
        de="Sagen Sie es in einem klaren Satz, zum Beispiel: „Leider muss ich den Termin absagen.“",
        en="Say it in one clear sentence, for example: “Leider muss ich den Termin absagen.”",
    ),
    why=Text(
        de="Eine angedeutete Absage lässt die andere Seite raten, und der Termin bleibt für Sie reserviert.",
        en="A no that is only implied leaves the other side guessing, and the slot stays reserved for you.",
    ),
    source=Text(
        de="Sagen Sie mit Sicherheit und Würde ab, und sagen Sie, dass Sie nicht weiter zur Verfügung stehen.",
        en="Decline with confidence and grace, and say that you withdraw from further consideration.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Ich habe inzwischen ein anderes Angebot angenommen.",
                salutation="⟦Sehr geehrte Frau Weiß,⟧",
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich den Termin absagen. Ich habe inzwischen ein anderes Angebot angenommen."
            ),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Ich weiß noch nicht so genau, ob ich eventuell doch komme.",
                salutation="⟦Sehr geehrte Frau Weiß,⟧",
            ),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich den Termin absagen."),
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung. Wäre ein Gespräch in der Folgewoche möglich?"),
        letter("vielen Dank für Ihre Einladung. Ich ziehe meine Bewerbung zurück."),
    ),
)
