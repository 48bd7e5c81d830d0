"""The decision is blurred."""

from collections.abc import Iterator

from taktvoll.analysis import AnalysedSentence, Analysis, adjacent_runs
from taktvoll.finding import Fix, Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.edits import DROP, offer, replace
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten, sources_of
from taktvoll.lint.removal import remove_matter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Settings

SAY = Text(de="Klar sagen", en="Say it clearly")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for each stretch of sentences that carry `hedge`."""
    context = RuleContext(analysis, settings)
    saying = analysis.letter_sentences_with("decision", "reschedule")
    said = any(not sentence.has("hedge") for sentence in saying)
    for place, run in enumerate(adjacent_runs(analysis.letter_sentences_with("hedge"), context.analysis.place_of)):
        start, end = run[0].start, run[-1].end
        yield Match(
            start=start,
            end=end,
            fields={"quote": shorten(analysis.text[start:end])},
            fixes=_fixes(context, run, needed=not said and place == 0),
            evidence=sources_of([mark for sentence in run for mark in sentence.evidence_of("hedge")]),
        )


def _fixes(context: RuleContext, run: list[AnalysedSentence], *, needed: bool) -> tuple[Fix, ...]:
    """A clear no instead of the first, where it is `needed`; what only hedges goes where the no is said elsewhere."""
    if effective_occasion(context.analysis, context.settings) == "other":
        return ()
    deciding = any(sentence.has("decision", "reschedule") for sentence in run)
    if needed and not deciding:
        plain = len(run) == 1 and {"hedge", "other", "informal"}.issuperset(run[0].labels)
        return offer(SAY, context.settings, replace(context.analysis, run[0], context.decision) if plain else ())
    return offer(SAY if deciding else DROP, context.settings, remove_matter(context, run))


RULE = Rule(
    id="hedged_decision",
    severity=Severity.WARNING,
    title=Text(de="Verschwommene Absage", en="Blurred decision"),
    message=Text(de="„{quote}“ lässt offen, ob Sie kommen.", en="“{quote}” leaves open whether you will come."),
    advice=Text(
        de="Entscheiden Sie sich für einen klaren Satz: „Leider muss ich den Termin absagen.“",
        en="Choose one clear sentence: “Leider muss ich den Termin absagen.”",
    ),
    why=Text(
        de="Ein klares Nein ist freundlicher als ein halbes: Die andere Seite kann planen.",
        en="A clear no is kinder than half a one: the other side can plan.",
    ),
    source=Text(
        de="Sagen Sie mit Sicherheit und Würde ab, ohne Wenn und Aber.",
        en="Decline with confidence and grace, without hedging.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter("vielen Dank für Ihre Einladung. ⟦Ich weiß noch nicht so genau, ob ich eventuell doch komme.⟧"),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich den Termin absagen."),
        ),
        Example(
            bad=letter("vielen Dank für Ihre Einladung. ⟦Ich glaube, ich muss wohl eher absagen.⟧"),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen."),
        ),
    ),
    near_misses=(letter("vielen Dank für Ihre Einladung. Hiermit möchte ich das Gespräch absagen."),),
)
