"""A passing obstacle and a lasting interest, but no other date is asked for."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis, Evidence
from taktvoll.finding import Edit, Severity
from taktvoll.intent import effective_occasion
from taktvoll.lint.anchors import ending
from taktvoll.lint.edits import insert_after, insert_last, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.phrasing import fix_phrases
from taktvoll.settings import Settings

ADD = Text(de="Um einen neuen Termin bitten", en="Ask for another date")


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter that means to move the interview, or has every reason to, and asks for no date."""
    if not analysis.has_letter or analysis.letter_sentences_with("reschedule") or not _wanted(analysis, settings):
        return
    start, end = ending(analysis)
    yield Match(
        start=start,
        end=end,
        severity=Severity.HINT if analysis.letter_evidence("later") else Severity.WARNING,
        fixes=offer(ADD, settings, _edits(analysis, settings)),
        evidence=(
            *(mark.source for mark in (*obstacles(analysis), *analysis.letter_evidence("interest", "later"))),
            *([] if analysis.p_obstacle_passes is None else [f"model:{analysis.p_obstacle_passes:.2f}"]),
        ),
    )


def obstacles(analysis: Analysis) -> list[Evidence]:
    """Passing obstacles that the draft gives as its reason."""
    giving = analysis.letter_sentences_with("reason", "private", "decision")
    return [mark for sentence in giving for mark in sentence.evidence_of("obstacle")]


def _wanted(analysis: Analysis, settings: Settings) -> bool:
    if settings.occasion != "auto":
        return settings.occasion == "reschedule"
    return effective_occasion(analysis, settings) != "other" and is_passing(analysis)


def is_passing(analysis: Analysis) -> bool:
    """Whether something passing keeps a writer away who is still interested and does not withdraw."""
    if analysis.letter_evidence("withdrawal"):
        return False
    return analysis.obstacle_likely_passes or (
        bool(obstacles(analysis)) and bool(analysis.letter_evidence("interest", "later"))
    )


def _edits(analysis: Analysis, settings: Settings) -> tuple[Edit, ...]:
    sentence = fix_phrases.reschedule(analysis, settings)
    acts = [found for found in analysis.body if found.has("decision", "reason")]
    return insert_after(analysis, acts[-1], sentence) if acts else insert_last(analysis, sentence)


RULE = Rule(
    id="missing_reschedule",
    severity=Severity.WARNING,
    title=Text(de="Bitte um neuen Termin fehlt", en="No other date asked for"),
    message=Text(
        de="Der Brief fragt nicht nach einem anderen Termin, obwohl nur dieser nicht passt.",
        en="The letter asks for no other date, although only this one does not fit.",
    ),
    advice=Text(
        de="Fragen Sie nach einem neuen Termin, oder sagen Sie, dass Sie das Gespräch gern später nachholen.",
        en="Ask for another date, or say that you would like to have the talk later.",
    ),
    why=Text(
        de="Wer krank ist oder verhindert, muss die Stelle nicht verloren geben: Ein verschobenes Gespräch ist besser als keines.",
        en="Being ill or held up need not cost you the job: a talk on another day is better than none.",
    ),
    source=Text(
        de="Wenn Sie krank sind, bitten Sie um einen anderen Termin oder halten Sie sich die Tür offen.",
        en="If you are ill, ask for another date or keep a future opening in view.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider kann ich am Freitag nicht kommen, weil ich krank bin. Mein Interesse an der Stelle ist weiterhin groß. Bitte entschuldigen Sie die Umstände.",
                closing="⟦Mit freundlichen Grüßen⟧\nJana Kröger",
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider kann ich am Freitag nicht kommen, weil ich krank bin. Könnten Sie mir einen anderen Termin vorschlagen? Mein Interesse an der Stelle ist weiterhin groß. Bitte entschuldigen Sie die Umstände."
            ),
        ),
        Example(
            bad="Guten Tag Herr Kern,\n\nleider bin ich am Freitag erkrankt und kann nicht kommen. Ich würde Sie sehr gern kennenlernen.\n\n⟦Freundliche Grüße⟧\nJana Kröger",
            good="Guten Tag Herr Kern,\n\nleider bin ich am Freitag erkrankt und kann nicht kommen. Wäre ein anderer Termin möglich? Ich würde Sie sehr gern kennenlernen.\n\nFreundliche Grüße\nJana Kröger",
        ),
    ),
    near_misses=(
        letter(
            "vielen Dank für Ihre Einladung. Leider muss ich aus gesundheitlichen Gründen meine Bewerbung zurückziehen."
        ),
        letter(
            "vielen Dank für Ihre Einladung. Ich habe inzwischen eine andere Stelle angenommen und muss leider absagen."
        ),
    ),
)
