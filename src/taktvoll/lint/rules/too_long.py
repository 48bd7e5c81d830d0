"""The body has more words than a decline needs."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.example_letter import letter
from taktvoll.lint.measures import measure
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """At most one match: the sentence in which the limit is crossed."""
    limit = settings.limits.max_words
    words = 0
    for sentence in analysis.body:
        words += sentence.words
        if words > limit:
            quote = shorten(analysis.quote(sentence), 40)
            fields = {"words": measure(analysis).words, "limit": limit, "quote": quote}
            yield Match(start=sentence.start, end=sentence.end, fields=fields, evidence=(f"words:{fields['words']}",))
            return


_LONG = (
    "vielen Dank für Ihre freundliche Einladung zum Gespräch in Ihrem Haus in der kommenden Woche. "
    "Die Beschreibung der Stelle habe ich mit großer Freude gelesen und auch die Seiten über die einzelnen Abteilungen haben mir gut gefallen. "
    "Besonders die Bilder aus der Werkstatt und die Berichte der Auszubildenden zeigen sehr schön, wie bei Ihnen gearbeitet wird. "
    "Leider muss ich den Termin absagen und ziehe meine Bewerbung zurück. "
    "Für die Umstände, die Ihnen und allen anderen Beteiligten dadurch entstehen, bitte ich herzlich um Entschuldigung und um Nachsicht. "
    "Für die weitere Suche nach einer passenden Kollegin oder einem passenden Kollegen wünsche ich Ihnen und Ihrem ganzen Haus viel Erfolg. "
    "Auch für das neue Lager wünsche ich einen guten Start. "
    "{mark}Allen, mit denen ich am Telefon sprechen durfte, schicke ich auf diesem Weg einen herzlichen Gruß.{end}"
)
_SHORT = letter(
    "vielen Dank für Ihre Einladung zum Gespräch. Leider muss ich den Termin absagen und ziehe meine Bewerbung zurück. Für die Umstände bitte ich um Entschuldigung."
)

RULE = Rule(
    id="too_long",
    severity=Severity.WARNING,
    title=Text(de="Zu lang", en="Too long"),
    message=Text(
        de="Der Brief hat {words} Wörter; ab „{quote}“ sind es mehr als {limit}.",
        en="The letter has {words} words; from “{quote}” on they are more than {limit}.",
    ),
    advice=Text(
        de="Dank, Absage, Entschuldigung, guter Wunsch: Vier bis fünf kurze Sätze reichen.",
        en="Thanks, the no, an apology, a good wish: four or five short sentences are enough.",
    ),
    why=Text(
        de="In einem langen Brief sucht die andere Seite nach der Nachricht, und für Sie ist er mehr Arbeit als nötig.",
        en="In a long letter the other side has to look for the message, and it is more work for you than needed.",
    ),
    source=Text(de="Kurz und freundlich bleiben.", en="Keep it short and sweet."),
    find=find,
    examples=(
        Example(bad=letter(_LONG.format(mark="⟦", end="⟧")), good=_SHORT),
        Example(
            bad=letter(
                _LONG.format(mark="⟦", end="⟧"),
                subject="",
                closing="Freundliche Grüße\nJana Kröger\n\nP. S.: Den Parkschein schicke ich Ihnen mit der Post zurück.",
            ),
            good=_SHORT,
        ),
    ),
    near_misses=(letter(_LONG.format(mark="", end="").rsplit(" Auch für", 1)[0]),),
)
