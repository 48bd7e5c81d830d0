"""Private matters that an employer need not know."""

import re
from collections.abc import Iterator

from taktvoll.analysis import Analysis, adjacent_runs
from taktvoll.finding import Severity
from taktvoll.lint.edits import DROP, offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import shorten, sources_of
from taktvoll.lint.removal import remove_matter
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rule_context import RuleContext
from taktvoll.scheme import Counterpart
from taktvoll.settings import Settings

_OWN = re.compile(r"\b(?:ich|mir|mich|mein\w*|wir|uns|unser\w*)\b", re.IGNORECASE)
"""In a mail that is none of our matter only the writer's own matters are private, not those of a patient."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for each stretch of sentences that carry `private`."""
    context = RuleContext(analysis, settings)
    found = analysis.letter_sentences_with("private")
    if analysis.situation.counterpart == Counterpart.NONE:
        found = [sentence for sentence in found if _OWN.search(analysis.quote(sentence))]
    for run in adjacent_runs(found, context.analysis.place_of):
        start, end = run[0].stretch_of("private")[0], run[-1].stretch_of("private")[1]
        yield Match(
            start=start,
            end=end,
            fields={"quote": shorten(analysis.text[start:end])},
            fixes=offer(DROP, settings, remove_matter(context, run)),
            evidence=sources_of([mark for sentence in run for mark in sentence.evidence_of("private")]),
        )


RULE = Rule(
    id="private_detail",
    severity=Severity.WARNING,
    title=Text(de="Privates", en="Private details"),
    message=Text(de="„{quote}“ ist privat.", en="“{quote}” is private."),
    advice=Text(
        de="Behalten Sie das für sich: „aus persönlichen Gründen“ oder „krankheitsbedingt“ sagt genug.",
        en="Keep this to yourself: “aus persönlichen Gründen” or “krankheitsbedingt” says enough.",
    ),
    why=Text(
        de="Was einmal in der Mail steht, können Sie nicht zurückholen, und es hilft der anderen Seite nicht weiter.",
        en="What is in the mail cannot be taken back, and it does not help the other side.",
    ),
    source=Text(
        de="Sachlich bleiben; was zu Ihrer Entscheidung führte, gehört nicht in den Brief.",
        en="Keep it professional; the information that led to your decision does not belong in the letter.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. ⟦Mein Sohn hat seit Tagen Brechdurchfall.⟧ Ich bitte um Verständnis."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Krankheitsbedingt muss ich leider absagen. Ich bitte um Verständnis."
            ),
        ),
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen, ⟦weil ich mich gerade scheiden lasse und meine Mutter im Krankenhaus liegt.⟧ Ich bitte um Verständnis."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Aus familiären Gründen muss ich leider absagen. Ich bitte um Verständnis."
            ),
        ),
    ),
    near_misses=(
        letter("vielen Dank für Ihre Einladung. Leider bin ich krank und muss absagen. Ich bitte um Verständnis."),
        letter(
            "vielen Dank für Ihre Einladung. Leider muss ich absagen, weil ich ein anderes Angebot angenommen habe. Ich bitte um Verständnis."
        ),
    ),
)
