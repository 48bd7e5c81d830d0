"""Sie and du for the same reader, or another form of address than the user wants."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis, Evidence
from taktvoll.finding import Edit, Severity
from taktvoll.intent import majority
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import offer
from taktvoll.lint.example_letter import letter
from taktvoll.lint.messages import enumerate_quotes, shorten, sources_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings

ADAPT = Text(de="Angleichen", en="Adapt")
_TO_SIE = {
    "dir": "Ihnen", "dich": "Sie", "dein": "Ihr", "deine": "Ihre", "deinem": "Ihrem", "deinen": "Ihren", "deiner": "Ihrer",
    "deines": "Ihres", "euer": "Ihr", "eure": "Ihre", "eurem": "Ihrem", "euren": "Ihren", "eurer": "Ihrer", "eures": "Ihres",
}  # fmt: skip
"""Words whose other form needs no other verb; „euch“ (Sie or Ihnen?), „du“ and „ihr“ do."""
_TO_DU = {
    "ihnen": "dir", "ihr": "dein", "ihre": "deine", "ihrem": "deinem", "ihren": "deinen", "ihrer": "deiner", "ihres": "deines",
}  # fmt: skip


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for each sentence that has words of the wrong form of address."""
    wanted: str = settings.register_
    if wanted == "auto":
        if analysis.register != "mixed":
            return
        wanted = majority(analysis)
    elif analysis.register in {wanted, "none"}:
        return
    wrong = "du" if wanted == "sie" else "sie"
    if not analysis.letter_evidence(wrong):
        start, end = opening(analysis)
        yield Match(start=start, end=end, fields=_fields(shorten(analysis.text[start:end]), wanted, settings))
        return
    for sentence in analysis.letter_sentences:
        marks = sentence.evidence_of(wrong)
        if marks:
            yield Match(
                start=marks[0].start,
                end=marks[-1].end,
                fields=_fields(enumerate_quotes(list(map(analysis.quote, marks)), settings.lang), wanted, settings),
                fixes=offer(ADAPT, settings, word_edits(analysis, marks, wanted)),
                evidence=sources_of(marks),
            )


_CHOSEN = Text(de="„{form}“, das Sie gewählt haben", en="the “{form}” you chose")
_OF_THE_LETTER = Text(de="„{form}“ dieses Briefes", en="the “{form}” of this letter")


def _fields(quote: str, wanted: str, settings: Settings) -> dict[str, object]:
    form = "Sie" if wanted == "sie" else "Du"
    chosen = settings.register_ != "auto"
    return {"quote": quote, "form": (_CHOSEN if chosen else _OF_THE_LETTER).in_language(settings.lang, form=form)}


def word_edits(analysis: Analysis, marks: list[Evidence], wanted: str) -> tuple[Edit, ...]:
    """`marks` in the `wanted` form of address; nothing where one of them needs another verb."""
    table = _TO_SIE if wanted == "sie" else _TO_DU
    forms = [table.get(analysis.quote(mark).lower()) for mark in marks]
    if None in forms:
        return ()
    return tuple(
        Edit(start=mark.start, end=mark.end, text=_cased(form, analysis, mark))
        for mark, form in zip(marks, forms, strict=True)
        if form
    )


def _cased(form: str, analysis: Analysis, mark: Evidence) -> str:
    before = analysis.text[max(0, mark.start - 3) : mark.start].rstrip(" ")
    opens = before[-1:] in {".", "!", "?", "\n"} and analysis.text[mark.start].isupper()
    return form[0].upper() + form[1:] if opens else form


RULE = Rule(
    id="register_mix",
    severity=Severity.WARNING,
    title=Text(de="Sie und du gemischt", en="Sie and du mixed"),
    message=Text(de="Passt nicht zum {form}: „{quote}“.", en="Does not fit {form}: “{quote}”."),
    advice=Text(
        de="Bleiben Sie bei einer Anrede, am besten bei der, die das Unternehmen benutzt.",
        en="Keep to one form of address, best the one that the company uses.",
    ),
    why=Text(
        de="Der Wechsel wirkt wie ein zusammenkopierter Text und lässt offen, wie Sie zueinander stehen.",
        en="The change looks like text pasted together and leaves open how you stand with each other.",
    ),
    source=Text(
        de="Spiegeln Sie den Ton des Unternehmens.",
        en="Mirror the company: answer in its tone.",
    ),
    find=find,
    examples=(
        Example(
            bad=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. Ich hoffe, Sie verstehen das, und wünsche ⟦dir⟧ alles Gute."
            ),
            good=letter(
                "vielen Dank für Ihre Einladung. Leider muss ich absagen. Ich hoffe, Sie verstehen das, und wünsche Ihnen alles Gute."
            ),
        ),
        Example(
            bad="Hallo Tim,\n\ndanke für deine Einladung. Leider muss ich dir absagen. Danke für ⟦Ihr⟧ Verständnis.\n\nViele Grüße\nJana",
            good="Hallo Tim,\n\ndanke für deine Einladung. Leider muss ich dir absagen. Danke für dein Verständnis.\n\nViele Grüße\nJana",
        ),
    ),
    near_misses=(
        "Hallo Jana,\n\nvielen Dank für Ihre Einladung. Leider muss ich absagen.\n\nFreundliche Grüße\nTim Kern",
    ),
)
