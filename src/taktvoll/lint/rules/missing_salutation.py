"""No line greets the reader."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import insert_salutation, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Anrede einfügen", en="Insert a salutation")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter without a salutation."""
    if not analysis.has_letter or analysis.letter_sentences_with("salutation"):
        return
    start, end = opening(analysis)
    line = fix_phrases.salutation(analysis, settings)
    yield Match(start=start, end=end, fixes=offer(ADD, settings, insert_salutation(analysis, line)))


RULE = Rule(
    id="missing_salutation",
    severity=Severity.WARNING,
    title=Text(de="Anrede fehlt", en="No salutation"),
    message=Text(de="Dem Brief fehlt eine Anrede.", en="The letter has no salutation."),
    advice=Text(
        de="Beginnen Sie mit „Sehr geehrte Frau …,“ oder „Guten Tag Herr …,“, am besten mit dem Namen aus der Einladung.",
        en="Begin with “Sehr geehrte Frau …,” or “Guten Tag Herr …,”, best with the name from the invitation.",
    ),
    why=Text(
        de="Ohne Anrede wirkt auch eine höfliche Absage wie eine hingeworfene Notiz.",
        en="Without a salutation even a polite letter reads like a note thrown on a desk.",
    ),
    source=Text(
        de="Der Ton der Absage ist so förmlich wie der Ihrer Bewerbung.",
        en="The tone of a decline is as professional as that of your application.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "Leider muss ich das Gespräch am 12. März absagen.",
                salutation="",
                closing="⟦Mit freundlichen Grüßen⟧\nJana Kröger",
            ),
            good=letter("leider muss ich das Gespräch am 12. März absagen."),
        ),
        Example(
            bad="⟦Leider muss ich das Gespräch am 12. März absagen.⟧",
            good="Guten Tag Herr Kern,\n\nleider muss ich das Gespräch am 12. März absagen.",
        ),
    ),
    near_misses=(
        "Guten Tag,\n\nleider muss ich das Gespräch absagen.\n\nFreundliche Grüße\nJana Kröger",
        "Hallo Frau Kern, leider muss ich das Gespräch absagen.\n\nFreundliche Grüße\nJana Kröger",
    ),
)
