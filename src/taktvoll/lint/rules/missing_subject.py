"""The mail has no subject line."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.intent import effective_occasion
from taktvoll.letter import SegmentKind
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import insert_subject, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Betreff einfügen", en="Insert a subject line")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A whole letter, one with a salutation, that has no subject; a bare fragment needs none."""
    if effective_occasion(analysis, settings) == "other" or (analysis.subject or "").strip():
        return
    if any(part.kind is SegmentKind.SUBJECT for part in analysis.segments) or analysis.letter_sentences_with("subject"):
        return
    if not analysis.letter_sentences_with("salutation"):
        return
    start, end = opening(analysis)
    line = fix_phrases.subject(analysis, settings)
    yield Match(start=start, end=end, fixes=offer(ADD, settings, insert_subject(analysis, line)))


RULE = Rule(
    id="missing_subject",
    severity=Severity.HINT,
    title=Text(de="Betreff fehlt", en="No subject line"),
    message=Text(de="Ein Betreff fehlt noch.", en="A subject line is still missing."),
    advice=Text(
        de="Sagen Sie schon im Betreff, worum es geht: „Absage des Vorstellungsgesprächs am …“.",
        en="Say in the subject what the mail is about: “Absage des Vorstellungsgesprächs am …”.",
    ),
    why=Text(
        de="Mit einem klaren Betreff wird Ihre Nachricht rechtzeitig gelesen.",
        en="With a clear subject your message is read in time.",
    ),
    source=Text(
        de="Sagen Sie rechtzeitig Bescheid: je früher man es weiß, desto kleiner der Schaden.",
        en="Tell them promptly: the more notice, the less harm.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter("leider muss ich das Gespräch absagen.", subject="", salutation="⟦Sehr geehrte Frau Weiß,⟧"),
            good=letter("leider muss ich das Gespräch absagen."),
        ),
        Example(
            bad="⟦Hallo Tim,⟧\n\nleider kann ich am Freitag nicht kommen.\n\nViele Grüße\nJana",
            good="Betreff: Freitag\n\nHallo Tim,\n\nleider kann ich am Freitag nicht kommen.\n\nViele Grüße\nJana",
        ),
    ),
    near_misses=("Leider muss ich das Gespräch am 12. März absagen.",),
)
