"""The draft is many times as long as the mail that it answers, or a line in answer to a long, careful mail."""

from collections.abc import Iterator

from taktvoll.analysis import Analysis
from taktvoll.finding import Severity
from taktvoll.lint.anchors import first_sentence
from taktvoll.lint.measures import measure
from taktvoll.lint.messages import shorten
from taktvoll.lint.mirror import mirrored, writer_of
from taktvoll.lint.rule import Example, Match, Rule, Text
from taktvoll.settings import Settings

LONG = 85
"""Words from which on a draft may be too long for a short mail; the median of model letters is 55 (LETTERS.md), and 70 to 84 are usual in clean ones."""
TIMES = 3
SHORT = 9
"""Words up to which an answer is a mere line."""
CAREFUL = 90
"""Words of a mail that somebody took time for."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Match]:
    """The body's first sentence, where the lengths are far apart; the limit of the letter itself is `too_long`'s."""
    mail = mirrored(analysis)
    if mail is None or not mail.words or not analysis.body:
        return
    words = measure(analysis).words
    if words > settings.limits.max_words:
        return
    too_long = words >= LONG and words >= TIMES * mail.words
    too_short = words <= SHORT and mail.words >= CAREFUL
    if not (too_long or too_short):
        return
    start, end = first_sentence(analysis)
    yield Match(
        start=start,
        end=end,
        fields={
            "quote": shorten(analysis.text[start:end]),
            "who": writer_of(mail, settings.lang),
            "theirs": mail.words,
            "yours": words,
        },
    )


_SHORT_MAIL = "Hallo Frau Kröger,\n\nhaben Sie am 13. Mai um 11 Uhr Zeit für ein Gespräch bei uns?\n\nViele Grüße\nUlf Kern\nNordlicht GmbH"
_STORY = (
    "⟦vielen Dank für Ihre Nachricht und für die Einladung, über die ich mich wirklich sehr gefreut habe.⟧ Ich habe lange überlegt und mit vielen "
    "Menschen gesprochen, die mir nahestehen. Am Ende bin ich zu dem Schluss gekommen, dass ich den Termin am 13. Mai leider absagen muss. Ihr Haus hat auf "
    "mich einen ausgezeichneten Eindruck gemacht, und ich wünsche Ihnen für die Besetzung der Stelle alles erdenklich Gute und viel Erfolg. Bitte "
    "entschuldigen Sie die Umstände, die Ihnen durch meine Absage entstehen, und haben Sie noch einmal Dank für Ihre Zeit."
)
_PLAIN = "vielen Dank für die Einladung. Leider muss ich den Termin am 13. Mai absagen. Ich bitte um Ihr Verständnis."
_LONG_MAIL = (
    "Sehr geehrte Frau Kröger,\n\nherzlichen Dank für Ihre ausführliche Bewerbung, die wir mit großer Freude gelesen haben. Besonders Ihre Jahre in Kiel und "
    "Ihre Arbeit mit jungen Menschen haben uns beeindruckt, und wir haben im Team lange darüber gesprochen. Gern möchten wir Sie nun persönlich kennenlernen "
    "und Ihnen unser Haus zeigen. Wir laden Sie deshalb zu einem Gespräch am 13. Mai um 11 Uhr ein. Frau Weiß wird Sie am Eingang abholen und mit Ihnen durch die "
    "Werkstätten gehen. Danach nehmen wir uns bei einem Kaffee Zeit für alle Ihre Fragen. Die Fahrtkosten übernehmen wir selbstverständlich. Wenn Sie "
    "etwas brauchen, schreiben Sie mir jederzeit.\n\nMit freundlichen Grüßen\nUlf Kern\nNordlicht GmbH"
)

RULE = Rule(
    id="mirror_length",
    severity=Severity.HINT,
    title=Text(de="Länge passt nicht zur Mail", en="Length does not fit their mail"),
    message=Text(
        de="„{quote}“: {who} schreibt Ihnen {theirs} Wörter, Sie antworten mit {yours}.",
        en="“{quote}”: {who} wrote {theirs} words, you answer with {yours}.",
    ),
    advice=Text(
        de="Antworten Sie ungefähr so ausführlich, wie man Ihnen schreibt: auf zwei Zeilen kein Aufsatz, auf einen sorgfältigen Brief mehr als ein Satz. Was zu streichen ist, wissen nur Sie; `taktvoll rewrite --style knapp --mode fresh` zeigt eine kurze Fassung.",
        en="Answer about as fully as they write: no essay in answer to two lines, more than a sentence in answer to a careful letter. Only you know what to cut; `taktvoll rewrite --style knapp --mode fresh` shows a short version.",
    ),
    why=Text(
        de="Eine viel längere Antwort klingt nach Rechtfertigung, eine viel kürzere nach Gleichgültigkeit.",
        en="A much longer answer sounds like a justification, a much shorter one like indifference.",
    ),
    source=Text(de="Spiegeln Sie den Ton des Unternehmens.", en="Mirror the company: answer in its tone."),
    find=find,
    examples=(
        Example(
            reply_to=_SHORT_MAIL,
            bad=f"Hallo Herr Kern,\n\n{_STORY}\n\nViele Grüße\nJana Kröger",
            good=f"Hallo Herr Kern,\n\n{_PLAIN}\n\nViele Grüße\nJana Kröger",
        ),
        Example(
            reply_to=_LONG_MAIL,
            bad="Sehr geehrter Herr Kern,\n\n⟦leider muss ich den Termin absagen.⟧\n\nMit freundlichen Grüßen\nJana Kröger",
            good=f"Sehr geehrter Herr Kern,\n\n{_PLAIN}\n\nMit freundlichen Grüßen\nJana Kröger",
        ),
    ),
    near_misses=(f"Hallo Herr Kern,\n\n{_PLAIN}\n\nViele Grüße\nJana Kröger",),
)
