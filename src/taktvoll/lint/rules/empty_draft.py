"""There is nothing to check."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:  # noqa: ARG001 - every rule has this signature
    """A text without a word of the writer's own."""
    if not analysis.has_letter:
        yield Match(start=0, end=0)


RULE = Rule(
    id="empty_draft",
    severity=Severity.HINT,
    title=Text(de="Leerer Entwurf", en="Empty draft"),
    message=Text(de="Der Entwurf enthält noch keinen Text.", en="The draft holds no text yet."),
    advice=Text(
        de="Schreiben Sie Dank, Absage und Gruß in drei Sätzen; den Rest sehen wir dann gemeinsam an.",
        en="Write thanks, the no and a greeting in three sentences; the rest can follow.",
    ),
    why=Text(de="Ohne Text gibt es nichts zu prüfen.", en="Without text there is nothing to check."),
    source=Text(
        de="Sagen Sie rechtzeitig Bescheid; auch eine kurze Nachricht hilft.",
        en="Tell them promptly; a short message helps too.",
    ),
    find=find,
    examples=(
        Example(bad="⟦⟧", good=letter("leider muss ich das Gespräch absagen.")),
        Example(bad="⟦⟧\n \n", good="Leider muss ich das Gespräch absagen."),
    ),
    near_misses=("Ich sage ab.",),
)
