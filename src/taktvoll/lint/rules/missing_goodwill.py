"""A decline without a good wish or an open door."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.anchors import ending
from taktvoll.lint.edits import insert_last, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Guten Wunsch einfügen", en="Insert a good wish")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A decline that wishes nothing and keeps no door open."""
    if effective_occasion(analysis, settings) != "decline" or not analysis.has_letter:
        return
    if analysis.letter_sentences_with("goodwill"):
        return
    start, end = ending(analysis)
    fixes = offer(ADD, settings, insert_last(analysis, fix_phrases.goodwill(analysis, settings)))
    yield Match(start=start, end=end, fixes=fixes)


RULE = Rule(
    id="missing_goodwill",
    severity=Severity.HINT,
    title=Text(de="Guter Wunsch fehlt", en="No good wish"),
    message=Text(
        de="Ein guter Wunsch zum Schluss würde den Brief abrunden.",
        en="A good wish at the end would round off the letter.",
    ),
    advice=Text(
        de="Wünschen Sie viel Erfolg bei der Suche, oder sagen Sie, dass Sie gern in Kontakt bleiben.",
        en="Wish them success with their search, or say that you would like to stay in touch.",
    ),
    why=Text(
        de="Der letzte Satz bleibt im Gedächtnis, und man begegnet sich wieder.",
        en="The last sentence is remembered, and people meet again.",
    ),
    source=Text(
        de="Sagen Sie mit Würde ab: Sie können diesem Arbeitgeber wieder begegnen.",
        en="Decline with grace: you may meet this employer again.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen.",
                closing="⟦Mit freundlichen Grüßen⟧\nJana Kröger",
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. Für die weitere Suche wünsche ich Ihnen viel Erfolg."
            ),
        ),
        Example(
            bad="Hallo Tim,\n\ndanke für die Einladung. Leider sage ich ab.\n\n⟦Viele Grüße⟧\nJana",
            good="Hallo Tim,\n\ndanke für die Einladung. Leider sage ich ab. Ich würde mich freuen, in Kontakt zu bleiben.\n\nViele Grüße\nJana",
        ),
    ),
    near_misses=(letter("vielen Dank für Ihre Einladung. Wäre ein Gespräch in der Folgewoche möglich?"),),
)
