"""No sentence says in so many words that the writer will not come."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Edit, Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import insert_after, insert_first, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Klare Absage einfügen", en="Insert a clear no")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter that neither cancels nor asks for another date; one meant as a decline has to cancel."""
    if effective_occasion(analysis, settings) == "other" or not analysis.has_letter:
        return
    saying = ("decision",) if settings.occasion == "decline" else ("decision", "reschedule")
    if analysis.letter_sentences_with(*saying):
        return
    start, end = opening(analysis)
    probability = analysis.p_undecided
    yield Match(
        start=start,
        end=end,
        severity=severity_of(analysis),
        fixes=offer(ADD, settings, _edits(analysis, settings)),
        evidence=() if probability is None else (f"model:{probability:.2f}",),
    )


def severity_of(analysis: Analysis) -> Severity:
    """An error where the model is sure that no sentence says no, otherwise a warning: it may have missed one."""
    probability, thresholds = analysis.p_undecided, analysis.thresholds
    unsure = probability is not None and thresholds is not None and probability < thresholds.sure_undecided
    return Severity.WARNING if unsure else Severity.ERROR


def _edits(analysis: Analysis, settings: Settings) -> tuple[Edit, ...]:
    sentence = fix_phrases.decision(analysis, settings)
    body = analysis.body
    if body and body[0].has("thanks"):
        return insert_after(analysis, body[0], sentence)
    return insert_first(analysis, sentence)


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
