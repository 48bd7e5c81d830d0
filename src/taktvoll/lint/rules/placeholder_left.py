"""A placeholder that was not filled in: „[Name]“, „«Nachname»“, „______“ (`mail/placeholders.py` says what is one)."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:  # noqa: ARG001 - every rule has this signature
    """Each placeholder of the letter."""
    for mark in analysis.letter_evidence("placeholder"):
        yield Match(
            start=mark.start, end=mark.end, fields={"quote": shorten(analysis.quote(mark))}, evidence=(mark.source,)
        )


RULE = Rule(
    id="placeholder_left",
    severity=Severity.ERROR,
    title=Text(de="Platzhalter", en="Placeholder"),
    message=Text(de="„{quote}“ ist noch ein Platzhalter.", en="“{quote}” is still a placeholder."),
    advice=Text(de="Setzen Sie ein, was hier stehen soll.", en="Fill in what should stand here."),
    why=Text(
        de="Ein vergessener Platzhalter verrät die Vorlage, und der Dank darum herum wirkt nicht mehr echt.",
        en="A forgotten placeholder betrays the template, and the thanks around it no longer seem meant.",
    ),
    source=Text(
        de="Derselbe sorgfältige Ton wie in Ihrer Bewerbung.",
        en="The same professional care as in your application.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter("vielen Dank für Ihre Einladung als ⟦[Position]⟧. Leider muss ich absagen."),
            good=letter("vielen Dank für Ihre Einladung als Controllerin. Leider muss ich absagen."),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen.", salutation="Sehr geehrte Frau ⟦[Name]⟧,"
            ),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen."),
        ),
        Example(
            bad=letter("vielen Dank für Ihre Einladung am ⟦______⟧. Leider muss ich absagen."),
            good=letter("vielen Dank für Ihre Einladung am 12. März. Leider muss ich absagen."),
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung [1]. Leider muss ich absagen."),
        letter(
            "vielen Dank für Ihre Einladung. Leider muss ich das Gespräch zu Ihrer [Anzeige](https://x.example) absagen."
        ),
        letter("vielen Dank für Ihre Einladung zum Gespräch (m/w/d) [sic]. Leider muss ich absagen."),
    ),
)
