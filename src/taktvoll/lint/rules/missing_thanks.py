"""Nothing thanks the employer for what it has done."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import insert_first, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Dank einfügen", en="Insert thanks")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter about an interview without thanks."""
    if (
        effective_occasion(analysis, settings) == "other"
        or not analysis.has_letter
        or analysis.letter_sentences_with("thanks")
    ):
        return
    start, end = opening(analysis)
    fixes = offer(ADD, settings, insert_first(analysis, fix_phrases.thanks(analysis, settings)))
    yield Match(start=start, end=end, fixes=fixes)


RULE = Rule(
    id="missing_thanks",
    severity=Severity.WARNING,
    title=Text(de="Dank fehlt", en="No thanks"),
    message=Text(
        de="Der Brief dankt nicht für die Einladung.", en="The letter does not give thanks for the invitation."
    ),
    advice=Text(
        de="Danken Sie in einem Satz für die Einladung oder das Interesse, am besten gleich nach der Anrede.",
        en="Give thanks for the invitation or the interest in one sentence, best right after the salutation.",
    ),
    why=Text(
        de="Jemand hat Ihre Unterlagen gelesen und sich Zeit genommen. Ein Dank kostet einen Satz und bleibt im Gedächtnis.",
        en="Somebody read your papers and made time. Thanks cost one sentence and are remembered.",
    ),
    source=Text(
        de="Danken Sie für die Gelegenheit und dafür, dass man Sie in Betracht gezogen hat.",
        en="Thank them for the opportunity and the consideration.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter("leider muss ich das Gespräch am 12. März absagen.", salutation="⟦Sehr geehrte Frau Weiß,⟧"),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich das Gespräch am 12. März absagen."),
        ),
        Example(
            bad="⟦Hallo Tim,⟧\n\nleider kann ich am Freitag nicht kommen. Danke für dein Verständnis.\n\nViele Grüße\nJana",
            good="Hallo Tim,\n\ndanke für die Einladung! Leider kann ich am Freitag nicht kommen. Danke für dein Verständnis.\n\nViele Grüße\nJana",
        ),
    ),
    near_misses=(
        letter("über Ihre Einladung habe ich mich sehr gefreut. Leider muss ich das Gespräch absagen."),
        letter("gern komme ich am 12. März zum Gespräch."),
    ),
)
