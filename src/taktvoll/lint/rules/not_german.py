"""The draft is in another language."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.anchors import opening
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings

_ENGLISH = "Thank you for the invitation to the interview on Friday. Unfortunately I have to cancel and would like to withdraw my application."
_FRENCH = "Je vous remercie de votre invitation. Malheureusement, je ne pourrai pas venir vendredi et je retire ma candidature."


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:  # noqa: ARG001 - every rule has this signature
    """A text that is not German."""
    if analysis.has_letter and not analysis.is_german:
        start, end = opening(analysis)
        yield Match(start=start, end=end)


RULE = Rule(
    id="not_german",
    severity=Severity.HINT,
    title=Text(de="Nicht auf Deutsch", en="Not in German"),
    message=Text(de="Der Entwurf ist offenbar nicht auf Deutsch.", en="The draft does not seem to be in German."),
    advice=Text(
        de="Taktvoll prüft deutsche Mails. Wenn der Text doch deutsch ist, hilft die Option --force.",
        en="Taktvoll checks German mails. If the text is German after all, use the option --force.",
    ),
    why=Text(
        de="Die Regeln kennen nur deutsche Wendungen; in einer anderen Sprache wären ihre Hinweise geraten.",
        en="The rules know German phrases only; in another language their remarks would be guesses.",
    ),
    source=Text(
        de="Antworten Sie in der Sprache und auf dem Weg, den das Unternehmen benutzt.",
        en="Mirror the company: answer in its language and through its channel.",
    ),
    find=find,
    examples=(
        Example(
            bad=f"⟦{_ENGLISH.split('. ', maxsplit=1)[0]}.⟧ {_ENGLISH.split('. ')[1]}",
            good=letter("leider muss ich das Gespräch absagen."),
        ),
        Example(
            bad=f"⟦{_FRENCH.split('. ', maxsplit=1)[0]}.⟧ {_FRENCH.split('. ')[1]}",
            good="Leider muss ich das Gespräch am Freitag absagen.",
        ),
    ),
    near_misses=(letter("danke für das Feedback und die Einladung zum Interview. Leider muss ich absagen."),),
)
