"""The writer did not come: it takes an apology, a plain word, and a call."""

import re
from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.appointment import day_of, says_missed
from taktvoll.finding import Severity
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.lint.anchors import ending
from taktvoll.lint.example_letter import letter
from taktvoll.lint.open_appointment import is_about_a_talk, says_called
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.scheme import DateRole, Stance
from taktvoll.settings import Settings

NO_APOLOGY = Text(de="eine Bitte um Entschuldigung", en="an apology")
NO_PLAIN_WORD = Text(de="ein offenes Wort, dass Sie nicht gekommen sind", en="a plain word that you did not come")
LACKS = Text(de=", es fehlt aber {what}", en=", but the letter lacks {what}")
BOTH = Text(de=" und ", en=" and ")

_NOT_THERE = lazy_pattern(
    r"\bnicht\s+(?:\w+\s+){0,4}(?:erschienen|gekommen|aufgetaucht)\b|\bnicht\s+(?:\w+\s+){0,3}(?:da|dort|dabei|bei\s+(?:ihnen|euch|dir))\s+(?:war|gewesen)\b|\bwar\s+(?:ich\s+)?(?:\w+\s+){0,3}nicht\s+(?:\w+\s+){0,2}(?:da|dort|dabei|bei\s+(?:ihnen|euch|dir))\b"
    r"|\bnicht\s+(?:da|dort|bei\s+(?:ihnen|euch|dir))\s+gewesen|\bwarten\s+lassen\b|\b(?:umsonst|vergeblich)\s+gewartet|\bsitzen\s+(?:ge)?lassen|\bversetzt\b",
    re.IGNORECASE,
)
"""Other words than `says_missed` for having stayed away."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """A letter after a missed appointment; a hint where it apologises and says so, nothing where it tells of a call too."""
    if not is_about_a_talk(analysis, settings) or analysis.situation.stance is not Stance.MISSED_IT:
        return
    said = " ".join(analysis.quote(sentence) for sentence in analysis.letter_sentences)
    plain = says_missed(said) or _NOT_THERE.search(said) is not None
    if not _is_over(analysis, plain=plain):
        return
    lacking = []
    if not analysis.letter_sentences_with("apology"):
        lacking.append(NO_APOLOGY)
    if not plain:
        lacking.append(NO_PLAIN_WORD)
    if not lacking and says_called(analysis):
        return
    mark = next((mark for mark in analysis.letter_evidence("stance") if mark.start < mark.end), None)
    start, end = (mark.start, mark.end) if mark else ending(analysis)
    what = BOTH.in_language(settings.lang).join(text.in_language(settings.lang) for text in lacking)
    yield Match(
        start=start,
        end=end,
        severity=Severity.WARNING if lacking else Severity.HINT,
        fields={"lacks": LACKS.in_language(settings.lang, what=what) if lacking else ""},
        evidence=(mark.source,) if mark else (),
    )


def _is_over(analysis: Analysis, *, plain: bool) -> bool:
    """Whether the appointment can have passed: a day up to today is named, or no coming one and a plain word."""
    roles = {DateRole.APPOINTMENT, DateRole.PAST}
    days = [day_of(date, analysis.today) for date in analysis.dates if date.role in roles]
    known = [day for day in days if day is not None]
    return any(day <= analysis.today for day in known) if known else plain


RULE = Rule(
    id="no_show",
    severity=Severity.WARNING,
    title=Text(de="Nicht erschienen", en="Did not come"),
    message=Text(
        de="Der Termin ist verstrichen, ohne dass Sie gekommen sind{lacks}.",
        en="The appointment has passed without you{lacks}.",
    ),
    advice=Text(
        de="Rufen Sie an, bitten Sie einmal um Entschuldigung und sagen Sie ohne Ausrede, dass Sie nicht da waren; die Mail bestätigt es.",
        en="Call, apologise once and say without excuses that you were not there; the mail confirms it.",
    ),
    why=Text(
        de="Jemand hat gewartet. Wer das offen sagt, behält seinen guten Namen. Stehen Entschuldigung und offenes Wort da, ist es nur ein Hinweis.",
        en="Somebody waited. Saying so plainly keeps your good name. With an apology and a plain word in the letter this is only a hint.",
    ),
    source=Text(
        de="Nie einfach wegbleiben; entschuldigen Sie sich für die Unannehmlichkeiten.",
        en="Never just stay away; apologise for the inconvenience.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "gestern ⟦bin ich nicht zu unserem Gespräch erschienen⟧. Ich ziehe meine Bewerbung zurück.",
                subject="Betreff: Unser Gespräch",
            ),
            good=letter(
                "gestern bin ich nicht zu unserem Gespräch erschienen. Dafür bitte ich um Entschuldigung, wie vorhin schon am Telefon gesagt. Ich ziehe meine Bewerbung zurück.",
                subject="Betreff: Unser Gespräch",
            ),
        ),
        Example(
            bad=letter(
                "ich habe ⟦den Termin gestern verpasst⟧. Wäre ein neuer Termin möglich?",
                subject="Betreff: Unser Gespräch",
            ),
            good=letter(
                "ich habe den Termin gestern verpasst; Sie haben es ja schon am Telefon von mir gehört, denn ich habe gleich angerufen. Bitte entschuldigen Sie das. Wäre ein neuer Termin möglich?",
                subject="Betreff: Unser Gespräch",
            ),
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung. Leider kann ich zu dem Gespräch am 12. März nicht erscheinen."),
        letter("vielen Dank für das Gespräch gestern. Leider muss ich meine Bewerbung zurückziehen."),
    ),
)
