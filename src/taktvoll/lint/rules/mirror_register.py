"""The draft says Sie to somebody who says du, or du to somebody who says Sie."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Edit, Fix, Severity
from taktvoll.lint.anchors import opening
from taktvoll.lint.edits import offer
from taktvoll.lint.messages import shorten, sources_of
from taktvoll.lint.mirror import mirrored, salutation_of, writer_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.rules.register_mix import word_edits
from taktvoll.lint.salutations import mirrored_salutation
from taktvoll.settings import Settings

ADAPT = Text(de="Anrede angleichen", en="Adapt the address")
FORMS = {"sie": "Sie", "du": "du"}


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """One match for a letter whose form of address is not that of the mail it answers; the user's own choice wins."""
    mail = mirrored(analysis)
    if mail is None or settings.register_ != "auto":
        return
    wanted, used = mail.reply.register, analysis.register
    if wanted is None or used not in FORMS or used == wanted:
        return
    marks = analysis.letter_evidence(used)
    start, end = (marks[0].start, marks[0].end) if marks else opening(analysis)
    line = salutation_of(analysis)
    edits = word_edits(analysis, [mark for mark in marks if line is None or mark.start >= line.end], wanted)
    greeting = mirrored_salutation(analysis, mail, wanted)
    fixes: tuple[Fix, ...] = ()
    if line is not None and greeting and (edits or not marks):
        fixes = offer(ADAPT, settings, (Edit(start=line.start, end=line.end, text=greeting), *edits))
    yield Match(
        start=start,
        end=end,
        fields={
            "quote": shorten(analysis.text[start:end]),
            "who": writer_of(mail, settings.lang),
            "theirs": FORMS[wanted],
            "yours": FORMS[used],
        },
        fixes=fixes,
        evidence=sources_of(marks[:1]),
    )


_DU_MAIL = "Hallo Ronja,\n\ndanke für deine Bewerbung. Magst du am 13. Mai um 11 Uhr zu uns kommen?\n\nLiebe Grüße\nJuliane Ostertag\nPfotenfunk GmbH"
_SIE_MAIL = "Sehr geehrte Frau Kröger,\n\nwir laden Sie zum Gespräch am 13. Mai um 11 Uhr ein.\n\nMit freundlichen Grüßen\nUlf Kern\nNordlicht GmbH"

RULE = Rule(
    id="mirror_register",
    severity=Severity.WARNING,
    title=Text(de="Andere Anrede als in der Mail", en="Another form of address than theirs"),
    message=Text(
        de="„{quote}“: {who} schreibt Ihnen mit „{theirs}“, Ihr Entwurf sagt „{yours}“.",
        en="“{quote}”: {who} writes to you with “{theirs}”, your draft says “{yours}”.",
    ),
    advice=Text(
        de="Antworten Sie in der Anrede, in der man Ihnen schreibt. Wo Verben sich mit ändern, stellt `taktvoll rewrite --reply-to …` den ganzen Brief um; wer bewusst anders anredet, sagt es mit `--register`.",
        en="Answer in the form of address in which they write. Where verbs change too, `taktvoll rewrite --reply-to …` changes the whole letter; if you mean the other form, say so with `--register`.",
    ),
    why=Text(
        de="Sie auf ein Du wirkt kühl, du auf ein Sie anmaßend: Beides lenkt von dem ab, was Sie sagen wollen.",
        en="Sie in answer to du sounds cold, du in answer to Sie presumptuous: either distracts from what you want to say.",
    ),
    source=Text(de="Spiegeln Sie den Ton des Unternehmens.", en="Mirror the company: answer in its tone."),
    find=find,
    examples=(
        Example(
            reply_to=_DU_MAIL,
            bad="Sehr geehrte Frau Ostertag,\n\nvielen Dank für ⟦Ihre⟧ Einladung. Leider muss ich absagen.\n\nMit freundlichen Grüßen\nRonja Kiel",
            good="Hallo Juliane,\n\nvielen Dank für deine Einladung. Leider muss ich absagen.\n\nLiebe Grüße\nRonja",
        ),
        Example(
            reply_to=_SIE_MAIL,
            bad="Hallo Ulf,\n\ndanke für ⟦deine⟧ Einladung. Leider muss ich absagen.\n\nViele Grüße\nJana Kröger",
            good="Sehr geehrter Herr Kern,\n\nvielen Dank für Ihre Einladung. Leider muss ich absagen.\n\nMit freundlichen Grüßen\nJana Kröger",
        ),
    ),
    near_misses=(
        "Hallo Juliane,\n\nvielen Dank für Ihre Einladung. Leider muss ich absagen.\n\nViele Grüße\nRonja Kiel",
    ),
)
