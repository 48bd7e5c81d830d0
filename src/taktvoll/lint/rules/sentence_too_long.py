"""A sentence with more words than can be read at ease."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """Each sentence of the body that is over the limit."""
    for sentence in analysis.body:
        if sentence.words > settings.limits.max_sentence_words:
            fields = {"quote": shorten(analysis.quote(sentence), 40), "words": sentence.words}
            yield Match(start=sentence.start, end=sentence.end, fields=fields, evidence=(f"words:{sentence.words}",))


RULE = Rule(
    id="sentence_too_long",
    severity=Severity.HINT,
    title=Text(de="Langer Satz", en="Long sentence"),
    message=Text(de="Der Satz „{quote}“ hat {words} Wörter.", en="The sentence “{quote}” has {words} words."),
    advice=Text(de="Machen Sie zwei Sätze daraus.", en="Make two sentences of it."),
    why=Text(
        de="In einem langen Satz geht gerade das Wichtigste unter.",
        en="In a long sentence what matters most gets lost.",
    ),
    source=Text(de="Kurz und freundlich bleiben.", en="Keep it short and sweet."),
    find=find,
    examples=(
        Example(
            bad=letter(
                "⟦vielen Dank für Ihre freundliche Einladung zum Gespräch am 12. März um 10 Uhr in Ihrem Haus in der Hafenstraße, über die ich mich sehr gefreut habe und für die ich Ihnen und Ihrem ganzen Haus herzlich danke.⟧ Leider muss ich absagen."
            ),
            good=letter(
                "vielen Dank für Ihre freundliche Einladung zum Gespräch am 12. März um 10 Uhr. Leider muss ich absagen."
            ),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. ⟦Leider muss ich den Termin am 12. März um 10 Uhr in Ihrem Haus in der Hafenstraße absagen und bitte Sie für alle Umstände, die Ihnen und den anderen Beteiligten dadurch entstehen, herzlich um Entschuldigung.⟧"
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich den Termin am 12. März um 10 Uhr absagen. Für die Umstände bitte ich um Entschuldigung."
            ),
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre freundliche Einladung zum Gespräch am 12. März um 10 Uhr in Ihrem Haus in der Hafenstraße, über die ich mich gefreut habe. Leider muss ich absagen."
        ),
    ),
)
