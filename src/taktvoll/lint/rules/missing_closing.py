"""No closing formula and no name ends the letter."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.anchors import ending
from taktvoll.lint.edits import insert_paragraph, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Grußformel einfügen", en="Insert a closing")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter without a closing."""
    if not analysis.has_letter or analysis.letter_sentences_with("closing"):
        return
    start, end = ending(analysis)
    line = fix_phrases.closing(analysis, settings)
    yield Match(start=start, end=end, fixes=offer(ADD, settings, insert_paragraph(analysis, line)))


RULE = Rule(
    id="missing_closing",
    severity=Severity.WARNING,
    title=Text(de="Grußformel fehlt", en="No closing"),
    message=Text(de="Dem Brief fehlen Grußformel und Name.", en="The letter ends without a closing and a name."),
    advice=Text(
        de="Schließen Sie mit „Mit freundlichen Grüßen“ und Ihrem Namen.",
        en="End with “Mit freundlichen Grüßen” and your name.",
    ),
    why=Text(
        de="Wer die Mail bekommt, soll sofort sehen, wessen Termin frei wird.",
        en="Whoever gets the mail should see at once whose appointment is free now.",
    ),
    source=Text(
        de="Der Ton der Absage ist so förmlich wie der Ihrer Bewerbung.",
        en="The tone of a decline is as professional as that of your application.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "leider muss ich das Gespräch am 12. März absagen.", salutation="⟦Sehr geehrte Frau Weiß,⟧", closing=""
            ),
            good=letter("leider muss ich das Gespräch am 12. März absagen."),
        ),
        Example(
            bad="⟦Leider muss ich das Gespräch am 12. März absagen.⟧",
            good="Leider muss ich das Gespräch am 12. März absagen.\n\nFreundliche Grüße\nJana Kröger",
        ),
    ),
    near_misses=("Hallo Tim,\n\nleider muss ich das Gespräch absagen.\n\nJana",),
)
