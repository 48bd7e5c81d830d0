"""The date is cancelled for good, but nothing says that the application is withdrawn."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.anchors import ending
from taktvoll.lint.edits import insert_after, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rules.missing_reschedule import obstacles
from taktvoll.phrasing import fix_phrases
from taktvoll.scheme import Stage, Stance
from taktvoll.settings import Settings

ADD = Text(de="Bewerbung zurückziehen", en="Withdraw the application")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A decline for good that leaves the application standing; an obstacle that passes is not for good."""
    if effective_occasion(analysis, settings) != "decline" or analysis.letter_evidence("withdrawal", "later"):
        return
    if analysis.situation.stance is Stance.WITHDRAWS or analysis.situation.stage in {Stage.OFFER, Stage.CONTRACT}:
        return
    decisions = analysis.letter_sentences_with("decision")
    if not decisions or (settings.occasion == "auto" and (obstacles(analysis) or analysis.letter_evidence("interest"))):
        return
    start, end = ending(analysis)
    yield Match(
        start=start,
        end=end,
        fixes=offer(ADD, settings, insert_after(analysis, decisions[-1], fix_phrases.withdrawal(analysis, settings))),
    )


RULE = Rule(
    id="missing_withdrawal",
    severity=Severity.HINT,
    title=Text(de="Bewerbung bleibt offen", en="The application stays open"),
    message=Text(
        de="Der Termin ist abgesagt; ob Ihre Bewerbung weiter gilt, bleibt offen.",
        en="The appointment is cancelled; whether your application still stands is left open.",
    ),
    advice=Text(
        de="Wenn Sie die Stelle nicht mehr möchten, sagen Sie es dazu: „Meine Bewerbung ziehe ich zurück.“",
        en="If you no longer want the job, add it: “Meine Bewerbung ziehe ich zurück.”",
    ),
    why=Text(
        de="Sonst ruft in der nächsten Woche jemand an und bietet Ihnen einen neuen Termin an.",
        en="Otherwise somebody may call next week and offer you another date.",
    ),
    source=Text(
        de="Sagen Sie, dass Sie nicht weiter zur Verfügung stehen.",
        en="Say that you withdraw from further consideration.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich den Termin absagen.",
                closing="⟦Mit freundlichen Grüßen⟧\nJana Kröger",
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich den Termin absagen. Meine Bewerbung ziehe ich zurück."
            ),
        ),
        Example(
            bad="Hallo Tim,\n\ndanke für die Einladung. Leider sage ich das Gespräch ab.\n\n⟦Viele Grüße⟧\nJana",
            good="Hallo Tim,\n\ndanke für die Einladung. Leider ziehe ich meine Bewerbung zurück.\n\nViele Grüße\nJana",
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung. Leider bin ich krank und kann am 12. März nicht kommen."),
        letter("vielen Dank für Ihr Angebot. Leider kann ich die Stelle nicht annehmen."),
    ),
)
