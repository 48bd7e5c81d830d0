"""More reasons, or longer ones, than an employer needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taktvoll.analysis import AnalysedClause, AnalysedSentence, Analysis, Evidence, Thresholds, adjacent_runs
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import drop, drop_clause, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.removal import dispensable
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Limits, Settings

CUT = Text(de="Auf einen Grund kürzen", en="Keep one reason")
LEAVE_OUT = Text(de="Begründung streichen", en="Delete the reason")


@dataclass(frozen=True, slots=True)
class Given:
    """What a sentence adds to the reasons of a letter."""

    words: int
    reasons: int
    confidence: float
    """How sure it is that the sentence gives a reason; 1 where a pattern says so."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """At most one match: the longest stretch of reasons, where they are too many or too long together."""
    yield from find_among(analysis.letter_sentences_with("reason"), analysis, settings)


def find_among(giving: list[AnalysedSentence], analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The same where only the sentences `giving` are taken for reasons: others of the letter may be going anyway."""
    given = [given_by(analysis, sentence) for sentence in giving]
    if not is_much(given, analysis.p_over_explained, analysis.thresholds, settings.limits):
        return
    words, reasons = sum(found.words for found in given), sum(found.reasons for found in given)
    context = RuleContext(analysis, settings)
    stretches = list(adjacent_runs(giving, context.analysis.place_of))
    longest = max(stretches, key=lambda run: sum(sentence.words for sentence in run))
    start, end = longest[0].stretch_of("reason")[0], longest[-1].stretch_of("reason")[1]
    yield Match(
        start=start,
        end=end,
        fields={"quote": shorten(analysis.text[start:end]), "size": _size(len(giving), words, settings.lang)},
        fixes=_fixes(context, giving),
        evidence=(
            f"sentences:{len(giving)}",
            f"words:{words}",
            f"reasons:{reasons}",
            *([] if analysis.p_over_explained is None else [f"model:{analysis.p_over_explained:.2f}"]),
        ),
    )


def is_much(
    given: Sequence[Given], p_over_explained: float | None, thresholds: Thresholds | None, limits: Limits
) -> bool:
    """Whether there is too much of it, counted as ANNOTATION.md defines it.

    What is over the limits beyond doubt is too much. What is over them only with sentences that may be no reason, or by a few
    words, is too much unless the model of letters denies it: the model lowers doubt near the limits, whatever they are, and
    adds nothing. So a laxer limit never finds more.
    """
    doubted = p_over_explained is not None and thresholds is not None and p_over_explained < thresholds.over_explained
    if not doubted or thresholds is None:
        return _exceed(given, limits)
    sure = [found for found in given if found.confidence >= thresholds.sure_reason]
    return _exceed(sure, limits, thresholds.clear_excess)


def _exceed(given: Sequence[Given], limits: Limits, excess: float = 1.0) -> bool:
    """Whether sentences, reasons or words are over the limits, words by a factor of `excess` at least."""
    return (
        len(given) > limits.max_reasons
        or sum(found.reasons for found in given) > limits.max_reasons
        or sum(found.words for found in given) > excess * limits.max_reason_words
    )


def given_by(analysis: Analysis, sentence: AnalysedSentence) -> Given:
    """What `sentence`, which gives a reason, adds to the reasons of the letter."""
    confidence = max((mark.confidence for mark in sentence.evidence if mark.kind == "reason"), default=1.0)
    if sentence.has("negative"):
        confidence = (
            0.0  # a reproach: it has a finding of its own, and counts as a reason only where the letter is clear
        )
    return Given(reason_words(analysis, sentence), reasons_of(sentence), confidence)


def reason_words(analysis: Analysis, sentence: AnalysedSentence) -> int:
    """Words of the reason clauses; of the whole sentence where it is one clause and does nothing but give reasons.

    Private matters in a sentence that only explains are part of the explanation.
    """
    explains = dispensable(sentence)
    telling = {"reason", "private"} if explains else {"reason"}
    giving = [clause for clause in sentence.clauses if not telling.isdisjoint(clause.labels)]
    marks = sentence.evidence_of("reason_clause")
    guessed = all(mark.source != "connective" for mark in marks)
    if explains or (giving and guessed):
        marks = []
    stretches: Sequence[Evidence | AnalysedClause] = marks or giving
    return sum(len(analysis.quote(part).split()) for part in stretches) if stretches else sentence.words


def reasons_of(sentence: AnalysedSentence) -> int:
    """Separate reasons in one sentence: its reason clauses, at least one."""
    return max(1, len(sentence.evidence_of("reason_clause")))


_IN_ONE = Text(de="{words} Wörter Begründung", en="{words} words of reasons")
_IN_MANY = Text(de="{sentences} Sätze Begründung, {words} Wörter", en="{sentences} sentences of reasons, {words} words")


def _size(sentences: int, words: int, lang: str) -> str:
    return (_IN_ONE if sentences == 1 else _IN_MANY).in_language(lang, sentences=sentences, words=words)


def _fixes(context: RuleContext, giving: list[AnalysedSentence]) -> tuple[Fix, ...]:
    needed = [sentence for sentence in giving if not dispensable(sentence)]
    spare = [sentence for sentence in giving if dispensable(sentence)]
    if len(giving) > 1:
        shortest = min(needed or giving, key=lambda sentence: sentence.words)
        return offer(CUT, context.settings, drop(context, [sentence for sentence in spare if sentence is not shortest]))
    edits: tuple[Edit, ...] = drop(context, spare)
    for sentence in needed:
        clauses = sentence.evidence_of("reason_clause")
        if clauses:
            edits = drop_clause(context.analysis, sentence, clauses[0].start, clauses[-1].end)
    return offer(LEAVE_OUT, context.settings, edits)


RULE = Rule(
    id="over_explanation",
    severity=Severity.WARNING,
    title=Text(de="Zu viel Begründung", en="Too much explanation"),
    message=Text(de="{size}: „{quote}“.", en="{size}: “{quote}”."),
    advice=Text(
        de="Ein kurzer Grund genügt, etwa „aus persönlichen Gründen“ oder „wegen eines anderen Angebots“; Sie müssen keinen nennen.",
        en="One short reason is enough, such as “aus persönlichen Gründen”; you need not give any.",
    ),
    why=Text(
        de="Jeder weitere Grund klingt nach Rechtfertigung und gibt Anlass zur Gegenrede.",
        en="Every further reason sounds like an excuse and invites an argument.",
    ),
    source=Text(
        de="Kurz und freundlich bleiben; was zu Ihrer Entscheidung führte, gehört nicht in den Brief.",
        en="Keep it short and sweet; the information that led to your decision does not belong in the letter.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. ⟦Ich habe inzwischen ein anderes Angebot angenommen. Der Grund ist außerdem, dass der Weg zu Ihnen zu weit ist.⟧ Ich bitte um Verständnis."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. Ich habe inzwischen ein anderes Angebot angenommen. Ich bitte um Verständnis."
            ),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen, ⟦weil ich nach vielen Gesprächen mit Freunden und nach einer Woche Bedenkzeit ein anderes Angebot angenommen habe, das meinen Plänen für die nächsten Jahre besser entspricht.⟧ Ich bitte um Verständnis."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen, weil ich ein anderes Angebot angenommen habe. Ich bitte um Verständnis."
            ),
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre Einladung. Aus persönlichen Gründen muss ich leider absagen. Ich bitte um Verständnis."
        ),
    ),
)
