"""A stock phrase that says nothing."""

import re
from collections.abc import Iterator

from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.rule_context import Draft
from taktvoll.lint.edits import DROP, drop, offer, safe
from taktvoll.lint.own import marks_of, shorten
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.example_letter import letter
from taktvoll.analysis import Mark, Reading, ReadSentence
from taktvoll.settings import Settings

_ADVERBIAL = re.compile(
    r"(?:nach (?:reiflicher|sorgfältiger|gründlicher|langer) überlegung|schweren herzens|diesbezüglich)\Z",
    re.IGNORECASE,
)
"""Phrases that can be taken out of the middle of a sentence, which stays whole."""
PURE_SHARE = 0.5
"""A sentence without another act is nothing but the phrase where the phrase fills this share of it."""


def find(reading: Reading, settings: Settings) -> Iterator[Match]:
    """Each stock phrase of the body."""
    draft = Draft(reading, settings)
    for sentence in draft.body:
        marks = marks_of(sentence, "empty_phrase")
        for mark in marks:
            yield Match(
                start=mark.start,
                end=mark.end,
                fields={"quote": shorten(reading.quote(mark))},
                fixes=_fixes(draft, sentence, mark),
                evidence=(mark.source,),
            )


def _fixes(draft: Draft, sentence: ReadSentence, mark: Mark) -> tuple[Fix, ...]:
    share = (mark.end - mark.start) / (sentence.end - sentence.start)
    if sentence.labels == ("other",) and share >= PURE_SHARE and not draft.has_fact(sentence):
        return safe(DROP, draft.settings, drop(draft, [sentence]))
    inside = sentence.start < mark.start and mark.end < sentence.end
    spaced = draft.text[mark.start - 1 : mark.start] == " " and draft.text[mark.end : mark.end + 1] == " "
    if inside and spaced and _ADVERBIAL.match(" ".join(draft.reading.quote(mark).split())):
        return offer(DROP, draft.settings, (Edit(start=mark.start, end=mark.end + 1, text=""),))
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
