"""A stock phrase that says nothing."""

import re
from collections.abc import Iterator

from taktvoll.analysis import AnalysedSentence, Analysis, Evidence
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.edits import DROP, drop, offer, safe
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.mail.reading_text import one_line
from taktvoll.settings import Settings

_ADVERBIAL = re.compile(
    r"(?:nach (?:reiflicher|sorgfältiger|gründlicher|langer) überlegung|schweren herzens|diesbezüglich)\Z",
    re.IGNORECASE,
)
"""Phrases that can be taken out of the middle of a sentence, which stays whole."""
PURE_SHARE = 0.5
"""A sentence without another act is nothing but the phrase where the phrase fills this share of it."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """Each stock phrase of the body."""
    context = RuleContext(analysis, settings)
    for sentence in context.analysis.body:
        marks = sentence.evidence_of("empty_phrase")
        for mark in marks:
            yield Match(
                start=mark.start,
                end=mark.end,
                fields={"quote": shorten(analysis.quote(mark))},
                fixes=_fixes(context, sentence, mark),
                evidence=(mark.source,),
            )


def _fixes(context: RuleContext, sentence: AnalysedSentence, mark: Evidence) -> tuple[Fix, ...]:
    share = (mark.end - mark.start) / (sentence.end - sentence.start)
    if sentence.labels == ("other",) and share >= PURE_SHARE and not context.has_fact(sentence):
        return safe(DROP, context.settings, drop(context, [sentence]))
    inside = sentence.start < mark.start and mark.end < sentence.end
    spaced = context.text[mark.start - 1 : mark.start] == " " and context.text[mark.end : mark.end + 1] == " "
    if inside and spaced and _ADVERBIAL.match(one_line(context.analysis.quote(mark))):
        return offer(DROP, context.settings, (Edit(start=mark.start, end=mark.end + 1, text=""),))
    return ()


RULE = Rule(
    id="empty_phrase",
    severity=Severity.HINT,
    title=Text(de="Floskel", en="Stock phrase"),
    message=Text(de="„{quote}“ ist eine Floskel.", en="“{quote}” is a stock phrase."),
    advice=Text(
        de="Der Satz kommt ohne sie aus. Sagen Sie es mit Ihren eigenen Worten, oder lassen Sie es weg.",
        en="The sentence can do without it. Use your own words or leave it out.",
    ),
    why=Text(
        de="Floskeln machen den Brief länger und lassen auch den ehrlichen Dank nach Vorlage klingen.",
        en="Stock phrases make the letter longer and let even honest thanks sound like a template.",
    ),
    source=Text(de="Kurz, freundlich und ehrlich.", en="Short, sweet and honest."),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. ⟦Für Rückfragen stehe ich gern zur Verfügung⟧."
            ),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen."),
        ),
        Example(
            bad=letter("vielen Dank für Ihre Einladung. Leider muss ich ⟦nach reiflicher Überlegung⟧ absagen."),
            good=letter("vielen Dank für Ihre Einladung. Leider muss ich absagen."),
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung. Leider muss ich absagen. Sie erreichen mich unter 0471 000 12 40."),
    ),
)
