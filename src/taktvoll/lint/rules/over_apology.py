"""Too many apologies, or one that abases its writer."""

from collections.abc import Iterator

from taktvoll.analysis import AnalysedSentence, Analysis
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import drop, offer, replace
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten, sources_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.settings import Settings

ONE = Text(de="Eine Entschuldigung behalten", en="Keep one apology")
PLAINER = Text(de="Schlichter sagen", en="Say it more plainly")
_SPARE = frozenset({"apology", "understanding", "informal", "private", "other"})


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """Each apology that abases its writer, and the one with which they become too many."""
    apologies = analysis.letter_sentences_with("apology")
    excuses = analysis.letter_sentences_with("apology", "understanding")
    context = RuleContext(analysis, settings)
    for place, sentence in enumerate(apologies, start=1):
        low = sentence.evidence_of("abasement")
        if low:
            fixes = offer(PLAINER, settings, _plainer(context, sentence, alone=len(excuses) == 1))
        elif place == settings.limits.many_apologies:
            fixes = _keep_one(context, apologies)
        else:
            continue
        yield Match(
            start=low[0].start if low else sentence.start,
            end=low[-1].end if low else sentence.end,
            fields={
                "quote": shorten(analysis.text[low[0].start : low[-1].end] if low else analysis.quote(sentence)),
                "problem": _problem(len(apologies), abased=bool(low), lang=settings.lang),
            },
            fixes=fixes,
            evidence=(*sources_of(low), f"apologies:{len(apologies)}"),
        )


_ABASED = Text(de="macht Sie kleiner, als es nötig ist", en="makes you smaller than you need be")
_ONE_OF = Text(de="ist eine von {count} Entschuldigungen", en="is one of {count} apologies")


def _problem(count: int, *, abased: bool, lang: str) -> str:
    return (_ABASED if abased else _ONE_OF).in_language(lang, count=count)


def _plainer(context: RuleContext, sentence: AnalysedSentence, *, alone: bool) -> tuple[Edit, ...]:
    if not _SPARE.issuperset(sentence.labels):
        return ()
    return replace(context.analysis, sentence, context.apology) if alone else drop(context, [sentence])


def _keep_one(context: RuleContext, apologies: list[AnalysedSentence]) -> tuple[Fix, ...]:
    spare = [sentence for sentence in apologies if _SPARE.issuperset(sentence.labels)]
    kept = spare[0] if len(spare) == len(apologies) else None
    return offer(ONE, context.settings, drop(context, [sentence for sentence in spare if sentence is not kept]))


RULE = Rule(
    id="over_apology",
    severity=Severity.WARNING,
    title=Text(de="Zu viel Entschuldigung", en="Too much apology"),
    message=Text(de="„{quote}“ {problem}.", en="“{quote}” {problem}."),
    advice=Text(
        de="Einmal um Entschuldigung bitten genügt. Sie haben das Recht abzusagen.",
        en="Apologising once is enough. You have every right to decline.",
    ),
    why=Text(
        de="Viele Entschuldigungen zwingen die andere Seite, Sie zu trösten, und lassen die Sache größer aussehen, als sie ist.",
        en="Many apologies force the other side to comfort you and make the matter look bigger than it is.",
    ),
    source=Text(
        de="Sagen Sie mit Sicherheit und Würde ab: entschuldigen ja, sich klein machen nein.",
        en="Decline with confidence and grace: apologise, but do not grovel.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Bitte entschuldigen Sie, dass ich absagen muss. Verzeihen Sie mir die Umstände. ⟦Ich bitte nochmals um Entschuldigung.⟧"
            ),
            good=letter("vielen Dank für Ihre Einladung. Bitte entschuldigen Sie, dass ich absagen muss."),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. Bitte verzeihen Sie mir, ich ⟦schäme mich in Grund und Boden⟧."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. Bitte entschuldigen Sie die Umstände."
            ),
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre Einladung. Bitte entschuldigen Sie, dass ich absagen muss. Für die Umstände bitte ich um Nachsicht."
        ),
    ),
)
