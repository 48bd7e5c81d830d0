"""A negative opinion, a reproach or irony about the employer."""

import math
import re
from collections.abc import Iterator, Sequence

from taktvoll.analysis import AnalysedSentence, Analysis, adjacent_runs
from taktvoll.finding import Severity
from taktvoll.lint.edits import DROP, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten, sources_of
from taktvoll.lint.removal import remove_matter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.scheme import Counterpart
from taktvoll.settings import Settings

SURE_WORDS = frozenset({"negative.rude_words", "negative.insecure_future", "negative.process"})
"""Patterns that are as sure as the rule's threshold asks: of their 147 sentences in train and dev 143 are reproaches by the
annotation (0.97; the patterns were written with these letters at hand)."""


_READER = re.compile(r"\b(?:(?-i:Sie|Ihr\w*)|ihnen|euch|eur\w*|du|dir|dich|dein\w*)\b", re.IGNORECASE)


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for each stretch of sentences that carry `negative`."""
    context = RuleContext(analysis, settings)
    found = analysis.letter_sentences_with("negative")
    if analysis.situation.counterpart == Counterpart.NONE:
        found = [sentence for sentence in found if _speaks_to_reader(analysis, sentence)]
    for run in adjacent_runs(found, context.analysis.place_of):
        start, end = run[0].stretch_of("negative")[0], run[-1].stretch_of("negative")[1]
        yield Match(
            start=start,
            end=end,
            severity=severity_of(analysis, run),
            fields={"quote": shorten(analysis.text[start:end])},
            fixes=offer(DROP, settings, remove_matter(context, run)),
            evidence=sources_of([mark for sentence in run for mark in sentence.evidence_of("negative")]),
        )


def _speaks_to_reader(analysis: Analysis, sentence: AnalysedSentence) -> bool:
    """Whether the sentence is sure or speaks to somebody: in a mail that is none of our matter the model hears reproaches in facts."""
    return severity_of(analysis, [sentence]) is Severity.ERROR or bool(_READER.search(analysis.quote(sentence)))


def severity_of(analysis: Analysis, run: Sequence[AnalysedSentence]) -> Severity:
    """An error where the model, or one of the `SURE_WORDS`, is sure of `run`, otherwise a warning."""
    if any(mark.source in SURE_WORDS for sentence in run for mark in sentence.evidence):
        return Severity.ERROR
    probability, thresholds = probability_of(run), analysis.thresholds
    unsure = probability is not None and thresholds is not None and probability < thresholds.sure_negative
    return Severity.WARNING if unsure else Severity.ERROR


def probability_of(run: Sequence[AnalysedSentence]) -> float | None:
    """Probability that at least one sentence of `run` is a reproach; None where no model read them all."""
    probabilities = [sentence.p_negative for sentence in run if sentence.p_negative is not None]
    if len(probabilities) < len(run):
        return None
    return 1 - math.prod(1 - probability for probability in probabilities)


RULE = Rule(
    id="negative_opinion",
    severity=Severity.ERROR,
    title=Text(de="Negatives über das Unternehmen", en="Negative words about the employer"),
    message=Text(
        de="„{quote}“ klingt nach einem Vorwurf.",
        en="“{quote}” sounds like a reproach.",
    ),
    advice=Text(
        de="Lassen Sie das weg, auch wenn Sie recht haben. Die Absage wirkt ohne Kritik stärker.",
        en="Leave it out, even if you are right. The no is stronger without criticism.",
    ),
    why=Text(
        de="Die Mail wird vielleicht weitergeleitet und aufgehoben; den Menschen darin begegnen Sie womöglich wieder.",
        en="The mail may be forwarded and kept, and you may meet these people again.",
    ),
    source=Text(
        de="Keine negativen Meinungen: Sie können diesem Arbeitgeber wieder begegnen.",
        en="No negative opinions: you may meet this employer again.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. ⟦Die Bezahlung ist ein Witz.⟧ Ich bitte um Verständnis."
            ),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen. Ich bitte um Verständnis."),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. ⟦Ihre Bewertungen auf Kununu haben mich abgeschreckt.⟧ Ich bitte um Verständnis."
            ),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen. Ich bitte um Verständnis."),
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre Einladung. Leider muss ich absagen, weil eine andere Stelle besser zu meinen Zielen passt. Ich bitte um Verständnis."
        ),
    ),
)
