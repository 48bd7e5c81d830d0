"""The draft is far more casual than the mail it answers, in the same form of address."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.anchors import first_sentence
from taktvoll.lint.messages import shorten
from taktvoll.lint.mirror import mirrored, writer_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.lint.tones import CASUAL, FORMAL, GAP, MIN_WORDS, in_words, own_tone
from taktvoll.settings import Settings


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The first sentence of a casual draft that answers a formal mail."""
    mail = mirrored(analysis)
    if mail is None or mail.reply.register != analysis.register or mail.words < MIN_WORDS or mail.formality < FORMAL:
        return
    tone = own_tone(analysis)
    if tone.words < MIN_WORDS or tone.formality > CASUAL:
        return
    if mail.formality - tone.formality < GAP:
        return
    start, end = first_sentence(analysis)
    yield Match(
        start=start,
        end=end,
        fields={
            "quote": shorten(analysis.text[start:end]),
            "who": writer_of(mail, settings.lang),
            "theirs": in_words(mail.formality, settings.lang),
            "yours": in_words(tone.formality, settings.lang),
        },
    )


_MAIL = (
    "Sehr geehrte Frau Kröger,\n\nbezugnehmend auf Ihre Bewerbung laden wir Sie zu einem Vorstellungsgespräch in unserem Verwaltungsgebäude ein. "
    "Bitte bestätigen Sie Ihre Teilnahme.\n\nMit freundlichen Grüßen\nUlf Kern\nNordlicht GmbH"
)
_CASUAL = "Sehr geehrter Herr Kern,\n\n⟦danke für die Mail, ist echt nett von Ihnen.⟧ Ich hab da mal was, und es geht mir an dem Tag echt nicht so gut. Sorry, ich sag also ab.\n\nMit freundlichen Grüßen\nJana Kröger"
_GOOD = "Sehr geehrter Herr Kern,\n\nvielen Dank für Ihre Einladung. Leider muss ich das Vorstellungsgespräch aus persönlichen Gründen absagen. Ich bitte um Ihr Verständnis.\n\nMit freundlichen Grüßen\nJana Kröger"

RULE = Rule(
    id="mirror_formality",
    severity=Severity.HINT,
    title=Text(de="Viel lockerer als die Mail", en="Much more casual than their mail"),
    message=Text(
        de="„{quote}“: {who} schreibt {theirs}, Ihr Entwurf {yours}.",
        en="“{quote}”: {who} writes in {theirs} style, your draft is {yours}.",
    ),
    advice=Text(
        de="Nehmen Sie den Ton der Mail auf: ganze Sätze, keine Umgangssprache. Einen Knopf dafür gibt es nicht, weil es den ganzen Brief betrifft; `taktvoll rewrite --style förmlich --mode fresh` schreibt ihn neu.",
        en="Take up the tone of the mail: whole sentences, no colloquial words. There is no single fix, since it concerns the whole letter; `taktvoll rewrite --style förmlich --mode fresh` writes it anew.",
    ),
    why=Text(
        de="Wer förmlich schreibt, liest einen saloppen Brief als Geringschätzung.",
        en="Who writes formally reads a casual letter as disregard.",
    ),
    source=Text(de="Spiegeln Sie den Ton des Unternehmens.", en="Mirror the company: answer in its tone."),
    find=find,
    examples=(
        Example(reply_to=_MAIL, bad=_CASUAL, good=_GOOD),
        Example(
            reply_to=_MAIL,
            bad="Guten Tag Herr Kern,\n\n⟦ich hab Ihre Mail da, danke echt.⟧ Ich kann an dem Tag da nicht hin, hab was vor. Das ist mir zu viel.\n\nViele Grüße\nJana Kröger",
            good=_GOOD,
        ),
    ),
    near_misses=(_GOOD,),
)
